//! A literal whose constant parts are coerced and whose variables wait for their values.

use std::borrow::Cow;

use damson_syntax::Span;

use super::VariableValues;
use super::error::InputError;
use super::given::{Loose, Notation};
use super::leaf;
use super::path::{Path, Step};
use crate::suggestion::Suggestions;
use crate::type_system::TypeKind;
use crate::value::{Name, Value};
use crate::{TypeId, TypeRef, TypeSystem};

/// The value of a literal, with places for the values of its variables. Depends on no request.
#[derive(Clone, PartialEq, Debug)]
pub enum Template {
    /// No variables: the coerced value.
    Constant(Value),
    /// A variable.
    Variable(VariableUse),
    /// A list with variables in it.
    List(Vec<Template>),
    /// An object with variables in it.
    Object(ObjectTemplate),
    /// A custom scalar with variables in it.
    Scalar(Box<ScalarTemplate>),
}

/// A variable in a place that has a type.
#[derive(Clone, PartialEq, Debug)]
pub struct VariableUse {
    /// The index of its definition in the operation.
    pub index: usize,
    /// The name without the `$`.
    pub name: Name,
    /// The type of the place.
    pub ty: TypeRef,
    /// The place in the document.
    pub span: Span,
}

impl VariableUse {
    /// The error of a variable that has no value, or null, where one is needed.
    #[cold]
    pub(super) fn missing(&self, types: &TypeSystem, value: Option<&Value>, path: &Path<'_>) -> InputError {
        let (name, ty) = (&self.name, types.display(self.ty));
        let message = match value {
            None => format!("Expected variable \"${name}\" provided to type \"{ty}\" to provide a runtime value."),
            Some(_) => format!("Expected variable \"${name}\" provided to non-null type \"{ty}\" not to be null."),
        };
        *InputError::new(self.span, path, message)
    }
}

/// An object with variables in it.
#[derive(Clone, PartialEq, Debug)]
pub struct ObjectTemplate {
    fields: Vec<(Name, Template)>,
    /// The input object type; none within a custom scalar.
    ty: Option<TypeId>,
    span: Span,
}

/// A custom scalar with variables in it.
#[derive(Clone, PartialEq, Debug)]
pub struct ScalarTemplate {
    ty: TypeId,
    value: Template,
    span: Span,
}

type Evaluated<T> = Result<T, Box<InputError>>;

impl Template {
    pub(super) fn object(fields: Vec<(Name, Template)>, ty: Option<TypeId>, span: Span) -> Self {
        if fields.iter().all(|(_, field)| field.is_constant()) {
            let constants = fields.into_iter().filter_map(|(name, field)| Some((name, field.into_constant()?)));
            return Template::Constant(Value::Object(constants.collect()));
        }
        Template::Object(ObjectTemplate { fields, ty, span })
    }

    pub(super) fn list(items: Vec<Template>) -> Self {
        if items.iter().all(Template::is_constant) {
            return Template::Constant(Value::List(items.into_iter().filter_map(Template::into_constant).collect()));
        }
        Template::List(items)
    }

    pub(super) fn scalar(ty: TypeId, value: Template, span: Span) -> Self {
        Template::Scalar(Box::new(ScalarTemplate { ty, value, span }))
    }

    /// Whether there are no variables in it.
    pub fn is_constant(&self) -> bool {
        matches!(self, Template::Constant(_))
    }

    /// How many bytes the template holds on the heap. Recursive, as deep as a literal may be.
    pub fn heap_size(&self) -> usize {
        match self {
            Template::Constant(value) => value.heap_size(),
            Template::Variable(variable) => variable.name.heap_size(),
            Template::List(items) => room(items) + items.iter().map(Template::heap_size).sum::<usize>(),
            Template::Object(ObjectTemplate { fields, .. }) => {
                room(fields) + fields.iter().map(|(name, field)| name.heap_size() + field.heap_size()).sum::<usize>()
            }
            Template::Scalar(scalar) => size_of::<ScalarTemplate>() + scalar.value.heap_size(),
        }
    }

    fn into_constant(self) -> Option<Value> {
        match self {
            Template::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// The value for the variables of a request; none if it is a variable that has none.
    ///
    /// Constants and variables are borrowed.
    ///
    /// # Errors
    /// A variable has no value, or null, in a place that needs one.
    #[inline]
    pub fn evaluate<'a>(
        &'a self,
        types: &TypeSystem,
        variables: &'a VariableValues,
    ) -> Result<Option<Cow<'a, Value>>, InputError> {
        match self {
            Template::Constant(value) => Ok(Some(Cow::Borrowed(value))),
            _ => {
                let mut evaluation = Evaluation { types, variables, in_scalar: false };
                evaluation.template(self, &Path::ROOT).map_err(|error| *error)
            }
        }
    }
}

fn room<T>(items: &Vec<T>) -> usize {
    items.capacity() * size_of::<T>()
}

/// One evaluation. Recursive over templates, which are as deep as the values that they come to.
struct Evaluation<'a, 't> {
    types: &'t TypeSystem,
    variables: &'a VariableValues,
    /// Whether it is within a custom scalar, which makes of the whole literal what resolvers see.
    in_scalar: bool,
}

impl<'a> Evaluation<'a, '_> {
    fn template(&mut self, template: &'a Template, path: &Path<'_>) -> Evaluated<Option<Cow<'a, Value>>> {
        Ok(match template {
            Template::Constant(value) => Some(Cow::Borrowed(value)),
            Template::Variable(variable) => self.variable(variable, path)?.map(Cow::Borrowed),
            Template::List(items) => Some(Cow::Owned(self.list(items, path)?)),
            Template::Object(object) => Some(Cow::Owned(self.object(object, path)?)),
            Template::Scalar(scalar) => Some(Cow::Owned(self.scalar(scalar, path)?)),
        })
    }

    /// A variable needs no coercion: validation has seen to it that its type fits.
    fn variable(&self, variable: &VariableUse, path: &Path<'_>) -> Evaluated<Option<&'a Value>> {
        let value = match self.in_scalar {
            false => self.variables.get(variable.index),
            true => self.variables.source(variable.index),
        };
        if variable.ty.is_non_null() && value.is_none_or(|value| *value == Value::Null) {
            return Err(Box::new(variable.missing(self.types, value, path)));
        }
        Ok(value)
    }

    fn list(&mut self, items: &'a [Template], path: &Path<'_>) -> Evaluated<Value> {
        let items = items.iter().enumerate().map(|(index, item)| {
            let value = self.template(item, &path.step(Step::Index(index)))?;
            Ok(value.map_or(Value::Null, Cow::into_owned))
        });
        items.collect::<Result<_, _>>().map(Value::List)
    }

    fn object(&mut self, object: &'a ObjectTemplate, path: &Path<'_>) -> Evaluated<Value> {
        let mut value = crate::IndexMap::default();
        for (name, field) in &object.fields {
            if let Template::Variable(variable) = field
                && let Some(ty) = object.ty
            {
                self.one_of(object, ty, name, variable, path)?;
                if self.variables.get(variable.index).is_none() && self.left_out(ty, name, &mut value) {
                    continue;
                }
            }
            let given = self.template(field, &path.step(Step::Field(name)))?;
            value.extend(given.map(|given| (name.clone(), given.into_owned())));
        }
        Ok(Value::Object(value))
    }

    /// A field whose variable has no value counts as not given: its default stands in, if one is needed and there.
    /// Tells whether it may be left out.
    fn left_out(&self, ty: TypeId, name: &Name, value: &mut crate::IndexMap<Name, Value>) -> bool {
        let Some(field) = self.types.get(ty).input_fields().and_then(|fields| fields.get(name.as_str())) else {
            return false;
        };
        value.extend(field.coerced_default.clone().map(|default| (name.clone(), default)));
        !field.is_required()
    }

    fn one_of(
        &self,
        object: &ObjectTemplate,
        ty: TypeId,
        name: &Name,
        variable: &VariableUse,
        path: &Path<'_>,
    ) -> Evaluated<()> {
        let definition = self.types.get(ty);
        let value = self.variables.get(variable.index);
        if !matches!(definition.kind, TypeKind::InputObject { one_of: true, .. }) {
            return Ok(());
        }
        let needed = match value {
            None => "to provide a runtime value",
            Some(Value::Null) => "not to be null",
            Some(_) => return Ok(()),
        };
        let message = format!(
            "Expected variable \"${}\" provided to field \"{name}\" for OneOf Input Object type \"{}\" {needed}.",
            variable.name, definition.name
        );
        Err(InputError::new(object.span, path, message))
    }

    fn scalar(&mut self, scalar: &'a ScalarTemplate, path: &Path<'_>) -> Evaluated<Value> {
        self.in_scalar = true; // there is no scalar within a scalar
        let value = self.template(&scalar.value, path)?.map_or(Value::Null, Cow::into_owned);
        self.in_scalar = false;
        let definition = self.types.get(scalar.ty);
        let given = Loose { value: &value, notation: Notation::Literal };
        let error = |code, message| InputError::with_code(code, scalar.span, path, message);
        leaf::check(self.types, definition, given)
            .map_err(|refusal| error(refusal.code(), refusal.message(definition, given, &mut Suggestions::none())))?;
        leaf::coerce(definition, value).map_err(|unsteady| error(unsteady.code(), unsteady.message()))
    }
}
