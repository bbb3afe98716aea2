//! The item below an attribute macro, or the mistake that it is of another kind.

mod block;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parse;
use syn::{Attribute, Error, Ident, Item, ItemFn, ItemImpl, ItemTrait, parse_quote};

/// A kind of item that an attribute macro reads.
pub(crate) trait Kind: Parse {
    /// The kind and an example, for messages.
    const KIND: &'static str;

    /// Reads the item.
    fn read(tokens: TokenStream) -> Result<Self, Error> {
        syn::parse2(tokens)
    }

    /// An empty item of this kind for the type that the macro should have stood beside, if there is one.
    fn beside(_: &Item) -> Option<Self> {
        None
    }
}

impl Kind for ItemImpl {
    const KIND: &'static str = "an `impl` block; write it above `impl Type { .. }`";

    fn read(tokens: TokenStream) -> Result<Self, Error> {
        block::read(tokens)
    }

    fn beside(other: &Item) -> Option<Self> {
        let (attributes, ident, generics) = match other {
            Item::Struct(item) => (&item.attrs, &item.ident, &item.generics),
            Item::Enum(item) => (&item.attrs, &item.ident, &item.generics),
            _ => return None,
        };
        if attributes.iter().any(makes_graphql_type) {
            return None;
        }
        let (parameters, arguments, bounds) = generics.split_for_impl();
        Some(parse_quote!(impl #parameters #ident #arguments #bounds {}))
    }
}

/// Whether the attribute is a `derive` with a macro of ours, by its name.
fn makes_graphql_type(attribute: &Attribute) -> bool {
    let list = attribute.meta.require_list().ok().filter(|list| list.path.is_ident("derive"));
    let names = list.map(|list| list.tokens.to_string()).unwrap_or_default();
    ["Object", "Enum", "Union", "Interface", "NewType"].iter().any(|name| names.contains(name))
}

impl Kind for ItemTrait {
    const KIND: &'static str = "a trait; write it above `trait Name { .. }`";
}

impl Kind for ItemFn {
    const KIND: &'static str = "a function; write it above `fn name(..) { .. }`";
}

/// The item below an attribute macro.
pub(crate) struct Found<I> {
    pub(crate) item: I,
    /// The item of another kind that stands there, with the mistake.
    pub(crate) other: Option<(TokenStream, Error)>,
}

/// Reads the item below the macro of this name, or gives the code that reports the mistake.
///
/// An item of another kind is given back, so that it exists.
pub(crate) fn read<I: Kind>(macro_name: &str, tokens: TokenStream) -> Result<Found<I>, TokenStream> {
    let unread = match I::read(tokens.clone()) {
        Ok(item) => return Ok(Found { item, other: None }),
        Err(error) => error,
    };
    let Ok(other) = syn::parse2::<Item>(tokens.clone()) else { return Err(unread.into_compile_error()) };
    let message = format!("`#[{macro_name}]` is for {}", I::KIND);
    let mistake = match ident_of(&other) {
        Some(ident) => Error::new_spanned(ident, message),
        None => Error::new_spanned(&other, message),
    };
    if let Some(item) = I::beside(&other) {
        return Ok(Found { item, other: Some((tokens, mistake)) });
    }
    let mistake = mistake.into_compile_error();
    Err(quote!(#tokens #mistake))
}

fn ident_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Mod(item) => Some(&item.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
