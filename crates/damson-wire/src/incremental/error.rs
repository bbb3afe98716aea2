//! Why a payload cannot be merged.

use std::error::Error;
use std::fmt;

use super::payload::PathSegment;
use crate::error::{Oversized, quoted};

/// A payload does not belong to the response. What came before it stays in the response, perhaps with some of its parts.
#[derive(Debug)]
#[non_exhaustive]
pub enum MergeError {
    /// The payload is not JSON, or its properties have other types.
    Malformed(serde_json::Error),
    /// All payloads together have more bytes than the limit.
    TooLarge(Oversized),
    /// A payload follows the one that said it was the last, or it is a first one in the middle.
    OutOfOrder,
    /// No payload has named this id as pending, or it is complete.
    UnknownId(String),
    /// An id is pending already.
    DuplicateId(String),
    /// A part has neither an id nor a path.
    NoPlace,
    /// A part has neither fields nor items.
    NoContent,
    /// The response has nothing at this path that the part could be added to: an object for fields, a list for items.
    WrongPath(Vec<PathSegment>),
    /// A path has more steps or longer keys than [`Merger`](super::Merger) allows.
    LongPath,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MergeError::Malformed(error) => write!(f, "The payload is malformed: {error}"),
            MergeError::TooLarge(Oversized { limit }) => {
                write!(f, "The payloads of the response have more than {limit} bytes in all")
            }
            MergeError::OutOfOrder => f.write_str("The payload comes after the last one, or it is a second first one"),
            MergeError::UnknownId(id) => write!(f, "No part of the response is pending with the id `{}`", quoted(id)),
            MergeError::DuplicateId(id) => write!(f, "The id `{}` is pending already", quoted(id)),
            MergeError::NoPlace => f.write_str("A part of the payload has neither `id` nor `path`"),
            MergeError::NoContent => f.write_str("A part of the payload has neither `data` nor `items`"),
            MergeError::WrongPath(path) => {
                f.write_str("The response has no place for the part at the path ")?;
                write_path(path, f)
            }
            MergeError::LongPath => f.write_str("A path of the payload has too many steps, or its keys are too long"),
        }
    }
}

impl Error for MergeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            MergeError::Malformed(error) => Some(error),
            MergeError::TooLarge(error) => Some(error),
            _ => None,
        }
    }
}

/// Writes the first steps of a path, as in `hero.friends.0`.
fn write_path(path: &[PathSegment], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const MOST: usize = 8;
    f.write_str("`")?;
    for (index, segment) in path.iter().take(MOST).enumerate() {
        f.write_str(if index == 0 { "" } else { "." })?;
        match segment {
            PathSegment::Key(key) => f.write_str(&quoted(key))?,
            PathSegment::Index(index) => write!(f, "{index}")?,
        }
    }
    f.write_str(if path.len() > MOST { "…`" } else { "`" })
}
