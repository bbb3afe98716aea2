//! The lengths of texts and lists.

use crate::types::{InputType, InputValueError, Items};

type Verdict<T> = Result<(), InputValueError<T>>;

/// The text has at most `len` bytes.
///
/// # Errors
/// If it has more.
pub fn max_length<T: AsRef<str> + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_most("length", value.as_ref().len(), len)
}

/// The text has at least `len` bytes.
///
/// # Errors
/// If it has fewer.
pub fn min_length<T: AsRef<str> + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_least("length", value.as_ref().len(), len)
}

/// The text has at most `len` characters.
///
/// # Errors
/// If it has more.
pub fn chars_max_length<T: AsRef<str> + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_most("number of characters", value.as_ref().chars().count(), len)
}

/// The text has at least `len` characters.
///
/// # Errors
/// If it has fewer.
pub fn chars_min_length<T: AsRef<str> + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_least("number of characters", value.as_ref().chars().count(), len)
}

/// The list has at most `len` items.
///
/// # Errors
/// If it has more.
pub fn max_items<T: Items + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_most("number of items", value.count(), len)
}

/// The list has at least `len` items.
///
/// # Errors
/// If it has fewer.
pub fn min_items<T: Items + InputType>(value: &T, len: usize) -> Verdict<T> {
    at_least("number of items", value.count(), len)
}

fn at_most<T>(what: &str, actual: usize, most: usize) -> Verdict<T> {
    if actual <= most { Ok(()) } else { Err(refused(what, actual, "at most", most)) }
}

fn at_least<T>(what: &str, actual: usize, least: usize) -> Verdict<T> {
    if actual >= least { Ok(()) } else { Err(refused(what, actual, "at least", least)) }
}

#[cold]
fn refused<T>(what: &str, actual: usize, bound: &str, limit: usize) -> InputValueError<T> {
    let shown = format_args!("the {what} is {actual}, but must be {bound} {limit}.");
    InputValueError::refused_value(shown, format_args!("the {what} must be {bound} {limit}."))
}
