//! From the model to code: tables and thin adapters. One file for each generated trait.
//!
//! The code is data where possible, because data compiles faster. Paths begin with `__damson`, which [`block`] defines. This
//! stage makes no decision about GraphQL.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Definition, Object, Target};
use crate::types::trait_name;

mod abstract_type;
mod association;
mod batched;
mod bodies;
mod code;
mod columns;
mod complex_object;
mod cost;
mod default_values;
mod description;
mod directive;
mod enum_type;
mod guard;
mod implements;
mod input_object;
mod input_type;
mod input_values;
mod instance;
mod left;
mod lifetimes;
mod method;
mod new_type;
mod object;
mod object_type;
mod oneof_object;
mod output_type;
mod parameters;
mod result_union;
mod scalar;
mod stand_in;
mod subscription;
mod table_code;
mod tables;
mod type_name;
mod used;
mod validator;
mod written_enum;

pub(crate) use abstract_type::abstract_type;
pub(crate) use bodies::without_bodies;
pub(crate) use columns::columns;
pub(crate) use complex_object::complex_object;
pub(crate) use description::description;
pub(crate) use directive::{directive, type_directive};
pub(crate) use enum_type::enumeration;
pub(crate) use input_object::input_object;
pub(crate) use new_type::new_type;
pub(crate) use oneof_object::oneof_object;
pub(crate) use scalar::{scalar, scalar_call};
pub(crate) use subscription::{merged_subscription, subscription};

use code::{Code, FunctionOf};
use lifetimes::{WithoutLifetimes, without_lifetimes};

/// The implementations for an object.
pub(crate) fn object_family(object: &Object) -> TokenStream {
    block(&object.definition, |target| {
        let types = match trait_name(&target.ty) {
            None => {
                let output_type = output_type::of_object(target);
                let object_type = object_type::object_type(object, target);
                quote!(#output_type #object_type)
            }
            // It has no `ObjectType`, whose functions need a size.
            Some(_) => output_type::of_trait_object(object, target),
        };
        let resolve = object::object(object, target);
        let checks = implements::checks(object, target);
        quote!(#types #resolve #checks)
    })
}

/// Wraps implementations in a block of their own, which defines `__damson` and the type parameters' aliases.
fn block(definition: &Definition, implement: impl Fn(&Target) -> TokenStream) -> TokenStream {
    let krate = &definition.crate_path;
    let blocks = definition.targets.iter().map(|target| {
        let code = implement(target);
        let demands = left::demands(&definition.left, target);
        let code = instance::with_parameters(target, quote!(#code #demands));
        quote! {
            #[doc(hidden)]
            #[allow(
                clippy::all, clippy::pedantic, clippy::nursery, deprecated, rust_2018_idioms, unused_lifetimes,
                unused_qualifications, unused_variables
            )]
            const _: () = {
                use #krate::macros as __damson;
                #code
            };
        }
    });
    quote!(#(#blocks)*)
}

/// `impl Trait for Type`, with the type's parameters.
fn implement(path: TokenStream, target: &Target, body: TokenStream) -> TokenStream {
    let (parameters, _, bounds) = target.generics.split_for_impl();
    let ty = &target.ty;
    quote! {
        #[automatically_derived]
        impl #parameters #path for #ty #bounds { #body }
    }
}

/// A name of the generated code. Its hygiene hides it from the author's code, and its underscores keep it apart from the unit
/// structs and constants of the author, which a variable cannot shadow.
fn own_name(name: &str) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}
