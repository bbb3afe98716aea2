//! The data that fields cannot do without, by its Rust type.

use std::any::{Any, TypeId, type_name};

use damson_schema::{IndexMap, SchemaError, SchemaPart, TypeSystem};
use indexmap::IndexSet;

use super::Registry;

/// The types of data, each with the fields that fail without it.
#[derive(Default)]
pub(crate) struct Needs {
    types: IndexMap<TypeId, Need>,
}

struct Need {
    /// The name of the type in Rust.
    name: &'static str,
    fields: IndexSet<SchemaPart>,
}

impl Registry {
    /// Says that the field whose type is asked for fails without a value of type `D`.
    pub(crate) fn require_data<D: Any>(&mut self) {
        let Some(field) = self.asked else { return };
        let new = || Need { name: type_name::<D>(), fields: IndexSet::new() };
        self.needs.types.entry(TypeId::of::<D>()).or_insert_with(new).fields.insert(field);
    }
}

impl Needs {
    /// A fault for each type that no one provides.
    pub(crate) fn unmet(&self, types: &TypeSystem, is_provided: impl Fn(TypeId) -> bool) -> Vec<SchemaError> {
        let unmet = self.types.iter().filter(|(ty, _)| !is_provided(**ty));
        unmet.map(|(_, need)| need.fault(types)).collect()
    }
}

impl Need {
    /// The fault of the first field, which names the others.
    fn fault(&self, types: &TypeSystem) -> SchemaError {
        let mut fields = self.fields.iter().map(|field| types.coordinate(*field));
        let first = fields.next();
        let others: Vec<String> = fields.map(|field| format!("`{field}`")).collect();
        let also = if others.is_empty() { String::new() } else { format!(" Also needed by {}.", others.join(", ")) };
        let message = format!(
            "The field needs data of type `{}`, and the schema has none. Give it to `SchemaBuilder::data`, or name the \
             type in `SchemaBuilder::expect_data` if requests bring it.{also}",
            self.name
        );
        SchemaError { message, coordinate: first, locations: Vec::new() }
    }
}
