//! `#[Object]`: an `impl` block whose methods are the fields.

use proc_macro2::TokenStream;
use syn::{Attribute, Expr, Ident, ImplItem, ItemImpl, Type};

use super::definition::{Side, Subject, definition, use_type_description};
use super::method::{Gives, Renames, read_method};
use super::waiting::can_be_rewritten;
use crate::attr::{Attributes, is_graphql};
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Field, Object};
use crate::types::trait_name;

/// Reads the block under `#[Object]` and leaves it as ordinary Rust.
pub(crate) fn object(arguments: TokenStream, block: &mut ItemImpl, mistakes: &mut Mistakes) -> Option<Object> {
    object_block(arguments, block, "Object", Gives::Value, mistakes)
}

/// Reads a block whose methods are all fields of a type.
pub(super) fn object_block(
    arguments: TokenStream,
    block: &mut ItemImpl,
    macro_name: &str,
    gives: Gives,
    mistakes: &mut Mistakes,
) -> Option<Object> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut block.attrs, macro_name, mistakes);
    let ident = self_ident(block, macro_name, mistakes)?;
    let mut definition = definition(&subject(block, &ident), &mut attrs, Side::Output(None), mistakes);
    use_type_description(&mut definition, &mut attrs, mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let guard = attrs.guard(mistakes);
    let cache_control = gives.cache_control(&mut attrs, mistakes);
    let serial = gives.flag("serial", &mut attrs, mistakes);
    let implements = gives.implements(&mut attrs, mistakes);
    attrs.finish(mistakes);
    let fields = methods(block, renames, gives, mistakes);
    Some(Object { definition, fields, complex: false, guard, cache_control, serial, implements })
}

/// Refuses and removes `#[graphql(..)]` above the item.
pub(super) fn refuse_above(attributes: &mut Vec<Attribute>, macro_name: &str, mistakes: &mut Mistakes) {
    for attribute in attributes.extract_if(.., |attribute| is_graphql(attribute)) {
        mistakes.at(
            attribute.path(),
            format_args!("attributes of the whole item stand in `#[{macro_name}(..)]`; move them there"),
        );
    }
}

/// The type of the block.
pub(super) fn subject<'a>(block: &'a ItemImpl, ident: &'a Ident) -> Subject<'a> {
    Subject { ty: (*block.self_ty).clone(), ident, generics: &block.generics, attributes: &block.attrs }
}

/// The fields in the block. The methods of a trait are not fields; they are only made ordinary Rust.
pub(super) fn methods(block: &mut ItemImpl, renames: Renames, gives: Gives, mistakes: &mut Mistakes) -> Vec<Field> {
    let of_trait = &mut Mistakes::default();
    let mistakes = if block.trait_.is_some() { of_trait } else { mistakes };
    let functions = block.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    let mut fields: Vec<_> = functions.flat_map(|function| read_method(function, renames, gives, mistakes)).collect();
    if can_be_rewritten(&block.attrs) {
        fields.iter_mut().for_each(Field::may_wait);
    }
    fields
}

/// Adds a guard to each field; it runs before the others.
pub(super) fn guard_each(fields: &mut [Field], guard: Option<&Expr>) {
    fields.iter_mut().for_each(|field| field.guards.splice(0..0, guard.cloned()).for_each(drop));
}

/// The name of the type of the block, which has no trait.
pub(super) fn self_ident(block: &ItemImpl, macro_name: &str, mistakes: &mut Mistakes) -> Option<Ident> {
    if let Some((path, _)) = &block.trait_ {
        mistakes.at(path, format_args!("`#[{macro_name}]` is for a block without a trait; write `impl Type`"));
    }
    let ident = match (groups::ty(&block.self_ty), macro_name) {
        (Type::Path(path), _) => path.path.segments.last().map(|last| last.ident.clone()),
        (object, "Object") => trait_name(object).cloned(),
        _ => None,
    };
    if ident.is_none() {
        mistakes.at(
            &block.self_ty,
            format_args!("`#[{macro_name}]` is for a struct or enum of this crate; wrap this type in one"),
        );
    }
    ident
}
