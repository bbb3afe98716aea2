//! Reads parts from a stream that arrives in chunks. See [RFC 2046 §5.1.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1).

use crate::DEFAULT_LIMIT;
use crate::buffer::Buffer;
use crate::error::Oversized;

/// Reads the bodies of parts. Their headers are skipped, since the protocols of GraphQL allow only JSON. A part is complete when the
/// delimiter after it has arrived, even if nothing follows yet. Lines end with CRLF or LF.
#[derive(Clone, Debug)]
pub struct Parser {
    buffer: Buffer,
    /// `\n--` and the boundary.
    delimiter: Box<[u8]>,
    limit: usize,
    state: State,
    /// The bytes that were skipped since the last delimiter.
    headers: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Before the first delimiter.
    Preamble,
    /// Right after a delimiter: it may be the last one.
    Delimiter,
    /// On the line of a delimiter.
    DelimiterLine,
    /// Before a header, or before the empty line that ends them.
    Headers,
    /// Before the LF of that empty line; a delimiter may follow right after it.
    Body,
    /// After the last delimiter, where bytes mean nothing.
    End,
}

impl Parser {
    /// A parser of a stream whose `Content-Type` has this boundary.
    pub fn new(boundary: &str) -> Self {
        Parser::with_limit(boundary, DEFAULT_LIMIT)
    }

    /// A parser that refuses parts whose headers or whose body have more than `limit` bytes.
    pub fn with_limit(boundary: &str, limit: usize) -> Self {
        let mut buffer = Buffer::default();
        buffer.push(b"\n"); // so the delimiter with which the stream begins is at the beginning of a line, too
        let delimiter = ["\n--", boundary].concat().into_bytes().into();
        Parser { buffer, delimiter, limit, state: State::Preamble, headers: 0 }
    }

    /// Adds a chunk of the stream.
    pub fn push(&mut self, chunk: &[u8]) {
        if self.state != State::End {
            self.buffer.push(chunk);
        }
    }

    /// Whether the last delimiter was read. If the stream ends earlier, something is missing.
    pub fn is_finished(&self) -> bool {
        self.state == State::End
    }

    /// The body of the next part, or nothing if more of the stream is needed or if there is none.
    ///
    /// # Errors
    ///
    /// [`Oversized`] if the part has more bytes than the limit.
    pub fn next_part(&mut self) -> Result<Option<&[u8]>, Oversized> {
        loop {
            match self.state {
                State::Preamble => {
                    let Some(length) = self.find_delimiter()? else { return Ok(None) };
                    self.take_with_delimiter(length);
                }
                State::Delimiter => {
                    let Some(next) = self.after_delimiter() else { return Ok(None) };
                    self.state = next;
                }
                State::DelimiterLine | State::Headers => {
                    let Some(is_last) = self.skip_line()? else { return Ok(None) };
                    self.state = if is_last { State::Body } else { State::Headers };
                }
                State::Body => {
                    let Some(length) = self.find_delimiter()? else { return Ok(None) };
                    return Ok(Some(body(self.take_with_delimiter(length))));
                }
                State::End => return Ok(None),
            }
        }
    }

    /// The number of bytes before the next delimiter.
    fn find_delimiter(&mut self) -> Result<Option<usize>, Oversized> {
        let delimiter = &self.delimiter;
        let found = self.buffer.find(delimiter.len() - 1, |bytes| memchr::memmem::find(bytes, delimiter));
        // Without a delimiter, the one to come may have begun.
        let least = found.unwrap_or((self.buffer.unread().len() + 1).saturating_sub(delimiter.len()));
        if least > self.limit {
            return Err(Oversized { limit: self.limit });
        }
        Ok(found)
    }

    /// The bytes before the delimiter, which is taken with them.
    fn take_with_delimiter(&mut self, length: usize) -> &[u8] {
        self.state = State::Delimiter;
        self.headers = 0;
        &self.buffer.take(length + self.delimiter.len())[..length]
    }

    fn after_delimiter(&self) -> Option<State> {
        match self.buffer.unread() {
            [b'-', b'-', ..] => Some(State::End),
            [] | [b'-'] => None,
            _ => Some(State::DelimiterLine),
        }
    }

    /// Skips a line, and says whether it was the empty one that ends the headers. The LF of that one stays, since the body begins
    /// with it.
    fn skip_line(&mut self) -> Result<Option<bool>, Oversized> {
        let length = self.buffer.find(0, |bytes| memchr::memchr(b'\n', bytes));
        if self.headers + length.unwrap_or(self.buffer.unread().len()) > self.limit {
            return Err(Oversized { limit: self.limit });
        }
        let Some(length) = length else { return Ok(None) };
        self.headers += length;
        let is_empty = matches!(&self.buffer.unread()[..length], [] | [b'\r']);
        let is_last = is_empty && self.state == State::Headers;
        self.buffer.take(if is_last { length } else { length + 1 });
        Ok(Some(is_last))
    }
}

/// The body in the bytes between the LF before it and the delimiter after it. A CR before the delimiter belongs to the delimiter.
fn body(between: &[u8]) -> &[u8] {
    let body = between.strip_prefix(b"\n").unwrap_or(between);
    body.strip_suffix(b"\r").unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::multipart::{BOUNDARY, Writer};

    #[test]
    fn work_is_per_byte_however_the_stream_is_split() {
        let (mut writer, mut stream) = (Writer::default(), Vec::new());
        (0..10_000).for_each(|_| writer.part(b"{}", &mut stream));
        writer.part(&b"\r\n--".repeat(100_000), &mut stream); // lines that begin like the delimiter
        writer.end(&mut stream);
        for chunk in [1, 7, 1000, stream.len()] {
            let mut parser = Parser::new(BOUNDARY);
            let mut parts = 0;
            for chunk in stream.chunks(chunk) {
                parser.push(chunk);
                while parser.next_part().expect("no part is too long").is_some() {
                    parts += 1;
                }
            }
            assert!(parts == 10_001 && parser.is_finished());
            let most = (2 + parser.delimiter.len()) * stream.len(); // each chunk looks at the end of the one before again
            assert!(parser.buffer.work <= most, "{} for {} bytes", parser.buffer.work, stream.len());
        }
    }
}
