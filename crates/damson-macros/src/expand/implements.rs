//! The fields of interfaces as constants, and the check of the objects that implement them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::{result_union, without_lifetimes};
use crate::model::{Abstract, Field, InputValue, Object, Target};

/// `&[FieldShape { .. }, ..]`.
pub(super) fn fields(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().filter(|field| !field.flatten).map(|field| {
        let (name, ty) = (&field.name.value, without_lifetimes(&field.ty));
        let ty = match &field.union {
            Some(union) => result_union::shape(union),
            None => quote!(<#ty as __damson::OutputType>::SHAPE),
        };
        let arguments = field.resolver.arguments().map(argument);
        quote! {
            __damson::FieldShape {
                name: #name,
                ty: #ty,
                arguments: &[#(#arguments),*],
            }
        }
    });
    quote!(&[#(#fields),*])
}

fn argument(value: &InputValue) -> TokenStream {
    let (name, ty) = (&value.name.value, without_lifetimes(&value.ty));
    let has_default = value.default.is_some();
    quote! {
        __damson::ArgumentShape { name: #name, ty: <#ty as __damson::InputType>::SHAPE, has_default: #has_default }
    }
}

/// The checks of an object, each at the place of its interface.
pub(super) fn checks(object: &Object, target: &Target) -> Option<TokenStream> {
    if object.implements.is_empty() {
        return None;
    }
    let ty = without_lifetimes(&target.ty);
    let added = object.complex.then(|| quote!(<#ty as __damson::ComplexObject>::TABLE));
    let has_parts = object.fields.iter().any(|field| field.flatten);
    Some(checks_of(&object.implements, target, &fields(&object.fields), added, has_parts))
}

/// The checks of an interface that implements others.
pub(super) fn checks_of_interface(interface: &Abstract, target: &Target) -> Option<TokenStream> {
    if interface.implements.is_empty() {
        return None;
    }
    let ty = without_lifetimes(&target.ty);
    let fields = quote!(<#ty as __damson::InterfaceType>::FIELDS);
    Some(checks_of(&interface.implements, target, &fields, None, false))
}

fn checks_of(
    interfaces: &[Type],
    target: &Target,
    fields: &TokenStream,
    added: Option<TokenStream>,
    has_parts: bool,
) -> TokenStream {
    let ty = without_lifetimes(&target.ty);
    let added = added.unwrap_or_else(|| quote!(__damson::FieldsTable { fields: &[], parts: &[] }));
    let checks = interfaces.iter().map(|interface| {
        let (place, interface) = (interface.span(), without_lifetimes(interface));
        quote_spanned!(place=> const _: () = __damson::check_implements::<#interface>(__IMPLEMENTER);)
    });
    quote! {
        // The underscores keep the name apart from those in the expressions of the author.
        const __IMPLEMENTER: __damson::Implementer = __damson::Implementer {
            shape: <#ty as __damson::OutputType>::SHAPE,
            fields: #fields,
            added: #added,
            has_parts: #has_parts,
        };
        #(#checks)*
    }
}
