//! The names of topics.

use std::fmt::{self, Display};
use std::sync::Arc;

use crate::Error;

/// The longest name of a channel of PostgreSQL.
const LONGEST: usize = 63;

/// The name of a topic that every broker can use: 1 to 63 ASCII letters, digits, `_`, `-` and `%`, in parts between dots.
///
/// Other characters have meanings in some brokers: `>` would subscribe to everything in NATS.
///
/// ```
/// use damson_broker::TopicName;
///
/// assert_eq!(TopicName::new("visits.FR")?.as_str(), "visits.FR");
/// assert!(TopicName::new("visits.>").is_err());
/// # Ok::<(), damson_broker::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicName(Arc<str>);

impl TopicName {
    /// Checks a name.
    ///
    /// # Errors
    ///
    /// `BROKER_TOPIC` for a name with other characters, with an empty part, or with more than 63 bytes.
    pub fn new(name: &str) -> Result<Self, Error> {
        if name.len() > LONGEST {
            return Err(Error::topic(format_args!("it has {} bytes, and at most {LONGEST} are allowed", name.len())));
        }
        if let Some(other) = name.chars().find(|&it| it != '.' && it != '%' && !is_plain(it)) {
            return Err(Error::topic(format_args!("{name:?} has the character {other:?}")));
        }
        if name.split('.').any(str::is_empty) {
            return Err(Error::topic(format_args!("{name:?} has an empty part")));
        }
        Ok(TopicName(name.into()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character stands for itself in every broker.
pub(crate) fn is_plain(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-')
}

impl Display for TopicName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
