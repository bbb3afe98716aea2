//! Methods with `downcast`: each gives one of the objects behind a trait object.

use syn::{ItemTrait, ReturnType, Signature, TraitItem, Type, TypeParamBound, parse_quote};

use super::parameters::{is_context, typed};
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Content, Source, Variant};
use crate::types::first_argument;

/// A method that gives the object behind a trait object, if it is that one.
pub(super) struct Downcast {
    variant: Variant,
    takes_context: bool,
}

impl Downcast {
    /// Reads the signature of the method.
    pub(super) fn read(sig: &Signature, mistakes: &mut Mistakes) -> Option<Self> {
        let (contexts, others): (Vec<_>, Vec<_>) = typed(sig).partition(|typed| is_context(&typed.ty));
        let ty = object(&sig.output);
        if ty.is_none() || sig.receiver().is_none() || sig.asyncness.is_some() || !others.is_empty() {
            let message = "a `downcast` method gives an object behind the trait object; write \
                           `fn name(&self) -> Option<&Type>`, with or without `ctx: &Context<'_>`";
            mistakes.at(&sig.ident, message);
            return None;
        }
        if let Some(second) = contexts.get(1) {
            mistakes.at(second, "a `downcast` method takes one context; remove this one");
        }
        let variant = Variant { ident: sig.ident.clone(), content: Content::Object(Box::new(ty?)) };
        Some(Downcast { variant, takes_context: !contexts.is_empty() })
    }

    /// Refuses the method where an enum holds the values.
    pub(super) fn refuse(&self, mistakes: &mut Mistakes) {
        let message = "`downcast` has no effect beside `for`, whose enum knows its values; write `skip` in its place, or remove \
                       `for`";
        mistakes.at(&self.variant.ident, message);
    }
}

/// The methods as the source of the values.
pub(super) fn by_methods(downcasts: Vec<Downcast>) -> (Source, Vec<Variant>) {
    let contextual = downcasts.iter().filter(|downcast| downcast.takes_context);
    let contextual = contextual.map(|downcast| downcast.variant.ident.clone()).collect();
    (Source::Methods(contextual), downcasts.into_iter().map(|downcast| downcast.variant).collect())
}

/// Whether the trait can have trait objects that are values, as far as its own code shows. Another mistake may be the reason why it
/// cannot.
pub(super) fn has_values(item: &ItemTrait) -> bool {
    let is_marked = |name: &str| {
        item.supertraits.iter().any(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.path.is_ident(name)))
    };
    let is_callable = |sig: &Signature| sig.receiver().is_some() && sig.asyncness.is_none();
    let mut methods = item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(function) => Some(&function.sig),
        _ => None,
    });
    is_marked("Send") && is_marked("Sync") && methods.all(is_callable)
}

/// The type of the trait objects.
pub(super) fn trait_object(item: &ItemTrait) -> Type {
    let (ident, (_, parameters, _)) = (&item.ident, item.generics.split_for_impl());
    parse_quote!(dyn #ident #parameters + '_)
}

/// `T` of `Option<&T>`.
fn object(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    match groups::ty(first_argument(ty, &["Option"])?) {
        Type::Reference(reference) => Some((*reference.elem).clone()),
        _ => None,
    }
}
