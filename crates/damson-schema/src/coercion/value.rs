//! Conversion of values that have passed their [`Check`](super::check::Check).
//!
//! Recursive over values, which come from outside at most [`Value::MAX_DEPTH`] levels deep.

use std::sync::Arc;

use super::leaf;
use crate::type_system::{InputValue, TypeDefinition, TypeKind};
use crate::value::{Name, Value};
use crate::{Code, IndexMap, TypeRef, TypeSystem};

/// How many more values default values may add to the given ones. It keeps a short value from growing without bounds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget(pub(crate) usize);

impl Budget {
    /// Spends the values in `default`.
    pub(crate) fn spend(&mut self, default: &Value) -> Result<(), Unconverted<'static>> {
        self.0 = self.0.checked_sub(default.size().nodes).ok_or(Unconverted::TooMany)?;
        Ok(())
    }
}

/// A reason why a value cannot be converted although it has passed its check.
#[derive(Debug)]
pub(crate) enum Unconverted<'t> {
    /// Default values add too many values.
    TooMany,
    /// The function of this custom scalar has changed its mind, or panics.
    Unsteady(&'t TypeDefinition),
}

impl Unconverted<'_> {
    pub(crate) fn code(&self) -> Code {
        match self {
            Unconverted::TooMany => Code::LimitInput,
            Unconverted::Unsteady(_) => Code::Internal,
        }
    }

    pub(crate) fn message(&self) -> String {
        match self {
            Unconverted::TooMany => "With its default values it holds too many values.".to_owned(),
            Unconverted::Unsteady(TypeDefinition { name, .. }) => {
                format!("The scalar \"{name}\" cannot be checked. Ask those who run the server.")
            }
        }
    }
}

type Converted<'t> = Result<Value, Unconverted<'t>>;

/// The value that a checked one becomes: items become lists, and defaults are filled in.
pub(crate) fn coerce<'t>(types: &'t TypeSystem, value: Value, ty: TypeRef, budget: &mut Budget) -> Converted<'t> {
    if value == Value::Null {
        return Ok(value);
    }
    if let Some(item) = ty.item() {
        let items = match value {
            Value::List(items) => items.into_iter().map(|value| coerce(types, value, item, budget)).collect(),
            single => coerce(types, single, item, budget).map(|value| vec![value]),
        };
        return items.map(Value::List);
    }
    let definition = types.get(ty.named);
    match (&definition.kind, value) {
        (TypeKind::InputObject { fields, .. }, Value::Object(object)) => coerce_object(types, object, fields, budget),
        (_, value) => leaf::coerce(definition, value),
    }
}

/// In place: the fields given, the defaults of those that are not, and all in the order of their definitions.
fn coerce_object<'t>(
    types: &'t TypeSystem,
    mut object: IndexMap<Name, Value>,
    fields: &IndexMap<Arc<str>, InputValue>,
    budget: &mut Budget,
) -> Converted<'t> {
    for (name, value) in &mut object {
        if let Some(field) = fields.get(name.as_str()) {
            *value = coerce(types, std::mem::take(value), field.ty, budget)?;
        }
    }
    for (name, field) in fields {
        if let Some(default) = &field.coerced_default
            && !object.contains_key(&**name)
        {
            budget.spend(default)?;
            object.insert(Name::from(name.clone()), default.clone());
        }
    }
    let place = |name: &Name| fields.get_index_of(name.as_str());
    if !object.keys().map(place).is_sorted() {
        object.sort_unstable_by_key(|name, _| place(name));
    }
    Ok(Value::Object(object))
}
