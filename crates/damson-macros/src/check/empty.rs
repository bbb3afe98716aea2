//! The rule that a type has parts. Types that get parts from other items are checked when the schema is built.

use syn::Ident;

use crate::mistakes::Mistakes;

/// Checks that `count` is not zero. After another mistake nothing is reported: parts may be missing because of it.
pub(super) fn members(count: usize, ident: &Ident, message: &str, mistakes: &mut Mistakes) {
    if count == 0 {
        mistakes.unless_since(0, ident, message);
    }
}
