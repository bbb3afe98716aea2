//! The properties of a field that merging looks at.

use damson_syntax::ast::{self, Document};

use crate::type_system::Wrappers;
use crate::validation::context::Context;
use crate::validation::walk::Found;
use crate::{TypeId, TypeRef, TypeSystem};

/// A field of a selection set, with fragments expanded.
#[derive(Clone, Copy)]
pub(super) struct FieldNode<'a> {
    pub(super) node: &'a ast::Field,
    /// Its place in the document's pool, which makes its identity.
    pub(super) index: u32,
    /// The composite type it is selected on.
    pub(super) parent: Option<TypeId>,
    /// Its type. Unknown for meta fields too, as in graphql-js.
    pub(super) ty: Option<TypeRef>,
}

impl<'a> FieldNode<'a> {
    /// The field at a place of the document's pool.
    pub(super) fn new(cx: &Context<'a>, found: &Found<'a>, node: &'a ast::Field, index: u32) -> Self {
        Self::on(cx, found, node, index, found.fields[index as usize].parent)
    }

    /// The field selected on `parent`, if that is what the walk has selected it on; else its type is unknown.
    pub(super) fn on(
        cx: &Context<'a>,
        found: &Found<'a>,
        node: &'a ast::Field,
        index: u32,
        parent: Option<TypeId>,
    ) -> Self {
        let resolved = found.fields[index as usize];
        let is_known = resolved.parent == parent && !cx.document[node.name].starts_with("__");
        let ty = resolved.definition.filter(|_| is_known).map(|definition| definition.ty);
        FieldNode { node, index, parent, ty }
    }

    /// The object type it is selected on; fields of different object types are never selected together.
    pub(super) fn object(&self, types: &TypeSystem) -> Option<TypeId> {
        self.parent.filter(|&parent| types.get(parent).is_object())
    }

    /// The first `@stream` on the field.
    pub(super) fn stream(&self, document: &'a Document) -> Option<&'a ast::Directive> {
        document[self.node.directives].iter().find(|directive| document[directive.name] == *"stream")
    }
}

/// The properties in which fields with one response key must agree, whatever object they are selected on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    wrappers: Wrappers,
    /// The scalar or enum; none for all composite types.
    leaf: Option<TypeId>,
}

impl Shape {
    pub(super) fn of(types: &TypeSystem, ty: TypeRef) -> Self {
        Shape { wrappers: ty.wrappers, leaf: Some(ty.named).filter(|&named| types.get(named).is_leaf()) }
    }
}
