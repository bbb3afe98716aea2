//! Directives written in Rust.

use std::any::type_name;
use std::sync::Arc;

use damson_schema::type_system::DirectiveDefinition;
use damson_schema::{Coordinate, IndexMap, SchemaPart, TypeSystem};

use super::{DirectiveTable, Registry, VisibleTable};

impl Registry {
    /// Registers the directive that the Rust type `T` stands for.
    pub fn directive<T: ?Sized>(&mut self, table: DirectiveTable) {
        let name = (table.name)();
        match self.directives.insert(name.clone(), type_name::<T>()) {
            None => {}
            Some(owner) if owner == type_name::<T>() => return,
            Some(owner) => {
                let message = format!("Two directives have the name \"{name}\": `{owner}` and `{}`.", type_name::<T>());
                self.builder.report(Coordinate::Directive(name.as_ref().into()), message);
                return;
            }
        }
        if !matches!(table.visible, VisibleTable::Always) {
            self.visible_directives.push((name.clone(), table.visible));
        }
        let mut arguments = IndexMap::default();
        for argument in table.arguments {
            let argument = self.unmarked_input_value(argument);
            arguments.insert(argument.name.clone(), argument);
        }
        self.builder.add_directive(DirectiveDefinition {
            name: name.as_ref().into(),
            description: table.description.map(Arc::from),
            arguments,
            locations: table.locations.to_vec(),
            repeatable: table.repeatable,
            deprecation: None,
            applied: Vec::new(),
        });
    }

    /// Notes who sees the directives.
    pub(super) fn show_directives(&mut self, types: &TypeSystem) {
        for (name, visible) in std::mem::take(&mut self.visible_directives) {
            if let Some(index) = types.directives.get_index_of(&*name) {
                self.show(SchemaPart::Directive(index), visible);
            }
        }
    }
}
