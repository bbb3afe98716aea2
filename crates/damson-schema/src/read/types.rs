//! Types, each with its extensions.

use std::sync::Arc;

use damson_syntax::ast::{self, Definition, TypeDefinitionKind};

use super::Reader;
use crate::fault::Place;
use crate::suggestion::did_you_mean_after;
use crate::type_system::{Coordinate, Fields, TypeDefinition, TypeKind, is_built_in};
use crate::{IndexMap, TypeId};

/// The definition of a type, if there is one, with all its extensions.
#[derive(Default)]
struct Parts<'d> {
    definition: Option<&'d ast::TypeDefinition>,
    /// The last of several definitions, which graphql-js takes for the one that is extended.
    latest: Option<&'d ast::TypeDefinition>,
    extensions: Vec<&'d ast::TypeDefinition>,
}

impl<'d> Reader<'d, '_> {
    pub(super) fn read_types(&mut self) {
        let types = self.collect_types();
        for name in types.keys() {
            self.builder.reserve(name);
        }
        for (name, parts) in &types {
            if let Some(definition) = parts.definition {
                let id = self.builder.reserve(name);
                self.define_type(id, definition, &parts.extensions);
            }
        }
    }

    /// The parts of every type by name, in the order in which the names first appear.
    fn collect_types(&mut self) -> IndexMap<&'d str, Parts<'d>> {
        let mut types: IndexMap<&'d str, Parts<'d>> = IndexMap::default();
        for definition in self.document.definitions() {
            let Definition::Type(ty) = definition else { continue };
            let name = &self.document[ty.name];
            let parts = types.entry(name).or_default();
            match parts.definition {
                _ if ty.extend => parts.extensions.push(ty),
                None => parts.definition = Some(ty),
                Some(first) => {
                    parts.latest = Some(ty);
                    let places = [Place::Span(first.name.0), Place::Span(ty.name.0)];
                    self.fault(
                        Coordinate::Type(name.into()),
                        format!("There can be only one type named \"{name}\"."),
                        places,
                    );
                }
            }
        }
        let defined: Vec<_> =
            types.iter().filter(|(_, parts)| parts.definition.is_some()).map(|(&name, _)| name).collect();
        types.retain(|_, parts| self.has_definition(parts, &defined));
        // A built-in type stays as it is, whatever fields and descriptions SDL gives it.
        for (name, parts) in types.extract_if(.., |name, _| is_built_in(name)) {
            self.builder.reserve(name);
            self.repeats_built_in(name, &parts);
        }
        types
    }

    /// Reports a definition of another kind of type than the built-in one of its name.
    fn repeats_built_in(&mut self, name: &str, parts: &Parts<'d>) {
        let Some(definition) = parts.definition else { return };
        let kind = built_in_kind(name);
        if kind_name(&definition.kind) != kind {
            let message = format!("\"{name}\" is the name of a built-in {kind} type. Rename the type.");
            self.fault(Coordinate::Type(name.into()), message, [Place::Span(definition.name.0)]);
        }
    }

    /// Whether there is something to extend; reports extensions of nothing and of another kind of type.
    fn has_definition(&mut self, parts: &mut Parts<'d>, defined: &[&str]) -> bool {
        let Some(definition) = parts.definition else {
            for extension in &parts.extensions {
                let name = &self.document[extension.name];
                let suggestion = did_you_mean_after(self.builder.faults(), name, defined.iter().copied());
                let message = format!("Cannot extend type \"{name}\" because it is not defined.{suggestion}");
                self.fault(Coordinate::Type(name.into()), message, [Place::Span(extension.name.0)]);
            }
            return false;
        };
        let definition = parts.latest.unwrap_or(definition);
        let is_same_kind = |extension: &ast::TypeDefinition| {
            std::mem::discriminant(&extension.kind) == std::mem::discriminant(&definition.kind)
        };
        for extension in parts.extensions.extract_if(.., |extension| !is_same_kind(extension)) {
            let name = &self.document[extension.name];
            let message = format!("Cannot extend non-{} type \"{name}\".", kind_name(&extension.kind));
            let places = [Place::Span(definition.span), Place::Span(extension.span)];
            self.fault(Coordinate::Type(name.into()), message, places);
        }
        true
    }

    /// Defines one type with its extensions.
    pub(crate) fn define_type(
        &mut self,
        id: TypeId,
        definition: &'d ast::TypeDefinition,
        extensions: &[&'d ast::TypeDefinition],
    ) {
        let name: Arc<str> = self.document[definition.name].into();
        let parts: Vec<_> = std::iter::once(definition).chain(extensions.iter().copied()).collect();
        let directives = self.directives(&Coordinate::Type(name.clone()), parts.iter().map(|part| part.directives));
        self.forbid_one_of(&name, extensions);
        let kind = match definition.kind {
            TypeDefinitionKind::Scalar => {
                TypeKind::Scalar { specified_by_url: directives.specified_by_url, check: None }
            }
            TypeDefinitionKind::Object { .. } => TypeKind::Object(self.all_fields(&name, &parts)),
            TypeDefinitionKind::Interface { .. } => TypeKind::Interface(self.all_fields(&name, &parts)),
            TypeDefinitionKind::Union { .. } => TypeKind::Union { members: self.members(&parts) },
            TypeDefinitionKind::Enum { .. } => TypeKind::Enum { values: self.enum_values(&name, &parts) },
            TypeDefinitionKind::InputObject { .. } => {
                TypeKind::InputObject { fields: self.input_fields(&name, &parts), one_of: directives.one_of }
            }
        };
        let description = self.description(definition.description);
        self.builder
            .define(id, TypeDefinition { name, description, applied: directives.applied, cache_control: None, kind });
    }

    /// See [Input Object Extensions](https://spec.graphql.org/September2026/#sec-Input-Object-Extensions).
    fn forbid_one_of(&mut self, name: &Arc<str>, extensions: &[&'d ast::TypeDefinition]) {
        for extension in extensions {
            for directive in &self.document[extension.directives] {
                if &self.document[directive.name] == "oneOf" {
                    let message = format!("An extension cannot make \"{name}\" a OneOf Input Object.");
                    self.fault(Coordinate::Type(name.clone()), message, [Place::Span(directive.span)]);
                }
            }
        }
    }

    fn all_fields(&mut self, owner: &Arc<str>, parts: &[&'d ast::TypeDefinition]) -> Fields {
        let document = self.document;
        let names = parts.iter().flat_map(|part| match part.kind {
            TypeDefinitionKind::Object { interfaces, .. } | TypeDefinitionKind::Interface { interfaces, .. } => {
                &document[interfaces]
            }
            _ => &[],
        });
        let interfaces = names.map(|&name| self.builder.reserve(&document[name])).collect();
        Fields { fields: self.output_fields(owner, parts), interfaces }
    }

    fn members(&mut self, parts: &[&'d ast::TypeDefinition]) -> Vec<TypeId> {
        let document = self.document;
        let names = parts.iter().flat_map(|part| match part.kind {
            TypeDefinitionKind::Union { members } => &document[members],
            _ => &[],
        });
        names.map(|&name| self.builder.reserve(&document[name])).collect()
    }
}

/// The kind of a type that [is built in](is_built_in).
fn built_in_kind(name: &str) -> &'static str {
    match name {
        "__TypeKind" | "__DirectiveLocation" => "enum",
        name if name.starts_with("__") => "object",
        _ => "scalar",
    }
}

/// The kind of type as messages name it.
fn kind_name(kind: &TypeDefinitionKind) -> &'static str {
    match kind {
        TypeDefinitionKind::Scalar => "scalar",
        TypeDefinitionKind::Object { .. } => "object",
        TypeDefinitionKind::Interface { .. } => "interface",
        TypeDefinitionKind::Union { .. } => "union",
        TypeDefinitionKind::Enum { .. } => "enum",
        TypeDefinitionKind::InputObject { .. } => "input object",
    }
}
