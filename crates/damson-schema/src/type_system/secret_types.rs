//! The types whose values hold secrets. They are found once, when the type system is finished.

use crate::{HashSet, TypeId};

/// The types whose values hold secrets.
#[derive(Clone, Debug, Default)]
pub(crate) struct SecretTypes {
    /// Whether some argument or input field is a secret.
    pub(crate) exist: bool,
    /// The input objects with a secret field, and those with a field whose type is among these.
    pub(crate) holders: HashSet<TypeId>,
}

impl SecretTypes {
    /// Whether values of the type may hold secrets.
    #[inline]
    pub(crate) fn are_in(&self, ty: TypeId) -> bool {
        self.holders.contains(&ty)
    }
}
