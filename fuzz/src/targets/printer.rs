//! A printed document, long or minified, means the same as the original.

use damson_syntax::{Limits, parse_with, print, print_minified};

use crate::text;

/// Prints the document of these bytes, if they are a document.
pub fn run(bytes: &[u8]) {
    let source = text::of(bytes);
    let Ok(document) = parse_with(source, &Limits::none()) else { return };
    let (printed, minified) = (print(&document), print_minified(&document));
    let meaning = text::meaning(&document);
    for text in [&printed, &minified] {
        let again = parse_with(text, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(text::meaning(&again), meaning, "{text}");
        assert_eq!(print(&again), printed);
        assert_eq!(print_minified(&again), minified);
    }
    assert!(minified.len() <= printed.len());
}
