//! Settings that front ends give for parts after these are defined: checks of scalars, costs, hints for caches, secrets.

use damson_syntax::SchemaCoordinate;

use super::TypeSystemBuilder;
use crate::TypeId;
use crate::type_system::{CacheControl, Field, FieldCost, ScalarCheck, TypeDefinition, TypeKind};

impl TypeSystemBuilder {
    /// Sets the check of a scalar's values. Returns false if no scalar of this name has been defined.
    pub fn check_scalar(&mut self, name: &str, check: ScalarCheck) -> bool {
        let Some(TypeKind::Scalar { check: place, .. }) = self.defined_mut(name).map(|ty| &mut ty.kind) else {
            return false;
        };
        *place = Some(check);
        true
    }

    /// Sets the cost of a field. Returns false if no such field of an object or interface has been defined.
    pub fn set_cost(&mut self, ty: &str, field: &str, cost: FieldCost) -> bool {
        self.field_mut(ty, field).map(|field| field.cost = Some(Box::new(cost))).is_some()
    }

    /// Sets the cost of a field of an object or interface, if there is such a field and it has no cost yet.
    pub fn set_cost_if_none(&mut self, ty: TypeId, field: &str, cost: FieldCost) {
        let fields = self.slots[ty.index()].definition.as_mut().and_then(TypeDefinition::fields_mut);
        if let Some(field) = fields.and_then(|fields| fields.fields.get_mut(field)) {
            field.cost.get_or_insert_with(|| Box::new(cost));
        }
    }

    /// Sets the cache hint of a type. Returns false if no such type has been defined.
    pub fn set_type_cache_control(&mut self, ty: &str, cache_control: CacheControl) -> bool {
        self.defined_mut(ty).map(|ty| ty.cache_control = Some(cache_control)).is_some()
    }

    /// Sets the cache hint of a field. Returns false if no such field of an object or interface has been defined.
    pub fn set_field_cache_control(&mut self, ty: &str, field: &str, cache_control: CacheControl) -> bool {
        self.field_mut(ty, field).map(|field| field.cache_control = Some(cache_control)).is_some()
    }

    /// Marks an argument or an input field as a secret. Returns false if no such part has been defined.
    pub fn set_secret(&mut self, coordinate: SchemaCoordinate<&str>) -> bool {
        let input = match coordinate {
            SchemaCoordinate::Member(ty, field) => {
                self.defined_mut(ty).and_then(TypeDefinition::input_fields_mut).and_then(|fields| fields.get_mut(field))
            }
            SchemaCoordinate::Argument(ty, field, argument) => {
                self.field_mut(ty, field).and_then(|field| field.arguments.get_mut(argument))
            }
            SchemaCoordinate::DirectiveArgument(directive, argument) => {
                self.directives.get_mut(directive).and_then(|directive| directive.arguments.get_mut(argument))
            }
            SchemaCoordinate::Type(_) | SchemaCoordinate::Directive(_) => None,
        };
        input.map(|input| input.secret = true).is_some()
    }

    fn defined_mut(&mut self, name: &str) -> Option<&mut TypeDefinition> {
        let id = self.ids.get(name)?;
        self.slots[id.index()].definition.as_mut()
    }

    fn field_mut(&mut self, ty: &str, field: &str) -> Option<&mut Field> {
        self.defined_mut(ty)?.fields_mut()?.fields.get_mut(field)
    }
}
