//! An event, and how it is written.

use std::borrow::Cow;
use std::fmt::Write;

/// A block of fields in the stream. The browser's `EventSource` dispatches those that have [`data`](Self::data).
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Event<'a> {
    /// The type of the event, from `event:`; without one it is `message`.
    pub name: Option<Cow<'a, str>>,
    /// The lines of `data:`, with a line feed between each two.
    pub data: Option<Cow<'a, str>>,
    /// The new last event id of the stream, from `id:`.
    pub id: Option<Cow<'a, str>>,
    /// The time in milliseconds before a client connects again, from `retry:`.
    pub retry: Option<u64>,
}

impl Event<'_> {
    /// Writes the event, with a `data:` for each line of the data. Line breaks in the name and the id, and NUL in the id, are left
    /// out, since the format cannot express them.
    pub fn write(&self, stream: &mut String) {
        stream.reserve(self.data.as_ref().map_or(0, |data| data.len()) + 64);
        if let Some(name) = &self.name {
            write_field("event", &single_line(name), stream);
        }
        if let Some(id) = &self.id {
            write_field("id", &single_line(id).replace('\0', ""), stream);
        }
        if let Some(retry) = self.retry {
            // Writing to a string cannot fail.
            let _ = writeln!(stream, "retry: {retry}");
        }
        if let Some(data) = &self.data {
            lines(data).for_each(|line| write_field("data", line, stream));
        }
        stream.push('\n');
    }
}

/// Writes a comment, which clients ignore. It tells them, and what is between, that the connection is in use.
pub fn write_comment(text: &str, stream: &mut String) {
    for line in lines(text) {
        stream.extend([":", line, "\n"]);
    }
    stream.push('\n');
}

fn write_field(name: &str, value: &str, stream: &mut String) {
    stream.extend([name, ": ", value, "\n"]);
}

fn single_line(text: &str) -> Cow<'_, str> {
    match text.contains(['\r', '\n']) {
        true => text.replace(['\r', '\n'], "").into(),
        false => text.into(),
    }
}

/// The lines of a text, which end with CR, LF or CRLF. The text after the last line break is a line, too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(end) = memchr::memchr2(b'\n', b'\r', text.as_bytes()) else { return Some(text) };
        let (line, after) = text.split_at(end);
        rest = Some(after.strip_prefix("\r\n").unwrap_or(&after[1..]));
        Some(line)
    })
}
