//! Single characters in wrong places.

use serde_json::json;

use crate::row::Case;
use damson_testing::texts::repeat;

fn echo(field: &str, literal: &str, value: serde_json::Value) -> Case {
    let data = json!({ "echo": { field: value } });
    Case::document(format!("{{echo{{{field}(v:{literal})}}}}")).answered(data)
}

fn not_read(text: impl Into<String>) -> Case {
    Case::document(text).refused("PARSE_FAILED")
}

pub(super) fn numbers() -> Vec<Case> {
    let wrong = ["0.1e+", "01", "1.", ".5", "1x", "0xF", "1e", "-", "+1", "1_0", "1..2", "00"];
    let mut cases: Vec<_> = wrong.iter().map(|number| not_read(format!("{{a(f:{number}){{b}}}}"))).collect();
    for number in ["1e400", "-1e400"] {
        cases.push(Case::document(format!("{{a(f:{number}){{b}}}}")).refused("VALIDATION_FAILED").saying("Float"));
    }
    cases.extend([
        echo("float", "1e-400", json!(0.0)),
        echo("float", "5e-324", json!(5e-324)),
        echo("float", "1.7976931348623157e308", json!(1.797_693_134_862_315_7e308)),
    ]);
    cases
}

pub(super) fn not_utf_8() -> Vec<Case> {
    let body = |bytes: &[u8]| [br#"{"query":"{ a(s: \""#, bytes, br#"\") { b } }"}"#].concat();
    let mut cases: Vec<_> = [&b"\xFF"[..], b"\xC0\x80", b"\xED\xA0\x80", b"\xF0\x9F\x98", b"\xF4\x90\x80\x80", b"\x80"]
        .map(|bytes| Case::body(body(bytes)).refused("PARSE_FAILED"))
        .to_vec();
    cases.push(Case::body(body("😀漢é".as_bytes())));
    cases
}

pub(super) fn escapes() -> Vec<Case> {
    let long = format!("\\u{{{}41}}", "0".repeat(10_000));
    let wrong =
        [r"\uD800", r"\uDC00\uD800", r"\u{110000}", r"\u{D800}", r"\u{}", r"\u12", r"\x", r"\uD83D", r"\u{", r"\"];
    let mut cases: Vec<_> = wrong.iter().map(|text| not_read(format!("{{a(s:\"{text}\"){{b}}}}"))).collect();
    cases.extend([
        not_read("{\n  a(s:\"x\\uD800\"){b}}").at(2, 9),
        echo("string", r#""\uD83D\uDE00""#, json!("😀")),
        echo("string", r#""\u{1F600}""#, json!("😀")),
        echo("string", r#""\u0041\n\"\/""#, json!("A\n\"/")),
        Case::document(format!("{{a(s:\"{long}\"){{b}}}}")).decided(&["PARSE_FAILED"]),
    ]);
    cases
}

pub(super) fn controls() -> Vec<Case> {
    let outside = ["\u{0}", "\u{7}", "\u{85}", "\u{2028}", "\u{202E}", "\u{7F}", "\u{A0}"];
    let mut cases: Vec<_> = outside.iter().map(|character| not_read(format!("{{{character}b}}"))).collect();
    for character in ["\u{0}", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}"] {
        cases.push(echo("string", &format!("\"x{character}y\""), json!(format!("x{character}y"))));
    }
    cases.push(echo("string", r#""\u0000""#, json!("\u{0}")));
    cases.push(not_read("{a(s:\"\n\"){b}}"));
    cases
}

pub(super) fn columns() -> Vec<Case> {
    let at = |text: &str, line, column| not_read(text).at(line, column);
    vec![
        at("{a(s:\"😀漢\" ?){b}}", 1, utf_16("{a(s:\"😀漢\" ") + 1),
        at("{\r\n?", 2, 1),
        at("{\r?", 2, 1),
        at("{\n\r?", 3, 1),
        at("{\n\r\n\r?", 4, 1),
        at("\u{FEFF}?", 1, 2),
        at("#😀\n?", 2, 1),
    ]
}

/// The length in UTF-16 units, which graphql-js counts.
fn utf_16(text: &str) -> usize {
    text.encode_utf16().count()
}

pub(super) fn unterminated() -> Vec<Case> {
    let mut cases = Vec::new();
    for opening in ["\"", "\"\"\"", "...", "{", "(", "@", "[", "$", "&"] {
        for before in [0, 1_000] {
            // A character that cannot stand here is the error itself; after any other, something is missing at the end.
            let is_read = match opening {
                "\"" | "\"\"\"" | "..." => true,
                "{" | "(" | "@" => before > 0,
                _ => false,
            };
            let begun = format!("{{{}", "b ".repeat(before));
            let column = begun.len() + if is_read { opening.len() } else { 0 } + 1;
            cases.push(not_read(begun + opening).at(1, column).within_bytes(400));
        }
    }
    let strings = repeat(100, |_| "\"x\" ".to_owned());
    let text = format!("{{a(l:[{strings}");
    let end = text.len() + 1;
    cases.push(not_read(text).at(1, end).within_bytes(400));
    cases
}
