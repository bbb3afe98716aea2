//! The data of a response: JSON text, and a value on demand.

use std::fmt;

use damson_schema::Value;
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// The beginning of the text of a response.
pub(crate) const OPENING: &[u8] = b"{\"data\":";

/// The data of a [`Response`](crate::Response); compares with and converts to a [`Value`].
///
/// ```
/// use damson::{Response, Value};
///
/// assert_eq!(Response::default().data, Value::Null);
/// ```
#[derive(Clone, Default)]
pub struct ResponseData {
    /// `{"data":…` without the closing brace, so that the whole response needs no copy; empty if nothing was executed.
    pub(super) text: Vec<u8>,
}

impl ResponseData {
    /// The JSON text, if an operation was executed.
    pub fn json(&self) -> Option<&str> {
        let json = self.text.strip_prefix(OPENING)?;
        Some(std::str::from_utf8(json).expect("the engine writes UTF-8"))
    }

    /// The data as a value; null if nothing was executed, or if the data are nested more than 128 levels deep.
    pub fn to_value(&self) -> Value {
        self.json().and_then(|json| Value::from_json_text(json).ok()).unwrap_or_default()
    }

    /// The data as a Rust value.
    ///
    /// # Errors
    /// If the data do not have the form of a `T`.
    pub fn into_json<T: DeserializeOwned>(self) -> serde_json::Result<T> {
        serde_json::from_str(self.json().unwrap_or("null"))
    }
}

impl PartialEq<Value> for ResponseData {
    fn eq(&self, other: &Value) -> bool {
        self.to_value() == *other
    }
}

impl PartialEq<ResponseData> for Value {
    fn eq(&self, other: &ResponseData) -> bool {
        other == self
    }
}

impl PartialEq for ResponseData {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.to_value() == other.to_value()
    }
}

impl From<ResponseData> for Value {
    fn from(data: ResponseData) -> Self {
        data.to_value()
    }
}

impl fmt::Display for ResponseData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json().unwrap_or("null"))
    }
}

impl fmt::Debug for ResponseData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for ResponseData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: &RawValue = serde_json::from_str(self.json().unwrap_or("null")).map_err(serde::ser::Error::custom)?;
        json.serialize(serializer)
    }
}
