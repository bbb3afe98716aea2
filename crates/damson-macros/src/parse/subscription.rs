//! `#[Subscription]`: an `impl` block whose methods give streams.

use proc_macro2::TokenStream;
use syn::ItemImpl;

use super::method::Gives;
use super::object::object_block;
use crate::mistakes::Mistakes;
use crate::model::Object;

/// Reads the block under `#[Subscription]` and leaves it as ordinary Rust.
pub(crate) fn subscription(arguments: TokenStream, block: &mut ItemImpl, mistakes: &mut Mistakes) -> Option<Object> {
    object_block(arguments, block, "Subscription", Gives::Stream, mistakes)
}
