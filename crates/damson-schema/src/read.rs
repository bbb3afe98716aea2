//! From the syntax tree of a type system document to definitions.

use std::sync::Arc;

use damson_syntax::ast::{self, Definition, Document, List, OperationType, TypeDefinitionKind};

use crate::build::TypeSystemBuilder;
use crate::fault::{Fault, Place};
use crate::suggestion::did_you_mean_after;
use crate::type_system::{
    Coordinate, DirectiveDefinition, DirectiveLocation, Fields, TypeDefinition, TypeKind, Wrappers, is_built_in,
};
use crate::{HashMap, IndexMap, TypeId, TypeRef};

mod directives;
mod members;

/// Reads definitions into a builder.
pub(crate) struct Reader<'d, 'b> {
    document: &'d Document,
    pub(crate) builder: &'b mut TypeSystemBuilder,
    /// Whether members or arguments have the name of an earlier one.
    pub(super) repeats_names: bool,
}

/// The definition of a type, if there is one, with all its extensions.
#[derive(Default)]
struct Parts<'d> {
    definition: Option<&'d ast::TypeDefinition>,
    /// The last of several definitions, which graphql-js takes for the one that is extended.
    latest: Option<&'d ast::TypeDefinition>,
    extensions: Vec<&'d ast::TypeDefinition>,
}

impl<'d, 'b> Reader<'d, 'b> {
    pub(crate) fn new(document: &'d Document, builder: &'b mut TypeSystemBuilder) -> Self {
        Reader { document, builder, repeats_names: false }
    }

    /// Reads the whole document.
    pub(crate) fn read(&mut self) {
        let types = self.collect_types();
        for name in types.keys() {
            self.builder.reserve(name);
        }
        for (name, parts) in &types {
            self.read_type(name, parts);
        }
        self.read_directives();
        self.read_schema();
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

    fn read_type(&mut self, name: &str, parts: &Parts<'d>) {
        if let Some(definition) = parts.definition {
            let id = self.builder.reserve(name);
            self.define_type(id, definition, &parts.extensions);
        }
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

    fn read_directives(&mut self) {
        let directives = self.document.definitions().iter().filter_map(|definition| match definition {
            Definition::Directive(directive) => Some(directive),
            _ => None,
        });
        let (extensions, definitions): (Vec<_>, Vec<_>) = directives.partition(|directive| directive.extend);
        let mut by_name: HashMap<&str, Vec<_>> = HashMap::default();
        for extension in &extensions {
            by_name.entry(&self.document[extension.name]).or_default().push(extension.directives);
        }
        for definition in definitions {
            let extensions = by_name.get(&self.document[definition.name]);
            self.define_directive(definition, extensions.map_or(&[], Vec::as_slice));
        }
        for extension in extensions {
            let name = &self.document[extension.name];
            if !self.builder.has_directive(name) {
                let message = format!("Cannot extend directive \"@{name}\" because it is not defined.");
                self.fault(Coordinate::Directive(name.into()), message, [Place::Span(extension.name.0)]);
            }
        }
    }

    /// Defines one directive with what its extensions apply to it.
    pub(crate) fn define_directive(
        &mut self,
        definition: &'d ast::DirectiveDefinition,
        extensions: &[List<ast::Directive>],
    ) {
        let definition = self.directive_definition(definition, extensions);
        self.builder.add_directive(definition);
    }

    pub(crate) fn directive_definition(
        &mut self,
        definition: &'d ast::DirectiveDefinition,
        extensions: &[List<ast::Directive>],
    ) -> DirectiveDefinition {
        let document = self.document;
        let name: Arc<str> = document[definition.name].into();
        let coordinate = Coordinate::Directive(name.clone());
        let applied = std::iter::once(definition.directives).chain(extensions.iter().copied());
        let directives = self.directives(&coordinate, applied);
        let arguments = self.arguments(&coordinate, definition.arguments);
        let locations = document[definition.locations].iter();
        let locations = locations.filter_map(|&location| DirectiveLocation::from_name(&document[location])).collect();
        DirectiveDefinition {
            name,
            description: self.description(definition.description),
            arguments,
            locations,
            repeatable: definition.repeatable,
            deprecation: directives.deprecation,
            applied: directives.applied,
        }
    }

    fn read_schema(&mut self) {
        let mut definition: Option<&ast::SchemaDefinition> = None;
        let mut roots: IndexMap<OperationType, &ast::OperationTypeDefinition> = IndexMap::default();
        for part in self.schema_parts() {
            if !part.extend {
                if definition.is_some() {
                    self.fault(None, "Must provide only one schema definition.", [Place::Span(part.span)]);
                }
                definition = definition.or(Some(part));
            }
            self.read_roots(part, &mut roots);
        }
        if definition.is_none() {
            self.set_conventional_roots();
        }
        for (operation, root) in roots {
            let id = self.builder.reserve(&self.document[root.ty]);
            self.builder.set_root(operation, id);
        }
        self.read_schema_directives(definition);
    }

    fn schema_parts(&self) -> impl Iterator<Item = &'d ast::SchemaDefinition> + use<'d> {
        self.document.definitions().iter().filter_map(|definition| match definition {
            Definition::Schema(schema) => Some(schema),
            _ => None,
        })
    }

    fn read_roots(
        &mut self,
        part: &'d ast::SchemaDefinition,
        roots: &mut IndexMap<OperationType, &'d ast::OperationTypeDefinition>,
    ) {
        for root in &self.document[part.operation_types] {
            if let Some(first) = roots.get(&root.operation_type) {
                let message = format!("There can be only one {} type in schema.", root.operation_type.keyword());
                self.fault(None, message, [Place::Span(first.span), Place::Span(root.span)]);
            } else {
                roots.insert(root.operation_type, root);
            }
        }
    }

    /// Without a schema definition the types `Query`, `Mutation` and `Subscription` are the roots.
    /// See [Default Root Operation Type Names](https://spec.graphql.org/September2026/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names).
    fn set_conventional_roots(&mut self) {
        let conventional = [
            (OperationType::Query, "Query"),
            (OperationType::Mutation, "Mutation"),
            (OperationType::Subscription, "Subscription"),
        ];
        for (operation, name) in conventional {
            if let Some(id) = self.builder.defined(name) {
                self.builder.set_root(operation, id);
            }
        }
    }

    fn read_schema_directives(&mut self, definition: Option<&'d ast::SchemaDefinition>) {
        if let Some(description) = definition.and_then(|definition| self.description(definition.description)) {
            self.builder.set_description(description);
        }
        let parts = self.schema_parts().map(|part| part.directives);
        let directives = self.directives(None, parts);
        directives.applied.into_iter().for_each(|directive| self.builder.apply(directive));
    }

    fn description(&self, description: Option<ast::StringValue>) -> Option<Arc<str>> {
        description.map(|text| self.document.string(text).into())
    }

    fn type_ref(&mut self, coordinate: &Coordinate, reference: &ast::TypeRef) -> TypeRef {
        let named = self.builder.reserve(&self.document[reference.name]);
        let wrappers = Wrappers::read(&self.document[reference.wrappers]).unwrap_or_else(|| {
            let message = format!("A type can have at most {} lists and non-nulls around its name.", Wrappers::MAX);
            self.fault(coordinate.clone(), message, [Place::Span(reference.span)]);
            Wrappers::NONE
        });
        TypeRef { named, wrappers }
    }

    fn fault(
        &mut self,
        coordinate: impl Into<Option<Coordinate>>,
        message: impl Into<String>,
        places: impl Into<Vec<Place>>,
    ) {
        let fault = Fault { coordinate: coordinate.into(), ..Fault::new(message, places) };
        self.builder.report_fault(fault);
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
