//! The names that the macros' code uses. They are not part of the public interface, and change without notice.
//!
//! All stand in this one module, so that each path in the macros' code has two segments: the compiler resolves each of them
//! for each field of each type.

pub mod demand;
mod implements;

pub use std::borrow::Cow;
pub use std::boxed::Box;
pub use std::option::Option::{self, None, Some};
pub use std::result::Result::{Err, Ok};
pub use std::vec::Vec;

pub use implements::{Implementer, check_implements};

pub use crate::association::{Association, OfType, associated, child_key};
pub use crate::directive::{CustomDirective, CustomDirectiveFactory, TypeDirective};
pub use crate::engine::resolve::{DirectiveContext, Guard, ResolveFut, SharedGuard, VerdictFuture};
pub use crate::engine::*;
pub use crate::error::Error;
pub use crate::failures::Failures;
pub use crate::registry::*;
pub use crate::types::*;
pub use crate::{CacheControl, DirectiveLocation, TypeRef, Value, from_value, futures_util, to_value, validators};

/// The arm for an index that is not a field's.
#[cold]
#[track_caller]
pub fn unknown_field() -> ! {
    unreachable!("the plan knows the fields")
}
