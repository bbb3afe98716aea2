//! Texts from bytes, and what two texts have in common.

use damson_syntax::ast::ValueKind;
use damson_syntax::{Limits, parse_value, token_spans};

/// The bytes as text, up to the first that is none.
pub(crate) fn of(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The tokens that carry meaning, strings as what they mean. Left out is what a printer may add or leave out: the bars and
/// ampersands before the first of several names, and the keyword of a query.
pub(crate) fn meaning(source: &str) -> Vec<String> {
    let spans = token_spans(source, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{source}"));
    let tokens = spans.into_iter().map(|span| &source[span.range()]);
    tokens.filter(|token| !["|", "&", "query"].contains(token)).map(token_meaning).collect()
}

fn token_meaning(token: &str) -> String {
    if !token.starts_with('"') {
        return token.to_owned();
    }
    let (document, value) = parse_value(token).unwrap_or_else(|error| panic!("{error}\n{token}"));
    match value.kind {
        ValueKind::String(string) => format!("{}{:?}", string.block, document.string(string)),
        other => panic!("{token} is no string but {other:?}"),
    }
}
