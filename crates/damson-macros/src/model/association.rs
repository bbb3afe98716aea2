//! Members of a struct that stand for other objects, which a function loads.

use syn::{Expr, ExprField, Ident, Member, Path, Type};

/// An association.
#[derive(Clone)]
pub(crate) struct Association {
    pub(crate) member: Ident,
    /// The type of the objects.
    pub(crate) child: Type,
    /// The function that loads them.
    pub(crate) with: Path,
    /// The key of the parent: an expression of `self`.
    pub(crate) key: Expr,
    /// The key of a child: an expression of `child`. There is none if the function gives the key with each child.
    pub(crate) child_key: Option<Expr>,
    /// The most keys of a call.
    pub(crate) max_size: Option<Expr>,
}

impl Association {
    /// The member that has the key, if the key is one: `self.country_id`.
    pub(crate) fn key_member(&self) -> Option<&Ident> {
        match &self.key {
            Expr::Field(ExprField { base, member: Member::Named(member), .. }) => is_self(base).then_some(member),
            _ => None,
        }
    }
}

fn is_self(expression: &Expr) -> bool {
    matches!(expression, Expr::Path(path) if path.path.is_ident("self"))
}

/// The number of children, and where their keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssociationKind {
    One,
    OptionOne,
    Many,
    Through,
}
