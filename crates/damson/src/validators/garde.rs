//! The crate `garde` as a validator of whole input objects.

use super::CustomValidator;
use crate::error::PathSegment;
use crate::types::{InputType, InputValueError};

/// Checks a whole input object by the rules that its `derive(garde::Validate)` has.
///
/// Every failure is reported at its input field, under the name that the field has in the schema. The failures of a flattened
/// input object are reported at its fields, and those of a field that is not in the schema under its name in Rust.
///
/// ```
/// use damson::validators::Garde;
/// use damson::{InputObject, Object};
/// use garde::Validate;
///
/// #[derive(InputObject, Validate)]
/// #[graphql(validator = "Garde")]
/// struct NewUser {
///     #[garde(length(min = 2))]
///     user_name: String,
///     #[garde(range(min = 18))]
///     age: i32,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn create(&self, user: NewUser) -> String {
///         format!("{}, {}", user.user_name, user.age)
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Garde;

impl<T> CustomValidator<T> for Garde
where
    T: InputType + garde::Validate<Context: Default>,
{
    fn check(&self, value: &T) -> Result<(), InputValueError<T>> {
        let Err(report) = value.validate() else { return Ok(()) };
        let failures = report.iter().map(|(path, error)| {
            let way = segments(&path.to_string());
            way.into_iter().rev().fold(InputValueError::refused(error), InputValueError::within)
        });
        failures.reduce(InputValueError::and).map_or(Ok(()), Err)
    }
}

/// The steps of a path such as `users[0].name`.
fn segments(path: &str) -> Vec<PathSegment> {
    let steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty());
    let steps = steps.map(|step| step.strip_prefix("r#").unwrap_or(step));
    steps.map(|step| step.parse().map_or_else(|_| PathSegment::Field(step.to_owned()), PathSegment::Index)).collect()
}
