//! Methods of `#[Object]`, `#[ComplexObject]` and `#[Subscription]`: each is a field.

use syn::{ImplItemFn, Type};

use super::batch::AskedBatch;
use super::derived::{Derived, Source};
use super::field_attributes::FieldAttributes;
use super::parameters::{parameters, refuse_attributes, refuse_in_part, strip};
use super::receiver::check_receiver;
use super::result::stream_output;
use super::result_union::{UnionName, value_output};
use super::sides::{Role, output_role};
use super::stand_in::InSchema;
use super::waiting::can_wait;
use crate::attr::{Attributes, CacheControl, RenameRule, Text};
use crate::mistakes::Mistakes;
use crate::model::{Call, Field, Method, Resolver, ResultUnion};

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
    /// The value of a field that is added to those of a struct.
    Added,
    /// A stream of its values.
    Stream,
}

impl Gives {
    /// Reads `cache_control`, which streams do not have.
    pub(super) fn cache_control(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<CacheControl> {
        match self {
            Gives::Value | Gives::Added => attrs.cache_control(mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads a flag that streams do not have.
    pub(super) fn flag(self, name: &'static str, attrs: &mut Attributes, mistakes: &mut Mistakes) -> bool {
        !matches!(self, Gives::Stream) && attrs.flag(name, mistakes)
    }

    /// Reads `impl`, which roots of subscriptions do not have.
    pub(super) fn implements(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Vec<Type> {
        match self {
            Gives::Value | Gives::Added => attrs.different_types("impl", mistakes).unwrap_or_default(),
            Gives::Stream => Vec::new(),
        }
    }

    /// Reads `flatten`, which streams do not have.
    fn is_part(self, skip: bool, attrs: &mut Attributes, mistakes: &mut Mistakes) -> bool {
        !matches!(self, Gives::Stream) && output_role(skip, attrs, mistakes) == Role::Flatten
    }

    /// Reads `result_union`, which streams do not have.
    fn union(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<UnionName> {
        match self {
            Gives::Value | Gives::Added => UnionName::read(attrs, mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads `batch`, which streams do not have.
    fn batch(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<AskedBatch> {
        match self {
            Gives::Value | Gives::Added => AskedBatch::read(attrs, mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads `as`, which streams do not have.
    fn stand_in(self, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<Type> {
        match self {
            Gives::Value | Gives::Added => attrs.ty("as", mistakes),
            Gives::Stream => None,
        }
    }

    /// Reads the columns that a method reads, which only methods beside the members of a struct have.
    fn columns(self, flatten: bool, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Vec<Text> {
        match self {
            Gives::Added if flatten => {
                attrs.refuse_beside("flatten", &["column"], mistakes);
                Vec::new()
            }
            Gives::Added => attrs.texts("column", mistakes),
            Gives::Value | Gives::Stream => Vec::new(),
        }
    }

    /// Reads `derived`, which streams do not have.
    fn derived(self, attrs: &mut Attributes, rename: Option<RenameRule>, mistakes: &mut Mistakes) -> Vec<Derived> {
        match self {
            Gives::Value | Gives::Added => Derived::read(attrs, Source::Method, rename, mistakes),
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
    let batch = gives.batch(&mut attrs, mistakes);
    let flatten = gives.is_part(skip, &mut attrs, mistakes);
    let attributes = FieldAttributes::read(&mut attrs, &function.attrs, mistakes);
    let cache_control = gives.cache_control(&mut attrs, mistakes);
    let union = gives.union(&mut attrs, mistakes);
    let derived = gives.derived(&mut attrs, renames.fields, mistakes);
    let stand_in = gives.stand_in(&mut attrs, mistakes);
    let columns = gives.columns(flatten, &mut attrs, mistakes);
    attrs.finish(mistakes);
    let union = union.map(|union| union.of_field(attributes.name.as_ref(), renames.fields, &function.sig.ident));
    let special = Special { union, batch };
    let resolver = if skip { None } else { method(function, renames, gives, special, mistakes) };
    strip(&mut function.attrs, &mut function.sig);
    let Some((ty, resolver, union)) = resolver else { return Vec::new() };
    if flatten {
        refuse_in_part(resolver.parameters(), mistakes);
    }
    let (ty, conversion) = InSchema::of(stand_in, &ty).conversion();
    let field = attributes.field((&function.sig.ident, renames.fields), ty, resolver);
    let field = Field { cache_control, flatten, union, conversion, columns, ..field };
    let derived = Derived::fields(derived, &field);
    [field].into_iter().chain(derived).collect()
}

/// The attributes that change what a method takes or gives.
struct Special {
    /// The name of the union of the value and the errors.
    union: Option<Text>,
    batch: Option<AskedBatch>,
}

/// The type and the resolver of a method's field; with the union of its value and its errors.
fn method(
    function: &ImplItemFn,
    renames: Renames,
    gives: Gives,
    Special { union, batch }: Special,
    mistakes: &mut Mistakes,
) -> Option<(Type, Resolver, Option<ResultUnion>)> {
    let sig = &function.sig;
    let is_callable = check_receiver(sig, mistakes);
    let parameters = parameters(sig, usize::from(batch.is_some()), renames, mistakes);
    let (output, stream, union) = match gives {
        Gives::Stream => stream_output(sig, mistakes).map(|(output, stream)| (output, stream, None)),
        Gives::Value | Gives::Added => value_output(sig, union, mistakes).map(|(output, union)| (output, None, union)),
    }?;
    let call = match (sig.asyncness.is_some(), output.future) {
        (true, _) if !can_wait(function) => Call::Ready,
        (true, _) | (_, true) => Call::Waiting,
        _ => Call::Plain,
    };
    let (batch, ty) = match batch {
        None => (None, output.ty),
        Some(batch) => {
            let (batch, ty) = batch.of_method(sig, &output.ty, mistakes)?;
            (Some(Box::new(batch)), ty)
        }
    };
    let takes_self = sig.receiver().is_some();
    let method = Method { ident: sig.ident.clone(), parameters, call, fallible: output.fallible, takes_self, batch };
    let resolver = match gives {
        Gives::Value | Gives::Added => Resolver::Method(method),
        Gives::Stream => Resolver::Stream(method, stream.map(Box::new)),
    };
    is_callable.then_some((ty, resolver, union))
}
