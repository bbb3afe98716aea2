//! Each line is a payload of one response. It is refused, or the response can still be walked.

use damson_wire::incremental::{Merger, Payload};

use crate::text;

/// Merges the lines of the text.
pub fn run(bytes: &[u8]) {
    let text = text::of(bytes);
    let mut lines = text.lines().inspect(|line| reads_back_equal(line));
    let Some(Ok(mut merger)) = lines.next().map(|line| Merger::start(line.as_bytes())) else { return };
    for line in lines {
        let could_follow = merger.has_next();
        match merger.apply(line.as_bytes()) {
            Ok(()) => assert!(could_follow),
            Err(error) => assert!(error.to_string().len() < 4096),
        }
    }
    let errors = merger.errors().len();
    let response = merger.into_response();
    assert_eq!(response.get("errors").map_or(0, |errors| errors.as_array().map_or(0, Vec::len)), errors);
    assert!(response.to_string().starts_with("{\"data\":"));
}

fn reads_back_equal(line: &str) {
    let Ok(payload) = serde_json::from_str::<Payload>(line) else { return };
    let text = serde_json::to_string(&payload).expect("a payload can be written");
    // Numbers may lose digits when they are read first; not when they are read again.
    let read: Payload = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(serde_json::to_string(&read).expect("a payload can be written"), text);
}
