//! The errors of brokers. Each has a code and says what to do next.

use std::fmt;

/// The reason why a broker did not do what it was asked to do.
///
/// ```
/// use damson_broker::TopicName;
///
/// let error = TopicName::new("all visits").unwrap_err();
/// assert_eq!(error.code(), "BROKER_TOPIC");
/// assert!(error.next_step().contains("letters"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    code: &'static str,
    message: String,
    next_step: &'static str,
}

impl Error {
    /// The code of the error, for programs:
    ///
    /// | code | meaning |
    /// | --- | --- |
    /// | `BROKER_UNREACHABLE` | the broker cannot be reached now, or does not answer |
    /// | `BROKER_REFUSED` | the broker answered that it will not do this |
    /// | `BROKER_TOPIC` | the name of the topic is not one that all brokers can use |
    /// | `BROKER_PAYLOAD` | the message is too long for this broker, or cannot be written |
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What can be done about it, as a sentence.
    pub fn next_step(&self) -> &'static str {
        self.next_step
    }

    /// The broker cannot be reached, or does not answer.
    ///
    /// ```
    /// let error = damson_broker::Error::unreachable("the server closed the connection");
    /// assert_eq!(error.code(), "BROKER_UNREACHABLE");
    /// ```
    pub fn unreachable(why: impl fmt::Display) -> Self {
        let next_step =
            "Check the address, and that the broker runs. Nothing was kept for later: try again in a few seconds.";
        Error { code: "BROKER_UNREACHABLE", message: format!("the broker cannot be reached: {why}"), next_step }
    }

    /// The broker answered that it will not do this.
    ///
    /// ```
    /// let error = damson_broker::Error::refused("no permission for the topic");
    /// assert_eq!(error.code(), "BROKER_REFUSED");
    /// ```
    pub fn refused(why: impl fmt::Display) -> Self {
        let next_step = "Check what the user of the connection is allowed to do.";
        Error { code: "BROKER_REFUSED", message: format!("the broker refused: {why}"), next_step }
    }

    /// The message cannot be sent as it is.
    ///
    /// ```
    /// let error = damson_broker::Error::payload("9000 bytes are more than 7999");
    /// assert_eq!(error.code(), "BROKER_PAYLOAD");
    /// ```
    pub fn payload(why: impl fmt::Display) -> Self {
        let next_step = "Publish the id of what changed, and let subscribers read the rest from the database.";
        Error { code: "BROKER_PAYLOAD", message: format!("the message cannot be sent: {why}"), next_step }
    }

    pub(crate) fn topic(why: impl fmt::Display) -> Self {
        let next_step = "Use 1 to 63 of: letters, digits, `_`, `-`, `%`, and `.` between parts. `Topic::of` makes parts of any text.";
        Error { code: "BROKER_TOPIC", message: format!("not the name of a topic: {why}"), next_step }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.message, self.next_step)
    }
}

impl std::error::Error for Error {}
