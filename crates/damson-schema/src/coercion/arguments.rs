//! The arguments of a field or directive, made ready once per plan.
//! See [Coercing Field Arguments](https://spec.graphql.org/September2026/#sec-Coercing-Field-Arguments).

use std::borrow::Cow;
use std::sync::Arc;

use damson_syntax::Span;
use damson_syntax::ast::{self, List};

use super::literal::by_definition;
use super::path::Path;
use super::{InputError, LiteralCoercion, Template, VariableUse, VariableValues};
use crate::type_system::InputValue;
use crate::value::Value;
use crate::{IndexMap, TypeSystem};

/// Where the value of one argument comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum ArgumentPlan {
    /// Not given, and without a default value.
    Absent,
    /// Not given; its definition's default value, which is shared and not copied.
    Default,
    /// A variable; without a value the argument counts as not given.
    Variable(VariableUse),
    /// A literal.
    Literal(Template),
    /// Not given although it is required: the error of the field. It happens in valid documents, since an object's argument may
    /// lack the default value that the interface's has.
    Missing(Box<InputError>),
}

impl ArgumentPlan {
    /// Plans the arguments given in one place, in the order of `definitions`.
    ///
    /// `owner` is the coordinate of the field or directive: `Query.field`; `place` is where it stands in the document.
    ///
    /// # Errors
    /// The first argument that is wrong whatever the variables are. Validated documents have none.
    pub fn of_arguments(
        coercion: &mut LiteralCoercion<'_>,
        definitions: &IndexMap<Arc<str>, InputValue>,
        arguments: List<ast::Argument>,
        owner: &str,
        place: Span,
    ) -> Result<Box<[ArgumentPlan]>, InputError> {
        let document = coercion.document;
        let arguments = document[arguments].iter();
        let given = by_definition(definitions, arguments.map(|argument| (&document[argument.name], &argument.value)));
        let plans = definitions.values().zip(given);
        plans.map(|(definition, given)| Self::new(coercion, definition, given, owner, place)).collect()
    }

    fn new(
        coercion: &mut LiteralCoercion<'_>,
        definition: &InputValue,
        given: Option<&ast::Value>,
        owner: &str,
        place: Span,
    ) -> Result<Self, InputError> {
        let Some(literal) = given else {
            return match (definition.is_required(), &definition.coerced_default) {
                (true, _) => Ok(ArgumentPlan::Missing(not_provided(coercion.types, definition, owner, place))),
                (false, Some(_)) => Ok(ArgumentPlan::Default),
                (false, None) => Ok(ArgumentPlan::Absent),
            };
        };
        let template = coercion.template(literal, definition.ty);
        match template.map_err(|error| error.of_argument(format_args!("{owner}({}:)", definition.name)))? {
            Template::Variable(variable) => Ok(ArgumentPlan::Variable(variable)),
            template => Ok(ArgumentPlan::Literal(template)),
        }
    }

    /// How many bytes the plan holds on the heap.
    pub fn heap_size(&self) -> usize {
        match self {
            ArgumentPlan::Absent | ArgumentPlan::Default => 0,
            ArgumentPlan::Missing(error) => size_of::<InputError>() + error.message.len(),
            ArgumentPlan::Variable(variable) => variable.name.heap_size(),
            ArgumentPlan::Literal(template) => template.heap_size(),
        }
    }

    /// The argument's value for the variables of a request; none if the argument counts as not given.
    ///
    /// `definition` is the argument's own definition. Constants, defaults and variables are borrowed.
    ///
    /// # Errors
    /// A variable has no value, or null, in a place that needs one; name the argument with
    /// [`InputError::of_argument`]. Or the argument is [missing](Self::Missing), and the error names it.
    #[inline]
    pub fn evaluate<'a>(
        &'a self,
        types: &TypeSystem,
        definition: &'a InputValue,
        variables: &'a VariableValues,
    ) -> Result<Option<Cow<'a, Value>>, InputError> {
        let default = || definition.coerced_default.as_ref().map(Cow::Borrowed);
        match self {
            ArgumentPlan::Absent => Ok(None),
            ArgumentPlan::Default => Ok(default()),
            ArgumentPlan::Literal(template) => template.evaluate(types, variables),
            ArgumentPlan::Missing(error) => Err((**error).clone()),
            ArgumentPlan::Variable(variable) => match variables.get(variable.index) {
                None if !definition.is_required() => Ok(default()),
                Some(value) if *value != Value::Null || !variable.ty.is_non_null() => Ok(Some(Cow::Borrowed(value))),
                value => Err(variable.missing(types, value, &Path::ROOT)),
            },
        }
    }
}

#[cold]
fn not_provided(types: &TypeSystem, definition: &InputValue, owner: &str, place: Span) -> Box<InputError> {
    let name = &definition.name;
    let ty = types.display(definition.ty);
    let message = format!("Argument \"{owner}({name}:)\" of required type \"{ty}\" was not provided.");
    InputError::new(place, &Path::ROOT, message)
}
