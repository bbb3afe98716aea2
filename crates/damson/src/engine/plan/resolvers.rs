//! The properties of resolvers that planning needs: plain data by type and field, without the author's code.

use std::collections::HashSet;

use damson_schema::{HashMap, TypeId};

use super::PlanField;

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
    /// The index of the field among the members of the object that resolves it.
    pub(crate) index: u32,
    /// The way to the object that resolves the field, if that is a part of the object that has it.
    pub(crate) part: Option<PartId>,
    pub(crate) kind: ResolverKind,
    pub(crate) uses_context: bool,
    pub(crate) guards: Option<GuardsId>,
    /// Whether validators check the arguments.
    pub(crate) validates: bool,
}

/// The index of a field's guards among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct GuardsId(pub(crate) u32);

/// The index of a part among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PartId(pub(crate) u32);

/// An object whose fields stand in the place of one member of another object: the way to it.
#[derive(Debug, PartialEq)]
pub(crate) struct Part {
    /// The steps from the object that has the fields, from part to part.
    pub(crate) steps: Box<[Step]>,
    /// Whether every step leads to a value that the object holds, without guards.
    pub(crate) is_held: bool,
}

/// A step from an object to a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// The index of the part among the members of the object.
    pub(crate) index: usize,
    /// Whether the object has a guard before the part.
    pub(crate) is_guarded: bool,
}

/// The index of a custom directive's code among those of the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct DirectiveId(pub(crate) u32);

impl Resolver {
    /// A resolver without guards, in the object that has the field.
    pub(crate) fn new(index: usize, kind: ResolverKind, uses_context: bool) -> Self {
        Resolver { index: index as u32, part: None, kind, uses_context, guards: None, validates: false }
    }
}

/// The resolvers of all object types, by type and field index; the parts of objects; the types whose fields are executed one
/// after the other; and the names of the custom directives.
#[derive(Debug, Default)]
pub(crate) struct Resolvers {
    pub(crate) fields: HashMap<TypeId, Box<[Resolver]>>,
    pub(crate) parts: Vec<Part>,
    pub(crate) serial: HashSet<TypeId>,
    pub(crate) directives: HashMap<String, DirectiveId>,
}

impl Resolvers {
    /// The properties of a field's resolver; those of introspection are not in the map.
    pub(crate) fn get(&self, ty: TypeId, field: usize) -> Resolver {
        self.fields.get(&ty).map_or(Resolver::new(field, ResolverKind::Sync, false), |resolvers| resolvers[field])
    }

    /// The resolver of a field of an object type, to change it; none if the type is not an object.
    pub(crate) fn get_mut(&mut self, ty: TypeId, field: usize) -> Option<&mut Resolver> {
        self.fields.get_mut(&ty)?.get_mut(field)
    }

    pub(crate) fn part(&self, id: PartId) -> &Part {
        &self.parts[id.0 as usize]
    }

    /// Whether there are guards before a field, or before a part on the way to it.
    pub(crate) fn are_guards_before(&self, field: &PlanField) -> bool {
        field.guards.is_some() || field.part.is_some_and(|id| self.part(id).steps.iter().any(|step| step.is_guarded))
    }

    pub(crate) fn directive(&self, name: &str) -> Option<DirectiveId> {
        self.directives.get(name).copied()
    }
}
