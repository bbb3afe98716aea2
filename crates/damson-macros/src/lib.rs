//! The macros of Damson: Rust types and methods in, tables and thin adapters for the engine out.
//!
//! `parse` (one front end for each macro) fills the `model`, `check` judges it, `expand` writes it down as code. Every
//! stage adds the mistakes it finds; if there are any, they are what the macro gives, all at once.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{DeriveInput, ItemImpl, parse_macro_input};

mod attr;
mod check;
mod crate_path;
mod expand;
mod mistakes;
mod model;
mod parse;

use check::Check;
use mistakes::Mistakes;

/// Makes a struct a GraphQL object: its fields are the object's fields.
#[proc_macro_derive(SimpleObject, attributes(graphql))]
pub fn simple_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::simple_object, expand::object_family)
}

/// Makes an `impl` block a GraphQL object: its methods are the object's fields.
#[allow(non_snake_case)] // the dialect writes `#[Object]`
#[proc_macro_attribute]
pub fn Object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute(arguments, block, parse::object, expand::object_family)
}

/// Adds the methods of an `impl` block to the fields of a `SimpleObject` that is marked `#[graphql(complex)]`.
#[allow(non_snake_case)] // the dialect writes `#[ComplexObject]`
#[proc_macro_attribute]
pub fn ComplexObject(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute(arguments, block, parse::complex_object, expand::complex_object)
}

/// Makes an enum without values a GraphQL enum.
#[proc_macro_derive(Enum, attributes(graphql))]
pub fn enumeration(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::enumeration, expand::enumeration)
}

/// Makes a struct a GraphQL input object.
#[proc_macro_derive(InputObject, attributes(graphql))]
pub fn input_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::input_object, expand::input_object)
}

/// Makes an enum a GraphQL input object of which exactly one field is given.
#[proc_macro_derive(OneofObject, attributes(graphql))]
pub fn oneof_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::oneof_object, expand::oneof_object)
}

/// Makes an enum of objects a GraphQL interface.
#[proc_macro_derive(Interface, attributes(graphql))]
pub fn interface(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::interface, expand::abstract_type)
}

/// Makes an enum of objects a GraphQL union.
#[proc_macro_derive(Union, attributes(graphql))]
pub fn union(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::union, expand::abstract_type)
}

/// Makes a type with `ScalarType` a GraphQL scalar.
#[allow(non_snake_case)] // the dialect writes `#[Scalar]`
#[proc_macro_attribute]
pub fn Scalar(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute(arguments, block, parse::scalar, expand::scalar)
}

/// Makes a type that serde can read and write a GraphQL scalar: `scalar!(Type, "Name", "description", "url")`.
#[proc_macro]
pub fn scalar(arguments: TokenStream) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse::scalar_call(arguments.into(), &mut mistakes);
    finish(model, mistakes, expand::scalar_call).into()
}

/// Makes a struct around one value a leaf like that value, under the same name or one of its own.
#[proc_macro_derive(NewType, attributes(graphql))]
pub fn new_type(input: TokenStream) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse::new_type(&parse_macro_input!(input), &mut mistakes);
    finish(model, mistakes, expand::new_type).into()
}

/// Gives the doc comment of a type to `use_type_description`.
#[proc_macro_derive(Description, attributes(graphql))]
pub fn description(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::description, expand::description)
}

/// The road of a derive macro.
fn derive<M: Check>(
    input: DeriveInput,
    parse: fn(&DeriveInput, &mut Mistakes) -> M,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse(&input, &mut mistakes);
    finish(Some(model), mistakes, expand).into()
}

/// The road of an attribute macro, which gives the block back, too: with mistakes in it, its methods are still there.
fn attribute<M: Check>(
    arguments: TokenStream,
    mut block: ItemImpl,
    parse: fn(Tokens, &mut ItemImpl, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse(arguments.into(), &mut block, &mut mistakes);
    let code = finish(model, mistakes, expand);
    quote!(#block #code).into()
}

/// The end of every road: the mistakes, or else the code.
fn finish<M: Check>(model: Option<M>, mut mistakes: Mistakes, expand: fn(&M) -> Tokens) -> Tokens {
    if let Some(model) = &model {
        model.check(&mut mistakes);
    }
    mistakes.into_tokens().or_else(|| model.as_ref().map(expand)).unwrap_or_default()
}
