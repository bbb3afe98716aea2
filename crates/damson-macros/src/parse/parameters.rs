//! The parameters of methods: contexts, data and arguments.

use proc_macro2::Span;
use syn::{Attribute, FnArg, Ident, Pat, PatType, Signature, Type};

use super::context_data::context_data;
use super::input_value::{declared_input_value, input_value};
use super::method::Renames;
use crate::attr::{Attributes, Target, is_deprecated, is_graphql};
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{InputValue, Parameter};

/// The parameters of a method that resolves a field, without `&self` and without the first `keys`.
pub(super) fn parameters(sig: &Signature, keys: usize, renames: Renames, mistakes: &mut Mistakes) -> Vec<Parameter> {
    typed(sig).skip(keys).filter_map(|typed| parameter(typed, renames, mistakes)).collect()
}

/// The arguments of a method that only declares a field.
pub(super) fn declared_arguments(
    sig: &Signature,
    renames: Renames,
    mistakes: &mut Mistakes,
) -> Vec<(Ident, InputValue)> {
    typed(sig).filter_map(|typed| declared_argument(typed, renames, mistakes)).collect()
}

fn parameter(typed: &PatType, renames: Renames, mistakes: &mut Mistakes) -> Option<Parameter> {
    let before = mistakes.count();
    let mut attrs = Attributes::read(&typed.attrs, mistakes);
    if is_context(&typed.ty) {
        attrs.refuse(&["ctx"], "has no effect on a `Context`, which every method may take; remove it", mistakes);
        attrs.finish(mistakes);
        refuse_deprecated(typed, mistakes);
        return Some(Parameter::Context);
    }
    if attrs.flag("ctx", mistakes) {
        attrs.refuse_rest("has no effect beside `ctx`, since data is not an argument; remove one of them", mistakes);
        refuse_deprecated(typed, mistakes);
        return context_data(&typed.ty, mistakes).map(|data| Parameter::Data(Box::new(data)));
    }
    let (ident, value) = argument(typed, (attrs, before), renames, input_value, mistakes)?;
    Some(Parameter::Argument(ident, Box::new(value)))
}

/// The argument; none if the parameter is a `Context`, which says nothing about the field.
fn declared_argument(typed: &PatType, renames: Renames, mistakes: &mut Mistakes) -> Option<(Ident, InputValue)> {
    let before = mistakes.count();
    let mut attrs = Attributes::read(&typed.attrs, mistakes);
    let message = "has no effect in an interface, whose fields are resolved by objects; write it at their arguments";
    attrs.refuse(&["ctx", "process_with", "validator"], message, mistakes);
    if is_context(&typed.ty) {
        attrs.finish(mistakes);
        refuse_deprecated(typed, mistakes);
        return None;
    }
    argument(typed, (attrs, before), renames, declared_input_value, mistakes)
}

/// Reads an argument with its name in Rust; `read` reads its attributes.
fn argument(
    typed: &PatType,
    (mut attrs, before): (Attributes, usize),
    renames: Renames,
    read: super::input_value::Read,
    mistakes: &mut Mistakes,
) -> Option<(Ident, InputValue)> {
    refuse_unowned(&typed.ty, before, mistakes)?;
    let ident = ident_of(&typed.pat);
    let is_named = ident.is_some() || attrs.has("name");
    let ident = ident.unwrap_or_else(|| Ident::new("unnamed", Span::call_site()));
    let value = read(&mut attrs, &typed.attrs, &ident, &typed.ty, (Target::Argument, renames.arguments), mistakes);
    attrs.finish(mistakes);
    if !is_named {
        mistakes.at(&typed.pat, "an argument needs a name; write `name: Type`, or add `#[graphql(name = \"..\")]`");
    }
    is_named.then_some((ident, value))
}

/// Refuses types that cannot be those of arguments: references, and a context that is not lent as the macros lend it.
fn refuse_unowned(ty: &Type, before: usize, mistakes: &mut Mistakes) -> Option<()> {
    let (reference, behind) = match groups::ty(ty) {
        Type::Reference(reference) => (true, groups::ty(&reference.elem)),
        ty => (false, ty),
    };
    let named = |name: &str| matches!(behind, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name));
    let message = match (named("Context"), named("str")) {
        (true, _) => "a method borrows its context; write `&Context<'_>`",
        (_, true) if reference => "an argument is owned by the method; write `String`",
        _ if reference => {
            "an argument is owned by the method; take the type without `&`, or mark data with `#[graphql(ctx)]`"
        }
        _ => return Some(()),
    };
    mistakes.unless_since(before, ty, message); // a mistaken `ctx` explains the reference
    None
}

/// Refuses attributes on the parameters of a method that is not a field, because of its attribute `other`.
pub(super) fn refuse_attributes(sig: &Signature, other: &str, mistakes: &mut Mistakes) {
    let message = format!("has no effect in a method with `{other}`; remove one of them");
    typed(sig).for_each(|typed| refuse_attributes_of(typed, &message, mistakes));
}

/// Refuses attributes on a parameter that is not an argument of the field.
pub(super) fn refuse_attributes_of(typed: &PatType, message: &str, mistakes: &mut Mistakes) {
    Attributes::read(&typed.attrs, mistakes).refuse_rest(message, mistakes);
    refuse_deprecated(typed, mistakes);
}

/// Refuses the parameters that a method with `flatten` cannot take.
pub(super) fn refuse_in_part(parameters: &[Parameter], mistakes: &mut Mistakes) {
    for parameter in parameters {
        match parameter {
            Parameter::Context => {}
            Parameter::Data(data) => mistakes.at(
                &data.ty,
                "a method with `flatten` takes its data from the context; write `ctx: &Context<'_>`, and call `ctx.data()`",
            ),
            Parameter::Argument(ident, _) => {
                mistakes.at(ident, "a method with `flatten` takes no arguments; remove this, or `flatten`");
            }
        }
    }
}

/// Whether the macros read the attribute of a parameter, where the compiler refuses it.
pub(super) fn is_read(attribute: &Attribute) -> bool {
    is_graphql(attribute) || is_deprecated(attribute) || attribute.path().is_ident("doc")
}

/// Refuses `#[deprecated]` at a parameter that is not an argument of the field.
fn refuse_deprecated(typed: &PatType, mistakes: &mut Mistakes) {
    for attribute in typed.attrs.iter().filter(|attribute| is_deprecated(attribute)) {
        mistakes.at(attribute.path(), "only an argument of a field can be deprecated; remove this");
    }
}

/// Removes the attributes that the macros read from a method.
pub(super) fn strip(attributes: &mut Vec<Attribute>, sig: &mut Signature) {
    attributes.retain(|attribute| !is_graphql(attribute));
    for input in &mut sig.inputs {
        let attributes = match input {
            FnArg::Typed(typed) => &mut typed.attrs,
            FnArg::Receiver(receiver) => &mut receiver.attrs,
        };
        attributes.retain(|attribute| !is_read(attribute));
    }
}

/// Whether the type is `&Context<..>`.
pub(super) fn is_context(ty: &Type) -> bool {
    let Type::Reference(reference) = groups::ty(ty) else { return false };
    let Type::Path(path) = groups::ty(&reference.elem) else { return false };
    reference.mutability.is_none() && path.path.segments.last().is_some_and(|last| last.ident == "Context")
}

/// The parameters that are not a form of `self`.
pub(super) fn typed(sig: &Signature) -> impl Iterator<Item = &PatType> {
    sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    })
}

fn ident_of(pat: &Pat) -> Option<Ident> {
    match pat {
        Pat::Ident(pat) => Some(pat.ident.clone()),
        _ => None,
    }
}
