//! The messages of GraphQL over server-sent events.

use std::borrow::Cow;

use serde::Deserialize;

use super::event::Event;
use crate::error::Malformed;
use crate::json::{ObjectWriter, Property, is_object, object, object_text, required, string};

/// How many operations a stream carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Each operation has a stream of its own; the data of an event is the response.
    DistinctConnections,
    /// All operations of a client share a stream; the data of an event says the operation's id.
    SingleConnection,
}

/// A message from the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message<'a> {
    /// A response, as JSON text.
    Next {
        /// The id of the operation, in the mode with a single connection.
        id: Option<Cow<'a, str>>,
        /// The response.
        payload: Cow<'a, str>,
    },
    /// The operation has ended.
    Complete {
        /// The id of the operation, in the mode with a single connection.
        id: Option<Cow<'a, str>>,
    },
}

/// The data of an event in the mode with a single connection.
#[derive(Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    id: Property<'a>,
    #[serde(borrow)]
    payload: Property<'a>,
}

impl<'a> Message<'a> {
    /// The message in an event; nothing if its type is neither `next` nor `complete`.
    ///
    /// # Errors
    ///
    /// [`Malformed`] if the data is not what `mode` needs. The response itself is not parsed.
    pub fn parse(mode: Mode, event: &'a Event<'_>) -> Result<Option<Self>, Malformed> {
        let data = event.data.as_deref().unwrap_or_default();
        let message = match (event.name.as_deref(), mode) {
            (Some("next"), Mode::DistinctConnections) if is_object(data) => {
                Message::Next { id: None, payload: data.into() }
            }
            (Some("next"), Mode::DistinctConnections) => {
                return Err(Malformed::new("The data of the event `next` is not a JSON object"));
            }
            (Some("next"), Mode::SingleConnection) => {
                let Data { id, payload } = object("The data of the event `next`", data)?;
                let payload = required("payload", object_text("payload", payload)?)?;
                Message::Next { id: Some(required("id", string("id", id)?)?), payload }
            }
            (Some("complete"), Mode::DistinctConnections) => Message::Complete { id: None },
            (Some("complete"), Mode::SingleConnection) => {
                let Data { id, .. } = object("The data of the event `complete`", data)?;
                Message::Complete { id: Some(required("id", string("id", id)?)?) }
            }
            _ => return Ok(None),
        };
        Ok(Some(message))
    }

    /// The event that carries the message. A message without an id is one of the mode with distinct connections.
    pub fn to_event(&self) -> Event<'_> {
        let (name, data) = match self {
            Message::Next { id: None, payload } => ("next", Cow::Borrowed(&**payload)),
            Message::Next { id: Some(id), payload } => {
                let data = ObjectWriter::new(payload.len() + id.len()).string("id", &**id).json("payload", &**payload);
                ("next", data.finish().into())
            }
            // A browser dispatches no event without data, so it is there but empty.
            Message::Complete { id: None } => ("complete", "".into()),
            Message::Complete { id: Some(id) } => {
                ("complete", ObjectWriter::new(id.len()).string("id", &**id).finish().into())
            }
        };
        Event { name: Some(name.into()), data: Some(data), ..Event::default() }
    }
}
