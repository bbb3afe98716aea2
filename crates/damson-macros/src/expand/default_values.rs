//! Default values: functions in the tables of arguments and input fields, and values of fields outside the schema.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::{stand_in, without_lifetimes};
use crate::attr::Default;
use crate::model::InputValue;

/// `|| ..`: a function without captures, since the table is a constant. A `fn` could not use the type's parameters.
pub(super) fn default_value(default: &Default, value: &InputValue) -> TokenStream {
    let to_given = quote!(__damson::InputType::to_given);
    let ty = without_lifetimes(value.stand_in.as_ref().map_or(&value.ty, |stand_in| &stand_in.rust));
    let in_schema = |rust: TokenStream| match &value.stand_in {
        Some(stand_in) => stand_in::into_schema(stand_in, &rust),
        None => rust,
    };
    match default {
        Default::OfType => {
            let default = in_schema(quote!(<#ty as ::core::default::Default>::default()));
            quote!(|| #to_given(&#default))
        }
        Default::Literal(literal) => match literal_type(literal) {
            Some(ty) => quote!(|| #to_given(&(#literal as #ty))),
            None => quote!(|| #to_given(&::std::string::String::from(#literal))),
        },
        Default::Expr(expr) => {
            let given = in_schema(quote!(__value));
            quote!(|| { let __value: #ty = #expr; #to_given(&#given) })
        }
    }
}

/// The default value as a Rust value, for fields outside the schema.
pub(super) fn rust_default(default: Option<&Default>, ty: &Type) -> TokenStream {
    match default {
        None | Some(Default::OfType) => quote!(<#ty as ::core::default::Default>::default()),
        Some(Default::Literal(literal)) if literal_type(literal).is_none() => {
            quote!(<#ty as ::core::convert::From<_>>::from(#literal))
        }
        Some(Default::Literal(value) | Default::Expr(value)) => quote!({ let __value: #ty = #value; __value }),
    }
}

/// The type in which a number or boolean is written; `None` for texts.
fn literal_type(literal: &syn::Expr) -> Option<TokenStream> {
    match literal {
        syn::Expr::Unary(unary) => literal_type(&unary.expr),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(_), .. }) => Some(quote!(i64)),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Float(_), .. }) => Some(quote!(f64)),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Bool(_), .. }) => Some(quote!(bool)),
        _ => None,
    }
}
