//! The fields `node` and `nodes`, and the types that they find.

use std::borrow::Cow;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;

use damson_schema::IndexMap;
use futures_util::future::join_all;

use super::NodeType;
use super::global_id::{Parts, WrongId};
use crate::error::PathSegment;
use crate::failures::refused_argument;
use crate::types::{ID, InterfaceType};
use crate::{Context, Error, Object, Result};

/// What an id stands for: an object, nothing, or an error.
type Found<N> = Result<Option<Arc<N>>>;

/// The results for the ids at some places of a list.
type FoundAt<N> = Vec<(usize, Result<Option<Arc<N>>, NotFound>)>;

/// The keys of one type, each with the place of its id.
type Keys = Vec<(usize, String)>;

/// Loads the objects of one type.
type Load<N> = for<'c> fn(&'c Context<'c>, Keys) -> Pin<Box<dyn Future<Output = FoundAt<N>> + Send + 'c>>;

/// The reason why an id has no object, if that is an error.
enum NotFound {
    Wrong(WrongId),
    Failed(Error),
}

/// An object with the fields `node` and `nodes`, for the interface `N`.
///
/// Each type that implements the interface is added by [`with`](Self::with). The example of [the module](super) shows it.
pub struct Nodes<N> {
    loads: HashMap<Cow<'static, str>, Load<N>>,
    most: usize,
}

impl<N> Default for Nodes<N> {
    fn default() -> Self {
        Nodes { loads: HashMap::new(), most: 100 }
    }
}

impl<N: Send + Sync + 'static> Nodes<N> {
    /// An object that finds nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Also finds the values of the type `T`.
    #[must_use]
    pub fn with<T: NodeType + 'static>(mut self) -> Self
    where
        N: From<T>,
    {
        self.loads.insert(T::type_name(), |ctx, keys| Box::pin(load::<T, N>(ctx, keys)));
        self
    }

    /// Sets the most ids that `nodes` takes (100 by default).
    #[must_use]
    pub fn at_most(self, most: usize) -> Self {
        Nodes { most, ..self }
    }

    /// The objects with these ids, in their order; `place` says where in the arguments of the field each id is.
    async fn find(
        &self,
        ctx: &Context<'_>,
        ids: &[ID],
        place: impl Fn(usize) -> (&'static str, Vec<PathSegment>),
    ) -> Vec<Found<N>> {
        let mut found: Vec<Found<N>> = ids.iter().map(|_| Ok(None)).collect();
        let (keys, wrong) = self.sorted_by_type(ids);
        let loads = keys.into_iter().map(|(load, keys)| load(ctx, keys));
        for (index, result) in join_all(loads).await.into_iter().flatten().chain(wrong) {
            found[index] = result.map_err(|reason| match reason {
                NotFound::Failed(error) => error,
                NotFound::Wrong(reason) => {
                    let (argument, path) = place(index);
                    refused_argument(argument, path, "BAD_USER_INPUT", reason)
                }
            });
        }
        found
    }

    /// The keys of each type, and the ids that are wrong.
    fn sorted_by_type(&self, ids: &[ID]) -> (Vec<(Load<N>, Keys)>, FoundAt<N>) {
        let (mut keys, mut wrong): (IndexMap<_, (Load<N>, Keys)>, _) = (IndexMap::default(), Vec::new());
        for (index, id) in ids.iter().enumerate() {
            let parts = id.parse::<Parts>().and_then(|parts| {
                let known = self.loads.get_key_value(&*parts.type_name).ok_or(WrongId::UnknownType)?;
                Ok((known, parts.key))
            });
            match parts {
                Ok(((name, load), key)) => keys.entry(name).or_insert((*load, Vec::new())).1.push((index, key)),
                Err(reason) => wrong.push((index, Err(NotFound::Wrong(reason)))),
            }
        }
        (keys.into_values().collect(), wrong)
    }
}

/// Loads the values of one type, each once, for the places of their ids.
async fn load<T: NodeType, N: From<T>>(ctx: &Context<'_>, keys: Keys) -> FoundAt<N> {
    let (mut places, mut found): (IndexMap<T::Key, Vec<usize>>, FoundAt<N>) = (IndexMap::default(), Vec::new());
    for (index, key) in keys {
        match key.parse() {
            Ok(key) => places.entry(key).or_default().push(index),
            Err(_) => found.push((index, Err(NotFound::Wrong(WrongId::Key(T::type_name()))))),
        }
    }
    if places.is_empty() {
        return found;
    }
    match T::load(ctx, places.keys().cloned().collect()).await {
        Ok(mut values) => {
            for (key, places) in places {
                let value = values.remove(&key).map(|value| Arc::new(N::from(value)));
                found.extend(places.into_iter().map(|index| (index, Ok(value.clone()))));
            }
        }
        Err(error) => {
            let failed = |index| (index, Err(NotFound::Failed(error.clone())));
            found.extend(places.into_values().flatten().map(failed));
        }
    }
    found
}

#[Object(name = "Nodes")]
impl<N: InterfaceType + 'static> Nodes<N> {
    /// The object with this id; null if there is none.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Found<N> {
        let found = self.find(ctx, &[id], |_| ("id", Vec::new())).await;
        found.into_iter().next().unwrap_or(Ok(None))
    }

    /// The objects with these ids, in the same order; null for each that does not exist.
    #[graphql(complexity = "ids.len() * child_complexity + 1")]
    async fn nodes(&self, ctx: &Context<'_>, ids: Vec<ID>) -> Result<Vec<Found<N>>> {
        let (count, most) = (ids.len(), self.most);
        if count > most {
            let reason = format_args!("it has {count} ids, and {most} are the most. Ask for them in several requests.");
            return Err(refused_argument("ids", Vec::new(), "BAD_USER_INPUT", reason));
        }
        Ok(self.find(ctx, &ids, |index| ("ids", vec![PathSegment::Index(index)])).await)
    }
}
