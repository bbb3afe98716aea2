//! Input objects, their fields, and arguments.

use std::sync::Arc;

use damson_schema::Value;
use damson_schema::type_system::{InputValue as InputValueDefinition, TypeKind};

use super::described::{Described, deprecation_method, description_method, marks_methods, type_name_method};
use super::{Definer, TypeRef};

/// An argument of a field, or a field of an [`InputObject`].
#[derive(Debug)]
pub struct InputValue {
    name: String,
    ty: TypeRef,
    described: Described,
    default_value: Option<Value>,
    secret: bool,
}

impl InputValue {
    /// An argument or field of this type.
    pub fn new(name: impl Into<String>, ty: impl Into<TypeRef>) -> Self {
        InputValue {
            name: name.into(),
            ty: ty.into(),
            described: Described::default(),
            default_value: None,
            secret: false,
        }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();

    /// Sets the value that is used when none is given.
    #[must_use]
    pub fn default_value(self, value: impl Into<Value>) -> Self {
        InputValue { default_value: Some(value.into()), ..self }
    }

    /// Keeps the value out of the engine's messages, and of [`Schema::mask_secrets`](crate::dynamic::Schema::mask_secrets).
    #[must_use]
    pub fn secret(self) -> Self {
        InputValue { secret: true, ..self }
    }

    /// The definition; `coordinate` makes the coordinate from the name.
    pub(super) fn definition(
        self,
        definer: &mut Definer<'_>,
        coordinate: impl FnOnce(&str) -> String,
    ) -> InputValueDefinition {
        definer.visible(self.described.visible, || coordinate(&self.name));
        let mut definition = InputValueDefinition::new(self.name, self.ty.reference(definer.builder));
        definition.description = self.described.description.map(Arc::from);
        definition.deprecation = self.described.deprecation.map(Arc::from);
        definition.default_value = self.default_value;
        definition.applied = self.described.directives;
        definition.secret = self.secret;
        definition
    }
}

/// An input object type. See [Input Objects](https://spec.graphql.org/September2026/#sec-Input-Objects).
#[derive(Debug)]
pub struct InputObject {
    name: String,
    described: Described,
    fields: Vec<InputValue>,
    one_of: bool,
}

impl InputObject {
    /// An input object without fields.
    pub fn new(name: impl Into<String>) -> Self {
        InputObject { name: name.into(), described: Described::default(), fields: Vec::new(), one_of: false }
    }

    description_method!();
    marks_methods!();

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: InputValue) -> Self {
        self.fields.push(field);
        self
    }

    /// Demands that exactly one field is given.
    /// See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).
    #[must_use]
    pub fn oneof(self) -> Self {
        InputObject { one_of: true, ..self }
    }

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let member = |name: &str| format!("{}.{name}", self.name);
        let fields: Vec<_> = self.fields.into_iter().map(|field| field.definition(definer, member)).collect();
        let fields = fields.into_iter().map(|field| (field.name.clone(), field));
        let fields = definer.members(&self.name, fields);
        definer.define(&self.name, self.described, TypeKind::InputObject { fields, one_of: self.one_of });
    }
}
