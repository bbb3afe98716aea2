//! From introspection's JSON to definitions. Knows nothing of a schema's rules: the builder checks them.

use std::sync::Arc;

use damson_syntax::ast::OperationType;
use serde_json::Value as Json;

use crate::build::TypeSystemBuilder;
use crate::coercion::path::Step;
use crate::fault::Fault;
use crate::type_system::{
    Coordinate, DirectiveDefinition, DirectiveLocation, EnumValue, Fields, InputValue, TypeDefinition, TypeKind,
    is_built_in, is_specified_directive,
};
use crate::{IndexMap, TypeId};
use damson_syntax::quoted;

mod members;
mod parts;

/// Reads definitions into a builder. Returns a fault for each part of the JSON that is missing or malformed.
pub(super) fn read(json: &Json, builder: &mut TypeSystemBuilder) -> Vec<Fault> {
    let mut reader = Reader { builder, path: Vec::new(), problems: Vec::new() };
    let data = json.get("data").inspect(|_| reader.path.push(Step::Field("data"))).unwrap_or(json);
    reader.path.push(Step::Field("__schema"));
    match data.get("__schema") {
        Some(schema @ Json::Object(_)) => reader.schema(schema),
        other => reader.unexpected("an object", other),
    }
    reader.problems
}

struct Reader<'j, 'b> {
    builder: &'b mut TypeSystemBuilder,
    /// The path of the part that is being read.
    path: Vec<Step<'j>>,
    problems: Vec<Fault>,
}

impl<'j> Reader<'j, '_> {
    fn schema(&mut self, schema: &'j Json) {
        if let Some(description) = self.text_if_any(schema, "description") {
            self.builder.set_description(description);
        }
        self.reserve(schema);
        self.list(schema, "types", |reader, ty| {
            reader.ty(ty);
            Some(())
        });
        let directives = self.list_if_any(schema, "directives", Self::directive);
        // Specified directives, like built-in types, are not read from another server.
        for directive in directives.into_iter().filter(|directive| !is_specified_directive(&directive.name)) {
            self.builder.add_directive(directive);
        }
        let roots = [
            (OperationType::Query, "queryType"),
            (OperationType::Mutation, "mutationType"),
            (OperationType::Subscription, "subscriptionType"),
        ];
        for (operation, key) in roots {
            if let Some(root) = self.object_if_any(schema, key, Self::named_type).flatten() {
                self.builder.set_root(operation, root);
            }
        }
    }

    /// Gives ids to the types in their order, before anything refers to them.
    fn reserve(&mut self, schema: &Json) {
        let types = schema.get("types").and_then(Json::as_array);
        for name in types.into_iter().flatten().filter_map(|ty| ty.get("name")?.as_str()) {
            self.builder.reserve(name);
        }
    }

    fn ty(&mut self, ty: &'j Json) {
        let Some(name) = self.name(ty) else { return };
        if is_built_in(&name) {
            return;
        }
        let Some(kind) = self.text(ty, "kind").and_then(|kind| self.kind(kind, ty, &name)) else { return };
        let id = self.builder.reserve(&name);
        let description = self.description(ty);
        self.builder.define(id, TypeDefinition { description, ..TypeDefinition::new(name, kind) });
    }

    fn kind(&mut self, kind: &str, ty: &'j Json, name: &Arc<str>) -> Option<TypeKind> {
        Some(match kind {
            "SCALAR" => {
                let specified_by_url = self.text_if_any(ty, "specifiedByURL").map(Arc::from);
                TypeKind::Scalar { specified_by_url, check: None }
            }
            "OBJECT" => TypeKind::Object(self.fields(ty, name, true)),
            "INTERFACE" => TypeKind::Interface(self.fields(ty, name, false)),
            "UNION" => TypeKind::Union { members: self.list(ty, "possibleTypes", Self::named_type) },
            "ENUM" => TypeKind::Enum { values: self.enum_values(ty, name) },
            "INPUT_OBJECT" => {
                let one_of = self.flag(ty, "isOneOf");
                TypeKind::InputObject { fields: self.input_fields(ty, name), one_of }
            }
            other => {
                self.within("kind", |reader| reader.problem(&format!("\"{}\" is not a kind of type", quoted(other))));
                return None;
            }
        })
    }

    /// Servers from before 2020 do not list the interfaces of interfaces.
    fn fields(&mut self, ty: &'j Json, name: &Arc<str>, is_object: bool) -> Fields {
        let interfaces = match is_object {
            true => self.list(ty, "interfaces", Self::named_type),
            false => self.list_if_any(ty, "interfaces", Self::named_type),
        };
        let fields = self.list(ty, "fields", |reader, field| reader.field(field, name));
        let fields = self.unique(fields, |field| &field.name, |field| member(name, field), "Field");
        Fields { fields, interfaces }
    }

    fn input_fields(&mut self, ty: &'j Json, name: &Arc<str>) -> IndexMap<Arc<str>, InputValue> {
        let fields = self.list(ty, "inputFields", Self::input_value);
        self.unique(fields, |field| &field.name, |field| member(name, field), "Field")
    }

    fn enum_values(&mut self, ty: &'j Json, name: &Arc<str>) -> IndexMap<Arc<str>, EnumValue> {
        let values = self.list(ty, "enumValues", |reader, value| {
            Some(EnumValue {
                description: reader.description(value),
                deprecation: reader.deprecation(value),
                ..EnumValue::new(reader.name(value)?)
            })
        });
        self.unique(values, |value| &value.name, |value| member(name, value), "Enum value")
    }

    fn directive(&mut self, directive: &'j Json) -> Option<DirectiveDefinition> {
        let name = self.name(directive)?;
        let coordinate = Coordinate::Directive(name.clone());
        Some(DirectiveDefinition {
            description: self.description(directive),
            arguments: self.arguments(directive, &coordinate),
            locations: self.names(directive, "locations", "a directive location", DirectiveLocation::from_name),
            repeatable: self.flag(directive, "isRepeatable"),
            deprecation: self.deprecation(directive),
            applied: Vec::new(),
            name,
        })
    }

    /// The id of the type that `reference` names.
    fn named_type(&mut self, reference: &'j Json) -> Option<TypeId> {
        self.text(reference, "name").map(|name| self.builder.reserve(name))
    }
}

fn member(ty: &Arc<str>, name: Arc<str>) -> Coordinate {
    Coordinate::Member(ty.clone(), name)
}
