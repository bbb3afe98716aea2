//! The answers to batches as lines of JSON, each with the place of its request.
//! See the appendix [Variable Batching](https://github.com/graphql/graphql-over-http), which is not a standard yet.

use std::io::Write;

use damson_wire::jsonl;

/// The place of a request in a batch.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Place {
    /// Its index in the list of requests, if the body is one.
    pub(crate) request: Option<usize>,
    /// The index of its variables in their list, if they are one.
    pub(crate) variables: Option<usize>,
}

/// Writes a response, which is a JSON object, as a line with its place.
pub(crate) fn write_line(text: &mut Vec<u8>, response: &[u8], place: Place) {
    const INFALLIBLE: &str = "a vector takes all bytes";
    let mut line = vec![b'{'];
    for (name, index) in [("requestIndex", place.request), ("variableIndex", place.variables)] {
        if let Some(index) = index {
            write!(line, "\"{name}\":{index},").expect(INFALLIBLE);
        }
    }
    line.extend_from_slice(response.strip_prefix(b"{").unwrap_or(response));
    jsonl::write(&line, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_place_of_its_request_and_no_line_break() {
        let mut text = Vec::new();
        write_line(&mut text, b"{\"data\":{\r\n}}", Place { request: Some(1), variables: Some(0) });
        write_line(&mut text, b"{\"data\":null}", Place { request: None, variables: None });
        let expected = "{\"requestIndex\":1,\"variableIndex\":0,\"data\":{  }}\n{\"data\":null}\n";
        assert_eq!(String::from_utf8(text), Ok(expected.to_owned()));
    }
}
