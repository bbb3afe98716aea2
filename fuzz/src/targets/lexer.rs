//! Any text consists of tokens and ignored characters, or has one error in the text.

use damson_syntax::{Limits, SyntaxError, token_spans};

use crate::text;

/// Reads the text of these bytes.
pub fn run(bytes: &[u8]) {
    let source = text::of(bytes);
    match token_spans(source, &Limits::none()) {
        Ok(spans) => {
            let mut end = 0;
            for span in spans.iter().map(|span| span.range()) {
                assert_ignored(&source[end..span.start]);
                assert_token(&source[span.clone()]);
                end = span.end;
            }
            assert_ignored(&source[end..]);
            limits_count_tokens(source, spans.len());
        }
        Err(error) => assert_in(&error, source),
    }
}

/// An error is short, and its place is a character of the text.
pub(crate) fn assert_in(error: &SyntaxError, source: &str) {
    assert!(source.is_char_boundary(error.offset as usize), "{error:?}");
    assert!(error.message.starts_with("Syntax Error: ") && error.message.len() < 1024, "{error:?}");
    let lines = source.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    assert!(error.location.line >= 1 && error.location.line as usize <= lines + 1, "{error:?}");
    assert!(error.location.column >= 1 && error.location.column as usize <= source.len() + 1, "{error:?}");
}

/// See [Ignored Tokens](https://spec.graphql.org/September2026/#sec-Language.Source-Text.Ignored-Tokens).
fn assert_ignored(gap: &str) {
    for line in gap.split(['\n', '\r']) {
        let before_comment = line.split('#').next().unwrap_or_default();
        assert!(before_comment.chars().all(|c| matches!(c, ' ' | '\t' | ',' | '\u{feff}')), "{gap:?} is not ignored");
    }
}

/// A token alone is the same token.
fn assert_token(token: &str) {
    let spans = token_spans(token, &Limits::none()).unwrap_or_else(|error| panic!("{error}: {token:?}"));
    assert!(spans.len() == 1 && spans[0].range() == (0..token.len()), "{token:?} is {spans:?}");
}

fn limits_count_tokens(source: &str, tokens: usize) {
    let read = |tokens| token_spans(source, &Limits { tokens, ..Limits::none() });
    assert!(read(tokens).is_ok());
    if let Some(fewer) = tokens.checked_sub(1) {
        let error = read(fewer).expect_err("there is a token too many");
        assert_eq!(error.code.as_str(), "LIMIT_TOKENS");
    }
}
