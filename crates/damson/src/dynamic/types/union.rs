//! Unions.

use damson_schema::type_system::TypeKind;

use super::Definer;
use super::described::{Described, description_method, marks_methods, type_name_method};

/// A union. See [Unions](https://spec.graphql.org/September2026/#sec-Unions).
///
/// Its values name their object type with [`FieldValue::with_type`](crate::dynamic::FieldValue::with_type).
#[derive(Debug)]
pub struct Union {
    name: String,
    described: Described,
    members: Vec<String>,
}

impl Union {
    /// A union without members.
    pub fn new(name: impl Into<String>) -> Self {
        Union { name: name.into(), described: Described::default(), members: Vec::new() }
    }

    description_method!();
    marks_methods!();

    /// Adds a member.
    #[must_use]
    pub fn possible_type(mut self, ty: impl Into<String>) -> Self {
        self.members.push(ty.into());
        self
    }

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let members = self.members.iter().map(|member| definer.builder.reserve(member)).collect();
        definer.define(&self.name, self.described, TypeKind::Union { members });
    }
}
