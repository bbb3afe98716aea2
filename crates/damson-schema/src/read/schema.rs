//! The schema itself: its root operation types, its description and its directives.

use damson_syntax::ast::{self, Definition, OperationType};

use super::Reader;
use crate::IndexMap;
use crate::fault::Place;

impl<'d> Reader<'d, '_> {
    pub(super) fn read_schema(&mut self) {
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
}
