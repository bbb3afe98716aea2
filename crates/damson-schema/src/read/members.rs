//! Fields, arguments, input fields and enum values. Of several with one name the first counts; the others are faults
//! (`sdl/unique.rs`).

use std::sync::Arc;

use damson_syntax::ast::{self, List, TypeDefinitionKind};
use indexmap::map::Entry;

use super::Reader;
use crate::IndexMap;
use crate::type_system::{Coordinate, EnumValue, Field, InputValue};

impl<'d> Reader<'d, '_> {
    /// The fields of one object or interface definition.
    pub(crate) fn fields(&mut self, definition: &'d ast::TypeDefinition) -> IndexMap<Arc<str>, Field> {
        self.output_fields(&self.document[definition.name].into(), &[definition])
    }

    pub(super) fn output_fields(
        &mut self,
        owner: &Arc<str>,
        parts: &[&'d ast::TypeDefinition],
    ) -> IndexMap<Arc<str>, Field> {
        let mut fields = IndexMap::default();
        for part in parts {
            let (TypeDefinitionKind::Object { fields: list, .. } | TypeDefinitionKind::Interface { fields: list, .. }) =
                part.kind
            else {
                continue;
            };
            fields.reserve(list.len());
            for definition in &self.document[list] {
                let field = self.field(owner, definition);
                self.keep_first(&mut fields, field.name.clone(), field);
            }
        }
        fields
    }

    fn field(&mut self, owner: &Arc<str>, definition: &'d ast::FieldDefinition) -> Field {
        let name: Arc<str> = self.document[definition.name].into();
        let coordinate = Coordinate::Member(owner.clone(), name.clone());
        let directives = self.directives(&coordinate, [definition.directives]);
        Field {
            name,
            description: self.description(definition.description),
            arguments: self.arguments(&coordinate, definition.arguments),
            ty: self.type_ref(&coordinate, &definition.ty),
            deprecation: directives.deprecation,
            applied: directives.applied,
            cost: None,
            cache_control: None,
        }
    }

    /// The arguments of the field or directive at `owner`.
    pub(super) fn arguments(
        &mut self,
        owner: &Coordinate,
        list: List<ast::InputValueDefinition>,
    ) -> IndexMap<Arc<str>, InputValue> {
        let mut arguments = with_room(list.len());
        for definition in &self.document[list] {
            let argument = self.input_value(definition, |name| owner.argument(name));
            self.keep_first(&mut arguments, argument.name.clone(), argument);
        }
        arguments
    }

    pub(super) fn input_fields(
        &mut self,
        owner: &Arc<str>,
        parts: &[&'d ast::TypeDefinition],
    ) -> IndexMap<Arc<str>, InputValue> {
        let mut fields = IndexMap::default();
        for part in parts {
            let TypeDefinitionKind::InputObject { fields: list } = part.kind else { continue };
            fields.reserve(list.len());
            for definition in &self.document[list] {
                let field = self.input_value(definition, |name| Coordinate::Member(owner.clone(), name));
                self.keep_first(&mut fields, field.name.clone(), field);
            }
        }
        fields
    }

    fn input_value(
        &mut self,
        definition: &'d ast::InputValueDefinition,
        coordinate: impl FnOnce(Arc<str>) -> Coordinate,
    ) -> InputValue {
        let name: Arc<str> = self.document[definition.name].into();
        let coordinate = coordinate(name.clone());
        let directives = self.directives(&coordinate, [definition.directives]);
        InputValue {
            name,
            description: self.description(definition.description),
            ty: self.type_ref(&coordinate, &definition.ty),
            default_value: definition.default_value.map(|value| self.const_value(Some(&coordinate), &value)),
            coerced_default: None,
            deprecation: directives.deprecation,
            applied: directives.applied,
            secret: false,
        }
    }

    pub(super) fn enum_values(
        &mut self,
        owner: &Arc<str>,
        parts: &[&'d ast::TypeDefinition],
    ) -> IndexMap<Arc<str>, EnumValue> {
        let mut values = IndexMap::default();
        for part in parts {
            let TypeDefinitionKind::Enum { values: list } = part.kind else { continue };
            values.reserve(list.len());
            for definition in &self.document[list] {
                let value = self.enum_value(owner, definition);
                self.keep_first(&mut values, value.name.clone(), value);
            }
        }
        values
    }

    fn enum_value(&mut self, owner: &Arc<str>, definition: &'d ast::EnumValueDefinition) -> EnumValue {
        let name: Arc<str> = self.document[definition.name].into();
        let coordinate = Coordinate::Member(owner.clone(), name.clone());
        let directives = self.directives(&coordinate, [definition.directives]);
        EnumValue {
            name,
            description: self.description(definition.description),
            deprecation: directives.deprecation,
            applied: directives.applied,
        }
    }
}

impl Reader<'_, '_> {
    fn keep_first<V>(&mut self, members: &mut IndexMap<Arc<str>, V>, name: Arc<str>, member: V) {
        match members.entry(name) {
            Entry::Vacant(place) => _ = place.insert(member),
            Entry::Occupied(_) => self.repeats_names = true,
        }
    }
}

fn with_room<V>(len: usize) -> IndexMap<Arc<str>, V> {
    IndexMap::with_capacity_and_hasher(len, Default::default())
}
