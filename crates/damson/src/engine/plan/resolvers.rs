//! The properties of resolvers that planning needs: plain data by type and field, without the author's code.

use damson_schema::{HashMap, TypeId};

/// The kinds of resolvers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResolverKind {
    /// Reads a field of a struct: cannot fail, panic or wait. Such fields with leaves are written in runs
    /// ([`Object::write_leaves`](crate::engine::Object::write_leaves)).
    Plain,
    /// Runs the author's code, which does not wait.
    Sync,
    /// Runs the author's code, which may wait ([`Resolved::Later`](crate::engine::Resolved::Later)).
    Async,
}

impl ResolverKind {
    /// The kind of such a resolver behind code of the author, which may wait.
    pub(crate) fn behind(self, waits: bool) -> Self {
        match self {
            ResolverKind::Plain | ResolverKind::Sync if !waits => ResolverKind::Sync,
            _ => ResolverKind::Async,
        }
    }
}

/// The properties of one resolver.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resolver {
    pub(crate) kind: ResolverKind,
    pub(crate) uses_context: bool,
    pub(crate) guards: Option<GuardsId>,
    /// Whether validators check the arguments.
    pub(crate) validates: bool,
}

/// The index of a field's guards among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct GuardsId(pub(crate) u32);

/// The index of a custom directive's code among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DirectiveId(pub(crate) u32);

impl Resolver {
    /// A resolver without guards.
    pub(crate) fn new(kind: ResolverKind, uses_context: bool) -> Self {
        Resolver { kind, uses_context, guards: None, validates: false }
    }
}

/// The resolvers of all object types, by type and field index, and the names of the custom directives.
#[derive(Debug, Default)]
pub(crate) struct Resolvers {
    pub(crate) fields: HashMap<TypeId, Box<[Resolver]>>,
    pub(crate) directives: HashMap<String, DirectiveId>,
}

impl Resolvers {
    /// The properties of a field's resolver; those of introspection are not in the map.
    pub(crate) fn get(&self, ty: TypeId, field: usize) -> Resolver {
        self.fields.get(&ty).map_or(Resolver::new(ResolverKind::Sync, false), |resolvers| resolvers[field])
    }

    pub(crate) fn directive(&self, name: &str) -> Option<DirectiveId> {
        self.directives.get(name).copied()
    }
}
