//! The answers to batches as lines of JSON, each with the place of its request.
//! See the appendix [Variable Batching](https://github.com/graphql/graphql-over-http), which is not a standard yet.

use std::io::Write;

/// The place of a request in a batch.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Place {
    /// Its index in the list of requests, if the body is one.
    pub(crate) request: Option<usize>,
    /// The index of its variables in their list, if they are one.
    pub(crate) variables: Option<usize>,
}

/// Writes a response, which is a JSON object, as one line.
pub(crate) fn write_line(text: &mut Vec<u8>, response: &[u8], place: Option<Place>) {
    const INFALLIBLE: &str = "a vector takes all bytes";
    let start = text.len();
    text.push(b'{');
    let indices = place.map_or([None; 2], |place| [place.request, place.variables]);
    for (name, index) in ["requestIndex", "variableIndex"].into_iter().zip(indices) {
        if let Some(index) = index {
            write!(text, "\"{name}\":{index},").expect(INFALLIBLE);
        }
    }
    text.extend_from_slice(response.strip_prefix(b"{").unwrap_or(response));
    // Outside of strings, where it is white space, a resolver's own JSON may have line breaks.
    text[start..].iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
    text.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_place_of_its_request_and_no_line_break() {
        let mut text = Vec::new();
        write_line(&mut text, b"{\"data\":{\r\n}}", Some(Place { request: Some(1), variables: Some(0) }));
        write_line(&mut text, b"{\"data\":null}", None);
        let expected = "{\"requestIndex\":1,\"variableIndex\":0,\"data\":{  }}\n{\"data\":null}\n";
        assert_eq!(String::from_utf8(text), Ok(expected.to_owned()));
    }
}
