//! `InputType` for an enum: an input object of which exactly one field is given.
//! See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::type_name::type_name;
use super::{block, implement, input_values, tables};
use crate::model::{InputValue, OneofObject, Target};

/// The implementations for a oneOf input object.
pub(crate) fn oneof_object(model: &OneofObject) -> TokenStream {
    block(&model.definition, |target| {
        let input_type = input_type(model, target);
        let fields = model
            .fields
            .iter()
            .map(|(ident, value)| input_values::table(ident, value, &tables::nullable_input_value(value)));
        let fields = quote! {
            const FIELDS: &'static [__damson::InputFieldTable] = &[#(#fields),*];
        };
        let kind = implement(quote!(__damson::InputObjectType), target, fields);
        let marker = implement(quote!(__damson::OneofObjectType), target, TokenStream::new());
        quote!(#input_type #kind #marker)
    })
}

fn input_type(model: &OneofObject, target: &Target) -> TokenStream {
    let name = type_name(&target.name);
    let type_ref = type_ref(model);
    let fields_of_value = input_values::fields_of_value();
    let arms = model.fields.iter().map(arm);
    let members = model.fields.iter().map(member);
    let raw = input_values::raw_self();
    let body = quote! {
        #name
        #raw
        #type_ref
        fn parse(__value: __damson::Option<&__damson::Value>) -> __damson::InputValueResult<Self> {
            #fields_of_value
            let mut __given = __fields.iter();
            let mut __next = || ::core::iter::Iterator::next(&mut __given);
            let (__damson::Some((__name, __value)), __damson::None) = (__next(), __next()) else {
                return __damson::Err(__damson::InputValueError::custom("exactly one field must be given"));
            };
            let __value = __damson::Some(__value);
            match __name.as_str() {
                #(#arms)*
                _ => __damson::Err(__damson::InputValueError::custom("the field is unknown")),
            }
        }
        fn to_value(&self) -> __damson::Value {
            let mut __fields = ::core::default::Default::default();
            match self { #(#members)* }
            __damson::Value::Object(__fields)
        }
    };
    implement(quote!(__damson::InputType), target, body)
}

fn type_ref(model: &OneofObject) -> TokenStream {
    let description = tables::description(model.definition.description.as_ref());
    let marks = tables::marks(&model.definition.marks);
    quote! {
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            __registry.input_object::<Self>(__damson::InputObjectTable {
                name: <Self as __damson::InputType>::type_name,
                description: #description,
                one_of: true,
                marks: const { #marks },
                fields: <Self as __damson::InputObjectType>::FIELDS,
            })
        }
    }
}

fn arm((ident, value): &(Ident, InputValue)) -> TokenStream {
    let name = &value.name.value;
    let part = input_values::field(value, &quote!(__value));
    quote!(#name => __damson::Ok(Self::#ident(#part)),)
}

fn member((ident, value): &(Ident, InputValue)) -> TokenStream {
    let insert = input_values::insert(value, &quote!(__value));
    quote!(Self::#ident(__value) => { #insert })
}
