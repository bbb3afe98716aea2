//! Any value at all, as the scalar `JSON`.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use damson_schema::value::{from_value, to_value};
use damson_schema::{TypeRef, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::Resolved;
use crate::registry::{MarkTable, Registry, ScalarTable};

fn json_scalar(registry: &mut Registry) -> TypeRef {
    registry.scalar::<serde_json::Value>(ScalarTable {
        name: || Cow::Borrowed("JSON"),
        description: Some("Any JSON value."),
        specified_by_url: Some("https://www.rfc-editor.org/rfc/rfc8259"),
        check: None,
        marks: MarkTable::NONE,
    })
}

/// A value that serde can write or read, as the scalar `JSON`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Json(value)
    }
}

/// Describes a value by what serde writes. If serde fails, the field or item has an error.
fn resolve_json<'a>(value: &impl Serialize) -> Resolved<'a> {
    match to_value(value) {
        Ok(value) => Resolved::of_data(value),
        Err(error) => Resolved::error(error),
    }
}

impl<T: Serialize + Send + Sync> OutputType for Json<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("JSON")
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        json_scalar(registry).non_null()
    }
    fn resolved(&self) -> Resolved<'_> {
        resolve_json(&self.0)
    }
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        resolve_json(&self.0)
    }
}

impl<T: Serialize + DeserializeOwned + Send + Sync> InputType for Json<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("JSON")
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        json_scalar(registry)
    }
    named!(raw);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        Ok(Json(from_value(value.cloned().unwrap_or_default())?))
    }
    fn to_value(&self) -> Value {
        to_value(&self.0).unwrap_or_default()
    }
}

impl OutputType for serde_json::Value {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("JSON")
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        json_scalar(registry).nullable()
    }
    fn resolved(&self) -> Resolved<'_> {
        resolve_json(self)
    }
    fn into_resolved<'a>(self) -> Resolved<'a> {
        resolve_json(&self)
    }
}

impl InputType for serde_json::Value {
    named!(raw);
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("JSON")
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        json_scalar(registry)
    }
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        value.cloned().unwrap_or_default().into_json().map_err(InputValueError::custom)
    }
    fn to_value(&self) -> Value {
        Value::from_json(self.clone()).unwrap_or_default()
    }
}
