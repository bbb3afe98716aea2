//! The deferred fragments of an operation, the groups of fields that are delivered with them, and the streamed lists.
//!
//! Made only for a request that takes its response in parts; it is then known which fragments are deferred.
//! See [BuildExecutionPlan](https://github.com/graphql/graphql-spec/pull/1110) in the draft.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use damson_schema::HashMap;

use super::{Plan, Source};

/// The index of a deferred fragment among those of a plan, plus one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct FragmentId(NonZeroU32);

/// A fragment with `@defer` where it stands in the response: at an object that is so many steps away from the root.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct DeferredFragment {
    /// The position of the directive in the document.
    pub(crate) position: u32,
    /// The deferred fragment around it: this one is delivered after that.
    pub(crate) parent: Option<FragmentId>,
    /// The number of steps from the root of the response to the object that has the fragment.
    pub(crate) depth: u16,
}

/// The index of a set of deferred fragments. The fields of an object that are in exactly these are executed together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct DeliveryId(pub(crate) u32);

impl DeliveryId {
    /// No fragment: the fields are delivered at once.
    pub(crate) const NOW: Self = DeliveryId(0);
}

/// A list of which some items are delivered later.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    pub(crate) label: Option<Box<str>>,
    pub(crate) initial_count: InitialCount,
    /// The source of the list.
    pub(crate) source: Source,
}

/// The number of items that are delivered at once.
#[derive(Clone, Copy, Debug)]
pub(crate) enum InitialCount {
    Literal(i64),
    /// That of the variable with this index.
    Variable(usize),
}

/// The parts in which the response to an operation is delivered.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    fragments: Vec<DeferredFragment>,
    labels: HashMap<u32, Box<str>>,
    sets: Vec<Box<[FragmentId]>>,
    /// The streamed lists, by the indices of their fields in the plan.
    streams: HashMap<u32, Stream>,
}

impl Deliveries {
    pub(crate) fn fragment(&self, id: FragmentId) -> &DeferredFragment {
        &self.fragments[id.0.get() as usize - 1]
    }

    pub(crate) fn label(&self, id: FragmentId) -> Option<&str> {
        self.labels.get(&self.fragment(id).position).map(|label| &**label)
    }

    /// The fragments of a set.
    pub(crate) fn set(&self, id: DeliveryId) -> &[FragmentId] {
        &self.sets[id.0 as usize]
    }

    /// The stream of the field with this index in the plan.
    pub(crate) fn stream(&self, field: u32) -> Option<&Stream> {
        self.streams.get(&field)
    }

    /// Whether the response has only one part.
    pub(crate) fn is_empty(&self) -> bool {
        self.sets.len() <= 1 && self.streams.is_empty()
    }
}

/// The values of an operation's boolean variables, in the order of its variables.
pub(crate) type Switches = Box<[Option<bool>]>;

/// The last plan of an operation for a response in parts, by the values that it depends on; a plan is missing where no part comes
/// later.
#[derive(Default)]
pub(crate) struct LastInParts(Mutex<Option<(Switches, Option<Arc<Plan>>)>>);

impl LastInParts {
    /// The plan for these values.
    pub(crate) fn get_or_make(
        &self,
        switches: Switches,
        make: impl FnOnce() -> Option<Arc<Plan>>,
    ) -> Option<Arc<Plan>> {
        if let Some((known, plan)) = &*self.lock()
            && *known == switches
        {
            return plan.clone();
        }
        let plan = make();
        *self.lock() = Some((switches, plan.clone()));
        plan
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Switches, Option<Arc<Plan>>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Builds [`Deliveries`], finding equal ones again.
#[derive(Debug, Default)]
pub(crate) struct DeliveryBuilder {
    deliveries: Deliveries,
    known_fragments: HashMap<DeferredFragment, FragmentId>,
    known_sets: HashMap<Box<[FragmentId]>, DeliveryId>,
}

impl DeliveryBuilder {
    pub(crate) fn new() -> Self {
        let mut builder = DeliveryBuilder::default();
        builder.intern(&[]); // `DeliveryId::NOW`
        builder
    }

    pub(crate) fn finish(self) -> Deliveries {
        self.deliveries
    }

    /// The deferred fragment with this label.
    pub(crate) fn fragment(&mut self, fragment: DeferredFragment, label: Option<Box<str>>) -> FragmentId {
        if let Some(label) = label {
            self.deliveries.labels.insert(fragment.position, label);
        }
        *self.known_fragments.entry(fragment).or_insert_with_key(|fragment| {
            self.deliveries.fragments.push(fragment.clone());
            let count = self.deliveries.fragments.len() as u32;
            FragmentId(NonZeroU32::new(count).expect("there is at least one"))
        })
    }

    /// The delivery of a field that is selected in these fragments: with the outermost of them. Counts the steps that it takes.
    pub(crate) fn of(&mut self, fragments: &[FragmentId]) -> (DeliveryId, usize) {
        let mut steps = fragments.len();
        let mut outermost = fragments.to_vec();
        outermost.sort_unstable();
        outermost.dedup();
        let all = outermost.clone();
        outermost.retain(|id| {
            let parent = |id: &FragmentId| self.deliveries.fragment(*id).parent;
            let above = std::iter::successors(parent(id), parent).inspect(|_| steps += 1);
            above.into_iter().all(|above| all.binary_search(&above).is_err())
        });
        (self.intern(&outermost), steps)
    }

    pub(crate) fn stream(&mut self, field: u32, stream: Stream) {
        self.deliveries.streams.insert(field, stream);
    }

    fn intern(&mut self, set: &[FragmentId]) -> DeliveryId {
        if let Some(id) = self.known_sets.get(set) {
            return *id;
        }
        let id = DeliveryId(self.deliveries.sets.len() as u32);
        self.deliveries.sets.push(set.into());
        self.known_sets.insert(set.into(), id);
        id
    }
}
