//! Bytes that arrive in chunks. Each byte is searched once and moved at most a few times, however the stream is split.

/// The bytes that have arrived and were not yet taken.
#[derive(Clone, Default, Debug)]
pub(crate) struct Buffer {
    bytes: Vec<u8>,
    /// The number of bytes that were taken.
    start: usize,
    /// The end of the bytes in which a search found nothing; never before `start`.
    searched: usize,
    /// The number of bytes that were looked at or moved.
    #[cfg(test)]
    pub(crate) work: usize,
}

impl Buffer {
    /// Adds a chunk of the stream.
    pub(crate) fn push(&mut self, chunk: &[u8]) {
        self.move_to_front();
        self.bytes.extend_from_slice(chunk);
    }

    /// Uses the room of the taken bytes again. At most as many bytes move as were taken, so each moves once on average.
    fn move_to_front(&mut self) {
        if self.start * 2 < self.bytes.len() || self.start == 0 {
            return;
        }
        #[cfg(test)]
        (self.work += self.bytes.len() - self.start);
        self.bytes.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
    }

    pub(crate) fn unread(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Searches the bytes in which no search found anything yet, together with the `overlap` bytes before them, for one match of a
    /// text with `overlap + 1` bytes. The position counts from the first unread byte.
    pub(crate) fn find(&mut self, overlap: usize, search: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
        let from = self.searched.saturating_sub(overlap).max(self.start);
        let found = search(&self.bytes[from..]).map(|position| from + position);
        let end = found.unwrap_or(self.bytes.len());
        #[cfg(test)]
        (self.work += end - from);
        self.searched = end.max(self.start);
        found.map(|position| position - self.start)
    }

    /// Takes the first unread bytes.
    pub(crate) fn take(&mut self, count: usize) -> &[u8] {
        let start = self.start;
        self.start = (start + count).min(self.bytes.len());
        self.searched = self.searched.max(self.start);
        &self.bytes[start..self.start]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(buffer: &mut Buffer) -> Option<Vec<u8>> {
        let end = buffer.find(0, |bytes| memchr::memchr(b'\n', bytes))?;
        Some(buffer.take(end + 1).to_vec())
    }

    #[test]
    fn a_search_goes_on_where_the_last_one_ended() {
        let mut buffer = Buffer::default();
        for byte in [b'a'; 1000] {
            buffer.push(&[byte]);
            assert_eq!(line(&mut buffer), None);
        }
        buffer.push(b"\nb");
        assert_eq!(line(&mut buffer).map(|line| line.len()), Some(1001));
        assert_eq!(buffer.unread(), b"b");
        assert!(buffer.work <= 1003, "{}", buffer.work);
    }

    #[test]
    fn bytes_that_wait_are_not_moved_for_each_item_before_them() {
        let mut buffer = Buffer::default();
        buffer.push(&b"ab\n".repeat(10_000));
        for _ in 0..10_000 {
            assert_eq!(line(&mut buffer).as_deref(), Some(&b"ab\n"[..]));
            buffer.push(b"ab\n");
        }
        assert!(buffer.work <= 2 * 2 * 30_000, "{}", buffer.work);
    }

    #[test]
    fn a_match_may_begin_before_the_chunk_that_ends_it() {
        let mut buffer = Buffer::default();
        let mut find = |chunk: &[u8]| {
            buffer.push(chunk);
            buffer.find(2, |bytes| memchr::memmem::find(bytes, b"xyz"))
        };
        assert_eq!([find(b"..x"), find(b"y"), find(b"z")], [None, None, Some(2)]);
    }
}
