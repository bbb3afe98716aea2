//! Default values of arguments and input fields: `default`, `default = value`, `default_with = expression`.

use syn::{Expr, ExprLit, Lit, UnOp};

use super::{Attributes, Value};
use crate::mistakes::Mistakes;

/// Where a default value comes from.
pub(crate) enum Default {
    /// The type's own `Default`.
    OfType,
    /// A literal, which need not have the field's Rust type: `1` is a default for `Option<u8>`.
    Literal(Expr),
    /// An expression of the field's Rust type.
    Expr(Expr),
}

impl Attributes {
    /// The default value, if there is one.
    pub(crate) fn default(&mut self, mistakes: &mut Mistakes) -> Option<Default> {
        let plain = self.entry("default", mistakes);
        let with = self.entry("default_with", mistakes);
        if let (Some(_), Some(with)) = (&plain, &with) {
            mistakes.at(&with.name, "there is a `default` already; keep one of them");
        }
        let entry = plain.or(with)?;
        let with = entry.name == "default_with";
        let default = match entry.value {
            Value::Word if !with => Some(Default::OfType),
            // An expression in a string, as `default_with` has been written since before attributes could hold code.
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Str(code), .. })) if with => {
                return mistakes.take(code.parse()).map(Default::Expr);
            }
            Value::Expr(literal) if !with && is_literal(&literal) => Some(Default::Literal(literal)),
            Value::Expr(expr) => Some(Default::Expr(expr)),
            _ => None,
        };
        if default.is_none() {
            let name = &entry.name;
            mistakes.at(name, format_args!("`{name}` takes a value; write `{name} = value`"));
        }
        default
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
