//! How resolvers behave and what guards them, for the planner: by type and field, without closures of the author's.

use std::sync::Arc;

use damson_schema::{HashMap, TypeId, TypeSystem};

use super::{FieldTable, GuardTable, ResolverKind};
use crate::directive::SharedDirective;
use crate::guard::SharedGuard;

/// How a resolver behaves, as far as the plan asks.
#[derive(Clone, Debug)]
pub(crate) struct Resolver {
    pub(crate) kind: ResolverKind,
    pub(crate) uses_context: bool,
    /// What is asked before it runs.
    pub(crate) guards: Option<Arc<Guards>>,
}

/// What is asked before a resolver runs, one after the other; the first refusal is the field's error.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guards {
    /// Guards that know nothing of the object, asked first.
    pub(crate) shared: Vec<SharedGuard>,
    /// Whether the object itself is asked then.
    pub(crate) own: bool,
}

/// A guard and what it guards: one field of an object type or interface, or all.
pub(crate) struct PlacedGuard {
    pub(crate) ty: TypeId,
    pub(crate) field: Option<usize>,
    pub(crate) guard: SharedGuard,
}

impl Resolver {
    /// A resolver that nothing guards.
    pub(crate) fn new(kind: ResolverKind, uses_context: bool) -> Self {
        Resolver { kind, uses_context, guards: None }
    }

    /// The resolver of a field, of whose type `own` says whether it guards all fields itself.
    pub(super) fn of_field(table: &FieldTable, own: bool) -> Self {
        let mut resolver = Resolver::new(table.resolver, table.uses_context);
        match table.guard {
            GuardTable::Shared(guard) => resolver.guard(guard()),
            GuardTable::None if !own => {}
            GuardTable::None | GuardTable::Own => resolver.guard_with(true, |guards| guards.own = true),
        }
        resolver
    }

    /// Adds a guard: it is asked after those that are there, and before the object itself.
    fn guard(&mut self, guard: SharedGuard) {
        self.guard_with(guard.waits(), |guards| guards.shared.push(guard));
    }

    /// A guarded resolver is no plain one, takes a context, and may wait if its guard may.
    fn guard_with(&mut self, waits: bool, change: impl FnOnce(&mut Guards)) {
        self.uses_context = true;
        self.kind = match self.kind {
            ResolverKind::Plain | ResolverKind::Sync if !waits => ResolverKind::Sync,
            _ => ResolverKind::Async,
        };
        change(Arc::make_mut(self.guards.get_or_insert_default()));
    }
}

/// The resolvers of all object types, by type and field index, and the custom directives.
#[derive(Default)]
pub(crate) struct Resolvers {
    fields: HashMap<TypeId, Box<[Resolver]>>,
    /// What carries out custom directives, by their names.
    directives: HashMap<String, SharedDirective>,
}

impl Resolvers {
    pub(crate) fn set(&mut self, ty: TypeId, resolvers: Box<[Resolver]>) {
        self.fields.insert(ty, resolvers);
    }

    /// Lets a directive do something.
    pub(crate) fn set_directive(&mut self, name: String, directive: SharedDirective) {
        self.directives.insert(name, directive);
    }

    /// What carries out the directive of this name, if it is a custom one.
    pub(crate) fn directive(&self, name: &str) -> Option<&SharedDirective> {
        self.directives.get(name)
    }

    /// Gives a context to all resolvers of a type.
    pub(crate) fn use_contexts(&mut self, ty: TypeId) {
        self.fields.entry(ty).or_default().iter_mut().for_each(|resolver| resolver.uses_context = true);
    }

    /// How the resolver of this field behaves; introspection's read what is there.
    pub(crate) fn get(&self, ty: TypeId, field: usize) -> Resolver {
        self.fields
            .get(&ty)
            .map_or_else(|| Resolver::new(ResolverKind::Sync, false), |resolvers| resolvers[field].clone())
    }

    /// Puts a guard where it belongs. That of an interface stands before the fields of all that implement it, so that no
    /// way leads around it.
    pub(crate) fn guard(&mut self, types: &TypeSystem, placed: &PlacedGuard) {
        let Some(fields) = types.get(placed.ty).fields() else { return };
        let names = fields.fields.keys().enumerate();
        let names = names.filter(|(index, _)| placed.field.is_none_or(|field| field == *index)).map(|(_, name)| name);
        let names: Vec<_> = names.collect();
        for object in types.possible_types(placed.ty) {
            let (Some(resolvers), Some(fields)) = (self.fields.get_mut(object), types.get(*object).fields()) else {
                continue;
            };
            for name in &names {
                if let Some(index) = fields.fields.get_index_of(*name) {
                    resolvers[index].guard(placed.guard.clone());
                }
            }
        }
    }
}
