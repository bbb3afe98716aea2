//! Result coercion: leaves are checked against the schema's types and written as JSON.
//! See [Result Coercion](https://spec.graphql.org/September2026/#sec-Scalars.Result-Coercion-and-Serialization).

use damson_schema::{Number, Value};

use crate::engine::plan::Leaf;
use crate::engine::resolve::{Resolved, write_boolean, write_float, write_integer, write_name, write_text};

/// Writes a leaf if it is of the given kind, otherwise returns a message. `ty` is the name of the type in messages.
pub(crate) fn coerce_result(
    leaf: Resolved<'_>,
    kind: Leaf,
    wide_integers: bool,
    text: &mut Vec<u8>,
    ty: &dyn Fn() -> String,
) -> Result<(), String> {
    match (leaf, kind) {
        (Resolved::Str(value), Leaf::String | Leaf::Id | Leaf::Custom) => write_text(text, value),
        (Resolved::String(value), Leaf::String | Leaf::Id | Leaf::Custom) => write_text(text, &value),
        (Resolved::Int(value), Leaf::Int) => write_int(value, wide_integers, text)?,
        (Resolved::UnsignedInt(value), Leaf::Int) => match i64::try_from(value) {
            Ok(value) => write_int(value, wide_integers, text)?,
            Err(_) if wide_integers => write_integer(text, value),
            Err(_) => return Err(beyond_int(value)),
        },
        (Resolved::Int(value), Leaf::Float | Leaf::Custom) => write_integer(text, value),
        (Resolved::UnsignedInt(value), Leaf::Float | Leaf::Custom) => write_integer(text, value),
        (Resolved::Int(value), Leaf::Id) => write_name(text, itoa::Buffer::new().format(value)),
        (Resolved::UnsignedInt(value), Leaf::Id) => write_name(text, itoa::Buffer::new().format(value)),
        (Resolved::Bool(value), Leaf::Boolean | Leaf::Custom) => write_boolean(text, value),
        (Resolved::Float(value), Leaf::Float | Leaf::Custom) if value.is_finite() => write_float(text, value),
        (Resolved::Float(value), Leaf::Float | Leaf::Custom) => {
            return Err(format!("Float cannot represent non numeric value: {value}"));
        }
        (Resolved::Enum(name), Leaf::Enum | Leaf::String | Leaf::Custom) => write_name(text, name),
        (Resolved::Value(value), kind) => coerce_value(&value, kind, wide_integers, text, ty)?,
        (other, _) => return Err(format!("{} cannot represent {}.", ty(), describe(&other))),
    }
    Ok(())
}

/// Writes a leaf that is data.
fn coerce_value(
    value: &Value,
    kind: Leaf,
    wide_integers: bool,
    text: &mut Vec<u8>,
    ty: &dyn Fn() -> String,
) -> Result<(), String> {
    let plain = match (value, kind) {
        (_, Leaf::Custom) => {
            serde_json::to_writer(text, value).expect("writing to memory does not fail");
            return Ok(());
        }
        (Value::String(string), _) => Resolved::Str(string),
        (Value::Enum(name), _) => Resolved::Enum(name),
        (Value::Boolean(boolean), _) => Resolved::Bool(*boolean),
        (Value::Number(number), _) => match (number.as_i64(), number.as_u64(), number.as_exact_f64()) {
            (Some(integer), ..) => Resolved::Int(integer),
            (_, Some(integer), _) => Resolved::UnsignedInt(integer),
            (.., Some(float)) => Resolved::Float(float),
            _ => return coerce_digits(number, kind, text, ty),
        },
        _ => return Err(format!("{} cannot represent value: {value}", ty())),
    };
    coerce_result(plain, kind, wide_integers, text, ty)
}

/// Writes a number that neither an `i64`, a `u64` nor an `f64` holds exactly: rounded as a `Float`, with all digits as an `ID`.
#[cold]
fn coerce_digits(number: &Number, kind: Leaf, text: &mut Vec<u8>, ty: &dyn Fn() -> String) -> Result<(), String> {
    let shown = number.to_string();
    match (kind, number.as_f64()) {
        (Leaf::Float, Some(float)) => write_float(text, float),
        (Leaf::Id, _) if number.is_integer() => write_name(text, &shown),
        (Leaf::Int, _) if number.is_integer() => return Err(beyond_int(damson_syntax::quoted(&shown))),
        _ => {
            let shown = damson_syntax::quoted(&shown);
            return Err(format!("{} cannot represent the number {shown}.", ty()));
        }
    }
    Ok(())
}

/// See [Int](https://spec.graphql.org/September2026/#sec-Int.Result-Coercion).
fn write_int(value: i64, wide_integers: bool, text: &mut Vec<u8>) -> Result<(), String> {
    if !wide_integers && i32::try_from(value).is_err() {
        return Err(beyond_int(value));
    }
    write_integer(text, value);
    Ok(())
}

fn beyond_int(value: impl std::fmt::Display) -> String {
    format!("Int cannot represent non 32-bit signed integer value: {value}")
}

fn describe(resolved: &Resolved<'_>) -> &'static str {
    match resolved {
        Resolved::Bool(_) => "a boolean",
        Resolved::Int(_) | Resolved::UnsignedInt(_) => "an integer",
        Resolved::Float(_) => "a float",
        Resolved::Str(_) | Resolved::String(_) => "a string",
        Resolved::Enum(_) => "an enum value",
        Resolved::Object(_) => "an object",
        Resolved::List(_) => "a list",
        _ => "this kind of value",
    }
}
