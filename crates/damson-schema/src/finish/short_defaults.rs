//! Default values as people write them: `{}` in place of every field with its own default value.

use std::sync::Arc;

use crate::coercion::value::{Budget, coerce};
use crate::type_system::{InputValue, TypeKind};
use crate::value::Value;
use crate::{IndexMap, TypeId, TypeRef, TypeSystem};

/// Removes from all default values the input fields that equal their own default value. Coerced default values do not change.
pub(super) fn shorten(types: &mut TypeSystem) {
    for id in (0..types.types.len() as u32).map(TypeId) {
        if let TypeKind::InputObject { fields, .. } = &types.get(id).kind {
            let defaults: Vec<_> = fields.values().map(|field| shortened(types, field)).collect();
            if let TypeKind::InputObject { fields, .. } = &mut types.get_mut(id).kind {
                fields.values_mut().zip(defaults).for_each(|(field, default)| field.default_value = default);
            }
        }
        // Only input types are read here, so the fields of output types can be taken out.
        let Some(mut fields) = types.get_mut(id).fields_mut().map(std::mem::take) else { continue };
        fields.fields.values_mut().for_each(|field| shorten_all(types, &mut field.arguments));
        *types.get_mut(id).fields_mut().expect("its fields were taken") = fields;
    }
    let mut directives = std::mem::take(&mut types.directives);
    directives.values_mut().for_each(|directive| shorten_all(types, &mut directive.arguments));
    types.directives = directives;
}

fn shorten_all(types: &TypeSystem, arguments: &mut IndexMap<Arc<str>, InputValue>) {
    arguments.values_mut().for_each(|argument| argument.default_value = shortened(types, argument));
}

fn shortened(types: &TypeSystem, value: &InputValue) -> Option<Value> {
    let mut default = value.default_value.clone()?;
    leave_out(types, &mut default, value.ty);
    Some(default)
}

/// Recursive over a default value, which is at most [`Value::MAX_DEPTH`] levels deep.
fn leave_out(types: &TypeSystem, value: &mut Value, ty: TypeRef) {
    match (value, types.get(ty.named).input_fields()) {
        (Value::List(items), Some(_)) => {
            items.iter_mut().for_each(|item| leave_out(types, item, ty.item().unwrap_or(ty)));
        }
        (Value::Object(object), Some(fields)) => {
            object.retain(|name, value| match fields.get(name.as_str()) {
                Some(field) => !is_default(types, value, field),
                None => true,
            });
            for (name, value) in object {
                if let Some(field) = fields.get(name.as_str()) {
                    leave_out(types, value, field.ty);
                }
            }
        }
        _ => {}
    }
}

/// Whether the default value stays the same without the field.
fn is_default(types: &TypeSystem, value: &Value, field: &InputValue) -> bool {
    let coerced = coerce(types, value.clone(), field.ty, &mut Budget(usize::MAX)).ok();
    coerced.is_some() && coerced == field.coerced_default
}
