//! Names that several Rust types may have. A plan knows fields by their index, so objects of one name must list the same.

use std::collections::HashSet;
use std::mem::discriminant;

use damson_schema::{Coordinate, HashMap, IndexMap};

use super::members::{Member, Members};
use super::{ListFn, ObjectTable, Registry};

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
    list: ListFn,
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
    pub(super) fn note(&mut self, table: ObjectTable, list: ListFn, owner: &'static str) {
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
    /// Whether the engine can resolve the fields of both objects by one plan.
    fn is_like(&self, other: &Listed) -> bool {
        let (own, others) = (Members::new(self.table, self.list), Members::new(other.table, other.list));
        discriminant(&self.table.guard) == discriminant(&other.table.guard)
            && own.parts().eq(others.parts())
            && own.fields.len() == others.fields.len()
            && own.fields.iter().zip(&others.fields).all(|(own, other)| are_alike(own, other))
    }
}

fn are_alike(one: &Member, other: &Member) -> bool {
    let arguments = |member: &Member| member.table.arguments.iter().map(|argument| argument.name).collect::<Vec<_>>();
    one.has_place_of(other)
        && one.table.name == other.table.name
        && one.table.resolver == other.table.resolver
        && one.table.uses_context == other.table.uses_context
        && discriminant(&one.table.guard) == discriminant(&other.table.guard)
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
