//! Interfaces: the types that implement them, and the guards and costs that these take from them.

use std::collections::HashSet;

use damson_schema::type_system::{Fields, TypeKind};
use damson_schema::{HashMap, TypeId};

use super::{Described, GuardTable, InterfaceTable, Registry};
use crate::engine::resolve::PlacedGuard;

impl Registry {
    /// Defines an interface, and registers the types that implement it.
    pub(super) fn define_interface(&mut self, id: TypeId, table: &InterfaceTable) {
        self.define(id, Described::new(table.name, table.description, table.marks), |registry| {
            let fields = registry.fields(id, table);
            TypeKind::Interface(Fields { fields, interfaces: Vec::new() })
        });
        self.guard_interface(id, table);
        self.interfaces.insert(id, table.fields);
        for implementer in table.implementers {
            let implementer = implementer(self).named;
            self.implementations.push((implementer, id));
        }
    }

    /// Keeps the guards of an interface until its implementers are known.
    fn guard_interface(&mut self, ty: TypeId, table: &InterfaceTable) {
        let of_fields =
            self.in_order(table.fields).into_iter().enumerate().map(|(index, field)| (Some(index), field.guard));
        for (field, guard) in [(None, table.guard)].into_iter().chain(of_fields) {
            if let GuardTable::Shared(guard) = guard {
                self.guards.push(PlacedGuard { ty, field, guard: guard() });
            }
        }
    }

    /// Tells the builder which types implement which interfaces. An implementer of an interface implements its interfaces, too.
    /// See [Interfaces](https://spec.graphql.org/September2026/#sec-Interfaces).
    pub(super) fn implement_all(&mut self) {
        let mut interfaces: HashMap<TypeId, Vec<TypeId>> = HashMap::default();
        for (ty, interface) in &self.implementations {
            interfaces.entry(*ty).or_default().push(*interface);
        }
        let mut found = std::mem::take(&mut self.implementations);
        let mut known: HashSet<(TypeId, TypeId)> = found.iter().copied().collect();
        let mut next = 0;
        while let Some(&(ty, interface)) = found.get(next) {
            next += 1;
            self.builder.implement(ty, interface);
            self.inherit_costs(ty, interface);
            let above = interfaces.get(&interface).map(Vec::as_slice).unwrap_or_default();
            found.extend(above.iter().map(|above| (ty, *above)).filter(|pair| known.insert(*pair)));
        }
    }

    /// Gives the costs of an interface's fields to the fields of an implementer that have no cost of their own.
    fn inherit_costs(&mut self, implementer: TypeId, interface: TypeId) {
        for field in self.interfaces.get(&interface).copied().unwrap_or_default() {
            if let Some(cost) = field.cost {
                self.builder.set_cost_if_none(implementer, field.name, cost.into());
            }
        }
    }
}
