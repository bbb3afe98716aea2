//! Default values of arguments and input fields: `default`, `default = value`, `default_with = expression`.

use syn::{Expr, ExprLit, Lit, UnOp};

use super::{Attributes, Value};
use crate::mistakes::Mistakes;

/// A default value.
#[derive(Clone)]
pub(crate) enum Default {
    /// The `Default` of the Rust type.
    OfType,
    /// A literal. Its type may differ from the Rust type: `1` is a default for `Option<u8>`.
    Literal(Expr),
    /// An expression of the Rust type.
    Expr(Expr),
}

impl Attributes {
    /// Reads `default` and `default_with`.
    pub(crate) fn default(&mut self, mistakes: &mut Mistakes) -> Option<Default> {
        let plain = self.entry("default", mistakes);
        let with = self.entry("default_with", mistakes);
        if let (Some(_), Some(with)) = (&plain, &with) {
            mistakes.at(&with.name, "`default` and `default_with` both give a default value; keep one of them");
        }
        let entry = plain.or(with)?;
        let hint = format!("`{0}` takes a value; write `{0} = value`", entry.name);
        match &entry.value {
            _ if entry.name == "default_with" => entry.expr(hint, mistakes).map(Default::Expr),
            Value::Word => Some(Default::OfType),
            Value::Expr(literal) if is_literal(literal) => Some(Default::Literal(literal.clone())),
            _ => entry.expr(hint, mistakes).map(Default::Expr),
        }
    }
}

fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => matches!(lit, Lit::Str(_) | Lit::Int(_) | Lit::Float(_) | Lit::Bool(_)),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            matches!(&*unary.expr, Expr::Lit(ExprLit { lit: Lit::Int(_) | Lit::Float(_), .. }))
        }
        _ => false,
    }
}
