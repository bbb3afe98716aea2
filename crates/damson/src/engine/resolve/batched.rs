//! Batch resolvers: one call for all objects that need the same field with the same arguments.

use std::any::Any;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Context as Task;

use damson_schema::type_system::Wrapper;
use damson_schema::{HashMap, IndexMap, Name, TypeId, Value};

use super::{Cx, List, Resolve, Resolved};
use crate::Error;
use crate::engine::plan::PlanField;
use crate::loading::Round;

/// What a batch resolver gives: a map from keys to the values of the field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map from keys to values",
    label = "a method with `batch` gives a map",
    note = "return a `HashMap<Key, Value>`, or a `Result` of it; also `BTreeMap` and `IndexMap`"
)]
pub trait BatchMap: Send + Sync + 'static {
    /// The type of the keys.
    type Key: Hash + Eq + Clone + Send + Sync + 'static;

    /// The type of the field.
    type Value;

    /// The value of a key.
    fn value(&self, key: &Self::Key) -> Option<&Self::Value>;
}

impl<K, V, S> BatchMap for std::collections::HashMap<K, V, S>
where
    K: Hash + Eq + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
    S: BuildHasher + Send + Sync + 'static,
{
    type Key = K;
    type Value = V;

    fn value(&self, key: &K) -> Option<&V> {
        self.get(key)
    }
}

impl<K, V> BatchMap for BTreeMap<K, V>
where
    K: Hash + Ord + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    type Key = K;
    type Value = V;

    fn value(&self, key: &K) -> Option<&V> {
        self.get(key)
    }
}

impl<K, V, S> BatchMap for indexmap::IndexMap<K, V, S>
where
    K: Hash + Eq + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
    S: BuildHasher + Send + Sync + 'static,
{
    type Key = K;
    type Value = V;

    fn value(&self, key: &K) -> Option<&V> {
        self.get(key)
    }
}

/// What an object has as its key: a key, or perhaps one. An object without a key has no value.
#[diagnostic::on_unimplemented(
    message = "the key of the object is a `{Self}`, and the function takes keys of type `{K}`",
    label = "is not a `{K}` or an `Option<{K}>`"
)]
pub trait BatchKey<K> {
    /// A copy of the key.
    fn key(&self) -> Option<K>;
}

impl<K: Clone> BatchKey<K> for K {
    fn key(&self) -> Option<K> {
        Some(self.clone())
    }
}

impl<K: Clone> BatchKey<K> for Option<K> {
    fn key(&self) -> Option<K> {
        self.clone()
    }
}

/// Describes a value of a batch, while the batch is borrowed.
pub type DescribeFn<V> = for<'v> fn(&'v V) -> Resolved<'v>;

/// Describes the value of one object's key. `load` loads all keys of the batch, if it falls to this object to do so.
pub fn batched<'a, K, M, F>(
    (field, cx, task): (&'a PlanField, Cx<'a>, &mut Task<'_>),
    (key, most): (Option<K>, usize),
    describe: DescribeFn<M::Value>,
    load: impl FnOnce(Vec<K>) -> F + Send + 'a,
) -> Resolved<'a>
where
    K: Hash + Eq + Clone + Send + Sync + 'static,
    M: BatchMap<Key = K, Value: Send + Sync>,
    F: Future<Output = Result<M, Error>> + Send + 'a,
{
    let Some(key) = key else { return missing(field, cx) };
    let rounds = match cx.env.demanded().batches.rounds::<M>(field, cx) {
        Ok(rounds) => rounds,
        Err(error) => return Resolved::error(error),
    };
    let joined = rounds.round(&key, most).join(load);
    let value = async move {
        match joined.await {
            Ok(batch) => Resolved::owned(Loaded { batch, key, describe, field, cx }),
            Err(panicked) => Resolved::of_panic(panicked),
        }
    };
    Resolved::now_or_later(value, task)
}

/// The description of a value that a batch does not have: null, or no items, or an error, as the type of the field allows.
#[cold]
fn missing<'a>(field: &PlanField, cx: Cx<'_>) -> Resolved<'a> {
    match field.wrappers.outer() {
        Some(Wrapper::NonNull) if field.wrappers.inner().outer().is_some() => Resolved::List(&NoItems),
        Some(Wrapper::NonNull) => {
            let coordinate = cx.coordinate(field);
            let message = format!("The server has no value for field \"{coordinate}\". Ask those who run the server.");
            let fault = format!(
                "The batch for field \"{coordinate}\" has no value for the key of this object. Give a value for each key, or make \
                 the field nullable: `Option` around the value, or `OptionHasOne` for an association."
            );
            Resolved::error(Error::of_server(message, "MISSING_VALUE", fault))
        }
        _ => Resolved::Null,
    }
}

struct NoItems;

impl List for NoItems {
    fn len(&self) -> usize {
        0
    }

    fn get(&self, _: usize) -> Resolved<'_> {
        Resolved::Null
    }
}

/// The value of one key, which keeps its batch alive. The key is looked up once, when the value is described.
struct Loaded<'a, M: BatchMap> {
    batch: Arc<Result<M, Error>>,
    key: M::Key,
    describe: DescribeFn<M::Value>,
    field: &'a PlanField,
    cx: Cx<'a>,
}

impl<M: BatchMap<Value: Send + Sync>> Resolve for Loaded<'_, M> {
    fn resolve(&self) -> Resolved<'_> {
        match &*self.batch {
            Ok(map) => map.value(&self.key).map_or_else(|| missing(self.field, self.cx), self.describe),
            Err(error) => Resolved::error(error.clone()),
        }
    }
}

/// The batches of a request. What they have loaded is kept, so that every key is loaded once.
#[derive(Default)]
pub(crate) struct Batches(Mutex<Groups>);

#[derive(Default)]
struct Groups {
    groups: Vec<Group>,
    /// The index of a field's group, by the index of the field in the plan.
    of_fields: HashMap<u32, usize>,
}

/// The fields of the plan that share batches: selections of one field with equal arguments.
struct Group {
    field: (TypeId, u32),
    arguments: IndexMap<Name, Value>,
    /// The only field of the plan in the group, if its resolver knows that field by a context.
    alone: Option<u32>,
    /// `Rounds<M>`, where `M` is the map that the resolver gives.
    rounds: Arc<dyn Any + Send + Sync>,
}

impl Batches {
    /// Forgets what was loaded.
    pub(crate) fn forget(&self) {
        *self.lock() = Groups::default();
    }

    fn rounds<M: BatchMap>(&self, field: &PlanField, cx: Cx<'_>) -> Result<Arc<Rounds<M>>, Error> {
        let mut groups = self.lock();
        let rounds = groups.of(field, cx, || Arc::new(Rounds::<M>::default()))?;
        Ok(rounds.downcast().expect("a field has one resolver"))
    }

    fn lock(&self) -> MutexGuard<'_, Groups> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Groups {
    fn of<R: Any + Send + Sync>(
        &mut self,
        field: &PlanField,
        cx: Cx<'_>,
        make: impl FnOnce() -> Arc<R>,
    ) -> Result<Arc<dyn Any + Send + Sync>, Error> {
        if let Some(index) = self.of_fields.get(&field.id) {
            return Ok(self.groups[*index].rounds.clone());
        }
        let arguments = cx.arguments_of(field)?;
        let alone = field.uses_context.then_some(field.id);
        let place = (field.parent, field.definition);
        let same = |group: &Group| group.field == place && group.alone == alone && group.arguments == arguments;
        let index = self.groups.iter().position(same).unwrap_or(self.groups.len());
        if index == self.groups.len() {
            self.groups.push(Group { field: place, arguments, alone, rounds: make() });
        }
        self.of_fields.insert(field.id, index);
        Ok(self.groups[index].rounds.clone())
    }
}

/// The rounds of one group.
struct Rounds<M: BatchMap>(Mutex<Gathering<M>>);

/// The result of a round.
type RoundOf<M> = Round<<M as BatchMap>::Key, Result<M, Error>>;

struct Gathering<M: BatchMap> {
    open: Option<Arc<RoundOf<M>>>,
    /// The round that loads each key, or has loaded it.
    of_keys: HashMap<M::Key, Arc<RoundOf<M>>>,
}

impl<M: BatchMap> Default for Rounds<M> {
    fn default() -> Self {
        Rounds(Mutex::new(Gathering { open: None, of_keys: HashMap::default() }))
    }
}

impl<M: BatchMap> Rounds<M> {
    /// The round that loads a key: the one that has it already, or else the open one, to which it is added.
    fn round(&self, key: &M::Key, most: usize) -> Arc<RoundOf<M>> {
        let Gathering { open, of_keys } = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(round) = of_keys.get(key) {
            return round.clone();
        }
        let (most, own_key) = (most.max(1), key.clone());
        if open.as_ref().is_none_or(|open| !open.add(key, most)) {
            let round = Round::new();
            round.add(key, most);
            *open = Some(round);
        }
        let round = open.clone().expect("there is an open round");
        of_keys.insert(own_key, round.clone());
        round
    }
}
