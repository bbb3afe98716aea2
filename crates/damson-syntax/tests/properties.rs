//! Properties that hold for every document, tried on random ones.

mod random;

use damson_syntax::{Limits, parse_with, print, print_minified};
use random::Writer;

const DOCUMENTS: u64 = 2_000;

#[test]
fn printing_and_parsing_again_changes_nothing() {
    for seed in 0..DOCUMENTS {
        let source = Writer::document(seed);
        let document = parse_with(&source, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{source}"));
        let (printed, minified) = (print(&document), print_minified(&document));
        for text in [&printed, &minified] {
            let again = parse_with(text, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{source}\n{text}"));
            assert_eq!(print(&again), printed);
            assert_eq!(print_minified(&again), minified);
        }
        assert!(minified.len() <= printed.len());
    }
}

#[test]
fn a_document_cut_short_or_damaged_anywhere_is_read_or_refused_in_its_text() {
    for seed in 0..DOCUMENTS / 80 {
        let source = Writer::document(seed);
        for (offset, character) in source.char_indices() {
            let (before, after) = (&source[..offset], &source[offset + character.len_utf8()..]);
            for damaged in [before.to_owned(), format!("{before}{after}"), format!("{before}\"{after}")] {
                if let Err(error) = parse_with(&damaged, &Limits::none()) {
                    assert!(error.offset as usize <= damaged.len());
                    assert!(error.message.starts_with("Syntax Error: "));
                }
            }
        }
    }
}

#[test]
fn any_limit_is_kept_and_changes_nothing_else() {
    for seed in 0..DOCUMENTS / 10 {
        let source = Writer::document(seed);
        let unlimited = print(&parse_with(&source, &Limits::none()).expect("the document is right"));
        let tokens = (seed % 500) as usize;
        let limits = Limits { tokens, depth: tokens / 10, directives: tokens / 20, ..Limits::none() };
        match parse_with(&source, &limits) {
            Ok(document) => assert_eq!(print(&document), unlimited),
            Err(error) => assert!(error.code.as_str().starts_with("LIMIT_"), "{error}"),
        }
    }
}
