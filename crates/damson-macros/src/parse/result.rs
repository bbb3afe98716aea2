//! The return type of a method: the type of the value, whether it is a `Result`, whether it is a future.

use syn::{GenericArgument, PathArguments, ReturnType, Type, TypeParamBound, parse_quote};

use crate::groups;
use crate::mistakes::Mistakes;
use crate::types::first_argument;

/// The parts of a return type.
pub(super) struct Output {
    /// The type of the value, or of the items of a stream, without `Result` and `Future`.
    pub(super) ty: Type,
    /// Whether it is a `Result`.
    pub(super) fallible: bool,
    /// Whether it is an `impl Future`.
    pub(super) future: bool,
}

/// Reads a return type.
pub(super) fn output(sig: &syn::Signature, mistakes: &mut Mistakes) -> Option<Output> {
    let (ty, future) = returned(sig, mistakes)?;
    let (ty, fallible) = without_result(ty);
    Some(Output { ty: ty.clone(), fallible, future })
}

/// The type that a method returns, or that its future gives; with the answer whether it returns a future.
pub(super) fn returned<'s>(sig: &'s syn::Signature, mistakes: &mut Mistakes) -> Option<(&'s Type, bool)> {
    let ReturnType::Type(_, ty) = &sig.output else {
        mistakes.at(&sig.ident, "a method that is a field needs a return type; add one, or write `#[graphql(skip)]`");
        return None;
    };
    let (ty, future) = without_future(ty);
    if let Type::ImplTrait(opaque) = groups::ty(ty) {
        mistakes.at(opaque, "the type of a field cannot be `impl ..`; write the type");
        return None;
    }
    Some((ty, future))
}

/// Reads a return type that is a stream; with the type of the stream, if that is not `impl Stream`.
pub(super) fn stream_output(sig: &syn::Signature, mistakes: &mut Mistakes) -> Option<(Output, Option<Type>)> {
    let ReturnType::Type(_, ty) = &sig.output else {
        mistakes.at(
            &sig.ident,
            "a method of a subscription returns a stream; return `impl Stream<Item = ..>`, or write `#[graphql(skip)]`",
        );
        return None;
    };
    let (ty, future) = without_future(ty);
    let (ty, fallible) = without_result(ty);
    let (item, named) = match (groups::ty(ty), associated_type(ty, "Stream", "Item")) {
        (_, Some(item)) => (item.clone(), None),
        (Type::ImplTrait(opaque), None) => {
            mistakes.at(opaque, "a method of a subscription returns a stream; return `impl Stream<Item = ..>`");
            return None;
        }
        (ty, None) if is_value(ty) => {
            let message = "a method of a subscription returns a stream of its values; return `impl Stream<Item = ..>`";
            mistakes.at(ty, message);
            return None;
        }
        (ty, None) => (parse_quote!(<#ty as __damson::futures_util::Stream>::Item), Some(ty.clone())),
    };
    Some((Output { ty: item, fallible, future }, named))
}

/// Whether the type, by its name, is that of a value and not of a stream.
fn is_value(ty: &Type) -> bool {
    const VALUES: &[&str] = &[
        "bool", "f32", "f64", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "ID", "Option", "String",
        "Vec",
    ];
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| VALUES.iter().any(|name| last.ident == name)),
        ty => matches!(ty, Type::Reference(_) | Type::Tuple(_)),
    }
}

/// The output of an `impl Future`, and whether it was one.
fn without_future(ty: &Type) -> (&Type, bool) {
    associated_type(ty, "Future", "Output").map_or((ty, false), |output| (output, true))
}

/// The type in `Ok`, and whether it was a `Result`.
fn without_result(ty: &Type) -> (&Type, bool) {
    ok_type(ty).map_or((ty, false), |ok| (ok, true))
}

/// `T` of `Result<T>`, `Result<T, E>`, `FieldResult<T>`.
pub(super) fn ok_type(ty: &Type) -> Option<&Type> {
    first_argument(ty, &["Result", "FieldResult"])
}

/// `T` of `impl Future<Output = T>`.
fn associated_type<'t>(ty: &'t Type, of: &str, name: &str) -> Option<&'t Type> {
    let Type::ImplTrait(opaque) = groups::ty(ty) else { return None };
    let mut segments = opaque.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let segment = segments.find(|segment| segment.ident == of)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(output) if output.ident == name => Some(&output.ty),
        _ => None,
    })
}
