//! Guards: `check_guard` of objects, and the guards in the tables of interfaces.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::used::{bound, places, used_arguments};
use super::{input_values, method, own_name, stand_in};
use crate::model::{Field, Object, Resolver};

/// The variables around an author's expression. Their names never clash with the author's.
struct OwnNames {
    field: Ident,
    cx: Ident,
    ctx: Ident,
}

impl OwnNames {
    fn new() -> Self {
        OwnNames { field: own_name("field"), cx: own_name("cx"), ctx: own_name("ctx") }
    }
}

/// The method `check_guard` of an object, if it has guards.
pub(super) fn check_guard(object: &Object) -> Option<TokenStream> {
    if object.guard.is_none() && !object.complex && !guards_fields(object) {
        return None;
    }
    let OwnNames { field, cx, .. } = &OwnNames::new();
    let of_type = object.guard.as_ref().map(|guard| check(guard, None));
    let complex = object.complex.then(|| {
        let count = object.fields.len();
        quote! {
            __index if __index >= #count && <Self as __damson::ComplexObject>::TABLE.guard(__index - #count).is_own() => {
                __damson::ComplexObject::check_complex_guard(self, __index - #count, #field, #cx).await?;
            }
        }
    });
    let arms = method::guards(&object.fields);
    Some(guard_method("check_guard", &quote!(#of_type match __index { #arms #complex _ => {} })))
}

/// The method `check_guard` of a subscription root, if it has guards.
pub(super) fn check_root_guard(object: &Object) -> Option<TokenStream> {
    check_guard_at(object, "check_guard")
}

/// The method `check_complex_guard` of a `ComplexObject`, if it has guards.
pub(super) fn check_complex_guard(object: &Object) -> Option<TokenStream> {
    check_guard_at(object, "check_complex_guard")
}

/// A method that runs the guards of the field with a given index.
fn check_guard_at(object: &Object, name: &str) -> Option<TokenStream> {
    let arms = method::guards(&object.fields);
    guards_fields(object).then(|| guard_method(name, &quote!(match __index { #arms _ => {} })))
}

fn guards_fields(object: &Object) -> bool {
    object.fields.iter().any(|field| !field.guards.is_empty())
}

/// A method that runs guards.
fn guard_method(name: &str, checks: &TokenStream) -> TokenStream {
    let name = format_ident!("{name}");
    let OwnNames { field, cx, ctx } = &OwnNames::new();
    quote! {
        fn #name<'__a>(
            &'__a self,
            __index: ::core::primitive::usize,
            #field: &'__a __damson::PlanField,
            #cx: __damson::Cx<'__a>,
        ) -> __damson::VerdictFuture<'__a> {
            __damson::Box::pin(async move {
                let #ctx = #cx.context(#field);
                #checks
                __damson::Ok(())
            })
        }
    }
}

/// The code of a field's arm: the arguments that the guards name, then the guards.
pub(super) fn of_field(field: &Field) -> Option<TokenStream> {
    if field.guards.is_empty() {
        return None;
    }
    let arguments = arguments(field);
    let checks = field.guards.iter().map(|guard| check(guard, Some(&field.resolver)));
    Some(quote!({ #arguments #(#checks)* }))
}

fn check(guard: &Expr, resolver: Option<&Resolver>) -> TokenStream {
    let place = guard.span();
    let guard = bound(guard.to_token_stream(), &places(resolver));
    let OwnNames { ctx, .. } = OwnNames::new();
    // The place is that of the guard, for the error of a value that is not one.
    quote_spanned!(place=> __damson::Guard::check(&(#guard), #ctx).await?;)
}

fn arguments(field: &Field) -> TokenStream {
    let guards = field.guards.iter().map(ToTokens::to_token_stream).collect();
    let used = used_arguments(&field.resolver, guards);
    let OwnNames { field, cx, .. } = OwnNames::new();
    let bound = used.map(|(index, ident, value)| {
        let parser = input_values::parser(value);
        let given = stand_in::into_rust(value, quote!(#cx.argument_with(#field, #index, #parser)?));
        quote!(let #ident = #given;)
    });
    bound.collect()
}

/// `GuardTable` for guards that the object runs itself.
pub(super) fn own(guarded: bool) -> TokenStream {
    match guarded {
        true => quote!(__damson::GuardTable::Own),
        false => quote!(__damson::GuardTable::None),
    }
}

/// `GuardTable` for a guard of the fields of all objects that implement an interface.
pub(super) fn shared(guard: Option<&Expr>) -> TokenStream {
    match guard {
        Some(guard) => quote!(__damson::GuardTable::Shared(|| __damson::SharedGuard::new(#guard))),
        None => quote!(__damson::GuardTable::None),
    }
}
