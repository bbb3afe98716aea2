//! `type_name` and `object_type_name`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::TypeName;

/// The function `type_name` of `OutputType` and `InputType`.
pub(super) fn type_name(name: &TypeName) -> TokenStream {
    let name = value(name);
    quote! {
        fn type_name() -> ::std::borrow::Cow<'static, str> { #name }
    }
}

pub(super) fn value(name: &TypeName) -> TokenStream {
    match name {
        TypeName::Text(name) => {
            let name = &name.value;
            quote!(::std::borrow::Cow::Borrowed(#name))
        }
        TypeName::Trait => quote!(<Self as __damson::TypeName>::type_name()),
        TypeName::Of(ty) => quote!(<#ty as __damson::InputType>::type_name()),
    }
}

/// The body of `Object::object_type_name`.
pub(super) fn object_type_name(name: &TypeName) -> TokenStream {
    match name {
        TypeName::Text(name) => {
            let name = &name.value;
            quote!(#name)
        }
        _ => {
            let name = value(name);
            quote! {
                // The name is borrowed from nothing when it is made at run time, so each different name is kept once.
                static NAMES: ::std::sync::Mutex<::std::collections::BTreeSet<&'static str>> =
                    ::std::sync::Mutex::new(::std::collections::BTreeSet::new());
                let name = match #name {
                    ::std::borrow::Cow::Borrowed(name) => return name,
                    ::std::borrow::Cow::Owned(name) => name,
                };
                let mut names = NAMES.lock().unwrap_or_else(::std::sync::PoisonError::into_inner);
                if let ::core::option::Option::Some(name) = names.get(name.as_str()) {
                    return name;
                }
                let name: &'static str = ::std::string::String::leak(name);
                names.insert(name);
                name
            }
        }
    }
}
