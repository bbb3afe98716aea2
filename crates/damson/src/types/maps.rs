//! Maps, as the scalar `JSONObject`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::hash::{BuildHasher, Hash};
use std::str::FromStr;

use damson_schema::value::{from_value, to_value};
use damson_schema::{Name, TypeRef, Value};
use damson_syntax::quoted;
use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{InputType, InputValueError, InputValueResult};
use crate::engine::Resolved;
use crate::registry::{MarkTable, Registry, ScalarTable};

pub(super) fn type_name() -> Cow<'static, str> {
    Cow::Borrowed("JSONObject")
}

pub(super) fn type_ref(registry: &mut Registry) -> TypeRef {
    registry.scalar::<()>(ScalarTable {
        name: type_name,
        description: Some("Any JSON object."),
        specified_by_url: None,
        check: Some(|value| match value {
            Value::Object(_) => Ok(()),
            other => Err(InputValueError::<BTreeMap<String, ()>>::expected_type(other).into_error().message),
        }),
        marks: MarkTable::NONE,
    })
}

/// Describes the entries. If one cannot be written, the field or item has an error.
pub(super) fn resolved<'a, K: ToString, V: Serialize>(entries: impl Iterator<Item = (K, V)>) -> Resolved<'a> {
    let fields = entries.map(|(key, value)| Ok((Name::from(key.to_string()), to_value(value)?)));
    match fields.collect::<serde_json::Result<_>>() {
        Ok(fields) => Resolved::Value(Box::new(Value::Object(fields))),
        Err(error) => Resolved::error(error),
    }
}

/// The entries as a value; an entry that cannot be written is null.
pub(super) fn written<K: ToString, V: Serialize>(entries: impl Iterator<Item = (K, V)>) -> Value {
    let fields = entries.map(|(key, value)| (Name::from(key.to_string()), to_value(value).unwrap_or_default()));
    Value::Object(fields.collect())
}

/// Reads the entries of an object.
pub(super) fn read<M, K, V>(value: Option<&Value>) -> InputValueResult<M>
where
    M: InputType + FromIterator<(K, V)>,
    K: FromStr<Err: Display>,
    V: DeserializeOwned,
{
    let Some(Value::Object(fields)) = value else {
        return Err(InputValueError::expected_type(value.unwrap_or(&Value::Null)));
    };
    fields.iter().map(|(name, value)| Ok((read_key(name)?, read_entry(name, value)?))).collect()
}

fn read_key<M: InputType, K: FromStr<Err: Display>>(name: &str) -> Result<K, InputValueError<M>> {
    name.parse().map_err(|error: K::Err| {
        InputValueError::custom(format_args!("key \"{}\": {}", quoted(name), quoted(&error.to_string())))
    })
}

fn read_entry<M: InputType, V: DeserializeOwned>(name: &str, value: &Value) -> Result<V, InputValueError<M>> {
    from_value(value.clone()).map_err(|error| {
        InputValueError::custom(format_args!("value of key \"{}\": {}", quoted(name), quoted(&error.to_string())))
    })
}

/// Implements `OutputType` and `InputType` for maps.
macro_rules! maps {
    ($([$($bounds:tt)*] [$($hasher:ident: $hasher_bound:path)?] $($map:ident)::+;)*) => {$(
        impl<K, V $(, $hasher)?> $crate::types::OutputType for $($map)::+<K, V $(, $hasher)?>
        where
            K: ToString + Send + Sync,
            V: serde::Serialize + Send + Sync,
            $($hasher: Send + Sync)?
        {
            fn type_name() -> std::borrow::Cow<'static, str> {
                $crate::types::maps::type_name()
            }
            fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
                $crate::types::maps::type_ref(registry)
            }
            fn resolved(&self) -> $crate::engine::Resolved<'_> {
                $crate::types::maps::resolved(self.iter().map(|(key, value)| (key.to_string(), value)))
            }
            fn into_resolved<'a>(self) -> $crate::engine::Resolved<'a>
            where
                Self: 'a,
            {
                $crate::types::maps::resolved(self.into_iter())
            }
        }

        impl<K, V $(, $hasher)?> $crate::types::InputType for $($map)::+<K, V $(, $hasher)?>
        where
            K: ToString + std::str::FromStr<Err: std::fmt::Display> + Send + Sync + $($bounds)*,
            V: serde::Serialize + serde::de::DeserializeOwned + Send + Sync,
            $($hasher: $hasher_bound + Default + Send + Sync)?
        {
            $crate::types::named::named!(raw);
            fn type_name() -> std::borrow::Cow<'static, str> {
                $crate::types::maps::type_name()
            }
            fn type_ref(registry: &mut $crate::registry::Registry) -> damson_schema::TypeRef {
                $crate::types::maps::type_ref(registry)
            }
            fn parse(value: Option<&damson_schema::Value>) -> $crate::types::InputValueResult<Self> {
                $crate::types::maps::read::<Self, K, V>(value)
            }
            fn to_value(&self) -> damson_schema::Value {
                $crate::types::maps::written(self.iter().map(|(key, value)| (key.to_string(), value)))
            }
        }
    )*};
}
#[allow(unused_imports, reason = "only other crates' types need it")]
pub(super) use maps;

maps! {
    [Eq + Hash] [S: BuildHasher] HashMap;
    [Ord] [] BTreeMap;
    [Eq + Hash] [S: BuildHasher] IndexMap;
}
