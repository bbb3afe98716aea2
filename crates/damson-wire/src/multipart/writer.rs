//! Writes parts. Each chunk ends with the delimiter after its part, so that a client need not wait for the next part.

/// The boundary that [`Writer`] uses: `Content-Type: multipart/mixed; boundary="-"`.
pub const BOUNDARY: &str = "-";

/// Writes JSON texts as parts of a stream.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Writer {
    has_begun: bool,
}

impl Writer {
    /// Writes a part. Its JSON text cannot contain the delimiter, since no JSON text has a line that begins with `---`.
    pub fn part(&mut self, json: &[u8], stream: &mut Vec<u8>) {
        self.begin(stream);
        stream.extend_from_slice(b"\r\nContent-Type: application/json; charset=utf-8\r\n\r\n");
        stream.extend_from_slice(json);
        stream.extend_from_slice(b"\r\n---");
    }

    /// Writes the end of the stream.
    pub fn end(&mut self, stream: &mut Vec<u8>) {
        self.begin(stream);
        stream.extend_from_slice(b"--\r\n");
    }

    fn begin(&mut self, stream: &mut Vec<u8>) {
        if !std::mem::replace(&mut self.has_begun, true) {
            stream.extend_from_slice(b"---");
        }
    }
}
