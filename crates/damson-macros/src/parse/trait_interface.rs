//! `#[TraitInterface]`: a trait whose methods are the fields of an interface.
//!
//! The values are those of an enum of the implementers (`for`), or trait objects (`downcast`).

use proc_macro2::TokenStream;
use syn::{
    GenericArgument, Generics, Ident, ItemTrait, PathArguments, ReturnType, Signature, TraitItem, TraitItemFn, Type,
    parse_quote,
};

use super::declared_field::declared_field;
use super::definition::{Side, Subject, definition};
use super::method::{Renames, is_context, parameters, refuse_arguments, strip};
use super::object::refuse_above;
use super::result::output;
use super::written_enum::{type_of, written_enum};
use crate::attr::Attributes;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Abstract, Content, Field, Parameter, Source, Variant};

/// Reads the trait and leaves it as ordinary Rust.
pub(crate) fn trait_interface(
    arguments: TokenStream,
    item: &mut ItemTrait,
    mistakes: &mut Mistakes,
) -> Option<Abstract> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut item.attrs, "TraitInterface", mistakes);
    let written = written_enum(&mut attrs, (&item.vis, &item.ident, &item.generics), mistakes);
    let (ty, generics) = value_type(item, written.as_ref().map(|(written, _)| (type_of(written), &written.generics)));
    let subject = Subject { ty, ident: &item.ident, generics: &generics, attributes: &item.attrs };
    let definition = definition(&subject, &mut attrs, Side::Output(None), mistakes);
    let renames = Renames::read(&mut attrs, mistakes);
    let guard = attrs.guard(mistakes);
    let implements = attrs.types("impl", mistakes).unwrap_or_default();
    attrs.finish(mistakes);
    let (fields, downcasts) = read_methods(item, renames, mistakes);
    let (source, variants) = match written {
        None if downcasts.is_empty() => return no_implementers(&item.ident, mistakes),
        None => by_methods(downcasts),
        Some((written, variants)) => {
            refuse_downcasts(&downcasts, mistakes);
            (Source::Written(Box::new(written)), variants)
        }
    };
    // Only the macro reads the methods of a trait that no type implements.
    item.attrs.push(parse_quote!(#[allow(async_fn_in_trait, dead_code)]));
    let ident = item.ident.clone();
    Some(Abstract { definition, ident, variants, fields: Some(fields), guard, implements, source })
}

/// The type of the values: the enum or, without one, the trait object.
fn value_type(item: &ItemTrait, written: Option<(Type, &Generics)>) -> (Type, Generics) {
    if let Some((ty, generics)) = written {
        return (ty, generics.clone());
    }
    let (ident, (_, parameters, _)) = (&item.ident, item.generics.split_for_impl());
    (parse_quote!(dyn #ident #parameters + '_), item.generics.clone())
}

fn no_implementers(ident: &Ident, mistakes: &mut Mistakes) -> Option<Abstract> {
    if mistakes.count() == 0 {
        let message = "an interface of a trait names its implementers; write `#[TraitInterface(for(A, B))]`, or mark \
                       methods that return `Option<&A>` with `#[graphql(downcast)]`";
        mistakes.at(ident, message);
    }
    None
}

fn refuse_downcasts(downcasts: &[Downcast], mistakes: &mut Mistakes) {
    for downcast in downcasts {
        let message = "`downcast` has no effect beside `for`, whose enum knows its values; remove one of them";
        mistakes.at(&downcast.variant.ident, message);
    }
}

/// A method that gives the implementer behind a trait object, if it is that one.
struct Downcast {
    variant: Variant,
    takes_context: bool,
}

fn by_methods(downcasts: Vec<Downcast>) -> (Source, Vec<Variant>) {
    let contextual = downcasts.iter().filter(|downcast| downcast.takes_context);
    let contextual = contextual.map(|downcast| downcast.variant.ident.clone()).collect();
    (Source::Methods(contextual), downcasts.into_iter().map(|downcast| downcast.variant).collect())
}

fn read_methods(item: &mut ItemTrait, renames: Renames, mistakes: &mut Mistakes) -> (Vec<Field>, Vec<Downcast>) {
    let (mut fields, mut downcasts) = (Vec::new(), Vec::new());
    for item in &mut item.items {
        let TraitItem::Fn(function) = item else { continue };
        let mut attrs = Attributes::read(&function.attrs, mistakes);
        let (skip, downcast) = (attrs.flag("skip", mistakes), attrs.flag("downcast", mistakes));
        if skip || downcast {
            let message =
                format!("has no effect beside `{}`; remove one of them", if skip { "skip" } else { "downcast" });
            attrs.refuse_rest(&message, mistakes);
            refuse_arguments(&function.sig, mistakes);
            downcasts.extend(downcast.then(|| read_downcast(&function.sig, mistakes)).flatten());
        } else {
            fields.extend(read_field(function, &mut attrs, renames, mistakes));
            attrs.finish(mistakes);
        }
        strip(&mut function.attrs, &mut function.sig);
    }
    (fields, downcasts)
}

fn read_field(
    function: &TraitItemFn,
    attrs: &mut Attributes,
    renames: Renames,
    mistakes: &mut Mistakes,
) -> Option<Field> {
    let sig = &function.sig;
    let arguments = parameters(sig, renames, true, mistakes).into_iter().filter_map(|parameter| match parameter {
        Parameter::Argument(ident, value) => Some((ident, *value)),
        Parameter::Context | Parameter::Data(_) => None,
    });
    let arguments = arguments.collect();
    let ty = output(sig, mistakes).map(|output| output.ty);
    let placeholder = || parse_quote!(());
    let declares = (ty.clone().unwrap_or_else(placeholder), arguments);
    let field = declared_field(attrs, &function.attrs, &sig.ident, renames.fields, declares, mistakes);
    ty.map(|_| field)
}

fn read_downcast(sig: &Signature, mistakes: &mut Mistakes) -> Option<Downcast> {
    let contexts = sig.inputs.iter().skip(1).filter(|input| match input {
        syn::FnArg::Typed(typed) => is_context(&typed.ty),
        syn::FnArg::Receiver(_) => false,
    });
    let contexts = contexts.count();
    let ty = implementer(&sig.output);
    if ty.is_none() || sig.receiver().is_none() || sig.asyncness.is_some() || sig.inputs.len() != contexts + 1 {
        let message = "a `downcast` method gives an implementer of the trait object; write `fn name(&self) -> Option<&Type>`, \
                       with or without `ctx: &Context<'_>`";
        mistakes.at(&sig.ident, message);
        return None;
    }
    let variant = Variant { ident: sig.ident.clone(), content: Content::Object(Box::new(ty?)) };
    Some(Downcast { variant, takes_context: contexts == 1 })
}

/// `T` of `Option<&T>`.
fn implementer(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let Type::Path(path) = groups::ty(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => match groups::ty(ty) {
            Type::Reference(reference) => Some((*reference.elem).clone()),
            _ => None,
        },
        _ => None,
    }
}
