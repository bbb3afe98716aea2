//! Plans that were made before, by text and operation name.
//!
//! Bounded by entries and by bytes; only what can be executed is kept. A hash finds a plan, the whole text decides.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use super::Plan;

/// How many plans are kept at most.
const ENTRIES: u64 = 1_000;

/// How much memory plans take at most, in bytes.
const BYTES: u64 = 64 << 20;

/// A cache of plans, shared by all clones of a schema.
pub(crate) struct PlanCache {
    plans: Cache<Key, Arc<Plan>, Weigh>,
}

struct Key {
    text: Box<str>,
    operation_name: Option<Box<str>>,
}

/// A key that borrows its parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct KeyRef<'k> {
    text: &'k str,
    operation_name: Option<&'k str>,
}

impl Key {
    fn borrowed(&self) -> KeyRef<'_> {
        KeyRef { text: &self.text, operation_name: self.operation_name.as_deref() }
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.borrowed().hash(state);
    }
}
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.borrowed() == other.borrowed()
    }
}
impl Eq for Key {}
impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        *self == key.borrowed()
    }
}

/// Weighs a plan by its size, but never so light that more than [`ENTRIES`] fit.
#[derive(Clone)]
struct Weigh;

impl Weighter<Key, Arc<Plan>> for Weigh {
    fn weight(&self, key: &Key, plan: &Arc<Plan>) -> u64 {
        (key.text.len() as u64 + plan.size()).max(BYTES / ENTRIES)
    }
}

impl PlanCache {
    pub(crate) fn new() -> Self {
        PlanCache { plans: Cache::with_weighter(ENTRIES as usize, BYTES, Weigh) }
    }

    /// A cache for one of many views of a schema, which share what one schema may take. At least one plan of ordinary size fits.
    pub(crate) fn for_one_of(views: u64) -> Self {
        let entries = (ENTRIES / views).max(1);
        PlanCache { plans: Cache::with_weighter(entries as usize, BYTES / views, Weigh) }
    }

    pub(crate) fn get(&self, text: &str, operation_name: Option<&str>) -> Option<Arc<Plan>> {
        self.plans.get(&KeyRef { text, operation_name })
    }

    pub(crate) fn insert(&self, text: &str, operation_name: Option<&str>, plan: Arc<Plan>) {
        let key = Key { text: text.into(), operation_name: operation_name.map(Into::into) };
        self.plans.insert(key, plan);
    }

    /// How many plans are kept.
    pub(crate) fn len(&self) -> usize {
        self.plans.len()
    }
}
