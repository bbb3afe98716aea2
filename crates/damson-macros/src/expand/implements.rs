//! The fields of interfaces as constants, and the check of the objects that implement them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::without_lifetimes;
use crate::model::{Field, InputValue, Object, Target};

/// `&[FieldShape { .. }, ..]`.
pub(super) fn fields(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().filter(|field| !field.flatten).map(|field| {
        let (name, ty) = (&field.name.value, without_lifetimes(&field.ty));
        let arguments = field.resolver.arguments().map(argument);
        quote! {
            __damson::FieldShape {
                name: #name,
                ty: <#ty as __damson::OutputType>::SHAPE,
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
    let shapes = fields(&object.fields);
    let added = match object.complex {
        true => quote!(<#ty as __damson::ComplexObject>::TABLE),
        false => quote!(__damson::FieldsTable { fields: &[], parts: &[] }),
    };
    let has_parts = object.fields.iter().any(|field| field.flatten);
    let checks = object.implements.iter().map(|interface| {
        let (place, interface) = (interface.span(), without_lifetimes(interface));
        quote_spanned!(place=> const _: () = __damson::check_implements::<#interface>(__OBJECT);)
    });
    Some(quote! {
        // The underscores keep the name apart from those in the expressions of the author.
        const __OBJECT: __damson::Implementer = __damson::Implementer {
            shape: <#ty as __damson::OutputType>::SHAPE,
            fields: #shapes,
            added: #added,
            has_parts: #has_parts,
        };
        #(#checks)*
    })
}
