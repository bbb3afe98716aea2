//! The payloads of both formats. See [Response](https://github.com/graphql/graphql-spec/pull/1110) in the draft.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// A part of a response, as it is sent. `J` is the type of JSON that has no further structure here: a server may use
/// `&serde_json::value::RawValue`, so that its responses are not parsed again.
///
/// ```
/// use damson_wire::incremental::{Incremental, Payload};
/// use serde_json::value::RawValue;
///
/// let data: &RawValue = serde_json::from_str(r#"{"height":1.72}"#)?;
/// let part = Incremental { id: Some("0".into()), data: Some(data), ..Incremental::default() };
/// let payload = Payload { incremental: vec![part], has_next: true, ..Payload::default() };
/// let text = r#"{"incremental":[{"id":"0","data":{"height":1.72}}],"hasNext":true}"#;
/// assert_eq!(serde_json::to_string(&payload)?, text);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object", bound(deserialize = "J: Deserialize<'de>"))]
pub struct Payload<J = Value> {
    /// The data of the first payload; it may be `null`. Later ones have none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub data: Option<J>,
    /// The errors of the first payload.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<J>,
    /// What will be delivered later; only in the current format.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
    /// What is delivered now.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub incremental: Vec<Incremental<J>>,
    /// What is complete; only in the current format.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub completed: Vec<Completed<J>>,
    /// Whether another payload follows.
    #[serde(default)]
    pub has_next: bool,
    /// The extensions of the response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extensions: Option<J>,
}

/// A fragment or a list, parts of which will be delivered later.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub struct Pending {
    /// The id, with which later payloads name it.
    pub id: String,
    /// The object around the fragment, or the list.
    pub path: Vec<PathSegment>,
    /// The label of the directive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Fields of an object, or items of a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object", bound(deserialize = "J: Deserialize<'de>"))]
pub struct Incremental<J = Value> {
    /// The id of what it belongs to; only in the current format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The path from there to the object with the fields; only in the current format.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_path: Vec<PathSegment>,
    /// The object with the fields, or the first of the items; only in the older format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Vec<PathSegment>>,
    /// The label of the directive; only in the older format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The fields. In the older format, they are `null` if an error has reached the fragment.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub data: Option<J>,
    /// The items. In the older format, they are `null` if an error has reached the list.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub items: Option<J>,
    /// The errors of these fields or items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<J>,
    /// The extensions of this part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extensions: Option<J>,
}

/// The end of a fragment or of a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(expecting = "an object", bound(deserialize = "J: Deserialize<'de>"))]
pub struct Completed<J = Value> {
    /// The id of what is complete.
    pub id: String,
    /// The errors because of which the rest is missing.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<J>,
}

/// A step of a path.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(untagged, try_from = "Value")] // reading untagged numbers is not possible in each build of `serde_json`
pub enum PathSegment {
    /// The response key of a field.
    Key(String),
    /// The index of an item, from 0.
    Index(usize),
}

impl TryFrom<Value> for PathSegment {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        let index = value.as_u64().and_then(|index| usize::try_from(index).ok());
        match (value, index) {
            (Value::String(key), _) => Ok(PathSegment::Key(key)),
            (_, Some(index)) => Ok(PathSegment::Index(index)),
            _ => Err("a step of a path is neither a response key nor an index"),
        }
    }
}

impl<J> Default for Payload<J> {
    fn default() -> Self {
        Payload {
            data: None,
            errors: Vec::new(),
            pending: Vec::new(),
            incremental: Vec::new(),
            completed: Vec::new(),
            has_next: false,
            extensions: None,
        }
    }
}

impl<J> Default for Incremental<J> {
    fn default() -> Self {
        Incremental {
            id: None,
            sub_path: Vec::new(),
            path: None,
            label: None,
            data: None,
            items: None,
            errors: Vec::new(),
            extensions: None,
        }
    }
}

/// The value of a property that is there, even if it is `null`.
fn even_null<'de, J: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<J>, D::Error> {
    J::deserialize(deserializer).map(Some)
}
