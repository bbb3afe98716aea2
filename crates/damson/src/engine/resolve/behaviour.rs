//! The author's code that runs around resolvers: guards and custom directives, found by the ids in plans.

use damson_schema::{TypeId, TypeSystem};

use super::directive::SharedDirective;
use super::guard::SharedGuard;
use super::validator::Validators;
use crate::engine::plan::{DirectiveId, GuardsId, Part, PlanDirective, PlanField, Resolver, ResolverKind, Resolvers};

/// The guards before one resolver, asked one after the other; the first refusal is the field's error.
#[derive(Debug, Default)]
pub(crate) struct Guards {
    /// The guards that do not depend on the object, asked first.
    pub(crate) shared: Vec<SharedGuard>,
    /// Whether the object has a guard of its own, asked last.
    pub(crate) own: bool,
}

/// A guard before one field of an object type or interface, or before all of its fields.
pub(crate) struct PlacedGuard {
    pub(crate) ty: TypeId,
    pub(crate) field: Option<usize>,
    pub(crate) guard: SharedGuard,
}

/// The behaviour of the fields of a schema: their resolvers, the guards before them, and the custom directives around them.
#[derive(Debug, Default)]
pub(crate) struct Behaviour {
    pub(crate) resolvers: Resolvers,
    pub(crate) validators: Validators,
    guards: Vec<Guards>,
    directives: Vec<SharedDirective>,
}

impl Behaviour {
    /// Sets the resolvers of an object type, in the order of its fields.
    pub(crate) fn set(&mut self, ty: TypeId, resolvers: Box<[Resolver]>) {
        self.resolvers.fields.insert(ty, resolvers);
    }

    /// Adds the parts of an object type, and returns the number of the parts before them.
    pub(crate) fn add_parts(&mut self, parts: impl Iterator<Item = Part>) -> usize {
        let first = self.resolvers.parts.len();
        self.resolvers.parts.extend(parts);
        first
    }

    /// Lets the fields of an object type be executed one after the other.
    pub(crate) fn set_serial(&mut self, ty: TypeId) {
        self.resolvers.serial.insert(ty);
    }

    /// Gives a context to all resolvers of a type.
    pub(crate) fn use_contexts(&mut self, ty: TypeId) {
        let resolvers = self.resolvers.fields.entry(ty).or_default();
        resolvers.iter_mut().for_each(|resolver| resolver.uses_context = true);
    }

    /// Gives a context to the value of a field.
    pub(crate) fn use_context(&mut self, ty: TypeId, field: usize) {
        if let Some(resolver) = self.resolvers.get_mut(ty, field) {
            resolver.uses_context = true;
        }
    }

    /// Adds the object's own guard to one of its fields.
    pub(crate) fn guard_by_object(&mut self, ty: TypeId, field: usize) {
        self.change_guards(ty, field, true, |guards| guards.own = true);
    }

    /// Adds a guard to its fields. The guard of an interface also guards the fields of all types that implement it, so that
    /// no query can avoid it.
    pub(crate) fn guard(&mut self, types: &TypeSystem, placed: &PlacedGuard) {
        let Some(fields) = types.get(placed.ty).fields() else { return };
        let names = fields.fields.keys().enumerate();
        let names = names.filter(|(index, _)| placed.field.is_none_or(|field| field == *index)).map(|(_, name)| name);
        let names: Vec<_> = names.collect();
        for object in types.possible_types(placed.ty) {
            let Some(own) = types.get(*object).fields() else { continue };
            for field in names.iter().filter_map(|name| own.fields.get_index_of(*name)) {
                self.guard_field(*object, field, placed.guard.clone());
            }
        }
    }

    /// Adds a guard to a field of an object type: it is asked after the earlier ones, and before the object's own.
    pub(crate) fn guard_field(&mut self, ty: TypeId, field: usize, guard: SharedGuard) {
        self.change_guards(ty, field, guard.waits(), |guards| guards.shared.push(guard));
    }

    /// Changes the guards of a field. A guarded resolver is not plain, takes a context, and may wait if its guard may.
    fn change_guards(&mut self, ty: TypeId, field: usize, waits: bool, change: impl FnOnce(&mut Guards)) {
        let Some(resolver) = self.resolvers.get_mut(ty, field) else { return };
        resolver.uses_context = true;
        resolver.kind = resolver.kind.behind(waits);
        let id = *resolver.guards.get_or_insert_with(|| {
            self.guards.push(Guards::default());
            GuardsId(self.guards.len() as u32 - 1)
        });
        change(&mut self.guards[id.0 as usize]);
    }

    /// Marks the fields whose arguments are checked by validators.
    pub(crate) fn mark_validated(&mut self, types: &TypeSystem) {
        for (ty, field, waits) in self.validators.find_fields(types) {
            let Some(resolver) = self.resolvers.get_mut(ty, field) else { continue };
            resolver.validates = true;
            resolver.uses_context |= waits;
            resolver.kind = resolver.kind.behind(waits);
        }
    }

    /// Marks a field as one that may wait for its value, whatever its resolver is.
    pub(crate) fn wait_for_value(&mut self, ty: TypeId, field: usize) {
        if let Some(resolver) = self.resolvers.get_mut(ty, field) {
            resolver.kind = ResolverKind::Async;
        }
    }

    /// The guards before a field.
    pub(crate) fn guards(&self, field: &PlanField) -> Option<&Guards> {
        field.guards.map(|id| &self.guards[id.0 as usize])
    }

    /// Sets the code of a custom directive.
    pub(crate) fn set_directive(&mut self, name: String, directive: SharedDirective) {
        let id = DirectiveId(self.directives.len() as u32);
        self.directives.push(directive);
        self.resolvers.directives.insert(name, id);
    }

    /// The code of a custom directive at a field.
    pub(crate) fn directive(&self, planned: &PlanDirective) -> &SharedDirective {
        &self.directives[planned.directive.0 as usize]
    }
}
