//! Names of types in SDL that no type has, wherever they stand: also in definitions that are not used since they are repeated.

use damson_syntax::ast::{self, Definition, Document, List, TypeDefinitionKind};

use crate::build::TypeSystemBuilder;
use crate::check::references::unknown_type;
use crate::fault::{Fault, Place};
use crate::type_system::{Coordinate, INTROSPECTION_TYPES, is_built_in};

/// Reports names that `builder`, which has everything by now, does not have.
pub(super) fn check(document: &Document, builder: &mut TypeSystemBuilder) {
    let mut check = Check { document, builder };
    for definition in document.definitions() {
        check.definition(definition);
    }
}

struct Check<'a> {
    document: &'a Document,
    builder: &'a mut TypeSystemBuilder,
}

impl Check<'_> {
    fn definition(&mut self, definition: &Definition) {
        let document = self.document;
        match definition {
            Definition::Schema(schema) => {
                document[schema.operation_types].iter().for_each(|root| self.name(root.ty, || None));
            }
            Definition::Directive(directive) => {
                let owner = || Coordinate::Directive(document[directive.name].into());
                self.input_values(directive.arguments, |name| owner().argument(name));
            }
            Definition::Type(ty) => self.ty(ty),
            Definition::Operation(_) | Definition::Fragment(_) => {}
        }
    }

    fn ty(&mut self, ty: &ast::TypeDefinition) {
        let document = self.document;
        let own = || document[ty.name].into();
        let member = |name: ast::Name| Coordinate::Member(own(), document[name].into());
        let listed = match ty.kind {
            TypeDefinitionKind::Object { interfaces, .. } | TypeDefinitionKind::Interface { interfaces, .. } => {
                interfaces
            }
            TypeDefinitionKind::Union { members } => members,
            _ => List::EMPTY,
        };
        document[listed].iter().for_each(|&name| self.name(name, || Some(Coordinate::Type(own()))));
        match ty.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                for field in &document[fields] {
                    self.input_values(field.arguments, |name| member(field.name).argument(name));
                    self.name(field.ty.name, || Some(member(field.name)));
                }
            }
            TypeDefinitionKind::InputObject { fields } => {
                self.input_values(fields, |name| Coordinate::Member(own(), name));
            }
            _ => {}
        }
    }

    fn input_values(
        &mut self,
        values: List<ast::InputValueDefinition>,
        coordinate: impl Fn(std::sync::Arc<str>) -> Coordinate,
    ) {
        for value in &self.document[values] {
            self.name(value.ty.name, || Some(coordinate(self.document[value.name].into())));
        }
    }

    fn name(&mut self, name: ast::Name, coordinate: impl FnOnce() -> Option<Coordinate>) {
        let text = &self.document[name];
        if self.builder.defined(text).is_some() || is_built_in(text) {
            return;
        }
        let defined = INTROSPECTION_TYPES.into_iter().chain(self.builder.defined_names());
        let message = unknown_type(text, defined, self.builder.faults());
        let fault = Fault { coordinate: coordinate(), ..Fault::new(message, [Place::Span(name.0)]) };
        self.builder.report_unknown(text, fault);
    }
}
