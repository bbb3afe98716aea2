//! A handle on an execution: the values of arguments, and the names that errors show.

use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::coercion::ArgumentPlan;
use damson_schema::type_system::{DirectiveDefinition, InputValue, SeenTypes, TypeKind};
use damson_schema::{IndexMap, Name, TypeSystem, Value};

use super::env::Env;
use super::{Context, Guards};
use crate::data::Data;
use crate::engine::plan::{ConditionId, Plan, PlanDirective, PlanField, Source, Step};
use crate::error::{Error, ErrorPlace};
use crate::failures::{ArgumentName, ArgumentSecrets};

/// A handle on the execution that a resolver runs in. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub(crate) env: &'a Env,
    pub(crate) contexts: &'a [Context<'a>],
}

impl<'a> Cx<'a> {
    /// The coerced value of an argument; `None` if it has neither a value nor a default.
    /// See [CoerceArgumentValues](https://spec.graphql.org/September2026/#CoerceArgumentValues()).
    pub fn argument_value(self, field: &'a PlanField, index: usize) -> Result<Option<Cow<'a, Value>>, Error> {
        let definition = self.argument_definition(field, index);
        self.evaluate(definition, &field.arguments[index], || self.coordinate(field))
    }

    /// The coerced values of a field's arguments, by name, without those that have none.
    pub(crate) fn arguments_of(self, field: &'a PlanField) -> Result<IndexMap<Name, Value>, Error> {
        self.arguments(argument_definitions(self.types().whole, field), &field.arguments, || self.coordinate(field))
    }

    /// The coerced values of the arguments of a field or directive, whose coordinate is `owner`.
    pub(crate) fn arguments(
        self,
        definitions: &'a IndexMap<Arc<str>, InputValue>,
        plans: &'a [ArgumentPlan],
        owner: impl Fn() -> String,
    ) -> Result<IndexMap<Name, Value>, Error> {
        let mut values = IndexMap::default();
        for (definition, plan) in definitions.values().zip(plans) {
            if let Some(value) = self.evaluate(definition, plan, &owner)? {
                values.insert(definition.name.clone().into(), value.into_owned());
            }
        }
        Ok(values)
    }

    /// The coerced value of one argument. An error has a place, and names the argument's coordinate.
    fn evaluate(
        self,
        definition: &'a InputValue,
        plan: &'a ArgumentPlan,
        owner: impl FnOnce() -> String,
    ) -> Result<Option<Cow<'a, Value>>, Error> {
        plan.evaluate(self.types().whole, definition, &self.env.variables).map_err(|error| {
            let error = match plan {
                ArgumentPlan::Missing(_) => error, // it names the argument
                _ => {
                    let error = if self.secrets(definition).are_at(&[]) { error.masked() } else { error };
                    error.of_argument(format_args!("{}({}:)", owner(), definition.name))
                }
            };
            Error::new(error.message).at(ErrorPlace::Position(error.span.start()))
        })
    }

    /// The type of a field's leaves as messages show it: `Int`, `Enum "Color"`.
    pub(crate) fn leaf_type(self, field: &PlanField) -> String {
        let types = self.types().whole;
        match types.field(field.parent, field.name()).map(|(_, definition)| types.get(definition.ty.named)) {
            Some(ty) if matches!(ty.kind, TypeKind::Enum { .. }) => format!("Enum \"{}\"", ty.name),
            Some(ty) => ty.name.to_string(),
            None => "The type".to_owned(),
        }
    }

    /// The definition of an argument.
    pub(crate) fn argument_definition(self, field: &PlanField, index: usize) -> &'a InputValue {
        &argument_definitions(self.types().whole, field)[index]
    }

    /// An argument as errors name it.
    #[cold]
    pub(crate) fn argument_name(self, field: &PlanField, index: usize) -> ArgumentName<'a> {
        let argument = self.argument_definition(field, index);
        ArgumentName::new(self.coordinate(field), &argument.name, None, Some(self.secrets(argument)))
    }

    /// The secrets in the value of an argument.
    pub(crate) fn secrets(self, argument: &'a InputValue) -> ArgumentSecrets<'a> {
        ArgumentSecrets { types: self.types().whole, argument }
    }

    /// The definition of a custom directive at a field.
    pub(crate) fn directive_definition(self, directive: &PlanDirective) -> &'a DirectiveDefinition {
        &self.types().whole.directives[directive.index]
    }

    /// The guards before a field.
    pub(crate) fn guards(self, field: &PlanField) -> Option<&'a Guards> {
        self.env.schema.behaviour.guards(field)
    }

    /// The steps to the part of the object that resolves a field; none if that is the object itself.
    pub(crate) fn steps(self, field: &PlanField) -> &'a [Step] {
        let resolvers = &self.env.schema.behaviour.resolvers;
        field.part.map_or(&[], |part| &resolvers.part(part).steps)
    }

    /// Checks the arguments of a field whose resolver reads none of them.
    pub(crate) fn check_arguments(self, field: &'a PlanField) -> Result<(), Error> {
        (0..field.arguments_len()).try_for_each(|index| self.argument_value(field, index).map(drop))
    }

    /// The context of a field whose resolver takes one ([`FieldTable::uses_context`](crate::registry::FieldTable)).
    #[inline]
    pub fn context(self, field: &'a PlanField) -> &'a Context<'a> {
        &self.contexts[field.context as usize]
    }

    /// The data that the request carries for its resolvers.
    pub(crate) fn data(self) -> &'a Data {
        &self.env.data
    }

    pub(crate) fn types(self) -> SeenTypes<'a> {
        self.env.schema.types_in(self.env.view.as_deref())
    }

    #[inline]
    pub(crate) fn plan(self) -> &'a Plan {
        &self.env.plan
    }

    #[inline]
    pub(crate) fn holds(self, condition: ConditionId) -> bool {
        self.env.conditions.holds(condition)
    }

    #[inline]
    pub(crate) fn wide_integers(self) -> bool {
        self.env.schema.wide_integers
    }

    /// `Type.field`.
    pub(crate) fn coordinate(self, field: &PlanField) -> String {
        format!("{}.{}", self.types().whole.get(field.parent).name, field.name)
    }

    pub(crate) fn null_in_non_null(self, field: &PlanField) -> Box<Error> {
        Box::new(Error::new(format!("Cannot return null for non-nullable field {}.", self.coordinate(field))))
    }

    /// The message of a value that the request does not see; it must not name the value or its type.
    pub(crate) fn invisible(self, field: &PlanField) -> String {
        format!("The value of field \"{}\" is not visible.", self.coordinate(field))
    }

    /// Whether the request sees the value `name` of a field's enum.
    pub(crate) fn sees_enum_value(self, field: &PlanField, name: &str) -> bool {
        let SeenTypes { seen, whole } = self.types();
        let ty = whole.field(field.parent, field.name()).map(|(_, definition)| definition.ty.named);
        match ty.and_then(|ty| seen.shown(ty)).map(|ty| &ty.kind) {
            Some(TypeKind::Enum { values }) => values.contains_key(name),
            _ => false,
        }
    }

    pub(crate) fn impossible_type(self, field: &PlanField, name: &str) -> Box<Error> {
        let SeenTypes { seen, whole } = self.types();
        if whole.id(name).is_some() && seen.id(name).is_none() {
            return Box::new(Error::new(self.invisible(field)));
        }
        let coordinate = self.coordinate(field);
        Box::new(Error::new(format!(
            "Runtime Object type \"{name}\" is not a possible type for field \"{coordinate}\"."
        )))
    }
}

/// The definitions of a field's arguments. Meta fields are found by name, since they do not belong to a type.
fn argument_definitions<'t>(types: &'t TypeSystem, field: &PlanField) -> &'t IndexMap<Arc<str>, InputValue> {
    match (field.origin(), types.get(field.parent).fields()) {
        (Source::Resolver | Source::Guarded | Source::Part | Source::Apart, Some(fields)) => {
            &fields.fields[field.definition()].arguments
        }
        _ => &types.field(field.parent, &field.name).expect("the plan has the field from these types").1.arguments,
    }
}
