//! Types have parts. Those that others may add parts to are checked when the schema is built.

use syn::Ident;

use crate::mistakes::Mistakes;

/// The number of parts is not zero. Where something else is wrong already, parts may be missing for that reason.
pub(super) fn members(count: usize, ident: &Ident, message: &str, mistakes: &mut Mistakes) {
    if count == 0 && mistakes.count() == 0 {
        mistakes.at(ident, message);
    }
}
