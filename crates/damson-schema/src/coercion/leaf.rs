//! Scalars and enums: which values they accept, and which values resolvers see of those.

use crate::secrets::MASK;
use crate::suggestion::Suggestions;
use crate::type_system::{ScalarCheck, TypeDefinition, TypeKind};
use crate::user_code::{self, Panicked};
use crate::value::{Name, Number, Value};
use crate::{Code, TypeSystem};
use damson_syntax::quoted;

use super::given::{Given, Kind, Notation};
use super::print::Variables;
use super::value::Unconverted;

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
    /// The reason that the check of a custom scalar gives.
    Custom(String),
    /// The check of a custom scalar panicked.
    Unchecked,
}

/// Whether the leaf type `ty` accepts a value that is neither null nor a variable.
pub(crate) fn check<'a>(types: &TypeSystem, ty: &TypeDefinition, given: impl Given<'a>) -> Result<(), Refusal> {
    match &ty.kind {
        TypeKind::Enum { values } => match given.name() {
            Some(name) => accept(values.contains_key(name), Refusal::UnknownEnumValue),
            None => Err(Refusal::NotEnum),
        },
        TypeKind::Scalar { check, .. } => check_scalar(types, &ty.name, check.as_ref(), given),
        // An output type where values are given is a fault of the schema, and reported there.
        _ => Ok(()),
    }
}

/// The value that resolvers see of one that the leaf type accepts.
///
/// # Errors
/// A custom scalar accepts it no longer.
pub(crate) fn coerce(ty: &TypeDefinition, value: Value) -> Result<Value, Unconverted<'_>> {
    Ok(match (&ty.kind, value) {
        (TypeKind::Enum { .. }, Value::String(name)) => Value::Enum(Name::from(name)),
        (TypeKind::Scalar { check: Some(check), .. }, value) => check.parse(value).ok_or(Unconverted::Unsteady(ty))?,
        (TypeKind::Scalar { .. }, Value::Number(number)) => coerce_number(&ty.name, number),
        (_, value) => value,
    })
}

/// Whether resolvers see another value than the one that was given.
pub(crate) fn is_mapped(ty: &TypeDefinition) -> bool {
    matches!(ty.kind, TypeKind::Scalar { check: Some(ScalarCheck::Parse(_)), .. })
}

fn accept(is_accepted: bool, refusal: Refusal) -> Result<(), Refusal> {
    if is_accepted { Ok(()) } else { Err(refusal) }
}

/// See [Scalars](https://spec.graphql.org/September2026/#sec-Scalars.Built-in-Scalars).
fn check_scalar<'a>(
    types: &TypeSystem,
    name: &str,
    custom: Option<&ScalarCheck>,
    given: impl Given<'a>,
) -> Result<(), Refusal> {
    let (kind, notation) = (given.kind(), given.notation());
    match name {
        "Int" => {
            let integer = given.number().and_then(|number| integer(&number, notation));
            check_range(types, integer.ok_or(Refusal::NotInt)?)
        }
        "Float" => accept(given.double().is_some(), Refusal::NotFloat),
        "String" => accept(kind == Kind::String, Refusal::NotString),
        "Boolean" => accept(kind == Kind::Boolean, Refusal::NotBoolean),
        "ID" => {
            let is_small = || given.number().is_some_and(|number| small_integer(&number, notation).is_some());
            accept(matches!(kind, Kind::String | Kind::Integer) || is_small(), Refusal::NotId)
        }
        _ => custom.map_or(Ok(()), |check| check_custom(check, given)),
    }
}

/// Asks a custom scalar, unless there are variables in the value: then it is asked once they have values.
fn check_custom<'a>(check: &ScalarCheck, given: impl Given<'a>) -> Result<(), Refusal> {
    let Some(value) = given.value().map_err(Refusal::Custom)? else { return Ok(()) };
    match user_code::call(|| check.judge(&value)) {
        Ok(judged) => judged.map_err(|reason| Refusal::Custom(quoted(&reason).into_owned())),
        Err(Panicked) => Err(Refusal::Unchecked),
    }
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

/// The number as an integer, if it is one; the largest `i128` for all that are beyond it.
fn integer(number: &Number, notation: Notation) -> Option<i128> {
    if let Some(integer) = number.as_i64() {
        return Some(integer.into()); // most numbers
    }
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

/// The number as a double that has lost no digits on its way, without a fraction, in the notation where that is an integer.
fn small_integer(number: &Number, notation: Notation) -> Option<f64> {
    const EXACT: f64 = (1u64 << f64::MANTISSA_DIGITS) as f64;
    whole_double(number, notation).filter(|double| double.abs() < EXACT)
}

/// A number that was not accepted stays as it is.
fn coerce_number(name: &str, number: Number) -> Value {
    let coerced = match name {
        "Int" => integer(&number, Notation::Json).map(|integer| Value::Number(integer.into())),
        "Float" if !number.is_i64() && !number.is_u64() => {
            number.as_f64().and_then(Number::from_f64).map(Value::Number)
        }
        "ID" if number.is_integer() => Some(Value::String(number.to_string())),
        "ID" => small_integer(&number, Notation::Json).map(|double| Value::String(double.to_string())),
        _ => None,
    };
    coerced.unwrap_or(Value::Number(number))
}

impl Refusal {
    /// The code of the refusal as one of input.
    pub(crate) fn code(&self) -> Code {
        if *self == Refusal::Unchecked { Code::Internal } else { Code::BadUserInput }
    }

    /// The refusal in words.
    pub(crate) fn message<'a>(
        &self,
        ty: &TypeDefinition,
        given: impl Given<'a>,
        suggestions: &mut Suggestions,
    ) -> String {
        let shown = match (self, given.name()) {
            // A name that does not exist is shown as a name.
            (Refusal::UnknownEnumValue, Some(name)) => quoted(name).into_owned(),
            _ => given.shown(Variables::Unset),
        };
        let suggestion = match self {
            Refusal::NotEnum | Refusal::UnknownEnumValue => suggest_enum_value(ty, &shown, suggestions),
            _ => String::new(),
        };
        self.words(ty, given.notation(), &shown, &suggestion)
    }

    /// The refusal of a secret in words, without the value and without what follows from it.
    pub(crate) fn masked_message(&self, ty: &TypeDefinition, notation: Notation) -> String {
        match self {
            Refusal::Custom(_) => format!("Expected value of type \"{}\"; found: {MASK}.", ty.name),
            _ => self.words(ty, notation, MASK, ""),
        }
    }

    fn words(&self, ty: &TypeDefinition, notation: Notation, shown: &str, suggestion: &str) -> String {
        let name = &ty.name;
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
                format!("Enum \"{name}\" cannot represent {kind} value: {shown}.{suggestion}")
            }
            Refusal::UnknownEnumValue => format!("Value \"{shown}\" does not exist in \"{name}\" enum.{suggestion}"),
            Refusal::Custom(problem) => {
                format!("Expected value of type \"{name}\", but encountered error \"{problem}\"; found: {shown}.")
            }
            Refusal::Unchecked => Unconverted::Unsteady(ty).message(),
        }
    }
}

fn suggest_enum_value(ty: &TypeDefinition, found: &str, suggestions: &mut Suggestions) -> String {
    let TypeKind::Enum { values } = &ty.kind else { return String::new() };
    suggestions.names("the enum value ", found, values.keys().map(|name| &**name))
}
