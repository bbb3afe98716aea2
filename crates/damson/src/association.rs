//! Associations: members of a struct that stand for other objects. A client that selects one has them loaded.
//!
//! An association holds nothing. `derive(SimpleObject)` makes a batch resolver of it; here is what the resolver does with the
//! children that the author's function gives: it groups them by the keys of their parents.

use std::collections::hash_map::Entry;
use std::fmt::{Debug, Formatter};
use std::hash::Hash;
use std::marker::PhantomData;
use std::task::Context as Task;

use damson_schema::HashMap;

use crate::engine::resolve::Context;
use crate::engine::{BatchKey, Cx, PlanField, Resolved, batched};
use crate::types::OutputType;
use crate::{Error, Result};

/// Exactly one child: a field of type `T!`. A parent without its child is an error of the field.
///
/// See [`SimpleObject`](macro@crate::SimpleObject#associations).
pub struct HasOne<T>(PhantomData<fn() -> T>);

/// One child or none: a field of type `T`. A parent without a key, or without a child, has `null`.
///
/// See [`SimpleObject`](macro@crate::SimpleObject#associations).
pub struct OptionHasOne<T>(PhantomData<fn() -> T>);

/// Any number of children, each with the key of its parent: a field of type `[T!]!`. The children of a parent keep the order in
/// which the function gives them.
///
/// See [`SimpleObject`](macro@crate::SimpleObject#associations).
pub struct HasMany<T>(PhantomData<fn() -> T>);

/// Any number of children, which may have other parents, too: a field of type `[T!]!`. A child does not know its parents, so the
/// function gives each with the key of a parent, `(Key, T)`, as a query reads them that joins two tables.
///
/// See [`SimpleObject`](macro@crate::SimpleObject#associations).
pub struct HasManyThrough<T>(PhantomData<fn() -> T>);

/// A kind of association: what it keeps of the children with one key, and how it describes that to the engine.
pub trait Association {
    /// The type of the objects.
    type Child;

    /// The children with one key.
    type Children: Send + Sync + 'static;

    /// Adds a child to those with the same key.
    fn add<K>(children: Entry<'_, K, Self::Children>, child: Self::Child);

    /// The value of the field.
    fn describe(children: &Self::Children) -> Resolved<'_>;
}

/// Describes the children of one parent, which has this key. `load` loads those of all parents that ask at the same time, with at
/// most so many keys; `keyed` finds the key of each child, if it has one. The association only says of which kind it is.
///
/// Each part is an argument of its own, so that the compiler blames the right one for a type that does not fit.
pub fn associated<'a, A, P, K, C, E, F>(
    (_, (field, cx, task)): (&A, (&'a PlanField, Cx<'a>, &mut Task<'_>)),
    load: impl FnOnce(Vec<K>, &'a Context<'a>) -> F + Send + 'a,
    key: &P,
    most: usize,
    keyed: impl Fn(C, OfType<K>) -> Option<(K, A::Child)> + Send + 'a,
) -> Resolved<'a>
where
    A: Association,
    P: BatchKey<K>,
    K: Hash + Eq + Clone + Send + Sync + 'static,
    E: Into<Error>,
    F: Future<Output = Result<Vec<C>, E>> + Send + 'a,
{
    let context = cx.context(field);
    batched::<K, HashMap<K, A::Children>, _>((field, cx, task), (key.key(), most), A::describe, move |keys| {
        let children = load(keys, context);
        async move {
            let children = children.await.map_err(Into::into)?;
            Ok(by_key::<A, K>(children.into_iter().filter_map(|child| keyed(child, OfType(PhantomData)))))
        }
    })
}

/// The type of the keys, for [`child_key`].
pub struct OfType<K>(PhantomData<fn() -> K>);

/// The key of a child, which has the type of the keys: otherwise the compiler would blame a later use.
pub fn child_key<K, P: BatchKey<K>>(_: OfType<K>, key: &P) -> Option<K> {
    key.key()
}

fn by_key<A: Association, K: Hash + Eq>(children: impl Iterator<Item = (K, A::Child)>) -> HashMap<K, A::Children> {
    let mut by_key = HashMap::default();
    children.for_each(|(key, child)| A::add(by_key.entry(key), child));
    by_key
}

fn add_only<K, T>(only: Entry<'_, K, Result<T>>, child: T) {
    match only {
        Entry::Vacant(only) => drop(only.insert(Ok(child))),
        Entry::Occupied(mut only) => {
            let message = "There are several objects for the key of this object, where there must be one.";
            *only.get_mut() = Err(Error::new(message));
        }
    }
}

/// The traits of an association, which need nothing of `T`, because none is held.
macro_rules! association {
    ($name:ident, $children:ty, $add:expr) => {
        impl<T: OutputType + 'static> Association for $name<T> {
            type Child = T;
            type Children = $children;

            fn add<K>(children: Entry<'_, K, $children>, child: T) {
                $add(children, child);
            }

            fn describe(children: &$children) -> Resolved<'_> {
                children.resolved()
            }
        }

        impl<T> Default for $name<T> {
            fn default() -> Self {
                $name(PhantomData)
            }
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> PartialEq for $name<T> {
            fn eq(&self, _: &Self) -> bool {
                true
            }
        }

        impl<T> Eq for $name<T> {}

        impl<T> Hash for $name<T> {
            fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
        }

        impl<T> Debug for $name<T> {
            fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

association!(HasOne, Result<T>, add_only);
association!(OptionHasOne, Result<T>, add_only);
association!(HasMany, Vec<T>, |children: Entry<'_, K, Vec<T>>, child| children.or_default().push(child));
association!(HasManyThrough, Vec<T>, |children: Entry<'_, K, Vec<T>>, child| children.or_default().push(child));
