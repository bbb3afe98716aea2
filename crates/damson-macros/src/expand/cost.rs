//! What a field costs, for its table: a number, or a function without captures.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Ident;

use super::tables::option;
use super::without_lifetimes;
use crate::attr::Complexity;
use crate::model::{Cost, Field, InputValue};

/// `Option<CostTable>`.
pub(super) fn cost(field: &Field) -> TokenStream {
    option(field.cost.as_ref().map(|cost| match &cost.complexity {
        Complexity::Number(number) => quote!(__damson::registry::CostTable::Weight(#number)),
        Complexity::Expr(expr) => {
            let compute = compute(field, cost, expr);
            quote!(__damson::registry::CostTable::Computed(#compute))
        }
    }))
}

/// Only the arguments that the expression names are read.
fn compute(field: &Field, cost: &Cost, expr: &syn::Expr) -> TokenStream {
    let arguments = cost.parameters.iter().zip(field.resolver.arguments());
    let named = arguments.filter(|(parameter, _)| names(expr.to_token_stream(), parameter));
    let arguments = named.map(|(parameter, value)| argument(parameter, value));
    quote! {
        |arguments, child_complexity| {
            let _ = (arguments, child_complexity);
            #(#arguments)*
            let complexity: ::core::primitive::usize = #expr;
            ::core::option::Option::Some(complexity)
        }
    }
}

fn argument(parameter: &Ident, value: &InputValue) -> TokenStream {
    let name = &value.name.value;
    let ty = without_lifetimes(&value.ty);
    quote! {
        let #parameter = __damson::registry::cost_argument(arguments, #name, <#ty as __damson::InputType>::parse)?;
    }
}

/// Whether a name stands anywhere in the code.
fn names(code: TokenStream, name: &Ident) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => names(group.stream(), name),
        _ => false,
    })
}
