//! The validators whose features are not on: they take no value, and the compiler names the feature.

#[allow(unused_imports, reason = "with all features nothing is missing")]
use crate::types::InputValueError;

/// The mark of values that the validator `email` takes without its feature: there are none.
#[cfg(not(feature = "email-validator"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the validator `email` needs Damson's feature `email-validator`",
    label = "add `features = [\"email-validator\"]` to the dependency in Cargo.toml"
)]
pub trait EmailNeedsFeature {}

#[cfg(not(feature = "email-validator"))]
#[doc(hidden)]
pub fn email<T: EmailNeedsFeature>(_: &T) -> Result<(), InputValueError<T>> {
    Ok(())
}

/// The mark of values that the validator `min_password_strength` takes without its feature: there are none.
#[cfg(not(feature = "password-strength-validator"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the validator `min_password_strength` needs Damson's feature `password-strength-validator`",
    label = "add `features = [\"password-strength-validator\"]` to the dependency in Cargo.toml"
)]
pub trait PasswordNeedsFeature {}

#[cfg(not(feature = "password-strength-validator"))]
#[doc(hidden)]
pub fn min_password_strength<T: PasswordNeedsFeature>(_: &T, _: u8) -> Result<(), InputValueError<T>> {
    Ok(())
}

/// The mark of values that the validator `regex` takes without its feature: there are none.
#[cfg(not(feature = "regex"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the validator `regex` needs Damson's feature `regex`",
    label = "add `features = [\"regex\"]` to the dependency in Cargo.toml"
)]
pub trait RegexNeedsFeature {}

#[cfg(not(feature = "regex"))]
#[doc(hidden)]
pub fn matches<T: RegexNeedsFeature>(_: &T, _: &Pattern) -> Result<(), InputValueError<T>> {
    Ok(())
}

/// The mark of values that the validator `uuid` takes without its feature: there are none.
#[cfg(not(feature = "uuid-validator"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the validator `uuid` needs Damson's feature `uuid-validator`",
    label = "add `features = [\"uuid-validator\"]` to the dependency in Cargo.toml"
)]
pub trait UuidNeedsFeature {}

#[cfg(not(feature = "uuid-validator"))]
#[doc(hidden)]
pub fn uuid<T: UuidNeedsFeature>(_: &T, _: Option<usize>) -> Result<(), InputValueError<T>> {
    Ok(())
}

#[cfg(not(feature = "regex"))]
#[doc(hidden)]
#[derive(Debug)]
pub struct Pattern;

#[cfg(not(feature = "regex"))]
impl Pattern {
    /// A regular expression.
    pub const fn new(_: &'static str) -> Self {
        Pattern
    }
}
