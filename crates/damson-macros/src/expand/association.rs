//! The arm of a field whose values a function loads for many objects.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::{used, without_lifetimes};
use crate::model::Association;

/// The description of the children of an object.
pub(super) fn call(association: &Association) -> TokenStream {
    let Association { member, with, key, max_size, .. } = association;
    let (key, keyed) = (lent("self", key), keyed(association));
    let max_size = max_size.as_ref().map_or_else(|| quote!(::core::primitive::usize::MAX), ToTokens::to_token_stream);
    let subject = quote!((&self.#member, (__field, __cx, __task)));
    quote_spanned!(with.span()=> __damson::associated(#subject, #with, #key, #max_size, #keyed))
}

/// A function that gives a child with its key.
fn keyed(association: &Association) -> TokenStream {
    let place = association.with.span();
    let Some(child_key) = &association.child_key else {
        return quote_spanned!(place=> |__keyed, _| __damson::Some(__keyed));
    };
    let (child, ty) = (Ident::new("child", Span::call_site()), without_lifetimes(&association.child));
    let key = lent("child", child_key);
    quote_spanned! {place=>
        |#child: #ty, __of| {
            let __key = __damson::child_key(__of, #key)?;
            __damson::Some((__key, #child))
        }
    }
}

/// A reference to the value of the expression, in which this name is a variable of the code around it, even if a `macro_rules!` of
/// the author has passed the expression.
fn lent(name: &str, expression: &Expr) -> TokenStream {
    let bound = used::bound(expression.to_token_stream(), &HashMap::from([(name.to_owned(), Span::call_site())]));
    quote_spanned!(expression.span()=> &(#bound))
}
