//! The fields below a field, found in the plan when a resolver asks for them, and kept until the request ends.
//!
//! The tree has at most one entry for each place of a field in the operation with its fragments spread, which is limited.

use std::sync::OnceLock;

use damson_schema::{HashMap, IndexMap};

use super::directives::{self, Directives};
use crate::engine::plan::{Output, Plan, PlanField, SelectionId};
use crate::engine::resolve::Env;

/// The fields at which resolvers of one execution have looked. Empty and without memory of its own until one does.
#[derive(Default)]
pub(crate) struct Selected {
    /// The fields of resolvers, by the indices of their contexts.
    roots: OnceLock<Box<[OnceLock<SelectedField>]>>,
    directives: OnceLock<HashMap<u32, Directives>>,
}

/// The fields of the plan that one node of the document selects on several object types, or on one.
pub(super) struct SelectedField {
    /// The indices in the plan, at least one.
    fields: Box<[u32]>,
    below: OnceLock<Box<[SelectedField]>>,
}

impl Selected {
    /// The field of a resolver.
    pub(super) fn root(&self, env: &Env, field: &PlanField) -> &SelectedField {
        // Functions of visibility have a context although nothing of their plan takes one.
        let contexts = env.plan.contexts.max(1);
        let roots = self.roots.get_or_init(|| (0..contexts).map(|_| OnceLock::new()).collect());
        roots[field.context as usize].get_or_init(|| SelectedField::new(vec![field.id]))
    }

    /// The directives at the node with this position in the document.
    pub(super) fn directives(&self, env: &Env, node: u32) -> &Directives {
        const NONE: &Directives = &Vec::new();
        self.directives.get_or_init(|| directives::all(env)).get(&node).unwrap_or(NONE)
    }
}

impl SelectedField {
    fn new(fields: Vec<u32>) -> Self {
        SelectedField { fields: fields.into(), below: OnceLock::new() }
    }

    pub(super) fn first<'e>(&self, env: &'e Env) -> &'e PlanField {
        &env.plan.fields[self.fields[0] as usize]
    }

    /// The fields of the plan, one for each object type.
    pub(super) fn on<'e>(&'e self, env: &'e Env) -> impl Iterator<Item = &'e PlanField> + use<'e> {
        self.fields.iter().map(|field| &env.plan.fields[*field as usize])
    }

    /// The fields below, in order.
    pub(super) fn below(&self, env: &Env) -> &[SelectedField] {
        self.below.get_or_init(|| {
            let mut nodes: IndexMap<u32, Vec<u32>> = IndexMap::default();
            for selection in self.selections(env) {
                let fields = env.plan.fields_in_time(selection);
                for field in fields.into_iter().filter(|field| env.conditions.holds(field.condition)) {
                    nodes.entry(field.node()).or_default().push(field.id);
                }
            }
            nodes.into_values().map(SelectedField::new).collect()
        })
    }

    /// The selections below, each once: equal ones are shared in a plan.
    fn selections(&self, env: &Env) -> impl Iterator<Item = SelectionId> + use<> {
        let mut found: IndexMap<SelectionId, ()> = IndexMap::default();
        for field in self.on(env) {
            add_selections(&env.plan, field, &mut found);
        }
        found.into_keys()
    }
}

fn add_selections(plan: &Plan, field: &PlanField, found: &mut IndexMap<SelectionId, ()>) {
    match field.output {
        Output::Leaf(_) => {}
        Output::Object(selection) => _ = found.insert(selection, ()),
        Output::Abstract(dispatch) => {
            found.extend(plan.dispatches[dispatch as usize].types.iter().map(|(_, selection)| (*selection, ())));
        }
    }
}
