//! `#[Subscription]`: an `impl` block whose methods give streams.

use proc_macro2::TokenStream;
use syn::ItemImpl;

use super::method::Gives;
use super::object::{guard_each, object_block};
use crate::mistakes::Mistakes;
use crate::model::Object;

/// Reads the block under `#[Subscription]` and leaves it as ordinary Rust.
pub(crate) fn subscription(arguments: TokenStream, block: &mut ItemImpl, mistakes: &mut Mistakes) -> Option<Object> {
    let mut root = object_block(arguments, block, "Subscription", Gives::Stream, mistakes)?;
    // The root may become a part of another, so what guards it stands before each of its fields.
    guard_each(&mut root.fields, root.guard.take().as_ref());
    Some(root)
}
