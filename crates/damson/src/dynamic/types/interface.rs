//! Interfaces. Their fields have no resolvers: those of the object types run.

use damson_schema::type_system::TypeKind;

use super::described::{
    Described, argument_method, cost_methods, deprecation_method, description_method, guard_method, implement_method,
    marks_methods, type_name_method,
};
use super::{Definer, InputValue, TypeRef};

/// An interface. See [Interfaces](https://spec.graphql.org/September2026/#sec-Interfaces).
///
/// Its values name their object type with [`FieldValue::with_type`](crate::dynamic::FieldValue::with_type).
#[derive(Debug)]
pub struct Interface {
    name: String,
    described: Described,
    fields: Vec<InterfaceField>,
    implements: Vec<String>,
}

/// A field of an [`Interface`].
#[derive(Debug)]
pub struct InterfaceField {
    name: String,
    ty: TypeRef,
    described: Described,
    arguments: Vec<InputValue>,
}

impl InterfaceField {
    /// A field of this type.
    pub fn new(name: impl Into<String>, ty: impl Into<TypeRef>) -> Self {
        InterfaceField { name: name.into(), ty: ty.into(), described: Described::default(), arguments: Vec::new() }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();
    guard_method!("the field in every type that implements the interface");
    cost_methods!();

    argument_method!();
}

impl Interface {
    /// An interface without fields.
    pub fn new(name: impl Into<String>) -> Self {
        Interface { name: name.into(), described: Described::default(), fields: Vec::new(), implements: Vec::new() }
    }

    description_method!();
    marks_methods!();
    guard_method!("the interface's fields in every type that implements it");

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: InterfaceField) -> Self {
        self.fields.push(field);
        self
    }

    implement_method!();

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let mut fields = Vec::with_capacity(self.fields.len());
        for InterfaceField { name, ty, described, arguments } in self.fields {
            fields.push(definer.field(&self.name, &name, &ty, described, arguments));
        }
        definer.define_with_fields(&self.name, self.described, fields, TypeKind::Interface);
        definer.implement(&self.name, &self.implements);
    }
}
