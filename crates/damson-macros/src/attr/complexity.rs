//! `complexity`: a number, or an expression over the arguments and `child_complexity`.

use syn::{Expr, ExprLit, Lit};

use super::{Attributes, Value};
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
        let entry = self.entry("complexity", mistakes)?;
        match entry.value {
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Str(code), .. })) => {
                complexity(mistakes.take(code.parse())?, mistakes)
            }
            Value::Expr(expr) => complexity(expr, mistakes),
            _ => {
                let message = "`complexity` takes a number or an expression; write `complexity = 5` or \
                               `complexity = \"count * child_complexity\"`";
                mistakes.at(&entry.name, message);
                None
            }
        }
    }
}

fn complexity(expr: Expr, mistakes: &mut Mistakes) -> Option<Complexity> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
            mistakes.take(number.base10_parse()).map(Complexity::Number)
        }
        expr => Some(Complexity::Expr(expr)),
    }
}
