//! Reads events from a stream that arrives in chunks.
//! See [Interpreting an event stream](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).

use std::borrow::Cow;

use super::event::Event;
use crate::DEFAULT_LIMIT;
use crate::buffer::Buffer;
use crate::error::Oversized;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Reads events. Lines end with CR, LF or CRLF; comments and unknown fields are left out; bytes that are not UTF-8 become U+FFFD.
///
/// Unlike a browser it also gives events without data, since older servers send `event: complete` so. An event that the stream
/// ends in is not given.
#[derive(Clone, Debug)]
pub struct Parser {
    buffer: Buffer,
    limit: usize,
    /// The last line ended with CR, so an LF that follows belongs to it.
    after_carriage_return: bool,
    is_after_first_line: bool,
    event: Event<'static>,
    /// The bytes of the lines in `event`.
    size: usize,
}

impl Default for Parser {
    fn default() -> Self {
        Parser::with_limit(DEFAULT_LIMIT)
    }
}

impl Parser {
    /// A parser that refuses events, and single lines, with more than `limit` bytes.
    pub fn with_limit(limit: usize) -> Self {
        Parser {
            buffer: Buffer::default(),
            limit,
            after_carriage_return: false,
            is_after_first_line: false,
            event: Event::default(),
            size: 0,
        }
    }

    /// Adds a chunk of the stream.
    pub fn push(&mut self, chunk: &[u8]) {
        self.buffer.push(chunk);
    }

    /// The next event, or nothing if more of the stream is needed.
    ///
    /// # Errors
    ///
    /// [`Oversized`] if the event has more bytes than the limit.
    pub fn next_event(&mut self) -> Result<Option<Event<'static>>, Oversized> {
        while let Some(length) = self.line_length()? {
            let is_kept = keep(line(&self.buffer, length, self.is_after_first_line), &mut self.event);
            self.after_carriage_return = self.buffer.unread()[length] == b'\r';
            self.is_after_first_line = true;
            self.buffer.take(length + 1);
            match is_kept {
                Kept::Field => self.size += length,
                Kept::Nothing => {}
                Kept::End => {
                    self.size = 0;
                    let event = std::mem::take(&mut self.event);
                    if event != Event::default() {
                        return Ok(Some(event));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The length of the next line, without its line break.
    fn line_length(&mut self) -> Result<Option<usize>, Oversized> {
        if self.after_carriage_return && !self.buffer.unread().is_empty() {
            self.after_carriage_return = false;
            if self.buffer.unread().starts_with(b"\n") {
                self.buffer.take(1);
            }
        }
        let length = self.buffer.find(0, |bytes| memchr::memchr2(b'\n', b'\r', bytes));
        if self.size + length.unwrap_or(self.buffer.unread().len()) > self.limit {
            return Err(Oversized { limit: self.limit });
        }
        Ok(length)
    }
}

/// The line of this length, without the mark that a stream may begin with.
fn line(buffer: &Buffer, length: usize, is_after_first_line: bool) -> &[u8] {
    let line = &buffer.unread()[..length];
    match line.strip_prefix(BYTE_ORDER_MARK) {
        Some(line) if !is_after_first_line => line,
        _ => line,
    }
}

enum Kept {
    Field,
    Nothing,
    /// The line is empty, so the event is complete.
    End,
}

/// Adds the field on a line to the event.
fn keep(line: &[u8], event: &mut Event<'static>) -> Kept {
    if line.is_empty() {
        return Kept::End;
    }
    let (name, value) = match memchr::memchr(b':', line) {
        Some(colon) => (&line[..colon], &line[colon + 1..]),
        None => (line, &[][..]),
    };
    let value = String::from_utf8_lossy(value.strip_prefix(b" ").unwrap_or(value));
    match name {
        b"data" => match &mut event.data {
            Some(data) => data.to_mut().extend(["\n", &value]),
            None => event.data = owned(value),
        },
        b"event" => event.name = owned(value),
        b"id" if !value.contains('\0') => event.id = owned(value),
        b"retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
            event.retry = value.parse().ok().or(event.retry);
        }
        _ => return Kept::Nothing,
    }
    Kept::Field
}

fn owned(text: Cow<'_, str>) -> Option<Cow<'static, str>> {
    Some(text.into_owned().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_per_byte_however_the_stream_is_split() {
        let long = format!("data: {}\n\n", "x".repeat(300_000));
        let stream =
            ["data: 1\n\n".repeat(20_000), long, ": comment\r".repeat(20_000), "data\n".repeat(20_000)].concat();
        for chunk in [1, 7, 1000, stream.len()] {
            let mut parser = Parser::default();
            let mut events = 0;
            for chunk in stream.as_bytes().chunks(chunk) {
                parser.push(chunk);
                while parser.next_event().expect("no event is too long").is_some() {
                    events += 1;
                }
            }
            assert_eq!(events, 20_001);
            assert!(parser.buffer.work <= 3 * stream.len(), "{} for {} bytes", parser.buffer.work, stream.len());
        }
    }
}
