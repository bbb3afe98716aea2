//! Types one by one: their names, and that they have parts of the right kind.

use std::sync::Arc;

use super::{Checker, whole};
use crate::fault::{Part, Place};
use crate::type_system::{Coordinate, Field, Fields, TypeDefinition, TypeKind, is_built_in};
use crate::{IndexMap, TypeId};

impl<'a> Checker<'a> {
    /// Checks all types but the built-in ones.
    pub(super) fn members(&mut self) {
        for (id, ty) in self.types.types() {
            if is_built_in(&ty.name) {
                continue;
            }
            if !self.is_undefined(id) {
                self.name_rules(&ty.name, || of(ty));
            }
            match &ty.kind {
                TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                    self.fields(ty, fields);
                    self.interfaces(id, ty, fields);
                }
                TypeKind::Union { members } => self.union_members(ty, members),
                TypeKind::Enum { values } => {
                    if values.is_empty() {
                        self.empty(ty, "Enum type", "values");
                    }
                    for (name, value) in values {
                        self.same_name(name, &value.name, || member(ty, name));
                        self.name_rules(name, || member(ty, name));
                        self.enum_value_name(name, || member(ty, name));
                    }
                }
                TypeKind::InputObject { fields, one_of } => self.input_fields(ty, fields, *one_of),
                TypeKind::Scalar { .. } => {}
            }
        }
    }

    fn empty(&mut self, ty: &TypeDefinition, kind: &str, parts: &str) {
        self.fault(format!("{kind} {} must define one or more {parts}.", ty.name), [whole(of(ty))]);
    }

    /// See [Objects](https://spec.graphql.org/September2026/#sec-Objects.Type-Validation).
    fn fields(&mut self, ty: &'a TypeDefinition, fields: &'a Fields) {
        if fields.fields.is_empty() {
            self.empty(ty, "Type", "fields");
        }
        for (name, field) in &fields.fields {
            self.same_name(name, &field.name, || member(ty, name));
            self.field(ty, field);
        }
    }

    fn field(&mut self, ty: &TypeDefinition, field: &'a Field) {
        let coordinate = || member(ty, &field.name);
        self.name_rules(&field.name, coordinate);
        if !self.types.get(field.ty.named).is_output() {
            let coordinate = coordinate();
            let found = self.display(field.ty);
            let message = format!("The type of {coordinate} must be Output Type but got: {found}.");
            self.fault(message, [Place::node(coordinate, Part::Type)]);
        }
        for (name, argument) in &field.arguments {
            self.same_name(name, &argument.name, || coordinate().argument(name.clone()));
            self.argument(argument, Part::Type, || coordinate().argument(argument.name.clone()));
        }
    }

    /// See [Unions](https://spec.graphql.org/September2026/#sec-Unions.Type-Validation).
    fn union_members(&mut self, ty: &TypeDefinition, members: &[TypeId]) {
        if members.is_empty() {
            self.empty(ty, "Union type", "member types");
        }
        let mut seen: IndexMap<TypeId, bool> = IndexMap::default();
        for &id in members {
            let name: Arc<str> = self.name(id).into();
            let place = Place::node(of(ty), Part::Listed(name.clone()));
            if let Some(is_reported) = seen.get_mut(&id) {
                if !std::mem::replace(is_reported, true) {
                    self.fault(format!("Union type {} can only include type {name} once.", ty.name), [place]);
                }
                continue;
            }
            seen.insert(id, false);
            if !self.types.get(id).is_object() && !self.is_undefined(id) {
                let message =
                    format!("Union type {} can only include Object types, it cannot include {name}.", ty.name);
                self.fault(message, [place]);
            }
        }
    }

    /// See [Input Objects](https://spec.graphql.org/September2026/#sec-Input-Objects.Type-Validation).
    fn input_fields(
        &mut self,
        ty: &TypeDefinition,
        fields: &'a IndexMap<Arc<str>, crate::type_system::InputValue>,
        one_of: bool,
    ) {
        if fields.is_empty() {
            self.empty(ty, "Input Object type", "fields");
        }
        for (name, field) in fields {
            let coordinate = || member(ty, &field.name);
            self.same_name(name, &field.name, coordinate);
            self.name_rules(&field.name, coordinate);
            self.input_type(field, Part::Type, coordinate);
            self.deprecation(field, "input field", coordinate);
            self.default_value(field, coordinate);
            if one_of && field.ty.is_non_null() {
                let message = format!("OneOf input field {} must be nullable.", coordinate());
                self.fault(message, [Place::node(coordinate(), Part::Type)]);
            }
            if one_of && field.default_value.is_some() {
                let message = format!("OneOf input field {} cannot have a default value.", coordinate());
                self.fault(message, [whole(coordinate())]);
            }
        }
    }
}

fn of(ty: &TypeDefinition) -> Coordinate {
    Coordinate::Type(ty.name.clone())
}

fn member(ty: &TypeDefinition, name: &Arc<str>) -> Coordinate {
    Coordinate::Member(ty.name.clone(), name.clone())
}
