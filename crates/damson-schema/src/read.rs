//! From the syntax tree of a type system document to definitions.

use std::sync::Arc;

use damson_syntax::ast::{self, Definition, Document, List};

use crate::build::TypeSystemBuilder;
use crate::fault::{Fault, Place};
use crate::type_system::{Coordinate, DirectiveDefinition, DirectiveLocation, Wrappers};
use crate::{HashMap, TypeRef};

mod directives;
mod members;
mod schema;
mod types;

/// Reads definitions into a builder.
pub(crate) struct Reader<'d, 'b> {
    document: &'d Document,
    pub(crate) builder: &'b mut TypeSystemBuilder,
    /// Whether members or arguments have the name of an earlier one.
    pub(super) repeats_names: bool,
}

impl<'d, 'b> Reader<'d, 'b> {
    pub(crate) fn new(document: &'d Document, builder: &'b mut TypeSystemBuilder) -> Self {
        Reader { document, builder, repeats_names: false }
    }

    /// Reads the whole document.
    pub(crate) fn read(&mut self) {
        self.read_types();
        self.read_directives();
        self.read_schema();
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
