//! Views: what is left of a schema for some requests, each with plans of its own. Bounded, and made once.

use std::convert::Infallible;
use std::sync::Arc;

use damson_schema::{SchemaPart, TypeSystem};
use quick_cache::sync::Cache;

use crate::engine::PlanCache;

/// How many views are kept at most, that of everything aside.
const MOST_VIEWS: usize = 64;

/// What some requests see of a schema. Its types have the ids of the schema's; its fields and arguments need not have their
/// places.
pub(crate) struct View {
    pub(crate) types: TypeSystem,
    pub(crate) plans: Option<PlanCache>,
}

impl View {
    fn cached_plans(&self) -> usize {
        self.plans.as_ref().map_or(0, PlanCache::len)
    }
}

/// The views of one schema, by the functions that say no.
pub(super) struct Views {
    /// The view of those of whom no function says no; none if it is the schema itself.
    most: Option<Arc<View>>,
    others: Cache<Vec<u64>, Arc<View>>,
    caches_plans: bool,
}

impl Views {
    pub(super) fn new(types: &TypeSystem, never: &[SchemaPart], caches_plans: bool) -> Self {
        let most = (!never.is_empty()).then(|| {
            let plans = caches_plans.then(PlanCache::new);
            Arc::new(View { types: types.without(never), plans })
        });
        Views { most, others: Cache::new(MOST_VIEWS), caches_plans }
    }

    pub(super) fn most(&self) -> Option<&Arc<View>> {
        self.most.as_ref()
    }

    /// How many plans are kept in all views.
    pub(super) fn cached_plans(&self) -> usize {
        let others = self.others.iter().map(|(_, view)| view.cached_plans());
        self.most.as_ref().map_or(0, |view| view.cached_plans()) + others.sum::<usize>()
    }

    /// The view for these answers, made if it is not there.
    pub(super) fn get(&self, answers: &[u64], types: impl FnOnce() -> TypeSystem) -> Option<Arc<View>> {
        if answers.iter().all(|bits| *bits == 0) {
            return self.most.clone();
        }
        let make = || {
            let plans = self.caches_plans.then(|| PlanCache::for_one_of(MOST_VIEWS as u64));
            Ok::<_, Infallible>(Arc::new(View { types: types(), plans }))
        };
        self.others.get_or_insert_with(answers, make).ok()
    }
}
