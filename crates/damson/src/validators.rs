//! Validators: what an argument or an input field must satisfy beyond its type.
//!
//! The attribute `validator(..)` of arguments and input fields runs them, after the guards and before the resolver. All failures
//! of a field's arguments are reported together, each at its value, with the code `BAD_USER_INPUT` and the way to the value as
//! `inputPath` in its `extensions`; the resolver does not run. Null and what is not given are not checked.
//!
//! | attribute | the value |
//! | --- | --- |
//! | `maximum = 10`, `minimum = 1.5` | is a number of at most, or at least, so much |
//! | `multiple_of = 5` | is a number other than 0 that this number divides |
//! | `max_length = 10`, `min_length = 5` | is a text of at most, or at least, so many bytes of UTF-8 |
//! | `chars_max_length = 10`, `chars_min_length = 5` | is a text of at most, or at least, so many characters |
//! | `max_items = 10`, `min_items = 1` | is a list of at most, or at least, so many items |
//! | `regex = "^[a-z]+$"` | is a text in which the pattern matches; feature `regex` |
//! | `email` | is an email address; feature `email-validator` |
//! | `url` | is an absolute URL with a host |
//! | `ip` | is an IPv4 or IPv6 address |
//! | `uuid`, `uuid = 4` | is a UUID, of this version; feature `uuid-validator` |
//! | `min_password_strength = 3` | has at least this [score](https://docs.rs/zxcvbn), 0 to 4; feature `password-strength-validator` |
//! | `custom = "expression"` | passes a [`CustomValidator`] |
//! | `context = "expression"` | passes a [`ContextValidator`], which sees the request and may wait |
//! | `list` | is a list whose items pass the others; `max_items` and `min_items` still count the list |
//!
//! `custom` and `context` may be given several times. `#[graphql(validator = "expression")]` above an input object checks the
//! whole object with a `CustomValidator`.
//!
//! # Examples
//!
//! ```
//! use damson::{EmptyMutation, EmptySubscription, InputObject, Object, PathSegment, Schema, value};
//!
//! #[derive(InputObject)]
//! struct NewUser {
//!     #[graphql(validator(min_length = 2, max_length = 20))]
//!     name: String,
//!     #[graphql(validator(list, custom = "no_spaces"))]
//!     tags: Vec<String>,
//! }
//!
//! fn no_spaces(tag: &String) -> Result<(), String> {
//!     if tag.contains(' ') { Err(format!("\"{tag}\" has a space")) } else { Ok(()) }
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     fn create(&self, user: NewUser, #[graphql(validator(minimum = 18))] age: i32) -> String {
//!         format!("{}, {age}, {:?}", user.name, user.tags)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
//! let response = schema.execute(r#"{ create(user: { name: "A", tags: ["b", "c d"] }, age: 17) }"#).await;
//! let places: Vec<_> = response.errors.iter().map(|error| error.extensions.as_ref().unwrap().get("inputPath")).collect();
//! assert_eq!(places, [
//!     Some(&value!(["user", "name"])),
//!     Some(&value!(["user", "tags", 1])),
//!     Some(&value!(["age"])),
//! ]);
//! # }
//! ```

use damson_schema::Value;

use crate::engine::resolve::Context;
use crate::error::PathSegment;
use crate::failures::{Failure, Failures};
pub use crate::types::Items;
use crate::types::{InputType, InputValueError, InputValueResult};

#[cfg(feature = "garde")]
mod garde;
mod length;
mod missing;
mod number;
mod text;

#[cfg(feature = "garde")]
pub use garde::Garde;
pub use length::{chars_max_length, chars_min_length, max_items, max_length, min_items, min_length};
#[cfg(not(feature = "email-validator"))]
pub use missing::{EmailNeedsFeature, email};
#[cfg(not(feature = "password-strength-validator"))]
pub use missing::{PasswordNeedsFeature, min_password_strength};
#[cfg(not(feature = "regex"))]
pub use missing::{Pattern, RegexNeedsFeature, matches};
#[cfg(not(feature = "uuid-validator"))]
pub use missing::{UuidNeedsFeature, uuid};
pub use number::{Amount, Numeric, maximum, minimum, multiple_of};
#[cfg(feature = "email-validator")]
pub use text::email;
#[cfg(feature = "password-strength-validator")]
pub use text::min_password_strength;
#[cfg(feature = "uuid-validator")]
pub use text::uuid;
#[cfg(feature = "regex")]
pub use text::{Pattern, matches, regex};
pub use text::{ip, url};

/// Checks a value with the author's code; for `validator(custom = "..")`.
///
/// Any function from a reference to a `Result` is one, if its error can be displayed. A validator of a whole object may say
/// which field is wrong with [`InputValueError::within`].
///
/// ```
/// use damson::{CustomValidator, InputValueError, Object};
///
/// struct Except(i32);
///
/// impl CustomValidator<i32> for Except {
///     fn check(&self, value: &i32) -> Result<(), InputValueError<i32>> {
///         if *value == self.0 { Err(InputValueError::custom(format!("not {value}"))) } else { Ok(()) }
///     }
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn half(&self, #[graphql(validator(custom = "Except(13)"))] n: i32) -> i32 {
///         n / 2
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a validator of `{T}`",
    label = "cannot check a `{T}`",
    note = "implement `CustomValidator<{T}>`, or write a function `fn(&{T}) -> Result<(), E>`"
)]
pub trait CustomValidator<T: InputType> {
    /// Checks the value.
    ///
    /// # Errors
    /// If the value is refused; the error says why.
    fn check(&self, value: &T) -> Result<(), InputValueError<T>>;
}

impl<T, F, E> CustomValidator<T> for F
where
    T: InputType,
    F: Fn(&T) -> Result<(), E>,
    E: Into<InputValueError<T>>,
{
    fn check(&self, value: &T) -> Result<(), InputValueError<T>> {
        self(value).map_err(Into::into)
    }
}

/// Checks a value with the author's code, which sees the request and may wait; for `validator(context = "..")`.
///
/// Any function from a [`Context`] and a reference to a `Result` is one, if its error can be displayed. With the feature
/// `boxed-trait` an implementation has `#[async_trait]` above it.
///
/// ```
/// use damson::{Context, ContextValidator, InputValueError, Object};
///
/// struct Names(Vec<String>);
///
/// struct Free;
///
/// # #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
/// impl ContextValidator<String> for Free {
///     async fn check(&self, ctx: &Context<'_>, name: &String) -> Result<(), InputValueError<String>> {
///         let taken = ctx.data_opt::<Names>().is_some_and(|names| names.0.contains(name));
///         if taken { Err(InputValueError::custom("the name is taken")) } else { Ok(()) }
///     }
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn greet(&self, #[graphql(validator(context = "Free"))] name: String) -> String {
///         format!("Hello {name}")
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a validator of `{T}` with a context",
    label = "cannot check a `{T}`",
    note = "implement `ContextValidator<{T}>`, or write a function `fn(&Context<'_>, &{T}) -> Result<(), E>`"
)]
#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
pub trait ContextValidator<T: InputType> {
    /// Checks the value.
    ///
    /// # Errors
    /// If the value is refused; the error says why.
    #[cfg(not(feature = "boxed-trait"))]
    fn check(&self, ctx: &Context<'_>, value: &T) -> impl Future<Output = Result<(), InputValueError<T>>> + Send;

    /// Checks the value.
    ///
    /// # Errors
    /// If the value is refused; the error says why.
    #[cfg(feature = "boxed-trait")]
    async fn check(&self, ctx: &Context<'_>, value: &T) -> Result<(), InputValueError<T>>;
}

#[cfg_attr(feature = "boxed-trait", async_trait::async_trait)]
impl<T, F, E> ContextValidator<T> for F
where
    T: InputType,
    F: Fn(&Context<'_>, &T) -> Result<(), E> + Sync,
    E: Into<InputValueError<T>>,
{
    async fn check(&self, ctx: &Context<'_>, value: &T) -> Result<(), InputValueError<T>> {
        self(ctx, value).map_err(Into::into)
    }
}

/// Reads the value to check. A value that cannot be read is a failure itself.
#[doc(hidden)]
pub fn read<T>(value: &Value, failures: &mut Failures, parse: fn(Option<&Value>) -> InputValueResult<T>) -> Option<T> {
    parse(Some(value)).map_err(|error| failures.extend(error.into_failures().map(Failure::unreadable))).ok()
}

/// Asks a validator of the author.
#[doc(hidden)]
pub fn custom<T: InputType>(value: &T, validator: &impl CustomValidator<T>) -> Result<(), InputValueError<T>> {
    validator.check(value)
}

/// Asks a validator of the author that sees the context.
#[doc(hidden)]
pub async fn context<T: InputType>(
    ctx: &Context<'_>,
    value: &T,
    validator: &(impl ContextValidator<T> + Sync),
) -> Result<(), InputValueError<T>> {
    validator.check(ctx, value).await
}

/// The items of a list, with their indices.
#[doc(hidden)]
pub fn items<L: Items<Item: Sync>>(list: &L) -> impl Iterator<Item = (usize, &L::Item)> + Send {
    list.items().enumerate()
}

impl Failures {
    /// Adds the failures of the value.
    pub fn add<T>(&mut self, result: Result<(), InputValueError<T>>) {
        self.extend(result.err().into_iter().flat_map(InputValueError::into_failures));
    }

    /// Adds the failures of an item of the value.
    pub fn add_item<T>(&mut self, index: usize, result: Result<(), InputValueError<T>>) {
        self.add(result.map_err(|error| error.within(PathSegment::Index(index))));
    }
}
