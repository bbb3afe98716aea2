//! What a field costs, for its table: a number, or a function without captures.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Ident};

use super::tables::option;
use super::used::used_arguments;
use super::{own_name, without_lifetimes};
use crate::attr::Complexity;
use crate::model::{Field, InputValue};

/// `Option<CostTable>`.
pub(super) fn cost(field: &Field) -> TokenStream {
    option(field.complexity.as_ref().map(|complexity| match complexity {
        Complexity::Number(number) => quote!(__damson::macros::CostTable::Number(#number)),
        Complexity::Expr(expr) => {
            let compute = compute(field, expr);
            quote!(__damson::macros::CostTable::Computed(#compute))
        }
    }))
}

/// Only the arguments that the expression names are read.
fn compute(field: &Field, expr: &Expr) -> TokenStream {
    let arguments = own_name("arguments");
    let used = used_arguments(&field.resolver, expr.to_token_stream());
    let bound = used.map(|(_, ident, value)| bound(ident, value, &arguments));
    quote! {
        |#arguments, child_complexity| {
            let _ = (#arguments, child_complexity);
            #(#bound)*
            let complexity: ::core::primitive::usize = #expr;
            ::core::option::Option::Some(complexity)
        }
    }
}

fn bound(ident: &Ident, value: &InputValue, arguments: &Ident) -> TokenStream {
    let name = &value.name.value;
    let ty = without_lifetimes(&value.ty);
    quote! {
        let #ident = __damson::macros::cost_argument(#arguments, #name, <#ty as __damson::InputType>::parse)?;
    }
}
