//! Directives: their definitions, and their use on types described as values.

use std::sync::Arc;

use damson_schema::type_system::{AppliedDirective, DirectiveDefinition as Definition, DirectiveLocation};
use damson_schema::{Coordinate, IndexMap, Value};

use super::described::{Described, argument_method, deprecation_method, description_method};
use super::{Definer, InputValue};
use crate::registry::insert_once;

/// The definition of a directive, for [`SchemaBuilder::register_directive`](crate::dynamic::SchemaBuilder::register_directive).
/// See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives).
#[derive(Debug)]
pub struct DirectiveDefinition {
    name: String,
    described: Described,
    locations: Vec<DirectiveLocation>,
    arguments: Vec<InputValue>,
    repeatable: bool,
}

impl DirectiveDefinition {
    /// A directive of this name, without the `@`, that may be used in these locations.
    pub fn new(name: impl Into<String>, locations: impl IntoIterator<Item = DirectiveLocation>) -> Self {
        DirectiveDefinition {
            name: name.into(),
            described: Described::default(),
            locations: locations.into_iter().collect(),
            arguments: Vec::new(),
            repeatable: false,
        }
    }

    description_method!();
    deprecation_method!();

    argument_method!();

    /// Allows several uses of it in one place.
    #[must_use]
    pub fn repeatable(self) -> Self {
        DirectiveDefinition { repeatable: true, ..self }
    }

    pub(in crate::dynamic) fn define(self, definer: &mut Definer<'_>) {
        let mut arguments = IndexMap::default();
        for argument in self.arguments {
            let argument = argument.definition(definer, |argument| format!("@{}({argument}:)", self.name));
            insert_once(definer.builder, &mut arguments, argument.name.clone(), argument, |argument| {
                Coordinate::DirectiveArgument(self.name.as_str().into(), argument)
            });
        }
        definer.builder.add_directive(Definition {
            name: self.name.into(),
            description: self.described.description.map(Arc::from),
            arguments,
            locations: self.locations,
            repeatable: self.repeatable,
            deprecation: self.described.deprecation.map(Arc::from),
            applied: self.described.directives,
        });
    }
}

/// The use of a directive on a part of a schema; the schema has to define it.
///
/// ```
/// use damson::dynamic::{Directive, DirectiveDefinition, Field, FieldFuture, InputValue, Object, Schema, TypeRef};
/// use damson::{DirectiveLocation, Value};
///
/// let tag = DirectiveDefinition::new("tag", [DirectiveLocation::FieldDefinition])
///     .argument(InputValue::new("name", TypeRef::named_nn(TypeRef::STRING)));
/// let field = Field::new("one", TypeRef::INT, |_| FieldFuture::from_value(Some(Value::from(1))))
///     .directive(Directive::new("tag").argument("name", "first"));
/// let schema =
///     Schema::build("Query", None, None).register_directive(tag).register(Object::new("Query").field(field)).finish()?;
/// assert!(schema.sdl().contains(r#"one: Int @tag(name: "first")"#));
/// # Ok::<(), damson::SchemaErrors>(())
/// ```
#[derive(Clone, Debug)]
pub struct Directive {
    name: String,
    arguments: Vec<(Arc<str>, Value)>,
}

impl Directive {
    /// The directive of this name, without the `@`.
    pub fn new(name: impl Into<String>) -> Self {
        Directive { name: name.into(), arguments: Vec::new() }
    }

    /// Gives an argument.
    #[must_use]
    pub fn argument(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.arguments.push((name.into().into(), value.into()));
        self
    }
}

impl From<Directive> for AppliedDirective {
    fn from(directive: Directive) -> Self {
        AppliedDirective { name: directive.name.into(), arguments: directive.arguments }
    }
}
