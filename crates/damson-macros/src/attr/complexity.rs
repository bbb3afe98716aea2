//! `complexity`: a number, or an expression over the arguments and `child_complexity`.

use syn::{Expr, ExprLit, Lit};

use super::Attributes;
use crate::mistakes::Mistakes;

/// The complexity of a field.
#[derive(Clone)]
pub(crate) enum Complexity {
    /// The complexity of the field itself.
    Number(u64),
    /// An expression over the arguments and the complexity of the selection below.
    Expr(Expr),
}

impl Attributes {
    /// Reads `complexity`.
    pub(crate) fn complexity(&mut self, mistakes: &mut Mistakes) -> Option<Complexity> {
        let hint = "`complexity` takes a number or an expression; write `complexity = 5` or \
                    `complexity = \"count * child_complexity\"`";
        match self.entry("complexity", mistakes)?.expr(hint, mistakes)? {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
                mistakes.take(number.base10_parse()).map(Complexity::Number)
            }
            expr => Some(Complexity::Expr(expr)),
        }
    }
}
