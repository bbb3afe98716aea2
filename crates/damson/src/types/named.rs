//! The names and the references of types that are built-in scalars, or that follow from another type.

use std::borrow::Cow;

use damson_schema::TypeRef;

use crate::registry::{MarkTable, Registry, ScalarTable, TypeNameFn};

/// Writes `SHAPE`, `type_name` and `type_ref` of an `OutputType` or `InputType`.
macro_rules! named {
    (scalar $name:literal) => {
        const SHAPE: $crate::registry::Shape = $crate::registry::Shape::Named($name, &[]);
        fn type_name() -> std::borrow::Cow<'static, str> {
            std::borrow::Cow::Borrowed($name)
        }
        fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
            $crate::types::named::built_in(registry, || std::borrow::Cow::Borrowed($name))
        }
    };
    // The type itself is what validators check.
    (raw) => {
        type RawValueType = Self;
        #[inline]
        fn as_raw_value(&self) -> Option<&Self> {
            Some(self)
        }
    };
    // Validators check the value inside a wrapper.
    (raw of $ty:ty: |$value:ident| $inner:expr) => {
        type RawValueType = <$ty as $crate::types::InputType>::RawValueType;
        fn as_raw_value(&self) -> Option<&Self::RawValueType> {
            let $value = self;
            <$ty as $crate::types::InputType>::as_raw_value($inner)
        }
    };
    ($side:ident of $ty:ty) => {
        const SHAPE: $crate::registry::Shape = <$ty as $crate::types::$side>::SHAPE;
        fn type_name() -> std::borrow::Cow<'static, str> {
            <$ty as $crate::types::$side>::type_name()
        }
        fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
            <$ty as $crate::types::$side>::type_ref(registry)
        }
    };
    (nullable $side:ident of $ty:ty) => {
        const SHAPE: $crate::registry::Shape = <$ty as $crate::types::$side>::SHAPE.nullable();
        fn type_name() -> std::borrow::Cow<'static, str> {
            <$ty as $crate::types::$side>::type_name()
        }
        fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
            <$ty as $crate::types::$side>::type_ref(registry).nullable()
        }
    };
    (list $side:ident of $ty:ty) => {
        const SHAPE: $crate::registry::Shape = $crate::registry::Shape::List(&<$ty as $crate::types::$side>::SHAPE);
        fn type_name() -> std::borrow::Cow<'static, str> {
            $crate::types::named::list_name(<$ty as $crate::types::$side>::type_name())
        }
        fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
            <$ty as $crate::types::$side>::type_ref(registry).list().non_null()
        }
    };
}
pub(super) use named;

/// The non-null reference to a built-in scalar.
pub(super) fn built_in(registry: &mut Registry, name: TypeNameFn) -> TypeRef {
    registry.scalar::<()>(ScalarTable {
        name,
        description: None,
        specified_by_url: None,
        check: None,
        marks: MarkTable::NONE,
    })
}

/// The name of a list of items of a type.
pub(super) fn list_name(item: Cow<'static, str>) -> Cow<'static, str> {
    Cow::Owned(format!("[{item}]"))
}
