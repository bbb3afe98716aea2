//! Lists in their Rust forms. See [List](https://spec.graphql.org/September2026/#sec-List).

use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use damson_schema::Value;

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{List, Resolve, Resolved};
use crate::error::PathSegment;
use crate::user_code;

/// Implements `OutputType` for lists.
macro_rules! list_output {
    ($([$($generics:tt)*] $ty:ty: |$list:ident| $resolved:expr;)*) => {$(
        impl<T: $crate::types::OutputType, $($generics)*> $crate::types::OutputType for $ty {
            $crate::types::named::named!(list OutputType of T);
            #[inline]
            fn resolved(&self) -> $crate::engine::Resolved<'_> {
                let $list = self;
                $resolved
            }
            fn into_resolved<'a>(self) -> $crate::engine::Resolved<'a>
            where
                Self: Sized + 'a,
            {
                $crate::engine::Resolved::owned($crate::types::lists::OneByOne::new(self))
            }
        }
    )*};
}
#[allow(unused_imports, reason = "only other crates' types need it")]
pub(super) use list_output;

list_output! {
    [] Vec<T>: |list| Resolved::List(list);
    [] VecDeque<T>: |list| Resolved::List(list);
    [const N: usize] [T; N]: |list| Resolved::List(list);
    [] LinkedList<T>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>());
    [] BTreeSet<T>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>());
    [S: BuildHasher + Send + Sync] HashSet<T, S>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>());
}

/// A list that drops its items one by one, since two panics at once would end the process.
pub(crate) struct OneByOne<L: IntoIterator>(Option<L>);

impl<L: IntoIterator> OneByOne<L> {
    pub(crate) fn new(list: L) -> Self {
        OneByOne(Some(list))
    }
}

impl<L: OutputType + IntoIterator> Resolve for OneByOne<L> {
    fn resolve(&self) -> Resolved<'_> {
        self.0.as_ref().map_or(Resolved::Null, L::resolved)
    }
}

impl<L: IntoIterator> Drop for OneByOne<L> {
    fn drop(&mut self) {
        if std::mem::needs_drop::<L::Item>()
            && let Some(list) = self.0.take()
        {
            user_code::discard_all(list).unwrap_or_else(user_code::resume);
        }
    }
}

impl<T: OutputType> OutputType for [T] {
    named!(list OutputType of T);
    fn resolved(&self) -> Resolved<'_> {
        Resolved::Owned(Box::new(Slice(self)))
    }
}

/// A slice in a type with a size, as `dyn List` needs it.
struct Slice<'s, T>(&'s [T]);

impl<T: OutputType> Resolve for Slice<'_, T> {
    fn resolve(&self) -> Resolved<'_> {
        Resolved::List(self)
    }
}

macro_rules! indexed {
    ($([$($generics:tt)*] $ty:ty: |$list:ident| $items:expr;)*) => {$(
        impl<T: OutputType, $($generics)*> List for $ty {
            #[inline]
            fn len(&self) -> usize {
                let $list = self;
                $items.len()
            }
            #[inline]
            fn get(&self, index: usize) -> Resolved<'_> {
                let $list = self;
                $items[index].resolved()
            }
        }
    )*};
}

indexed! {
    [] Vec<T>: |list| list.as_slice();
    [] VecDeque<T>: |list| list;
    [const N: usize] [T; N]: |list| list.as_slice();
    [] Slice<'_, T>: |list| list.0;
}

/// Reads the items of a list; a single value is a list of one.
/// See [Input Coercion](https://spec.graphql.org/September2026/#sec-List.Input-Coercion).
pub(super) fn items<T: InputType>(value: Option<&Value>) -> InputValueResult<Vec<T>> {
    let Some(Value::List(items)) = value else {
        return T::parse(value).map(|item| vec![item]).map_err(InputValueError::propagate);
    };
    let mut parsed = Vec::with_capacity(items.len()); // `collect` would not reserve room for results
    for (index, item) in items.iter().enumerate() {
        let item = T::parse(Some(item)).map_err(|error| error.within(PathSegment::Index(index)).propagate())?;
        parsed.push(item);
    }
    Ok(parsed)
}

/// A type whose values are lists.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "is not a list, whose items are counted or checked",
    note = "remove `list`, or use `max_length` in place of `max_items`"
)]
pub trait Items {
    /// The type of the items.
    type Item;

    /// The number of items.
    fn count(&self) -> usize;

    /// The items, in order.
    fn items(&self) -> impl Iterator<Item = &Self::Item> + Send
    where
        Self::Item: Sync;
}

/// Implements `InputType` for lists.
macro_rules! list_input {
    ($([$($bound:tt)*] [$($generics:tt)*] $ty:ty: |$items:ident| $make:expr;)*) => {$(
        impl<T: $crate::types::InputType $($bound)*, $($generics)*> $crate::types::InputType for $ty {
            $crate::types::named::named!(list InputType of T);
            $crate::types::named::named!(raw);
            fn parse(value: Option<&damson_schema::Value>) -> $crate::types::InputValueResult<Self> {
                let $items: Vec<T> = $crate::types::lists::items(value).map_err($crate::types::InputValueError::propagate)?;
                Ok($make)
            }
            fn to_value(&self) -> damson_schema::Value {
                damson_schema::Value::List(self.iter().map(T::to_value).collect())
            }
        }

        impl<T: Sized $($bound)*, $($generics)*> $crate::types::Items for $ty {
            type Item = T;
            fn count(&self) -> usize {
                self.len()
            }
            fn items(&self) -> impl Iterator<Item = &T> + Send
            where
                T: Sync,
            {
                self.iter()
            }
        }
    )*};
}
#[allow(unused_imports, reason = "only other crates' types need it")]
pub(super) use list_input;

list_input! {
    [] [] Vec<T>: |items| items;
    [] [] VecDeque<T>: |items| items.into();
    [] [] LinkedList<T>: |items| items.into_iter().collect();
    [+ Ord] [] BTreeSet<T>: |items| items.into_iter().collect();
    [+ Eq + Hash] [S: BuildHasher + Default + Send + Sync] HashSet<T, S>: |items| items.into_iter().collect();
    [] [] Box<[T]>: |items| items.into();
    [] [] Arc<[T]>: |items| items.into();
    [] [const N: usize] [T; N]: |items| {
        let count = items.len();
        items.try_into().map_err(|_| InputValueError::custom(format_args!("{N} items are expected, not {count}.")))?
    };
}
