//! Puts the payloads of a response together.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::error::MergeError;
use super::payload::{Incremental, PathSegment, Payload, Pending};
use super::tree;
use crate::DEFAULT_LIMIT;
use crate::error::Oversized;

/// A response that grows with each payload, in either format.
#[derive(Clone, Debug)]
pub struct Merger {
    data: Value,
    errors: Vec<Value>,
    extensions: Map<String, Value>,
    /// The places that more is announced for, by id.
    pending: HashMap<String, Vec<PathSegment>>,
    has_next: bool,
    /// The number of bytes that may still come.
    rest: usize,
    limit: usize,
}

impl Merger {
    /// The most steps of a path, so that a response has at most twice as many levels as `serde_json` parses, and everyone can walk it.
    pub const MAX_PATH: usize = 128;

    /// The most bytes in all keys of the path of something pending, since each part of it walks along the path again.
    pub const MAX_PATH_BYTES: usize = 32 * 1024;

    /// Begins with the first payload, which may be a response that is complete.
    ///
    /// # Errors
    ///
    /// The same as those of [`apply`](Self::apply).
    pub fn start(payload: &[u8]) -> Result<Self, MergeError> {
        Merger::start_with_limit(payload, DEFAULT_LIMIT)
    }

    /// Begins with the first payload. All payloads together may have `limit` bytes.
    ///
    /// # Errors
    ///
    /// The same as those of [`apply`](Self::apply).
    pub fn start_with_limit(payload: &[u8], limit: usize) -> Result<Self, MergeError> {
        let mut merger = Merger {
            data: Value::Null,
            errors: Vec::new(),
            extensions: Map::new(),
            pending: HashMap::new(),
            has_next: true,
            rest: limit,
            limit,
        };
        let mut payload = merger.read(payload)?;
        merger.data = payload.data.take().unwrap_or_default();
        merger.errors = std::mem::take(&mut payload.errors);
        merger.add(payload)?;
        Ok(merger)
    }

    /// Adds the next payload.
    ///
    /// # Errors
    ///
    /// [`MergeError`] if it is malformed, if it does not fit to those before it, or if the payloads are too large.
    pub fn apply(&mut self, payload: &[u8]) -> Result<(), MergeError> {
        if !self.has_next {
            return Err(MergeError::OutOfOrder);
        }
        let payload = self.read(payload)?;
        if payload.data.is_some() || !payload.errors.is_empty() {
            return Err(MergeError::OutOfOrder);
        }
        self.add(payload)
    }

    /// Whether another payload follows.
    pub fn has_next(&self) -> bool {
        self.has_next
    }

    /// The data that has arrived; `null` if the response has none.
    pub fn data(&self) -> &Value {
        &self.data
    }

    /// The errors of all payloads.
    pub fn errors(&self) -> &[Value] {
        &self.errors
    }

    /// The extensions of all payloads; a later one counts.
    pub fn extensions(&self) -> &Map<String, Value> {
        &self.extensions
    }

    /// The response as if it had arrived at once, `{"data": .., "errors": .., "extensions": ..}`. Empty errors and extensions are left
    /// out.
    pub fn into_response(self) -> Value {
        let mut response = Map::from_iter([("data".to_owned(), self.data)]);
        if !self.errors.is_empty() {
            response.insert("errors".to_owned(), self.errors.into());
        }
        if !self.extensions.is_empty() {
            response.insert("extensions".to_owned(), self.extensions.into());
        }
        response.into()
    }

    fn read(&mut self, payload: &[u8]) -> Result<Payload, MergeError> {
        let too_large = MergeError::TooLarge(Oversized { limit: self.limit });
        self.rest = self.rest.checked_sub(payload.len()).ok_or(too_large)?;
        if !payload.trim_ascii_start().starts_with(b"{") {
            // serde reads a list as an object without keys.
            return Err(MergeError::Malformed(serde::de::Error::custom("it is not an object")));
        }
        serde_json::from_slice(payload).map_err(MergeError::Malformed)
    }

    /// Adds everything but the data and the errors of a first payload, in the order in which the parts refer to each other.
    fn add(&mut self, payload: Payload) -> Result<(), MergeError> {
        payload.pending.into_iter().try_for_each(|pending| self.announce(pending))?;
        payload.incremental.into_iter().try_for_each(|part| self.deliver(part))?;
        for completed in payload.completed {
            self.pending.remove(&completed.id).ok_or(MergeError::UnknownId(completed.id))?;
            self.errors.extend(completed.errors);
        }
        self.extend(payload.extensions);
        self.has_next = payload.has_next;
        Ok(())
    }

    fn announce(&mut self, Pending { id, path, .. }: Pending) -> Result<(), MergeError> {
        let keys = path.iter().map(|segment| if let PathSegment::Key(key) = segment { key.len() } else { 0 });
        if keys.sum::<usize>() > Self::MAX_PATH_BYTES {
            return Err(MergeError::LongPath);
        }
        if self.pending.contains_key(&id) {
            return Err(MergeError::DuplicateId(id));
        }
        self.pending.insert(id, path);
        Ok(())
    }

    fn deliver(&mut self, part: Incremental) -> Result<(), MergeError> {
        let Incremental { id, sub_path, path, data, items, errors, extensions, .. } = part;
        let is_by_path = id.is_none();
        let start = match (id, &path) {
            (Some(id), _) => self.pending.get(&id).ok_or(MergeError::UnknownId(id))?,
            (None, Some(path)) => path,
            (None, None) => return Err(MergeError::NoPlace),
        };
        let path: Vec<_> = start.iter().chain(&sub_path).collect();
        if path.len() > Self::MAX_PATH {
            return Err(MergeError::LongPath);
        }
        let has_place = match (data, items) {
            (None, None) => return Err(MergeError::NoContent),
            (_, Some(Value::Array(items))) if is_by_path => put_items(&mut self.data, &path, items),
            (_, Some(Value::Array(items))) => append_items(&mut self.data, &path, items),
            (Some(data @ Value::Object(_)), None) => merge_fields(&mut self.data, &path, data),
            (None | Some(Value::Null), None | Some(Value::Null)) => is_by_path,
            _ => false,
        };
        if !has_place {
            return Err(MergeError::WrongPath(path.into_iter().cloned().collect()));
        }
        self.errors.extend(errors);
        self.extend(extensions);
        Ok(())
    }

    fn extend(&mut self, extensions: Option<Value>) {
        if let Some(Value::Object(extensions)) = extensions {
            self.extensions.extend(extensions);
        }
    }
}

/// Adds fields to the object at the path. Whether there is one.
fn merge_fields(response: &mut Value, path: &[&PathSegment], fields: Value) -> bool {
    let object = tree::at(response, path).filter(|value| value.is_object());
    object.map(|object| tree::merge(object, fields)).is_some()
}

/// Adds items to the end of the list at the path. Whether there is one.
fn append_items(response: &mut Value, path: &[&PathSegment], items: Vec<Value>) -> bool {
    let list = tree::at(response, path).and_then(Value::as_array_mut);
    list.map(|list| list.extend(items)).is_some()
}

/// Adds items to a list; the path ends with the index of the first. Whether the list has such a place.
fn put_items(response: &mut Value, path: &[&PathSegment], items: Vec<Value>) -> bool {
    let Some((PathSegment::Index(first), path)) = path.split_last() else { return false };
    let Some(list) = tree::at(response, path).and_then(Value::as_array_mut) else { return false };
    *first <= list.len() && (*first..).zip(items).all(|(index, item)| tree::put(list, index, item))
}
