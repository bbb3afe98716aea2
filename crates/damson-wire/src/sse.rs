//! Server-sent events, `text/event-stream`, and the messages of GraphQL over them.
//! See [Server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) and
//! [GraphQL over Server-Sent Events](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
//!
//! A server writes messages and, while it has none, comments:
//!
//! ```
//! use damson_wire::sse::{self, Message};
//!
//! let mut stream = String::new();
//! sse::write_comment("", &mut stream);
//! Message::Next { id: None, payload: r#"{"data":{"visits":1}}"#.into() }.to_event().write(&mut stream);
//! Message::Complete { id: None }.to_event().write(&mut stream);
//! assert_eq!(stream, ":\n\nevent: next\ndata: {\"data\":{\"visits\":1}}\n\nevent: complete\ndata: \n\n");
//! ```
//!
//! A client gives the chunks that arrive to a [`Parser`] and reads the messages in its events:
//!
//! ```
//! use damson_wire::sse::{Message, Mode, Parser};
//!
//! let mut parser = Parser::default();
//! let mut payloads = Vec::new();
//! for chunk in ["event: ne", "xt\ndata: {\"data\":1}\n\nevent: complete\nd", "ata:\n\n"] {
//!     parser.push(chunk.as_bytes());
//!     while let Some(event) = parser.next_event()? {
//!         match Message::parse(Mode::DistinctConnections, &event)? {
//!             Some(Message::Next { payload, .. }) => payloads.push(payload.into_owned()),
//!             Some(Message::Complete { .. }) => assert_eq!(payloads, [r#"{"data":1}"#]),
//!             None => {} // an event of another protocol
//!         }
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod event;
mod message;
mod parser;

pub use event::{Event, write_comment};
pub use message::{Message, Mode};
pub use parser::Parser;
