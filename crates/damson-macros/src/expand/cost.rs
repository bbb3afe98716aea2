//! The complexity of a field in its table: a number, or a function without captures.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, Ident};

use super::used::{bound, places, used_arguments};
use super::{own_name, stand_in, without_lifetimes};
use crate::attr::Complexity;
use crate::model::{Field, InputValue};

/// `CostTable`, if the field has a complexity of its own.
pub(super) fn cost(field: &Field) -> Option<TokenStream> {
    field.complexity.as_ref().map(|complexity| match complexity {
        Complexity::Number(number) => quote!(__damson::CostTable::Number(#number)),
        Complexity::Expr(expr) => {
            let compute = compute(field, expr);
            quote!(__damson::CostTable::Computed(#compute))
        }
    })
}

/// The function. It reads only the arguments that the expression names.
fn compute(field: &Field, expr: &Expr) -> TokenStream {
    let arguments = own_name("arguments");
    let used = used_arguments(&field.resolver, expr.to_token_stream());
    let values = used.map(|(_, ident, value)| value_of(ident, value, &arguments));
    let child = Ident::new("child_complexity", Span::call_site());
    let mut places = places(Some(&field.resolver));
    places.insert(child.to_string(), child.span());
    let expr = bound(expr.to_token_stream(), &places);
    quote! {
        |#arguments, #child| {
            let _ = (#arguments, #child);
            #(#values)*
            let __complexity: ::core::primitive::usize = #expr;
            __damson::Some(__complexity)
        }
    }
}

fn value_of(ident: &Ident, value: &InputValue, arguments: &Ident) -> TokenStream {
    let name = &value.name.value;
    let ty = without_lifetimes(&value.ty);
    let read = quote!(__damson::cost_argument(#arguments, #name, <#ty as __damson::InputType>::parse)?);
    let given = stand_in::into_rust(value, read);
    quote!(let #ident = #given;)
}
