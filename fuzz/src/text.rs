//! Texts from bytes, and the comparison of two texts.

use std::collections::HashSet;

use damson_syntax::ast::{Document, ValueKind};
use damson_syntax::{Limits, Span, parse_value, token_spans};

/// The bytes as text, up to the first byte that is not text.
pub(crate) fn of(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The tokens of a parsed text.
pub(crate) fn tokens(source: &str) -> impl Iterator<Item = &str> {
    spans(source).into_iter().map(|span| &source[span.range()])
}

/// The tokens that carry meaning, with strings as their values. The tokens that a printer may add or omit are left out: the
/// keyword `query` where nothing stands between it and the selections, and the bar or ampersand before the first of several
/// names. (One after a name `on` or `implements` is left out too; without it the text could not be read again.)
pub(crate) fn meaning(document: &Document) -> Vec<String> {
    let source = document.source();
    let operations: HashSet<_> = document.operations().map(|operation| operation.span.start()).collect();
    let spans = spans(source);
    let text = |index: usize| spans.get(index).map(|span| &source[span.range()]);
    let is_optional = |index: usize| match text(index) {
        Some("query") => operations.contains(&spans[index].start()) && text(index + 1) == Some("{"),
        Some("|") => matches!(text(index.wrapping_sub(1)), Some("=" | "on")),
        Some("&") => text(index.wrapping_sub(1)) == Some("implements"),
        _ => false,
    };
    let needed = (0..spans.len()).filter(|index| !is_optional(*index));
    needed.filter_map(text).map(token_meaning).collect()
}

fn spans(source: &str) -> Vec<Span> {
    token_spans(source, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{source}"))
}

fn token_meaning(token: &str) -> String {
    if !token.starts_with('"') {
        return token.to_owned();
    }
    let (document, value) = parse_value(token).unwrap_or_else(|error| panic!("{error}\n{token}"));
    match value.kind {
        ValueKind::String(string) => format!("{}{:?}", string.block, document.string(string)),
        other => panic!("{token} is not a string but {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use damson_syntax::parse;

    fn meaning(source: &str) -> Vec<String> {
        super::meaning(&parse(source).unwrap_or_else(|error| panic!("{error}\n{source}")))
    }

    #[test]
    fn what_a_printer_may_leave_out_means_nothing() {
        assert_eq!(meaning("query { a }"), meaning("{ a }"));
        assert_eq!(meaning("scalar S query { a }"), meaning("scalar S { a }"));
        assert_eq!(meaning("union U = | A | B"), meaning("union U = A | B"));
        assert_eq!(meaning("directive @d on | FIELD | QUERY"), meaning("directive @d on FIELD | QUERY"));
        assert_eq!(meaning("type T implements & A & B"), meaning("type T implements A & B"));
    }

    #[test]
    fn the_same_tokens_elsewhere_are_not_overlooked() {
        assert_ne!(meaning("{ a query { b } }"), meaning("{ a { b } }"));
        assert_ne!(meaning("{ query query: a }"), meaning("{ query: a }"));
        assert_ne!(meaning("query query { a }"), meaning("query { a }"));
        for source in ["schema{query:A}", "fragment query on query{a}", "union U=A|B", "type T implements A&B"] {
            assert_eq!(meaning(source), super::tokens(source).collect::<Vec<_>>());
        }
    }
}
