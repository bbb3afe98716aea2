//! The wrapper of responses in a multipart subscription, `subscriptionSpec=1.0`.

use std::borrow::Cow;

use serde::Deserialize;

use crate::error::Malformed;
use crate::json::{ObjectWriter, Property, list_text, object, object_text};

/// The JSON text of a part.
///
/// ```
/// use damson_wire::multipart::SubscriptionPart;
///
/// let part = SubscriptionPart::Payload(r#"{"data":1}"#.into());
/// assert_eq!(part.to_json(), r#"{"payload":{"data":1}}"#);
/// assert_eq!(SubscriptionPart::parse(&part.to_json())?, part);
/// assert_eq!(SubscriptionPart::parse("{}")?, SubscriptionPart::Heartbeat);
/// # Ok::<(), damson_wire::Malformed>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SubscriptionPart<'a> {
    /// The connection is in use.
    Heartbeat,
    /// A response, as JSON text.
    Payload(Cow<'a, str>),
    /// The subscription ends with these errors, a list as JSON text. They are those of the transport, not of a response.
    Errors(Cow<'a, str>),
}

#[derive(Deserialize)]
struct Part<'a> {
    #[serde(borrow)]
    payload: Property<'a>,
    #[serde(borrow)]
    errors: Property<'a>,
}

impl<'a> SubscriptionPart<'a> {
    /// Reads the body of a part. The response itself is not parsed.
    ///
    /// # Errors
    ///
    /// [`Malformed`] if the text is not an object, or if its properties have other types.
    pub fn parse(json: &'a str) -> Result<Self, Malformed> {
        let Part { payload, errors } = object("The part", json)?;
        Ok(match (object_text("payload", payload)?, list_text("errors", errors)?) {
            (_, Some(errors)) => SubscriptionPart::Errors(errors),
            (Some(payload), None) => SubscriptionPart::Payload(payload),
            (None, None) => SubscriptionPart::Heartbeat,
        })
    }

    /// The body of the part.
    pub fn to_json(&self) -> String {
        match self {
            SubscriptionPart::Heartbeat => "{}".to_owned(),
            SubscriptionPart::Payload(payload) => ObjectWriter::new(payload.len()).json("payload", &**payload).finish(),
            SubscriptionPart::Errors(errors) => {
                ObjectWriter::new(errors.len()).json("payload", "null").json("errors", &**errors).finish()
            }
        }
    }
}
