//! Lists in their Rust forms. See [List](https://spec.graphql.org/September2026/#sec-List).

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use damson_schema::{TypeRef, Value};

use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{List, Resolve, Resolved};
use crate::error::PathSegment;
use crate::registry::Registry;
use crate::user_code;

/// The name of a list of items whose own reference is `item`.
fn list_name(item: Cow<'static, str>) -> Cow<'static, str> {
    Cow::Owned(format!("[{item}]"))
}

/// What all lists have in common.
macro_rules! list_output {
    ($([$($generics:tt)*] $ty:ty: |$list:ident| $resolved:expr, $own:path;)*) => {$(
        impl<T: OutputType, $($generics)*> OutputType for $ty {
            fn type_name() -> Cow<'static, str> {
                list_name(T::type_name())
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                T::type_ref(registry).list().non_null()
            }
            #[inline]
            fn resolved(&self) -> Resolved<'_> {
                let $list = self;
                $resolved
            }
            fn into_resolved<'a>(self) -> Resolved<'a>
            where
                Self: Sized + 'a,
            {
                Resolved::owned($own(self))
            }
        }
    )*};
}

list_output! {
    [] Vec<T>: |list| Resolved::List(list), OneByOne::new;
    [] VecDeque<T>: |list| Resolved::List(list), OneByOne::new;
    [const N: usize] [T; N]: |list| Resolved::List(list), OneByOne::new;
    [] Box<[T]>: |list| <[T]>::resolved(list), OneByOne::new;
    [] Arc<[T]>: |list| <[T]>::resolved(list), std::convert::identity;
    [] LinkedList<T>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>()), OneByOne::new;
    [] BTreeSet<T>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>()), OneByOne::new;
    [S: BuildHasher + Send + Sync] HashSet<T, S>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>()), OneByOne::new;
}

/// A list that drops its items one by one: two that panic at once would end the process.
struct OneByOne<L: IntoIterator>(Option<L>);

impl<L: IntoIterator> OneByOne<L> {
    fn new(list: L) -> Self {
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
    fn type_name() -> Cow<'static, str> {
        list_name(T::type_name())
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry).list().non_null()
    }
    fn resolved(&self) -> Resolved<'_> {
        Resolved::Owned(Box::new(Slice(self)))
    }
}

/// A slice as a value of its own: only what has a size can be a `dyn List`.
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
fn items<T: InputType>(value: Option<&Value>) -> InputValueResult<Vec<T>> {
    let Some(Value::List(items)) = value else {
        return T::parse(value).map(|item| vec![item]).map_err(InputValueError::propagate);
    };
    let mut parsed = Vec::with_capacity(items.len()); // which collecting results would not reserve
    for (index, item) in items.iter().enumerate() {
        let item = T::parse(Some(item)).map_err(|error| error.within(PathSegment::Index(index)).propagate())?;
        parsed.push(item);
    }
    Ok(parsed)
}

/// What all lists have in common.
macro_rules! list_input {
    ($([$($bound:tt)*] [$($generics:tt)*] $ty:ty: |$items:ident| $make:expr;)*) => {$(
        impl<T: InputType $($bound)*, $($generics)*> InputType for $ty {
            fn type_name() -> Cow<'static, str> {
                list_name(T::type_name())
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                T::type_ref(registry).list().non_null()
            }
            fn parse(value: Option<&Value>) -> InputValueResult<Self> {
                let $items: Vec<T> = items(value).map_err(InputValueError::propagate)?;
                Ok($make)
            }
            fn to_value(&self) -> Value {
                Value::List(self.iter().map(T::to_value).collect())
            }
        }
    )*};
}

list_input! {
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

impl<T: InputType> InputType for Vec<T> {
    fn type_name() -> Cow<'static, str> {
        list_name(T::type_name())
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry).list().non_null()
    }
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        items(value)
    }
    fn to_value(&self) -> Value {
        Value::List(self.iter().map(T::to_value).collect())
    }
}
