//! The item below an attribute macro, or the mistake that it is of another kind.

mod block;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parse;
use syn::{Error, Ident, Item, ItemFn, ItemImpl, ItemTrait};

/// A kind of item that an attribute macro reads.
pub(crate) trait Kind: Parse {
    /// The kind and an example, for messages.
    const KIND: &'static str;

    /// Reads the item.
    fn read(tokens: TokenStream) -> Result<Self, Error> {
        syn::parse2(tokens)
    }
}

impl Kind for ItemImpl {
    const KIND: &'static str = "an `impl` block; write it above `impl Type { .. }`";

    fn read(tokens: TokenStream) -> Result<Self, Error> {
        block::read(tokens)
    }
}

impl Kind for ItemTrait {
    const KIND: &'static str = "a trait; write it above `trait Name { .. }`";
}

impl Kind for ItemFn {
    const KIND: &'static str = "a function; write it above `fn name(..) { .. }`";
}

/// Reads the item below the macro of this name, or gives the code that reports the mistake.
///
/// An item of another kind is given back, so that it exists.
pub(crate) fn read<I: Kind>(macro_name: &str, tokens: TokenStream) -> Result<I, TokenStream> {
    let unread = match I::read(tokens.clone()) {
        Ok(item) => return Ok(item),
        Err(error) => error,
    };
    let Ok(other) = syn::parse2::<Item>(tokens.clone()) else { return Err(unread.into_compile_error()) };
    let message = format!("`#[{macro_name}]` is for {}", I::KIND);
    let mistake = match ident_of(&other) {
        Some(ident) => Error::new_spanned(ident, message),
        None => Error::new_spanned(&other, message),
    };
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
