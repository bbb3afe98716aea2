//! The parts of a response that is delivered incrementally, and how they are written in either format.

use std::sync::Arc;

use super::{write_json, write_member};
use crate::error::{PathSegment, ServerError};

/// The form of responses that are delivered in parts.
///
/// Clients announce the form that they understand when they ask: with `incrementalSpec=v0.2` or `deferSpec=20220824` in the media type
/// that they accept.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum IncrementalFormat {
    /// `incrementalSpec=v0.2`, the [current draft](https://github.com/graphql/graphql-spec/pull/1110): responses announce fragments
    /// and lists as `pending`, deliver them by id, and name them as `completed` at the end.
    #[default]
    V0_2,
    /// `deferSpec=20220824`, an older draft: responses deliver fragments and lists by path and label.
    ///
    /// Fields that several fragments share are repeated for each of them, so that each label gets the fields of its fragment. Fields
    /// that the first response has are not repeated, and a fragment all of whose fields are there has no part of its own.
    DeferSpec20220824,
}

/// The part of a response in an incremental delivery: what it announces, delivers and completes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Incremental {
    pub(crate) format: IncrementalFormat,
    pub(crate) pending: Vec<Pending>,
    pub(crate) parts: Vec<Part>,
    pub(crate) completed: Vec<Completed>,
    pub(crate) has_next: bool,
}

/// A deferred fragment or a streamed list, with what its directive says.
#[derive(PartialEq, Debug)]
pub(crate) struct Place {
    pub(crate) path: Vec<PathSegment>,
    pub(crate) label: Option<Box<str>>,
    pub(crate) is_list: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Pending {
    pub(crate) id: u32,
    pub(crate) place: Arc<Place>,
}

/// Fields of an object, or items of a list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Part {
    /// The id of what it belongs to, and the number of steps from the root to there; none if the current format has it already.
    pub(crate) id: Option<(u32, usize)>,
    pub(crate) place: Arc<Place>,
    /// The path of the object, or that of the first item.
    pub(crate) path: Vec<PathSegment>,
    /// The fields in braces, or the items without brackets.
    pub(crate) text: Arc<Vec<u8>>,
    pub(crate) errors: Vec<ServerError>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Completed {
    pub(crate) id: u32,
    pub(crate) place: Arc<Place>,
    /// The errors because of which the rest is missing.
    pub(crate) errors: Vec<ServerError>,
}

impl Incremental {
    /// Whether another response follows.
    pub fn has_next(&self) -> bool {
        self.has_next
    }

    /// Whether there is nothing that a client of the format would miss.
    pub(crate) fn says_nothing(&self) -> bool {
        let is_old = self.format == IncrementalFormat::DeferSpec20220824;
        let announces = !self.pending.is_empty() && !is_old;
        let completes = self.completed.iter().any(|completed| !is_old || !completed.errors.is_empty());
        self.has_next && !announces && !completes && self.parts_in_format().next().is_none()
    }

    /// Writes the members of the response.
    pub(super) fn write(&self, text: &mut Vec<u8>) {
        match self.format {
            IncrementalFormat::V0_2 => self.write_by_id(text),
            IncrementalFormat::DeferSpec20220824 => self.write_by_path(text),
        }
        write_member(text, "hasNext", |text| write_json(text, &self.has_next));
    }

    /// The parts that the format has.
    fn parts_in_format(&self) -> impl Iterator<Item = &Part> {
        let has_all = self.format == IncrementalFormat::DeferSpec20220824;
        self.parts.iter().filter(move |part| has_all || part.id.is_some())
    }

    fn write_by_id(&self, text: &mut Vec<u8>) {
        if !self.pending.is_empty() {
            write_member(text, "pending", |text| write_list(text, self.pending.iter(), Pending::write));
        }
        if self.parts_in_format().next().is_some() {
            write_member(text, "incremental", |text| write_list(text, self.parts_in_format(), Part::write_by_id));
        }
        if !self.completed.is_empty() {
            write_member(text, "completed", |text| write_list(text, self.completed.iter(), Completed::write_by_id));
        }
    }

    fn write_by_path(&self, text: &mut Vec<u8>) {
        let failed = || self.completed.iter().filter(|completed| !completed.errors.is_empty());
        if self.parts.is_empty() && failed().next().is_none() {
            return;
        }
        write_member(text, "incremental", |text| {
            let parts = self.parts.iter().map(Either::Part);
            let all = parts.chain(failed().map(Either::Failed));
            write_list(text, all, |either, text| match either {
                Either::Part(part) => part.write_by_path(text),
                Either::Failed(completed) => completed.write_by_path(text),
            });
        });
    }
}

enum Either<'r> {
    Part(&'r Part),
    Failed(&'r Completed),
}

impl Pending {
    fn write(&self, text: &mut Vec<u8>) {
        write_object(text, |members| {
            write_member(members, "id", |text| write_id(text, self.id));
            write_member(members, "path", |text| write_json(text, &self.place.path));
            write_label(members, self.place.label.as_deref());
        });
    }
}

impl Part {
    fn write_by_id(&self, text: &mut Vec<u8>) {
        let Some((id, steps)) = self.id else { return };
        write_object(text, |members| {
            write_member(members, "id", |text| write_id(text, id));
            if !self.place.is_list && self.path.len() > steps {
                write_member(members, "subPath", |text| write_json(text, &self.path[steps..]));
            }
            self.write_content(members);
        });
    }

    fn write_by_path(&self, text: &mut Vec<u8>) {
        write_object(text, |members| {
            write_label(members, self.place.label.as_deref());
            write_member(members, "path", |text| write_json(text, &self.path));
            self.write_content(members);
        });
    }

    fn write_content(&self, members: &mut Vec<u8>) {
        match self.place.is_list {
            false => write_member(members, "data", |text| text.extend_from_slice(&self.text)),
            true => write_member(members, "items", |text| {
                text.push(b'[');
                text.extend_from_slice(&self.text);
                text.push(b']');
            }),
        }
        write_errors(members, &self.errors);
    }
}

impl Completed {
    fn write_by_id(&self, text: &mut Vec<u8>) {
        write_object(text, |members| {
            write_member(members, "id", |text| write_id(text, self.id));
            write_errors(members, &self.errors);
        });
    }

    /// Writes the fragment or list that is not complete.
    fn write_by_path(&self, text: &mut Vec<u8>) {
        write_object(text, |members| {
            write_label(members, self.place.label.as_deref());
            write_member(members, "path", |text| write_json(text, &self.place.path));
            write_member(members, if self.place.is_list { "items" } else { "data" }, |text| {
                text.extend_from_slice(b"null")
            });
            write_errors(members, &self.errors);
        });
    }
}

fn write_label(members: &mut Vec<u8>, label: Option<&str>) {
    if let Some(label) = label {
        write_member(members, "label", |text| write_json(text, label));
    }
}

fn write_errors(members: &mut Vec<u8>, errors: &[ServerError]) {
    if !errors.is_empty() {
        write_member(members, "errors", |text| write_json(text, errors));
    }
}

/// Writes an id, which is a string.
fn write_id(text: &mut Vec<u8>, id: u32) {
    write_json(text, &id.to_string());
}

/// Writes an object with these members, of which there is at least one.
fn write_object(text: &mut Vec<u8>, members: impl FnOnce(&mut Vec<u8>)) {
    let mut object = Vec::new();
    members(&mut object);
    text.extend_from_slice(&object);
    text.push(b'}');
}

fn write_list<T>(text: &mut Vec<u8>, items: impl Iterator<Item = T>, write: impl Fn(T, &mut Vec<u8>)) {
    text.push(b'[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            text.push(b',');
        }
        write(item, text);
    }
    text.push(b']');
}
