//! `InputType` for a struct: an input object.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::type_name::type_name;
use super::{Code, block, default_values, implement, input_values, tables, validator};
use crate::model::{InputField, InputObject, InputRole, Target};

/// The implementations for an input object.
pub(crate) fn input_object(model: &InputObject) -> TokenStream {
    block(&model.definition, |target| {
        let input_type = input_type(model, target);
        let fields = model.fields.iter().filter_map(table);
        let validator = model.validator.as_ref().map(|validator| {
            let table = validator::of_object(validator);
            quote!(const VALIDATOR: __damson::Option<__damson::ValidatorTable> = #table;)
        });
        let fields = quote! {
            const FIELDS: &'static [__damson::InputFieldTable] = &[#(#fields),*];
            #validator
        };
        let kind = implement(quote!(__damson::InputObjectType), target, fields);
        quote!(#input_type #kind)
    })
}

fn input_type(model: &InputObject, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let description = tables::description(model.definition.description.as_ref());
    let validator =
        model.validator.as_ref().map(|_| quote!(validator: <Self as __damson::InputObjectType>::VALIDATOR,));
    let marks = tables::marks_with(&model.definition.marks, quote!(#validator));
    let fields_of_value = input_values::fields_of_value();
    let members = model.fields.iter().map(parse);
    let inserts = model.fields.iter().filter_map(insert);
    let raw = input_values::raw_self();
    let body = quote! {
        #name
        #raw
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            __registry.input_object::<Self>(__damson::InputObjectTable {
                name: <Self as __damson::InputType>::type_name,
                description: #description,
                one_of: false,
                marks: const { #marks },
                fields: <Self as __damson::InputObjectType>::FIELDS,
            })
        }
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            #fields_of_value
            __damson::Ok(Self { #(#members),* })
        }
        fn to_value(&self) -> __damson::Value {
            let mut __fields = ::core::default::Default::default();
            #(#inserts)*
            __damson::Value::Object(__fields)
        }
    };
    implement(quote!(__damson::InputType), target, body)
}

fn table(field: &InputField) -> Option<TokenStream> {
    let ident = &field.ident;
    match &field.role {
        InputRole::Value(value) => Some(input_values::table(ident, value, &tables::input_value(value))),
        InputRole::Flatten(ty) => {
            let (name, ty) = (ident.unraw().to_string(), super::without_lifetimes(ty));
            Some(quote! {
                __damson::InputFieldTable::Flatten(
                    #name,
                    <#ty as __damson::InputObjectType>::FIELDS,
                    <#ty as __damson::InputObjectType>::VALIDATOR,
                )
            })
        }
        InputRole::Skip(..) => None,
    }
}

fn parse(field: &InputField) -> TokenStream {
    let ident = &field.ident;
    let value: Code<'_> = match &field.role {
        InputRole::Value(value) => input_values::parse(value),
        InputRole::Flatten(ty) => Box::new(input_values::part(ty, &quote!(__value))),
        InputRole::Skip(ty, default) => Box::new(default_values::rust_default(default.as_ref(), ty)),
    };
    quote!(#ident: #value)
}

fn insert(field: &InputField) -> Option<TokenStream> {
    let ident = &field.ident;
    match &field.role {
        InputRole::Value(value) => Some(input_values::insert(value, &quote!(&self.#ident))),
        InputRole::Flatten(_) => Some(quote! {
            if let __damson::Value::Object(__inner) = __damson::InputType::to_value(&self.#ident) {
                ::core::iter::Extend::extend(&mut __fields, __inner);
            }
        }),
        InputRole::Skip(..) => None,
    }
}
