//! A limit of any size holds, and changes nothing else.

use damson_syntax::{Limits, SyntaxError, parse_with, print_minified, token_spans};

use super::lexer::assert_in;
use crate::text;

/// The first byte gives the size of the limits, the rest is the text.
pub fn run(bytes: &[u8]) {
    let Some((&size, rest)) = bytes.split_first() else { return };
    let source = text::of(rest);
    let limits = limits(size);
    let unlimited = parse_with(source, &Limits::none());
    match (parse_with(source, &limits), unlimited) {
        (Ok(limited), Ok(unlimited)) => {
            assert_eq!(print_minified(&limited), print_minified(&unlimited));
            assert!(token_spans(source, &limits).is_ok());
        }
        (Ok(_), Err(error)) => panic!("{limits:?} make this a document: {error}"),
        (Err(limited), unlimited) => {
            assert_in(&limited, source);
            assert!(is_of_a_limit(&limited) || Some(&limited) == unlimited.as_ref().err(), "{limited}");
        }
    }
}

/// Whether a limit caused the error. Too long names and numbers have no code of their own.
fn is_of_a_limit(error: &SyntaxError) -> bool {
    error.code.as_str().starts_with("LIMIT_") || error.message.contains(" is longer than ")
}

/// Limits from 1 to 500, each in a proportion of its own.
fn limits(size: u8) -> Limits {
    let tokens = 1 + usize::from(size) * 499 / 255;
    Limits {
        tokens,
        depth: 1 + tokens / 16,
        directives_per_place: 1 + tokens / 64,
        directives: 1 + tokens / 32,
        name_length: 1 + tokens / 8,
        number_length: 1 + tokens / 8,
    }
}
