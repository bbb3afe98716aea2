//! The form that all messages have: an object with a type, and perhaps an id and a payload.

use std::borrow::Cow;

use serde::Deserialize;

use crate::error::Malformed;
use crate::json::{self, ObjectWriter, Property};

/// The parts of a message.
pub(super) struct Frame<'a> {
    pub(super) kind: Cow<'a, str>,
    id: Property<'a>,
    payload: Property<'a>,
}

#[derive(Deserialize)]
struct Properties<'a> {
    #[serde(borrow, rename = "type")]
    kind: Property<'a>,
    #[serde(borrow)]
    id: Property<'a>,
    #[serde(borrow)]
    payload: Property<'a>,
}

impl<'a> Frame<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, Malformed> {
        let Properties { kind, id, payload } = json::object("The message", text)?;
        Ok(Frame { kind: json::required("type", json::string("type", kind)?)?, id, payload })
    }

    /// The id of the operation that the message is about.
    pub(super) fn id(&self) -> Result<Cow<'a, str>, Malformed> {
        match json::required("id", json::string("id", self.id)?)? {
            id if id.is_empty() => Err(Malformed::new("`id` is empty")),
            id => Ok(id),
        }
    }

    /// The payload, which may be absent.
    pub(super) fn optional_object(&self) -> Result<Option<Cow<'a, str>>, Malformed> {
        json::object_text("payload", self.payload)
    }

    pub(super) fn object(&self) -> Result<Cow<'a, str>, Malformed> {
        json::required("payload", self.optional_object()?)
    }

    pub(super) fn list(&self) -> Result<Cow<'a, str>, Malformed> {
        json::required("payload", json::list_text("payload", self.payload)?)
    }

    /// The payload as text, whatever it is.
    pub(super) fn payload(&self) -> Option<&'a str> {
        self.payload.map(|payload| payload.get())
    }
}

/// The text of a message.
pub(super) fn write(kind: &str, id: Option<&str>, payload: Option<&str>) -> String {
    let capacity = payload.map_or(0, str::len) + id.map_or(0, str::len);
    ObjectWriter::new(capacity).string("type", kind).string("id", id).json("payload", payload).finish()
}
