//! The `&self` of methods, and functions without one.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Ident, ReceiverKind, Signature, Type};

use crate::attr::Attributes;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::types::contains;

/// Whether the engine can call the method: with `&self`, or without any `self`.
pub(super) fn check_receiver(sig: &Signature, mistakes: &mut Mistakes) -> bool {
    let Some(receiver) = sig.receiver() else { return refuse_constructor(sig, mistakes) };
    let shared = match &receiver.kind {
        ReceiverKind::Reference(_, _, mutability) => mutability.is_none(),
        ReceiverKind::Typed(_, ty) => {
            matches!(groups::ty(ty), Type::Reference(reference) if reference.mutability.is_none())
        }
        _ => false,
    };
    Attributes::read(&receiver.attrs, mistakes).finish(mistakes);
    if !shared {
        mistakes.at(
            receiver,
            "a method that is a field takes `&self`, because fields are resolved concurrently; write `&self`",
        );
    }
    shared
}

/// Whether a function without `self` may be meant as a field. One that makes a `Self` hardly is.
fn refuse_constructor(sig: &Signature, mistakes: &mut Mistakes) -> bool {
    let makes_self = contains(sig.output.to_token_stream(), &Ident::new("Self", Span::call_site()));
    if makes_self {
        let message = "a function that makes a `Self` is not read as a field; write `#[graphql(skip)]`, or name the type \
                       in place of `Self`";
        mistakes.at(&sig.ident, message);
    }
    !makes_self
}
