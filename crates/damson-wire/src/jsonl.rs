//! JSON lines, `application/jsonl`: a JSON text on each line.
//!
//! ```
//! use damson_wire::jsonl;
//!
//! let mut stream = Vec::new();
//! jsonl::write(b"{\"data\": 1}", &mut stream);
//! jsonl::write(b"{\n  \"data\": 2\n}", &mut stream);
//!
//! let mut parser = jsonl::Parser::default();
//! parser.push(&stream);
//! assert_eq!(parser.next_line()?, Some(&b"{\"data\": 1}"[..]));
//! assert_eq!(parser.next_line()?, Some(&b"{   \"data\": 2 }"[..]));
//! assert_eq!(parser.next_line()?, None);
//! # Ok::<(), damson_wire::Oversized>(())
//! ```

use crate::DEFAULT_LIMIT;
use crate::buffer::Buffer;
use crate::error::Oversized;

/// Writes a JSON text as a line. Line breaks in it become spaces, since JSON has them only between its tokens.
pub fn write(json: &[u8], stream: &mut Vec<u8>) {
    let start = stream.len();
    stream.extend_from_slice(json);
    for byte in &mut stream[start..] {
        if matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
    stream.push(b'\n');
}

/// Reads lines from a stream that arrives in chunks. Empty lines are left out.
#[derive(Clone, Debug)]
pub struct Parser {
    buffer: Buffer,
    limit: usize,
    is_ended: bool,
}

impl Default for Parser {
    fn default() -> Self {
        Parser::with_limit(DEFAULT_LIMIT)
    }
}

impl Parser {
    /// A parser that refuses lines with more than `limit` bytes.
    pub fn with_limit(limit: usize) -> Self {
        Parser { buffer: Buffer::default(), limit, is_ended: false }
    }

    /// Adds a chunk of the stream.
    pub fn push(&mut self, chunk: &[u8]) {
        self.buffer.push(chunk);
    }

    /// Says that the stream has ended, so that its last line needs no line break.
    pub fn end(&mut self) {
        self.is_ended = true;
    }

    /// The next line without its line break, or nothing if more of the stream is needed.
    ///
    /// # Errors
    ///
    /// [`Oversized`] if the line has more bytes than the limit.
    pub fn next_line(&mut self) -> Result<Option<&[u8]>, Oversized> {
        while let Some(length) = self.line_length()? {
            let blank = self.buffer.unread()[..length].trim_ascii().is_empty();
            if !blank {
                let line = self.buffer.take(length + 1); // at the end of the stream there may be no line break
                return Ok(Some(line.trim_ascii()));
            }
            self.buffer.take(length + 1);
        }
        Ok(None)
    }

    fn line_length(&mut self) -> Result<Option<usize>, Oversized> {
        let length = self.buffer.find(0, |bytes| memchr::memchr(b'\n', bytes));
        let unread = self.buffer.unread().len();
        if length.unwrap_or(unread) > self.limit {
            return Err(Oversized { limit: self.limit });
        }
        Ok(length.or((self.is_ended && unread > 0).then_some(unread)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_per_byte_however_the_stream_is_split() {
        let stream = [&b"{\"a\":1}\n".repeat(20_000)[..], &vec![b'x'; 300_000], b"\n"].concat();
        for chunk in [1, 7, 1000, stream.len()] {
            let mut parser = Parser::default();
            let mut lines = 0;
            for chunk in stream.chunks(chunk) {
                parser.push(chunk);
                while parser.next_line().expect("no line is too long").is_some() {
                    lines += 1;
                }
            }
            assert_eq!(lines, 20_001);
            assert!(parser.buffer.work <= 3 * stream.len(), "{} for {} bytes", parser.buffer.work, stream.len());
        }
    }
}
