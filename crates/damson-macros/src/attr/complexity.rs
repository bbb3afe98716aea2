//! `complexity`: a number, or an expression over the arguments and `child_complexity`.

use syn::{Expr, ExprLit, Lit};

use super::Attributes;
use crate::mistakes::Mistakes;

/// What a field costs.
pub(crate) enum Complexity {
    /// So much itself.
    Number(u64),
    /// What the expression makes of the arguments and of what is selected below.
    Expr(Expr),
}

impl Attributes {
    /// What a field costs, if that is said.
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
