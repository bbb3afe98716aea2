//! The HTTP headers that resolvers ask for. Knows how a header is written, and no transport.

/// Names and values of HTTP headers, in the order in which they were added.
///
/// Names are kept in lower case. What is not a name or a value of a header is not taken
/// ([RFC 9110, section 5](https://www.rfc-editor.org/rfc/rfc9110#section-5)), nor is a header beyond
/// [the most](Self::MOST) that a response has.
///
/// ```
/// use damson::HttpHeaders;
///
/// let mut headers = HttpHeaders::default();
/// headers.append("Link", "</style.css>");
/// headers.append("Link", "two\r\nlines");
/// assert_eq!(headers.get("link"), Some(&b"</style.css>"[..]));
/// assert_eq!(headers.iter().count(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpHeaders(Vec<(String, Vec<u8>)>);

impl HttpHeaders {
    /// The number of headers that there may be.
    pub const MOST: usize = 100;

    /// Sets a header in place of all of the same name, and gives the first value that they had.
    pub fn insert(&mut self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        let (name, value) = (name.as_ref(), value.as_ref());
        if !may_be_sent(name, value) {
            return None;
        }
        let mut replaced = self.0.extract_if(.., |(known, _)| known.eq_ignore_ascii_case(name));
        let first = replaced.next().map(|(_, value)| value);
        replaced.for_each(drop);
        self.append(name, value);
        first
    }

    /// Adds a header beside those of the same name, and tells whether there were any.
    pub fn append(&mut self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> bool {
        let (name, value) = (name.as_ref(), value.as_ref());
        let was_there = self.contains(name);
        if self.0.len() < Self::MOST && may_be_sent(name, value) {
            self.0.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        was_there
    }

    /// The first value of a header.
    pub fn get(&self, name: impl AsRef<str>) -> Option<&[u8]> {
        self.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.as_ref())).map(|(_, value)| value)
    }

    /// Whether there is a header of this name.
    pub fn contains(&self, name: impl AsRef<str>) -> bool {
        self.get(name).is_some()
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_slice()))
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> FromIterator<(N, V)> for HttpHeaders {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Self {
        let mut all = HttpHeaders::default();
        for (name, value) in headers {
            all.append(name, value);
        }
        all
    }
}

/// Whether the name is a token and the value is of visible characters, spaces and tabs.
fn may_be_sent(name: &str, value: &[u8]) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_text = |&byte: &u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
    !name.is_empty() && name.bytes().all(is_token) && value.iter().all(is_text)
}
