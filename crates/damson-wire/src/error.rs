//! The two errors that a peer can cause in a codec: a message that the protocol does not know, and an item that is too large.

use std::error::Error;
use std::fmt;

/// A message that its protocol does not allow. Its text says what is wrong and what is expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Malformed {
    reason: String,
}

impl Malformed {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Malformed { reason: reason.into() }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl Error for Malformed {}

/// An item of a stream is larger than the limit of the parser. The rest of the stream cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Oversized {
    /// The largest allowed number of bytes.
    pub limit: usize,
}

impl fmt::Display for Oversized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "An item of the stream has more than {} bytes. Send smaller items, or raise the limit.", self.limit)
    }
}

impl Error for Oversized {}

/// The first characters of a peer's text, for messages.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 32;
    let mut shown: String = text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
