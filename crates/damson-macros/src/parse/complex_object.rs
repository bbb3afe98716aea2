//! `#[ComplexObject]`: an `impl` block whose methods are added to the fields of a `SimpleObject`.

use proc_macro2::TokenStream;
use syn::ItemImpl;

use super::method::{Gives, Renames};
use super::object::{guard_each, methods, refuse_above, self_ident};
use crate::attr::{Attributes, Marks, Text};
use crate::crate_path;
use crate::mistakes::Mistakes;
use crate::model::{Definition, Object, Target, TypeName};

/// Reads the block under `#[ComplexObject]` and leaves it as ordinary Rust.
pub(crate) fn complex_object(arguments: TokenStream, block: &mut ItemImpl, mistakes: &mut Mistakes) -> Option<Object> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut block.attrs, "ComplexObject", mistakes);
    let ident = self_ident(block, "ComplexObject", mistakes)?;
    let crate_path = crate_path::resolve(attrs.path("crate", mistakes));
    let renames = Renames::read(&mut attrs, mistakes);
    let guard = attrs.guard(mistakes);
    attrs.finish(mistakes);
    let name = TypeName::Text(Text::of_ident(&ident));
    let mut fields = methods(block, renames, Gives::Added, mistakes);
    // The other fields of the object are not in this block, so its guard becomes a guard of each of its own fields.
    guard_each(&mut fields, guard.as_ref());
    let (ty, generics) = ((*block.self_ty).clone(), block.generics.clone());
    let targets = vec![Target { ty, generics, aliases: Vec::new(), name }];
    let definition = Definition { crate_path, description: None, marks: Marks::NONE, targets, left: Vec::new() };
    Some(Object {
        definition,
        fields,
        complex: false,
        guard: None,
        cache_control: None,
        serial: false,
        implements: Vec::new(),
    })
}
