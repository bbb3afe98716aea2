//! Methods of `#[Object]`, `#[ComplexObject]` and `#[Subscription]`: each is a field.

use syn::{ImplItemFn, ReceiverKind, Signature, Type};

use super::derived::{Derived, Source};
use super::field_attributes::FieldAttributes;
use super::parameters::{parameters, refuse_attributes, refuse_in_part, strip};
use super::result::{output, stream_output};
use super::sides::{Role, output_role};
use super::stand_in::InSchema;
use super::waiting::can_wait;
use crate::attr::{Attributes, CacheControl, RenameRule};
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Call, Field, Method, Resolver};

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

    /// Reads `impl`, which roots of subscriptions do not have.
    pub(super) fn implements(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Vec<Type> {
        match self {
            Gives::Value => attrs.different_types("impl", mistakes).unwrap_or_default(),
            Gives::Stream => Vec::new(),
        }
    }

    /// Reads `flatten`, which streams do not have.
    fn is_part(self, skip: bool, attrs: &mut Attributes, mistakes: &mut Mistakes) -> bool {
        matches!(self, Gives::Value) && output_role(skip, attrs, mistakes) == Role::Flatten
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
        refuse_attributes(&function.sig, "skip", mistakes);
    }
    let flatten = gives.is_part(skip, &mut attrs, mistakes);
    let attributes = FieldAttributes::read(&mut attrs, &function.attrs, mistakes);
    let cache_control = gives.cache_control(&mut attrs, mistakes);
    let derived = gives.derived(&mut attrs, renames.fields, mistakes);
    let stand_in = gives.stand_in(&mut attrs, mistakes);
    attrs.finish(mistakes);
    let resolver = if skip { None } else { method(function, renames, gives, mistakes) };
    strip(&mut function.attrs, &mut function.sig);
    let Some((ty, resolver)) = resolver else { return Vec::new() };
    if flatten {
        refuse_in_part(resolver.parameters(), mistakes);
    }
    let (ty, conversion) = InSchema::of(stand_in, &ty).conversion();
    let field = attributes.field((&function.sig.ident, renames.fields), ty, resolver);
    let field = Field { cache_control, flatten, conversion, ..field };
    let derived = Derived::fields(derived, &field);
    [field].into_iter().chain(derived).collect()
}

fn method(function: &ImplItemFn, renames: Renames, gives: Gives, mistakes: &mut Mistakes) -> Option<(Type, Resolver)> {
    let sig = &function.sig;
    let has_self = check_receiver(sig, mistakes);
    let parameters = parameters(sig, renames, mistakes);
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
