//! Types around one value: null, pointers and results.

use std::borrow::Cow;
use std::sync::{Arc, Weak};

use damson_schema::Value;

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::Error;
use crate::engine::{LeafWriter, Resolved};

impl<T: OutputType> OutputType for Option<T> {
    named!(nullable OutputType of T);
    #[inline]
    fn resolved(&self) -> Resolved<'_> {
        self.as_ref().map_or(Resolved::Null, T::resolved)
    }
    #[inline]
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        self.map_or(Resolved::Null, T::into_resolved)
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        match self {
            Some(value) => value.write_leaf(writer),
            None => writer.null(),
        }
    }
}

impl<T: InputType> InputType for Option<T> {
    named!(nullable InputType of T);
    named!(raw of T: |given| given.as_ref()?);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        match value {
            None | Some(Value::Null) => Ok(None),
            given => T::parse(given).map(Some).map_err(InputValueError::propagate),
        }
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
    fn to_given(&self) -> Option<Value> {
        self.as_ref().map_or(Some(Value::Null), T::to_given)
    }
}

/// Implements `OutputType` for a pointer, by the value that it points to, which may be a trait object.
macro_rules! pointer_output {
    ($($ty:ty: |$pointer:ident| $into_resolved:expr;)*) => {$(
        impl<T: OutputType + ?Sized> OutputType for $ty {
            named!(OutputType of T);
            #[inline]
            fn resolved(&self) -> Resolved<'_> {
                T::resolved(self)
            }
            #[inline]
            fn into_resolved<'a>(self) -> Resolved<'a>
            where
                Self: 'a,
            {
                let $pointer = self;
                $into_resolved
            }
            #[inline]
            fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
                T::write_leaf(self, writer)
            }
        }
    )*};
}
pointer_output! {
    Box<T>: |pointer| Resolved::owned(pointer);
    Arc<T>: |pointer| Resolved::owned(pointer);
    &T: |pointer| T::resolved(pointer);
}

macro_rules! pointer_input {
    ($($ty:ty),*) => {$(
        impl<T: InputType> InputType for $ty {
            named!(InputType of T);
            named!(raw of T: |pointer| &**pointer);
            fn parse(value: Option<&Value>) -> InputValueResult<Self> {
                T::parse(value).map(Self::from).map_err(InputValueError::propagate)
            }
            fn to_value(&self) -> Value {
                T::to_value(self)
            }
            fn to_given(&self) -> Option<Value> {
                T::to_given(self)
            }
        }
    )*};
}
pointer_input!(Box<T>, Arc<T>);

/// Gives the value that the pointer points to, or null when the value is gone.
impl<T: OutputType + ?Sized> OutputType for Weak<T> {
    named!(nullable OutputType of T);
    fn resolved(&self) -> Resolved<'_> {
        self.upgrade().map_or(Resolved::Null, Resolved::owned)
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        self.upgrade().map_or(Resolved::Null, Resolved::owned)
    }
}

impl<T> OutputType for Cow<'_, T>
where
    T: OutputType + ToOwned<Owned: Send + Sync> + ?Sized,
{
    named!(OutputType of T);
    #[inline]
    fn resolved(&self) -> Resolved<'_> {
        T::resolved(self)
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        match self {
            Cow::Borrowed(value) => value.resolved(),
            owned => Resolved::owned(owned),
        }
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        T::write_leaf(self, writer)
    }
}

/// A result in a list, or behind a pointer: its error is the error of that place.
impl<T: OutputType, E: Into<Error> + Clone + Send + Sync> OutputType for Result<T, E> {
    named!(OutputType of T);
    fn resolved(&self) -> Resolved<'_> {
        match self {
            Ok(value) => value.resolved(),
            Err(error) => Resolved::caught(|| Resolved::error(error.clone())),
        }
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        Resolved::from_result(self)
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        self.as_ref().is_ok_and(|value| value.write_leaf(writer))
    }
}
