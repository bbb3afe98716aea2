//! Values that another type stands for in the schema: what the macros' code calls.

use super::MaybeUndefined;

/// A conversion between the author's type and the type that stands for it in the schema, in one direction.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `{To}`",
    label = "`as` needs this conversion",
    note = "implement `From<{Self}>` for `{To}`, or name another type with `as`",
    note = "a struct around one value converts both ways if it derives `NewType`"
)]
pub trait Convert<To> {
    /// The converted value.
    fn convert(self) -> To;
}

#[diagnostic::do_not_recommend]
impl<From: Into<To>, To> Convert<To> for From {
    fn convert(self) -> To {
        self.into()
    }
}

// The functions take function pointers, so that a missing conversion is one error and not one for each wrapper.

/// The converted value inside, if there is one.
#[inline]
pub fn convert_option<T, U>(value: Option<T>, convert: fn(T) -> U) -> Option<U> {
    value.map(convert)
}

/// The converted value inside, if there is one.
#[inline]
pub fn convert_maybe_undefined<T, U>(value: MaybeUndefined<T>, convert: fn(T) -> U) -> MaybeUndefined<U> {
    value.map_value(convert)
}

/// The list of the converted items.
#[inline]
pub fn convert_list<T, U>(items: Vec<T>, convert: fn(T) -> U) -> Vec<U> {
    items.into_iter().map(convert).collect()
}
