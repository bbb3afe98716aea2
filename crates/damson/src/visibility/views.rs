//! The views of a schema, each made once and kept, up to a limit.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use damson_schema::{SchemaPart, TypeSystem};
use quick_cache::sync::Cache;

use crate::engine::resolve::{View, ViewNumber};

/// The most views that are kept, besides `most`.
const MOST_VIEWS: usize = 64;

/// The views of one schema, by the functions that return false.
pub(super) struct Views {
    /// The view for which no function returns false; none if it is the whole schema.
    most: Option<Arc<View>>,
    others: Cache<Vec<u64>, Arc<View>>,
    /// The number of the view that was made last.
    last: AtomicU64,
}

impl Views {
    pub(super) fn new(types: &TypeSystem, never: &[SchemaPart]) -> Self {
        let mut views = Views { most: None, others: Cache::new(MOST_VIEWS), last: AtomicU64::new(ViewNumber::WHOLE.0) };
        views.most = (!never.is_empty()).then(|| views.make(types.without(never)));
        views
    }

    pub(super) fn most(&self) -> Option<&Arc<View>> {
        self.most.as_ref()
    }

    /// The view for these answers, made if it is missing.
    pub(super) fn get(&self, answers: &[u64], types: impl FnOnce() -> TypeSystem) -> Option<Arc<View>> {
        if answers.iter().all(|bits| *bits == 0) {
            return self.most.clone();
        }
        self.others.get_or_insert_with(answers, || Ok::<_, Infallible>(self.make(types()))).ok()
    }

    fn make(&self, types: TypeSystem) -> Arc<View> {
        let number = ViewNumber(self.last.fetch_add(1, Ordering::Relaxed) + 1);
        Arc::new(View { types, number })
    }
}

#[cfg(test)]
mod tests {
    use damson_schema::TypeSystem;

    use super::{MOST_VIEWS, Views};

    #[test]
    fn views_are_kept_as_long_as_there_are_few() {
        let types = TypeSystem::from_sdl("type Query { a: Int }").expect("the types are right");
        let views = Views::new(&types, &[]);
        let number = |answers: u64| views.get(&[answers], || types.without(&[])).expect("a view").number;
        assert_eq!(number(1), number(1));
        let numbers: std::collections::HashSet<_> = (1..=1_000).map(number).collect();
        assert_eq!(numbers.len(), 1_000, "each has plans of its own");
        assert!(views.others.len() <= MOST_VIEWS, "{} views are kept", views.others.len());
        assert!(number(1_000) != number(1), "a view that comes back has no plans of another");
    }
}
