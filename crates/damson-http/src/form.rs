//! Reads a body of parts: `operations`, `map`, and files, in this order.
//! See the [multipart request specification](https://github.com/jaydenseric/graphql-multipart-request-spec).
//!
//! `multer` finds the parts. It reads from a stream, which here holds the bytes of one step at a time.

mod file;
mod file_map;
mod steps;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use damson::UploadValue;
use futures_core::Stream;
use http::StatusCode;
use multer::{Field, Multipart};

use crate::MultipartOptions;
use crate::limits::Limits;
use crate::parameters::json::{self, Decoded};
use crate::refusal::{Fault, quoted};

use file::FileWriter;
use file_map::FileMap;
use steps::{Feed, Steps};

/// Reads the parts as their bytes come.
pub(crate) struct FormReader {
    feed: Feed,
    multipart: Multipart<'static>,
    /// The part that is being read.
    part: Option<Part>,
    read: Read,
    /// Whether the last boundary has come.
    ended: bool,
    received: usize,
    /// The bytes that are in temporary files.
    stored: usize,
    /// The bytes since the last part.
    outside: usize,
    options: MultipartOptions,
    limits: Limits,
}

/// A part that is being read.
struct Part {
    field: Field<'static>,
    content: PartContent,
}

enum PartContent {
    Operations(Vec<u8>),
    Map(Vec<u8>),
    File { index: usize, value: UploadValue, writer: FileWriter },
}

/// The parts that have been read.
enum Read {
    Nothing,
    Operations(Decoded),
    Map(Decoded, FileMap),
}

/// The most bytes of the head of a part, and of what stands before the first.
const LARGEST_HEAD: usize = 16 * 1024;

/// The bytes that `multer` gets at a time: it searches all bytes of a head again when more come.
const STEP: usize = 4 * 1024;

impl FormReader {
    pub(crate) fn new(boundary: String, options: MultipartOptions, limits: Limits) -> Self {
        let feed = Feed::default();
        let multipart = Multipart::new(Steps(feed.clone()), boundary);
        let (part, read) = (None, Read::Nothing);
        FormReader { feed, multipart, part, read, ended: false, received: 0, stored: 0, outside: 0, options, limits }
    }

    /// The bytes that have come.
    pub(crate) fn received(&self) -> usize {
        self.received
    }

    /// The bytes that are kept in memory.
    pub(crate) fn held(&self) -> usize {
        let stored = match &self.part {
            Some(Part { content: PartContent::File { writer, .. }, .. }) => self.stored + writer.stored(),
            _ => self.stored,
        };
        self.received - stored
    }

    pub(crate) fn push(&mut self, mut bytes: Bytes) -> Result<(), Fault> {
        self.received += bytes.len();
        // What follows the last boundary means nothing.
        while !bytes.is_empty() && !self.ended {
            let step = bytes.split_to(bytes.len().min(STEP));
            self.outside += step.len();
            self.feed.give(step);
            self.advance()?;
            if self.part.is_none() && self.outside > LARGEST_HEAD {
                return Err(large_head());
            }
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<Decoded, Fault> {
        self.feed.end();
        if !self.ended {
            self.advance()?;
        }
        match self.read {
            _ if !self.ended => Err(broken_off()),
            Read::Nothing => Err(Fault::ill_formed(format!("The form has no part `operations`. {ORDER}"))),
            Read::Operations(_) => Err(Fault::ill_formed(format!("The form has no part `map`. {ORDER}"))),
            Read::Map(operations, map) => map.finish(operations),
        }
    }

    /// Reads as far as the bytes reach.
    fn advance(&mut self) -> Result<(), Fault> {
        let mut task = Context::from_waker(Waker::noop());
        loop {
            let Some(part) = &mut self.part else {
                match self.multipart.poll_next_field(&mut task) {
                    Poll::Pending => return Ok(()),
                    Poll::Ready(Err(error)) => return Err(malformed(&error)),
                    Poll::Ready(Ok(Some(field))) => self.part = Some(self.begin(field)?),
                    Poll::Ready(Ok(None)) => {
                        self.ended = true;
                        return Ok(());
                    }
                }
                continue;
            };
            match Pin::new(&mut part.field).poll_next(&mut task) {
                Poll::Pending => return Ok(()),
                Poll::Ready(Some(Ok(bytes))) => part.content.take(&bytes, &self.options, &self.limits)?,
                Poll::Ready(Some(Err(error))) => return Err(malformed(&error)),
                Poll::Ready(None) => self.end_part()?,
            }
        }
    }

    /// The part that begins with this head.
    fn begin(&self, field: Field<'static>) -> Result<Part, Fault> {
        let name = field.name().ok_or_else(|| Fault::ill_formed("A part of the form has no name. Give it one."))?;
        let content = match &self.read {
            Read::Nothing if name == "operations" => PartContent::Operations(Vec::new()),
            Read::Nothing => return Err(wrong_order(name, "first", "operations")),
            Read::Operations(_) if name == "map" => PartContent::Map(Vec::new()),
            Read::Operations(_) => return Err(wrong_order(name, "second", "map")),
            Read::Map(_, map) => {
                let index = map.expect(name)?;
                let filename = field.file_name().ok_or_else(|| no_file_name(name))?.to_owned();
                let content_type = field.content_type().map(ToString::to_string);
                let value = UploadValue { filename, content_type, content: Bytes::new().into() };
                PartContent::File { index, value, writer: FileWriter::default() }
            }
        };
        Ok(Part { field, content })
    }

    fn end_part(&mut self) -> Result<(), Fault> {
        self.outside = 0;
        let Some(Part { field, content }) = self.part.take() else { return Ok(()) };
        drop(field); // the next one can be read only then
        self.read = match (content, std::mem::replace(&mut self.read, Read::Nothing)) {
            (PartContent::Operations(text), _) => Read::Operations(json::decode(&text, &self.limits)?),
            (PartContent::Map(text), Read::Operations(mut operations)) => {
                let map = FileMap::read(&text, &mut operations, &self.options, &self.limits)?;
                Read::Map(operations, map)
            }
            (PartContent::File { index, value, writer }, Read::Map(operations, mut map)) => {
                self.stored += writer.stored();
                map.arrived(index, UploadValue { content: writer.finish()?, ..value });
                Read::Map(operations, map)
            }
            (PartContent::Map(_) | PartContent::File { .. }, read) => read,
        };
        Ok(())
    }
}

impl PartContent {
    fn take(&mut self, bytes: &[u8], options: &MultipartOptions, limits: &Limits) -> Result<(), Fault> {
        match self {
            PartContent::Operations(text) => take_text("operations", text, bytes, limits),
            PartContent::Map(text) => take_text("map", text, bytes, limits),
            PartContent::File { value, writer, .. } => {
                if bytes.len() > options.max_file_size.saturating_sub(writer.length()) {
                    return Err(large_file(&value.filename, options.max_file_size));
                }
                writer.write(bytes, options.max_in_memory)
            }
        }
    }
}

fn take_text(name: &str, text: &mut Vec<u8>, bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let limit = limits.body;
    if bytes.len() > limit.saturating_sub(text.len()) {
        let message =
            format!("Part `{name}` is larger than {limit} bytes. Send a shorter document or fewer variables.");
        return Err(Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message));
    }
    text.extend_from_slice(bytes);
    Ok(())
}

const ORDER: &str = "Send `operations`, then `map`, then the files.";

fn wrong_order(name: &str, place: &str, expected: &str) -> Fault {
    let name = quoted(name);
    Fault::ill_formed(format!("The {place} part of the form must be `{expected}`, not `{name}`. {ORDER}"))
}

fn no_file_name(name: &str) -> Fault {
    let name = quoted(name);
    Fault::ill_formed(format!("Part `{name}` has no file name, so it is not a file. Send it with `filename`."))
}

fn large_file(name: &str, limit: usize) -> Fault {
    let message = format!("The file `{}` is larger than {limit} bytes. Send a smaller one.", quoted(name));
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_UPLOAD", message)
}

fn large_head() -> Fault {
    let message = format!(
        "The head of a part, or what stands before the first boundary, is larger than {LARGEST_HEAD} bytes. Send the parts alone, \
         with short heads."
    );
    Fault::refused(StatusCode::BAD_REQUEST, "LIMIT_UPLOAD", message)
}

fn broken_off() -> Fault {
    Fault::unreadable(
        "The form breaks off before its last boundary. Send all of it, with the boundary of its `Content-Type`.",
    )
}

fn malformed(error: &multer::Error) -> Fault {
    match error {
        multer::Error::IncompleteStream | multer::Error::IncompleteFieldData { .. } => broken_off(),
        _ => Fault::unreadable("The head of a part of the form is malformed. Let your HTTP client write the form."),
    }
}

impl fmt::Debug for FormReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormReader").field("received", &self.received).finish_non_exhaustive()
    }
}
