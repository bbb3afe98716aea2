//! The rule that a literal as a default value fits its type.

use syn::{Expr, ExprLit, Lit, Type};

use crate::attr::Default;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::InputValue;

/// Checks a literal for a type of the standard library. Other types are checked when the schema is built.
pub(super) fn literal(value: &InputValue, mistakes: &mut Mistakes) {
    let Some(Default::Literal(literal)) = &value.default else { return };
    let (Some(expected), Some(given)) = (kind_of_type(&value.ty), kind_of(literal)) else { return };
    if expected != given && (expected, given) != ("a float", "an integer") {
        mistakes
            .at(literal, format_args!("the default value is {given}, but the type is {expected}; write {expected}"));
    }
}

fn kind_of(literal: &Expr) -> Option<&'static str> {
    match literal {
        Expr::Unary(unary) => kind_of(&unary.expr),
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Str(_) => Some("a string"),
            Lit::Int(_) => Some("an integer"),
            Lit::Float(_) => Some("a float"),
            Lit::Bool(_) => Some("a boolean"),
            _ => None,
        },
        _ => None,
    }
}

fn kind_of_type(ty: &Type) -> Option<&'static str> {
    let Type::Path(path) = groups::ty(ty) else { return None };
    match path.path.get_ident()?.to_string().as_str() {
        "String" => Some("a string"),
        "i8" | "i16" | "i32" | "i64" | "isize" | "u8" | "u16" | "u32" | "u64" | "usize" => Some("an integer"),
        "f32" | "f64" => Some("a float"),
        "bool" => Some("a boolean"),
        _ => None,
    }
}
