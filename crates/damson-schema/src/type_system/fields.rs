//! Finds fields by name, the meta fields of introspection included.

use std::sync::Arc;

use crate::IndexMap;

use super::{Field, Fields, InputValue, TypeDefinition, TypeId, TypeKind, TypeSystem};

/// The field of a composite type that a name stands for.
/// See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection.Schema-Introspection).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FieldId {
    /// `__typename`, on every composite type.
    Typename,
    /// `__schema`, on the root of queries.
    Schema,
    /// `__type(name:)`, on the root of queries.
    Type,
    /// The field with this index in its type's own [`Fields`].
    Defined(u32),
}

impl TypeSystem {
    /// The field that `name` stands for on the type `parent`.
    #[inline]
    pub fn field(&self, parent: TypeId, name: &str) -> Option<(FieldId, &Field)> {
        if name.starts_with("__") {
            return self.meta_field(parent, name);
        }
        let (index, _, field) = self.get(parent).fields()?.fields.get_full(name)?;
        Some((FieldId::Defined(index as u32), field))
    }

    fn meta_field(&self, parent: TypeId, name: &str) -> Option<(FieldId, &Field)> {
        let is_query_root = self.query == Some(parent);
        let id = match name {
            "__typename" if self.get(parent).is_composite() => FieldId::Typename,
            "__schema" if is_query_root => FieldId::Schema,
            "__type" if is_query_root => FieldId::Type,
            _ => return None,
        };
        Some((id, self.meta_fields.get(name)?))
    }
}

impl TypeDefinition {
    /// The fields and interfaces of an object or interface.
    #[inline]
    pub fn fields(&self) -> Option<&Fields> {
        match &self.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => Some(fields),
            _ => None,
        }
    }

    pub(crate) fn fields_mut(&mut self) -> Option<&mut Fields> {
        match &mut self.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => Some(fields),
            _ => None,
        }
    }

    /// The fields of an input object.
    #[inline]
    pub fn input_fields(&self) -> Option<&IndexMap<Arc<str>, InputValue>> {
        match &self.kind {
            TypeKind::InputObject { fields, .. } => Some(fields),
            _ => None,
        }
    }

    pub(crate) fn input_fields_mut(&mut self) -> Option<&mut IndexMap<Arc<str>, InputValue>> {
        match &mut self.kind {
            TypeKind::InputObject { fields, .. } => Some(fields),
            _ => None,
        }
    }

    /// Whether it is an object type.
    #[inline]
    pub fn is_object(&self) -> bool {
        matches!(self.kind, TypeKind::Object(_))
    }

    /// Whether it is an interface.
    #[inline]
    pub fn is_interface(&self) -> bool {
        matches!(self.kind, TypeKind::Interface(_))
    }

    /// Whether its values have a selection: an object, interface or union.
    #[inline]
    pub fn is_composite(&self) -> bool {
        matches!(self.kind, TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union { .. })
    }

    /// Whether its values are of one of several object types: an interface or union.
    #[inline]
    pub fn is_abstract(&self) -> bool {
        matches!(self.kind, TypeKind::Interface(_) | TypeKind::Union { .. })
    }

    /// Whether its values have no selection: a scalar or enum.
    #[inline]
    pub fn is_leaf(&self) -> bool {
        matches!(self.kind, TypeKind::Scalar { .. } | TypeKind::Enum { .. })
    }

    /// Whether it is a type for arguments and input fields.
    /// See [IsInputType](https://spec.graphql.org/September2026/#IsInputType()).
    #[inline]
    pub fn is_input(&self) -> bool {
        self.is_leaf() || matches!(self.kind, TypeKind::InputObject { .. })
    }

    /// Whether it is a type for fields.
    /// See [IsOutputType](https://spec.graphql.org/September2026/#IsOutputType()).
    #[inline]
    pub fn is_output(&self) -> bool {
        !matches!(self.kind, TypeKind::InputObject { .. })
    }
}
