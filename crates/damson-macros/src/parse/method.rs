//! Methods of `#[Object]`, `#[ComplexObject]` and `#[Subscription]`: each is a field.

use syn::{Attribute, FnArg, Ident, ImplItemFn, Pat, PatType, ReceiverKind, Signature, Type};

use super::context_data::context_data;
use super::derived::{Derived, Source};
use super::input_value::input_value;
use super::result::{output, stream_output};
use super::sides::{FIELD, Role, role};
use super::stand_in::InSchema;
use super::waiting::can_wait;
use crate::attr::{Attributes, CacheControl, RenameRule, Target, is_graphql};
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Call, Field, Method, Parameter, Resolver};

/// The rules for the names in an `impl` block.
#[derive(Clone, Copy)]
pub(super) struct Renames {
    pub(super) fields: Option<RenameRule>,
    pub(super) arguments: Option<RenameRule>,
}

impl Renames {
    /// Reads `rename_fields` and `rename_args`.
    pub(super) fn read(attrs: &mut Attributes, mistakes: &mut Mistakes) -> Self {
        Renames {
            fields: attrs.rename_rule("rename_fields", mistakes),
            arguments: attrs.rename_rule("rename_args", mistakes),
        }
    }
}

/// The results of the methods in a block.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// The value of the field.
    Value,
    /// A stream of its values.
    Stream,
}

impl Gives {
    /// Reads `cache_control`, which streams do not have.
    pub(super) fn cache_control(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<CacheControl> {
        match self {
            Gives::Value => attrs.cache_control(mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads a flag that streams do not have.
    pub(super) fn flag(self, name: &'static str, attrs: &mut Attributes, mistakes: &mut Mistakes) -> bool {
        matches!(self, Gives::Value) && attrs.flag(name, mistakes)
    }
}

impl Gives {
    /// Reads `impl`, which roots of subscriptions do not have.
    pub(super) fn implements(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Vec<Type> {
        match self {
            Gives::Value => attrs.types("impl", mistakes).unwrap_or_default(),
            Gives::Stream => Vec::new(),
        }
    }

    /// Reads `as`, which streams do not have.
    fn stand_in(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<Type> {
        match self {
            Gives::Value => attrs.ty("as", mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads `derived`, which streams do not have.
    fn derived(self, attrs: &mut Attributes, rename: Option<RenameRule>, mistakes: &mut Mistakes) -> Vec<Derived> {
        match self {
            Gives::Value => Derived::read(attrs, Source::Method, rename, mistakes),
            Gives::Stream => Vec::new(),
        }
    }
}

/// Reads a method and removes our attributes from it. Gives its field and those derived from it; none if the method is skipped
/// or has a mistake.
pub(super) fn read_method(
    function: &mut ImplItemFn,
    renames: Renames,
    gives: Gives,
    mistakes: &mut Mistakes,
) -> Vec<Field> {
    let mut attrs = Attributes::read(&function.attrs, mistakes);
    let skip = attrs.flag("skip", mistakes);
    if skip {
        attrs.refuse_rest("has no effect beside `skip`; remove one of them", mistakes);
        refuse_arguments(&function.sig, mistakes);
    }
    let flatten = matches!(gives, Gives::Value) && role(skip, &mut attrs, FIELD, mistakes) == Role::Flatten;
    let name = attrs.text("name", mistakes);
    let description = attrs.description(&function.attrs, mistakes);
    let deprecation = attrs.deprecation(mistakes);
    let marks = attrs.marks(mistakes);
    let guards = attrs.guard(mistakes).into_iter().collect();
    let complexity = attrs.complexity(mistakes);
    let cache_control = gives.cache_control(&mut attrs, mistakes);
    let derived = gives.derived(&mut attrs, renames.fields, mistakes);
    let stand_in = gives.stand_in(&mut attrs, mistakes);
    attrs.finish(mistakes);
    let field = if skip { None } else { method(function, renames, gives, mistakes) };
    if flatten {
        refuse_flattened_arguments(&function.sig, mistakes);
    }
    strip(&mut function.attrs, &mut function.sig);
    let Some((ty, resolver)) = field else { return Vec::new() };
    let name = Target::Field.name(name, renames.fields, &function.sig.ident);
    let (ty, conversion) = InSchema::of(stand_in, &ty).conversion();
    let field = Field {
        name,
        description,
        deprecation,
        ty,
        marks,
        guards,
        resolver,
        complexity,
        cache_control,
        flatten,
        conversion,
    };
    let derived: Vec<Field> = derived.into_iter().map(|derived| derived.field(&field)).collect();
    [field].into_iter().chain(derived).collect()
}

/// Refuses arguments of a method with `flatten`: its fields have arguments of their own.
fn refuse_flattened_arguments(sig: &syn::Signature, mistakes: &mut Mistakes) {
    for input in &sig.inputs {
        if let FnArg::Typed(typed) = input
            && !is_context(&typed.ty)
        {
            mistakes.at(&typed.pat, "a method with `flatten` takes no arguments; remove this, or `flatten`");
        }
    }
}

/// Refuses attributes on the parameters of a skipped method, which is not a field.
pub(super) fn refuse_arguments(sig: &Signature, mistakes: &mut Mistakes) {
    for input in &sig.inputs {
        if let FnArg::Typed(typed) = input {
            let mut attrs = Attributes::read(&typed.attrs, mistakes);
            attrs.refuse_rest("has no effect in a method with `skip`; remove one of them", mistakes);
        }
    }
}

fn method(function: &ImplItemFn, renames: Renames, gives: Gives, mistakes: &mut Mistakes) -> Option<(Type, Resolver)> {
    let sig = &function.sig;
    let has_self = check_receiver(sig, mistakes);
    let parameters = parameters(sig, renames, false, mistakes);
    let (output, stream) = match gives {
        Gives::Value => (output(sig, mistakes)?, None),
        Gives::Stream => stream_output(sig, mistakes)?,
    };
    let call = match (sig.asyncness.is_some(), output.future) {
        (true, _) if !can_wait(function) => Call::Ready,
        (true, _) | (_, true) => Call::Waiting,
        _ => Call::Plain,
    };
    let method = Method { ident: sig.ident.clone(), parameters, call, fallible: output.fallible };
    let resolver = match gives {
        Gives::Value => Resolver::Method(method),
        Gives::Stream => Resolver::Stream(method, stream.map(Box::new)),
    };
    has_self.then_some((output.ty, resolver))
}

/// The parameters after `&self`.
///
/// A method that only declares a field has no use for what resolving needs.
pub(super) fn parameters(sig: &Signature, renames: Renames, declares: bool, mistakes: &mut Mistakes) -> Vec<Parameter> {
    let arguments = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    });
    arguments.filter_map(|typed| parameter(typed, renames, declares, mistakes)).collect()
}

fn check_receiver(sig: &Signature, mistakes: &mut Mistakes) -> bool {
    let Some(receiver) = sig.receiver() else {
        let message = "a method that is a field needs `&self`; add `&self`, or write `#[graphql(skip)]`";
        mistakes.at(&sig.ident, message);
        return false;
    };
    let shared = match &receiver.kind {
        ReceiverKind::Reference(_, _, mutability) => mutability.is_none(),
        ReceiverKind::Typed(_, ty) => {
            matches!(groups::ty(ty), Type::Reference(reference) if reference.mutability.is_none())
        }
        _ => false,
    };
    Attributes::read(&receiver.attrs, mistakes).finish(mistakes);
    if !shared {
        mistakes.at(
            receiver,
            "a method that is a field takes `&self`, because fields are resolved concurrently; write `&self`",
        );
    }
    shared
}

fn parameter(typed: &PatType, renames: Renames, declares: bool, mistakes: &mut Mistakes) -> Option<Parameter> {
    let mut attrs = Attributes::read(&typed.attrs, mistakes);
    if declares {
        let message =
            "has no effect in an interface, whose fields are resolved by objects; write it at their arguments";
        attrs.refuse(&["ctx", "process_with", "validator"], message, mistakes);
    }
    if is_context(&typed.ty) {
        attrs.refuse(&["ctx"], "has no effect on a `Context`, which every method may take; remove it", mistakes);
        attrs.finish(mistakes);
        return Some(Parameter::Context);
    }
    if attrs.flag("ctx", mistakes) {
        attrs.refuse_rest("has no effect beside `ctx`, since data is not an argument; remove one of them", mistakes);
        return context_data(&typed.ty, mistakes).map(|data| Parameter::Data(Box::new(data)));
    }
    let ident = ident_of(&typed.pat);
    let unnamed = ident.is_none();
    let ident = ident.unwrap_or_else(|| Ident::new("unnamed", proc_macro2::Span::call_site()));
    let named = attrs.has("name");
    let value =
        input_value(&mut attrs, &typed.attrs, &ident, &typed.ty, (Target::Argument, renames.arguments), mistakes);
    attrs.finish(mistakes);
    if unnamed && !named {
        mistakes.at(&typed.pat, "an argument needs a name; write `name: Type`, or add `#[graphql(name = \"..\")]`");
        return None;
    }
    Some(Parameter::Argument(ident, Box::new(value)))
}

fn ident_of(pat: &Pat) -> Option<Ident> {
    match pat {
        Pat::Ident(pat) => Some(pat.ident.clone()),
        _ => None,
    }
}

/// Whether the type is `&Context<..>`.
pub(super) fn is_context(ty: &Type) -> bool {
    let Type::Reference(reference) = groups::ty(ty) else { return false };
    let Type::Path(path) = groups::ty(&reference.elem) else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Context")
}

/// Removes our attributes, and doc comments on parameters, from the function.
pub(super) fn strip(attributes: &mut Vec<Attribute>, sig: &mut Signature) {
    attributes.retain(|attribute| !is_graphql(attribute));
    for input in &mut sig.inputs {
        let attributes = match input {
            FnArg::Typed(typed) => &mut typed.attrs,
            FnArg::Receiver(receiver) => &mut receiver.attrs,
        };
        attributes.retain(|attribute| !is_graphql(attribute) && !attribute.path().is_ident("doc"));
    }
}
