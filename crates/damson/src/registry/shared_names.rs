//! Names that several Rust types may have. A plan knows fields by their index, so objects of one name must list the same.

use std::collections::HashSet;
use std::mem::discriminant;

use damson_schema::{Coordinate, HashMap, IndexMap};

use super::{FieldTable, ObjectTable, Registry};

/// Appends the fields of an object in the order of their indices.
pub(crate) type ListFields = fn(&mut Vec<&'static FieldTable>);

/// The names, and the objects that have them.
#[derive(Default)]
pub(super) struct SharedNames {
    names: HashSet<String>,
    /// The objects of each name, by their Rust types.
    objects: HashMap<String, IndexMap<&'static str, Listed>>,
}

/// An object with the function that lists its fields.
struct Listed {
    table: ObjectTable,
    list: ListFields,
}

impl SharedNames {
    pub(super) fn new(names: HashSet<String>) -> Self {
        SharedNames { names, objects: HashMap::default() }
    }

    /// Whether several types may have this name.
    pub(super) fn contain(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Remembers an object if its name is one of these.
    pub(super) fn note(&mut self, table: ObjectTable, list: ListFields, owner: &'static str) {
        if self.names.is_empty() {
            return;
        }
        let name = (table.name)();
        if self.contain(&name) {
            self.objects.entry(name.into_owned()).or_default().insert(owner, Listed { table, list });
        }
    }
}

impl Listed {
    fn fields(&self) -> Vec<&'static FieldTable> {
        let mut fields = Vec::new();
        (self.list)(&mut fields);
        fields
    }

    /// Whether the engine can resolve the fields of both objects by one plan.
    fn is_like(&self, other: &Listed) -> bool {
        let (own, others) = (self.fields(), other.fields());
        discriminant(&self.table.guard) == discriminant(&other.table.guard)
            && own.len() == others.len()
            && own.iter().zip(others).all(|(own, other)| are_alike(own, other))
    }
}

fn are_alike(one: &FieldTable, other: &FieldTable) -> bool {
    let arguments = |field: &FieldTable| field.arguments.iter().map(|argument| argument.name).collect::<Vec<_>>();
    one.name == other.name
        && one.resolver == other.resolver
        && one.uses_context == other.uses_context
        && discriminant(&one.guard) == discriminant(&other.guard)
        && arguments(one) == arguments(other)
}

impl Registry {
    /// Reports objects that have one name and are not alike.
    pub(super) fn report_unlike_objects(&mut self) {
        let mut faults = Vec::new();
        for (name, objects) in &self.shared_names.objects {
            let mut objects = objects.iter();
            let Some((owner, first)) = objects.next() else { continue };
            for (other, _) in objects.filter(|(_, other)| !first.is_like(other)) {
                faults.push((Coordinate::Type(name.as_str().into()), format!(
                    "`{owner}` and `{other}` share the name \"{name}\", but their fields differ. Give both the same fields, arguments and guards in the same order, or rename one."
                )));
            }
        }
        faults.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
        faults.into_iter().for_each(|(coordinate, message)| self.builder.report(coordinate, message));
    }
}
