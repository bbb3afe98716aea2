//! The macros of Damson. They read Rust types and methods, and write tables and thin adapters for the engine.
//!
//! `parse` has one front end for each macro and fills the `model`; `check` judges the model; `expand` writes it as code.
//! Each stage adds the mistakes that it finds. A macro gives the code or, if there are any, all mistakes at once, beside the code of
//! the bare model, which makes the type known without its members: so a mistake is one error, wherever the type is used.
//!
//! # Names
//!
//! A name that is not given comes from the Rust identifier: `PascalCase` for types, `camelCase` for fields and arguments,
//! `SCREAMING_SNAKE_CASE` for enum values. `rename_fields`, `rename_args` and `rename_items` set another rule: `lowercase`,
//! `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, or `none` for names as they are written. A
//! digit ends a word, and may begin one: the field `md5sum` becomes `md5Sum`, the value `Utf8` becomes `UTF_8`, and the type
//! `HTTPServer` becomes `Httpserver`.
//!
//! # Attributes
//!
//! `cfg` and `cfg_attr` may stand wherever the compiler takes them. `macro_rules!` may pass every value of an attribute. An
//! attribute that would have no effect is refused. `description` is another word for `desc`, and Rust's
//! `#[deprecated(note = "..")]` says the same as `deprecation = ".."`; where both stand, `deprecation` decides. A part of the schema that
//! cannot stand without a hidden part is hidden with it.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{DeriveInput, ItemFn, parse_macro_input};

mod attr;
mod check;
mod configure;
mod crate_path;
mod expand;
mod groups;
mod item;
mod mistakes;
mod model;
mod parse;
#[cfg(test)]
mod tests;
mod types;

use check::Check;
use configure::Step;
use item::Found;
use mistakes::Mistakes;
use model::Bare;

#[doc = include_str!("../docs/simple_object.md")]
#[proc_macro_derive(SimpleObject, attributes(graphql))]
pub fn simple_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::simple_object, expand::object_family)
}

#[doc = include_str!("../docs/object.md")]
#[allow(non_snake_case)] // users write `#[Object]`
#[proc_macro_attribute]
pub fn Object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("Object", arguments, item, parse::object, expand::object_family)
}

#[doc = include_str!("../docs/complex_object.md")]
#[allow(non_snake_case)] // users write `#[ComplexObject]`
#[proc_macro_attribute]
pub fn ComplexObject(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("ComplexObject", arguments, item, parse::complex_object, expand::complex_object)
}

#[doc = include_str!("../docs/subscription.md")]
#[allow(non_snake_case)] // users write `#[Subscription]`
#[proc_macro_attribute]
pub fn Subscription(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("Subscription", arguments, item, parse::subscription, expand::subscription)
}

#[doc = include_str!("../docs/merged_object.md")]
#[proc_macro_derive(MergedObject, attributes(graphql))]
pub fn merged_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::merged_object, expand::object_family)
}

#[doc = include_str!("../docs/merged_subscription.md")]
#[proc_macro_derive(MergedSubscription, attributes(graphql))]
pub fn merged_subscription(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::merged_subscription, expand::merged_subscription)
}

#[doc = include_str!("../docs/enumeration.md")]
#[proc_macro_derive(Enum, attributes(graphql))]
pub fn enumeration(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::enumeration, expand::enumeration)
}

#[doc = include_str!("../docs/input_object.md")]
#[proc_macro_derive(InputObject, attributes(graphql))]
pub fn input_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::input_object, expand::input_object)
}

#[doc = include_str!("../docs/oneof_object.md")]
#[proc_macro_derive(OneofObject, attributes(graphql))]
pub fn oneof_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::oneof_object, expand::oneof_object)
}

#[doc = include_str!("../docs/interface.md")]
#[proc_macro_derive(Interface, attributes(graphql))]
pub fn interface(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::interface, expand::abstract_type)
}

#[doc = include_str!("../docs/trait_interface.md")]
#[allow(non_snake_case)] // users write `#[TraitInterface]`
#[proc_macro_attribute]
pub fn TraitInterface(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("TraitInterface", arguments, item, parse::trait_interface, expand::abstract_type)
}

#[doc = include_str!("../docs/trait_union.md")]
#[allow(non_snake_case)] // users write `#[TraitUnion]`
#[proc_macro_attribute]
pub fn TraitUnion(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("TraitUnion", arguments, item, parse::trait_union, expand::abstract_type)
}

#[doc = include_str!("../docs/union.md")]
#[proc_macro_derive(Union, attributes(graphql))]
pub fn union(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::union, expand::abstract_type)
}

#[doc = include_str!("../docs/scalar.md")]
#[allow(non_snake_case)] // users write `#[Scalar]`
#[proc_macro_attribute]
pub fn Scalar(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attribute("Scalar", arguments, item, parse::scalar, expand::scalar)
}

#[doc = include_str!("../docs/scalar_call.md")]
#[proc_macro]
pub fn scalar(arguments: TokenStream) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse::scalar_call(arguments.into(), &mut mistakes);
    finish(model, mistakes, expand::scalar_call).into()
}

#[doc = include_str!("../docs/new_type.md")]
#[proc_macro_derive(NewType, attributes(graphql))]
pub fn new_type(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::new_type, expand::new_type)
}

#[doc = include_str!("../docs/columns.md")]
#[proc_macro_derive(Columns, attributes(columns, graphql))]
pub fn columns(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::columns, expand::columns)
}

#[doc = include_str!("../docs/description.md")]
#[proc_macro_derive(Description, attributes(graphql))]
pub fn description(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::description, expand::description)
}

#[doc = include_str!("../docs/directive.md")]
#[allow(non_snake_case)] // users write `#[Directive]`
#[proc_macro_attribute]
pub fn Directive(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function("Directive", arguments, item, parse::directive, expand::directive)
}

#[doc = include_str!("../docs/type_directive.md")]
#[allow(non_snake_case)] // users write `#[TypeDirective]`
#[proc_macro_attribute]
pub fn TypeDirective(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function("TypeDirective", arguments, item, parse::type_directive, expand::type_directive)
}

/// Gives back the item inside the carrier, after the compiler has expanded its `cfg` and `cfg_attr`.
#[doc(hidden)]
#[proc_macro_derive(__Configured)]
pub fn configured(carrier: TokenStream) -> TokenStream {
    configure::configured(carrier.into()).into()
}

/// Removes the item.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn __vanish(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Runs an attribute macro above a function. The code takes the place of the function.
fn function<M: Check + Bare>(
    name: &str,
    arguments: TokenStream,
    item: TokenStream,
    parse: fn(Tokens, &mut ItemFn, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    read_item(name, arguments, item, parse, expand).map_or_else(|code| code, |(_, code)| code).into()
}

/// Runs a derive macro.
fn derive<M: Check + Bare>(
    input: DeriveInput,
    parse: fn(&DeriveInput, &mut Mistakes) -> M,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse(&input, &mut mistakes);
    finish(Some(model), mistakes, expand).into()
}

/// Runs an attribute macro above an `impl` block or a trait, which is given back even if it has mistakes, so that it exists.
fn attribute<I: configure::Item + item::Kind, M: Check + Bare>(
    name: &str,
    arguments: TokenStream,
    item: TokenStream,
    parse: fn(Tokens, &mut I, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    read_item(name, arguments, item, parse, expand).map_or_else(|code| code, |(item, code)| quote!(#item #code)).into()
}

/// Reads the item below an attribute macro. Gives the item without our attributes, and the code; or the code in the place of
/// both, if the item is of another kind or has conditions.
fn read_item<I: configure::Item + item::Kind, M: Check + Bare>(
    name: &str,
    arguments: TokenStream,
    item: TokenStream,
    parse: fn(Tokens, &mut I, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> Result<(Tokens, Tokens), Tokens> {
    let Found { mut item, other } = item::read::<I>(name, item.into())?;
    let arguments = match configure::step(name, arguments.into(), &item) {
        Step::Read(arguments) => arguments,
        Step::Configure(code) => return Err(code),
    };
    let mut mistakes = Mistakes::default();
    let other = other.map(|(other, mistake)| {
        mistakes.add(mistake);
        other
    });
    let model = parse(arguments, &mut item, &mut mistakes);
    Ok((other.unwrap_or_else(|| item.into_token_stream()), finish(model, mistakes, expand)))
}

/// Checks the model, and gives the code, or the mistakes with the code of the bare model.
fn finish<M: Check + Bare>(model: Option<M>, mut mistakes: Mistakes, expand: fn(&M) -> Tokens) -> Tokens {
    if let Some(model) = &model {
        model.check(&mut mistakes);
    }
    let Some(mistakes) = mistakes.into_tokens() else { return model.as_ref().map(expand).unwrap_or_default() };
    let bare = model.map(|model| expand::without_bodies(expand(&model.bare())));
    quote!(#mistakes #bare)
}
