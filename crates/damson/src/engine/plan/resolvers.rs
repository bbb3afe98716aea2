//! How resolvers behave, as far as a plan asks: plain data by type and field, without code of the author's.

use damson_schema::{HashMap, TypeId};

/// How the resolver of a field behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResolverKind {
    /// Reads a field of a struct: cannot fail, panic or wait. Leaves among them are written in runs
    /// ([`Object::write_leaves`](crate::engine::Object::write_leaves)).
    Plain,
    /// Runs the author's code, which does not wait.
    Sync,
    /// Runs the author's code, which may wait ([`Resolved::Later`](crate::engine::Resolved::Later)).
    Async,
}

/// How one resolver behaves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolver {
    pub(crate) kind: ResolverKind,
    pub(crate) uses_context: bool,
    /// The guards that are asked before it runs.
    pub(crate) guards: Option<GuardsId>,
}

/// The place of a field's guards among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct GuardsId(pub(crate) u32);

/// The place of a custom directive among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DirectiveId(pub(crate) u32);

impl Resolver {
    /// A resolver that nothing guards.
    pub(crate) fn new(kind: ResolverKind, uses_context: bool) -> Self {
        Resolver { kind, uses_context, guards: None }
    }
}

/// The resolvers of all object types, by type and field index, and the names of the custom directives.
#[derive(Debug, Default)]
pub(crate) struct Resolvers {
    pub(crate) fields: HashMap<TypeId, Box<[Resolver]>>,
    pub(crate) directives: HashMap<String, DirectiveId>,
}

impl Resolvers {
    /// How the resolver of this field behaves; introspection's read what is there.
    pub(crate) fn get(&self, ty: TypeId, field: usize) -> Resolver {
        self.fields.get(&ty).map_or(Resolver::new(ResolverKind::Sync, false), |resolvers| resolvers[field])
    }

    /// The place of the custom directive with this name, if there is one.
    pub(crate) fn directive(&self, name: &str) -> Option<DirectiveId> {
        self.directives.get(name).copied()
    }
}
