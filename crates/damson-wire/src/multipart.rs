//! Streams of responses as parts, `multipart/mixed`: for incremental delivery, and for subscriptions.
//! See [Incremental Delivery over HTTP](https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md) and
//! [multipart subscriptions](https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol).
//!
//! ```
//! use damson_wire::multipart::{BOUNDARY, Parser, Writer};
//!
//! let (mut writer, mut stream) = (Writer::default(), Vec::new());
//! writer.part(br#"{"data":{},"hasNext":true}"#, &mut stream);
//! writer.part(br#"{"hasNext":false}"#, &mut stream);
//! writer.end(&mut stream);
//!
//! let mut parser = Parser::new(BOUNDARY);
//! parser.push(&stream);
//! assert_eq!(parser.next_part()?, Some(&br#"{"data":{},"hasNext":true}"#[..]));
//! assert_eq!(parser.next_part()?, Some(&br#"{"hasNext":false}"#[..]));
//! assert_eq!(parser.next_part()?, None);
//! assert!(parser.is_finished());
//! # Ok::<(), damson_wire::Oversized>(())
//! ```
//!
//! The parts of a subscription have a wrapper, [`SubscriptionPart`].

mod parser;
mod subscription;
mod writer;

pub use parser::Parser;
pub use subscription::SubscriptionPart;
pub use writer::{BOUNDARY, Writer};
