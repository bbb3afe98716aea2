//! The data that fields cannot do without, by its Rust type.

use std::any::{Any, TypeId, type_name};

use damson_schema::{IndexMap, SchemaError, SchemaPart, TypeSystem};

use super::Registry;

/// The types of data, each with the fields that fail without it.
#[derive(Default)]
pub(crate) struct Needs {
    /// The field whose type is asked for.
    pub(super) field: Option<SchemaPart>,
    types: IndexMap<TypeId, Need>,
}

struct Need {
    /// The name of the type in Rust.
    name: &'static str,
    fields: Vec<SchemaPart>,
}

impl Registry {
    /// Says that the field whose type is asked for fails without a value of type `D`.
    pub(crate) fn require_data<D: Any>(&mut self) {
        let new = || Need { name: type_name::<D>(), fields: Vec::new() };
        let need = self.needs.types.entry(TypeId::of::<D>()).or_insert_with(new);
        if need.fields.last() != self.needs.field.as_ref() {
            need.fields.extend(self.needs.field);
        }
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
        let (first, others) = self.fields.split_first().expect("a field needs the data");
        let others: Vec<String> = others.iter().map(|field| format!("`{}`", types.coordinate(*field))).collect();
        let also = if others.is_empty() { String::new() } else { format!(" Also needed by {}.", others.join(", ")) };
        let message = format!(
            "The field needs data of type `{}`, and the schema has none. Give it to `SchemaBuilder::data`, or name the \
             type in `SchemaBuilder::expect_data` if requests bring it.{also}",
            self.name
        );
        SchemaError { message, coordinate: Some(types.coordinate(*first)), locations: Vec::new() }
    }
}
