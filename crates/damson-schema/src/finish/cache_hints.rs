//! Reads the hints of `@cacheControl(maxAge:, scope:, inheritMaxAge:)` for types and fields.
//!
//! A field without a hint does not shorten the time of an operation. `inheritMaxAge` asks for the same, so it is ignored.

use crate::type_system::{AppliedDirective, CacheControl, Coordinate};
use crate::{TypeSystem, Value};

use crate::fault::{Fault, Part, Place};

/// Reads the directives of all types and fields that have no hint yet.
pub(super) fn read(types: &mut TypeSystem) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut read =
        |hint: &mut Option<CacheControl>, applied: &[AppliedDirective], coordinate: &dyn Fn() -> Coordinate| {
            if hint.is_some() || applied.is_empty() {
                return;
            }
            match cache_control(applied) {
                Ok(found) => *hint = found,
                Err(message) => faults.push(Fault::new(message, [Place::node(coordinate(), Part::Whole)])),
            }
        };
    for ty in types.types.iter_mut().flatten() {
        let name = ty.name.clone();
        read(&mut ty.cache_control, &ty.applied, &|| Coordinate::Type(name.clone()));
        let fields = ty.fields_mut().into_iter().flat_map(|fields| fields.fields.values_mut());
        for field in fields {
            let coordinate = || Coordinate::Member(name.clone(), field.name.clone());
            read(&mut field.cache_control, &field.applied, &coordinate);
        }
    }
    faults
}

fn cache_control(applied: &[AppliedDirective]) -> Result<Option<CacheControl>, String> {
    let Some(directive) = applied.iter().find(|applied| &*applied.name == "cacheControl") else { return Ok(None) };
    let mut hint = CacheControl::default();
    for (name, value) in &directive.arguments {
        match (&**name, value) {
            ("maxAge", value) => hint.max_age = max_age(value)?,
            ("scope", Value::Enum(scope)) => hint.public = scope != "PRIVATE",
            _ => {}
        }
    }
    Ok((hint != CacheControl::default()).then_some(hint))
}

/// The time of a hint: 0 seconds become -1, because 0 means that there is no hint.
fn max_age(value: &Value) -> Result<i32, String> {
    let seconds = match value {
        Value::Null => return Ok(0),
        Value::Number(number) => number.as_i64().and_then(|seconds| i32::try_from(seconds).ok()),
        _ => None,
    };
    match seconds {
        Some(0) => Ok(-1),
        Some(seconds) if seconds > 0 => Ok(seconds),
        _ => Err(format!("A maximum age is an integer of seconds from 0, not {}.", value.to_literal())),
    }
}
