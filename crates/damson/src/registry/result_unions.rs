//! Unions of the values and the errors of methods. Several methods may declare one, with the same members.

use std::collections::HashSet;

use damson_schema::type_system::{TypeDefinition, TypeKind};
use damson_schema::{Coordinate, TypeId, TypeRef};

use super::{MemberTable, Registry, ResultUnionTable};

/// The first method that declares a union, and the members.
pub(super) struct ResultUnion {
    method: String,
    members: Vec<TypeId>,
}

impl ResultUnion {
    /// The fault of a union that has the name of a Rust type.
    pub(super) fn name_fault(&self, owner: &str, name: &str) -> String {
        format!(
            "The union of `{}` has the name \"{name}\", which is that of `{owner}`. Give it another with `#[graphql(result_union = \"…\")]`.",
            self.method
        )
    }
}

impl Registry {
    /// Registers the union of a method's value and its errors.
    pub fn result_union(&mut self, table: ResultUnionTable) -> TypeRef {
        let members = [MemberTable::Flatten(table.data), MemberTable::Flatten(table.errors)];
        self.announce_context_of(&members);
        let id = self.builder.reserve(table.name);
        let members = self.members(&members);
        let method = format!("{}::{}", (table.owner)(), table.method);
        match self.result_unions.remove(&id) {
            Some(first) => {
                self.compare_members(table.name, &first, &ResultUnion { method, members });
                self.result_unions.insert(id, first);
            }
            None => self.define_result_union(id, table.name, ResultUnion { method, members }),
        }
        TypeRef::named(id).non_null()
    }

    fn define_result_union(&mut self, id: TypeId, name: &'static str, union: ResultUnion) {
        if let Some(owner) = self.owners.get(&id) {
            self.builder.report(Coordinate::Type(name.into()), union.name_fault(owner, name));
            self.result_unions.insert(id, union); // so that the fault is reported once
            return;
        }
        self.owners.insert(id, "a union of `result_union`");
        let kind = TypeKind::Union { members: union.members.clone() };
        let description = self.description(name, None);
        self.builder.define(id, TypeDefinition { description, ..TypeDefinition::new(name, kind) });
        self.result_unions.insert(id, union);
    }

    /// Reports two unions of one name with different members.
    fn compare_members(&mut self, name: &str, first: &ResultUnion, other: &ResultUnion) {
        let [ours, theirs] = [first, other].map(|union| union.members.iter().collect::<HashSet<_>>());
        if ours == theirs {
            return;
        }
        let [ours, theirs] = [first, other].map(|union| self.listed(&union.members));
        let message = format!(
            "`{}` and `{}` give the union \"{name}\" different members: {ours}, and {theirs}. Give one of them another name with `#[graphql(result_union = \"…\")]`.",
            first.method, other.method
        );
        self.builder.report(Coordinate::Type(name.into()), message);
    }

    fn listed(&self, members: &[TypeId]) -> String {
        members.iter().map(|member| self.builder.name(*member)).collect::<Vec<_>>().join(" | ")
    }
}
