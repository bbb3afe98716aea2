//! The union of a method's value and its errors: its shape, its registration, its values.

use proc_macro2::TokenStream;
use quote::quote;

use super::{WithoutLifetimes, without_lifetimes};
use crate::model::ResultUnion;

/// The shape of the union, for the check of implementers.
pub(super) fn shape(union: &ResultUnion) -> TokenStream {
    let (name, [data, errors]) = (&union.name.value, types(union));
    quote! {
        __damson::Shape::Named(
            #name,
            &[<#data as __damson::OutputType>::SHAPE, <#errors as __damson::OutputType>::SHAPE],
        )
    }
}

/// The function that registers the union.
pub(super) fn type_ref(union: &ResultUnion) -> TokenStream {
    let (name, [data, errors], method) = (&union.name.value, types(union), union.method.to_string());
    quote! {
        |__registry: &mut __damson::Registry| __registry.result_union(__damson::ResultUnionTable {
            name: #name,
            owner: ::core::any::type_name::<Self>,
            method: #method,
            data: <#data as __damson::UnionContent<_>>::MEMBERS,
            errors: <#errors as __damson::UnionContent<_>>::MEMBERS,
        })
    }
}

/// The function that describes a result.
pub(super) fn describe(union: &ResultUnion) -> TokenStream {
    let [data, errors] = types(union);
    quote! {
        |__result: ::core::result::Result<_, _>| match __result {
            __damson::Ok(__value) => <#data as __damson::UnionContent<_>>::into_member(__value),
            __damson::Err(__error) => <#errors as __damson::UnionContent<_>>::into_member(__error),
        }
    }
}

fn types(union: &ResultUnion) -> [WithoutLifetimes<'_>; 2] {
    [&union.data, &union.errors].map(|ty| without_lifetimes(ty))
}
