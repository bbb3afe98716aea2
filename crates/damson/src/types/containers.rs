//! Types around one value: null, pointers and results.

use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::{TypeRef, Value};

use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::Error;
use crate::engine::{LeafWriter, Resolved};
use crate::registry::Registry;

impl<T: OutputType> OutputType for Option<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry).nullable()
    }
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
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry).nullable()
    }
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

/// A pointer gives out what it points to; one that owns keeps it alive.
macro_rules! pointer_output {
    ($($ty:ty),*) => {$(
        impl<T: OutputType> OutputType for $ty {
            fn type_name() -> Cow<'static, str> {
                T::type_name()
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                T::type_ref(registry)
            }
            #[inline]
            fn resolved(&self) -> Resolved<'_> {
                T::resolved(self)
            }
            fn into_resolved<'a>(self) -> Resolved<'a>
            where
                Self: 'a,
            {
                Resolved::owned(self)
            }
            #[inline]
            fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
                T::write_leaf(self, writer)
            }
        }

        impl<T: InputType> InputType for $ty {
            fn type_name() -> Cow<'static, str> {
                T::type_name()
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                T::type_ref(registry)
            }
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
pointer_output!(Box<T>, Arc<T>);

impl<T: OutputType + ?Sized> OutputType for &T {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry)
    }
    #[inline]
    fn resolved(&self) -> Resolved<'_> {
        T::resolved(self)
    }
    #[inline]
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        T::resolved(self)
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        T::write_leaf(self, writer)
    }
}

/// A result in a list, or behind a pointer: its error is the error of that place.
impl<T: OutputType, E: Into<Error> + Clone + Send + Sync> OutputType for Result<T, E> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        T::type_ref(registry)
    }
    fn resolved(&self) -> Resolved<'_> {
        match self {
            Ok(value) => value.resolved(),
            Err(error) => Resolved::error(error.clone()),
        }
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        Resolved::from_result(self)
    }
}
