//! Scalars and enums: which values they accept, and what they make of them.

use std::sync::Arc;

use crate::TypeSystem;
use crate::suggestion::did_you_mean_what;
use crate::type_system::{ScalarCheck, TypeDefinition, TypeKind};
use crate::value::{Name, Number, Value};
use damson_syntax::quoted;

/// How a value was written: what counts as an enum value or an integer depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Notation {
    /// As a literal: enum values are bare names, and `1.0` is no `Int`.
    Literal,
    /// As JSON: enum values are strings, and a number is an integer if it has no fraction.
    Json,
}

/// Why a leaf type does not accept a value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Refusal {
    NotInt,
    NotInt32,
    /// Where integers may be [wide](crate::TypeSystem::wide_integers).
    NotInt64,
    NotFloat,
    NotString,
    NotBoolean,
    NotId,
    NotEnum,
    UnknownEnumValue,
    /// What the check of a custom scalar says.
    Custom(String),
}

/// Whether the leaf type `ty` accepts `value`, which is not null.
pub(crate) fn check(types: &TypeSystem, ty: &TypeDefinition, value: &Value, notation: Notation) -> Result<(), Refusal> {
    match &ty.kind {
        TypeKind::Enum { values } => check_enum(values, value, notation),
        TypeKind::Scalar { check, .. } => match check_scalar(types, &ty.name, value, notation) {
            Some(result) => result,
            None => check.as_ref().map_or(Ok(()), |check| check_custom(check, value)),
        },
        // An output type where values are given is a fault of the schema, and told there.
        _ => Ok(()),
    }
}

/// What a value that the leaf type accepts becomes.
pub(crate) fn coerce(ty: &TypeDefinition, value: Value) -> Value {
    match (&ty.kind, value) {
        (TypeKind::Enum { .. }, Value::String(name)) => Value::Enum(Name::from(name)),
        (TypeKind::Scalar { check: Some(check), .. }, value) => check.parse(value),
        (TypeKind::Scalar { .. }, Value::Number(number)) => coerce_number(&ty.name, number),
        (_, value) => value,
    }
}

/// Whether resolvers see another value than the one that was given.
pub(crate) fn is_mapped(ty: &TypeDefinition) -> bool {
    matches!(ty.kind, TypeKind::Scalar { check: Some(ScalarCheck::Parse(_)), .. })
}

fn check_custom(check: &ScalarCheck, value: &Value) -> Result<(), Refusal> {
    check.judge(value).map_err(|reason| Refusal::Custom(quoted(&reason).into_owned()))
}

fn check_enum(
    values: &crate::IndexMap<Arc<str>, crate::type_system::EnumValue>,
    value: &Value,
    notation: Notation,
) -> Result<(), Refusal> {
    let name = match value {
        Value::Enum(name) => name.as_str(),
        Value::String(name) if notation == Notation::Json => name,
        _ => return Err(Refusal::NotEnum),
    };
    if values.contains_key(name) { Ok(()) } else { Err(Refusal::UnknownEnumValue) }
}

/// See [Scalars](https://spec.graphql.org/September2026/#sec-Scalars.Built-in-Scalars). None: it is a custom scalar.
fn check_scalar(types: &TypeSystem, name: &str, value: &Value, notation: Notation) -> Option<Result<(), Refusal>> {
    let accept = |accepted: bool, refusal: Refusal| if accepted { Ok(()) } else { Err(refusal) };
    Some(match name {
        "Int" => check_int(types, value, notation),
        "Float" => accept(value.as_f64().is_some(), Refusal::NotFloat),
        "String" => accept(matches!(value, Value::String(_)), Refusal::NotString),
        "Boolean" => accept(matches!(value, Value::Boolean(_)), Refusal::NotBoolean),
        "ID" => accept(is_id(value, notation), Refusal::NotId),
        _ => return None,
    })
}

fn check_int(types: &TypeSystem, value: &Value, notation: Notation) -> Result<(), Refusal> {
    let Value::Number(number) = value else { return Err(Refusal::NotInt) };
    check_range(types, integer(number, notation).ok_or(Refusal::NotInt)?)
}

/// The integer that a literal of the kind `Int` stands for.
pub(crate) fn int_literal(types: &TypeSystem, text: &str) -> Result<Number, Refusal> {
    let too_large = || if types.wide_integers { Refusal::NotInt64 } else { Refusal::NotInt32 };
    let integer: i128 = text.parse().map_err(|_| too_large())?;
    check_range(types, integer)?;
    Ok(integer.into())
}

/// Whether `Int` has room for the integer.
fn check_range(types: &TypeSystem, integer: i128) -> Result<(), Refusal> {
    let is_wide = || i64::try_from(integer).is_ok() || u64::try_from(integer).is_ok();
    match types.wide_integers {
        _ if i32::try_from(integer).is_ok() => Ok(()),
        false => Err(Refusal::NotInt32),
        true if is_wide() => Ok(()),
        true => Err(Refusal::NotInt64),
    }
}

fn is_id(value: &Value, notation: Notation) -> bool {
    match value {
        Value::String(_) => true,
        Value::Number(number) => id_of_number(number, notation).is_some(),
        _ => false,
    }
}

/// The number as an integer, if it is one; the largest `i128` for all that are beyond it.
fn integer(number: &Number, notation: Notation) -> Option<i128> {
    if number.is_integer() {
        return Some(number.as_i128().unwrap_or(i128::MAX));
    }
    let double = whole_double(number, notation)?;
    // In decimal, since that is what the client has written.
    Some(double.to_string().parse().unwrap_or(i128::MAX))
}

/// The number as a double without a fraction, in the notation where that is an integer.
fn whole_double(number: &Number, notation: Notation) -> Option<f64> {
    number.as_exact_f64().filter(|double| notation == Notation::Json && double.fract() == 0.0)
}

/// What an identifier is made of: an integer with all its digits. A double may have lost some on its way, unless it is small.
fn id_of_number(number: &Number, notation: Notation) -> Option<String> {
    const EXACT: f64 = (1u64 << f64::MANTISSA_DIGITS) as f64;
    if number.is_integer() {
        return Some(number.to_string());
    }
    let double = whole_double(number, notation)?;
    (double.abs() < EXACT).then(|| double.to_string())
}

fn coerce_number(name: &str, number: Number) -> Value {
    const ACCEPTED: &str = "only values that were accepted are coerced";
    match name {
        "Int" => Value::Number(integer(&number, Notation::Json).expect(ACCEPTED).into()),
        "Float" if !number.is_i64() && !number.is_u64() => {
            Value::Number(number.as_f64().and_then(Number::from_f64).expect(ACCEPTED))
        }
        "ID" => Value::String(id_of_number(&number, Notation::Json).expect(ACCEPTED)),
        _ => Value::Number(number),
    }
}

impl Refusal {
    /// The refusal in words; `shown` is how the message shows the value.
    pub(crate) fn message(&self, ty: &TypeDefinition, notation: Notation, suggest: bool, shown: &str) -> String {
        let name = &ty.name;
        let suggestion = |found: &str| if suggest { suggest_enum_value(ty, found) } else { String::new() };
        match self {
            Refusal::NotInt => format!("Int cannot represent non-integer value: {shown}"),
            Refusal::NotInt32 => format!("Int cannot represent non 32-bit signed integer value: {shown}"),
            Refusal::NotInt64 => format!("Int cannot represent non 64-bit integer value: {shown}"),
            Refusal::NotFloat => format!("Float cannot represent non numeric value: {shown}"),
            Refusal::NotString => format!("String cannot represent a non string value: {shown}"),
            Refusal::NotBoolean => format!("Boolean cannot represent a non boolean value: {shown}"),
            Refusal::NotId => match notation {
                Notation::Literal => format!("ID cannot represent a non-string and non-integer value: {shown}"),
                Notation::Json => format!("ID cannot represent value: {shown}"),
            },
            Refusal::NotEnum => {
                let kind = if notation == Notation::Literal { "non-enum" } else { "non-string" };
                format!("Enum \"{name}\" cannot represent {kind} value: {shown}.{}", suggestion(shown))
            }
            Refusal::UnknownEnumValue => {
                format!("Value \"{shown}\" does not exist in \"{name}\" enum.{}", suggestion(shown))
            }
            Refusal::Custom(problem) => {
                format!("Expected value of type \"{name}\", but encountered error \"{problem}\"; found: {shown}.")
            }
        }
    }
}

fn suggest_enum_value(ty: &TypeDefinition, found: &str) -> String {
    match &ty.kind {
        TypeKind::Enum { values } => did_you_mean_what("the enum value ", found, values.keys().map(|name| &**name)),
        _ => String::new(),
    }
}
