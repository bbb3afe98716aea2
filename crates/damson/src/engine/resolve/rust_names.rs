//! The names that the fields of input objects have in Rust, where the schema has others. Validators may use either.

use damson_schema::{HashMap, TypeId};

/// The names in Rust, for all input objects of a schema.
#[derive(Debug, Default)]
pub(crate) struct RustNames {
    structs: Vec<HashMap<&'static str, RustName>>,
    of_types: HashMap<TypeId, StructId>,
}

/// A struct behind an input object, or behind a part of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StructId(usize);

/// The meaning of a name in a struct.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RustName {
    /// The field with this name in the schema.
    Field(&'static str),
    /// A flattened input object, whose fields stand in its place.
    Part(StructId),
}

impl RustNames {
    /// Adds the struct behind an input object.
    pub(crate) fn add_type(&mut self, ty: TypeId) -> StructId {
        let id = self.add_struct();
        self.of_types.insert(ty, id);
        id
    }

    /// Adds a flattened input object to a struct.
    pub(crate) fn add_part(&mut self, whole: StructId, name: &'static str) -> StructId {
        let id = self.add_struct();
        self.structs[whole.0].insert(name, RustName::Part(id));
        id
    }

    /// Adds a field with the other name that it has in the schema.
    pub(crate) fn add_field(&mut self, owner: StructId, name: &'static str, in_schema: &'static str) {
        self.structs[owner.0].insert(name, RustName::Field(in_schema));
    }

    /// The struct behind a type, if it is an input object written in Rust.
    pub(crate) fn of_type(&self, ty: TypeId) -> Option<StructId> {
        self.of_types.get(&ty).copied()
    }

    /// The meaning of a name, if it is not the same in the schema.
    pub(crate) fn get(&self, owner: StructId, name: &str) -> Option<RustName> {
        self.structs[owner.0].get(name).copied()
    }

    fn add_struct(&mut self) -> StructId {
        self.structs.push(HashMap::default());
        StructId(self.structs.len() - 1)
    }
}
