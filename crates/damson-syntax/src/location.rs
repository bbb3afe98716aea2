//! From byte offsets to lines and columns.

use memchr::memchr2;

use crate::Location;
use crate::ast::Document;

/// The line and column of a byte offset in `source`.
pub fn locate(source: &str, offset: u32) -> Location {
    Lines::new(source).locate(offset)
}

/// The lines and columns of many byte offsets, in their order, in one pass over `source`.
pub fn locate_all(source: &str, offsets: &[u32]) -> Vec<Location> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_unstable_by_key(|&index| offsets[index]);
    let mut lines = Lines::new(source);
    let mut locations = vec![Location::default(); offsets.len()];
    for index in order {
        locations[index] = lines.locate(offsets[index]);
    }
    locations
}

impl Document {
    /// The line and column of a byte offset.
    pub fn location(&self, offset: u32) -> Location {
        locate(self.source(), offset)
    }

    /// The lines and columns of many byte offsets, in their order, in one pass over the source.
    pub fn locations(&self, offsets: &[u32]) -> Vec<Location> {
        locate_all(self.source(), offsets)
    }
}

/// A walk over the lines of a source, for offsets that do not decrease.
struct Lines<'a> {
    source: &'a str,
    line: u32,
    /// The offset of the first byte of the line.
    start: usize,
    /// A place in the line and the number of UTF-16 units before it, so that a long line is counted once.
    counted: (usize, u32),
}

impl<'a> Lines<'a> {
    fn new(source: &'a str) -> Self {
        Lines { source, line: 1, start: 0, counted: (0, 0) }
    }

    fn locate(&mut self, offset: u32) -> Location {
        let offset = self.source.floor_char_boundary(offset as usize);
        while let Some(next) = self.next_line(offset) {
            self.line += 1;
            self.start = next;
            self.counted = (next, 0);
        }
        let (place, units) = self.counted;
        self.counted = (offset, units + utf16_len(&self.source[place..offset]));
        Location { line: self.line, column: self.counted.1 + 1 }
    }

    /// The start of the next line, if it is not after `offset`.
    fn next_line(&self, offset: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let end = self.counted.0 + memchr2(b'\n', b'\r', &bytes[self.counted.0..offset])?;
        let is_pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
        let next = end + if is_pair { 2 } else { 1 };
        (next <= offset).then_some(next)
    }
}

fn utf16_len(text: &str) -> u32 {
    text.chars().map(|character| character.len_utf16() as u32).sum()
}
