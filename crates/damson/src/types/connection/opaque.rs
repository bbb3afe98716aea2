//! Cursors whose text says nothing to a reader.

use std::ops::{Deref, DerefMut};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::CursorType;

/// A cursor from any value that serde reads and writes: its JSON in base64url.
///
/// Clients do not see at first sight what it holds, but they can decode and change it. `SignedCursor`, with the feature
/// `signed-cursors`, refuses changed ones.
///
/// ```
/// use damson::connection::{CursorType, OpaqueCursor};
///
/// let cursor = OpaqueCursor(("Bath".to_owned(), 7));
/// assert_eq!(cursor.encode_cursor(), "WyJCYXRoIiw3XQ");
/// assert_eq!(OpaqueCursor::<(String, i32)>::decode_cursor("WyJCYXRoIiw3XQ").unwrap().1, 7);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct OpaqueCursor<T>(pub T);

impl<T> Deref for OpaqueCursor<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for OpaqueCursor<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Serialize + DeserializeOwned> CursorType for OpaqueCursor<T> {
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn decode_cursor(text: &str) -> Result<Self, Self::Error> {
        let json = BASE64_URL_SAFE_NO_PAD.decode(text)?;
        Ok(OpaqueCursor(serde_json::from_slice(&json)?))
    }

    /// # Panics
    /// If the value cannot be written as JSON, as a map whose keys are not text. The field then has an error.
    fn encode_cursor(&self) -> String {
        let json = serde_json::to_vec(&self.0).expect("a cursor is a value that JSON can hold");
        BASE64_URL_SAFE_NO_PAD.encode(json)
    }
}
