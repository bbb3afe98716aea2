//! `type_name` and `object_type_name`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::TypeName;

/// The function `type_name` of `OutputType` and `InputType`, and the constant `SHAPE`.
pub(super) fn type_name(name: &TypeName) -> TokenStream {
    of_abstract_type(name, &[])
}

/// The same for a type in whose place others may stand, with the constants of those.
pub(super) fn of_abstract_type(name: &TypeName, members: &[TokenStream]) -> TokenStream {
    let shape = match name {
        TypeName::Text(name) => {
            let name = &name.value;
            quote!(__damson::Shape::Named(#name, &[#(#members),*]))
        }
        TypeName::Trait => quote!(__damson::Shape::Unknown),
        TypeName::Of(ty) => quote!(<#ty as __damson::InputType>::SHAPE),
    };
    let type_name = without_shape(name);
    quote! {
        const SHAPE: __damson::Shape = #shape;
        #type_name
    }
}

/// The function `type_name` of `SubscriptionObject`.
pub(super) fn without_shape(name: &TypeName) -> TokenStream {
    let name = value(name);
    quote! {
        fn type_name() -> __damson::Cow<'static, str> { #name }
    }
}

pub(super) fn value(name: &TypeName) -> TokenStream {
    match name {
        TypeName::Text(name) => {
            let name = &name.value;
            quote!(__damson::Cow::Borrowed(#name))
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
                let __name = match #name {
                    __damson::Cow::Borrowed(__name) => return __name,
                    __damson::Cow::Owned(__name) => __name,
                };
                let mut __names = NAMES.lock().unwrap_or_else(::std::sync::PoisonError::into_inner);
                if let __damson::Some(__name) = __names.get(__name.as_str()) {
                    return __name;
                }
                let __name: &'static str = ::std::string::String::leak(__name);
                __names.insert(__name);
                __name
            }
        }
    }
}
