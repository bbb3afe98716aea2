//! Hostile texts: each is refused or accepted in linear time, on a small stack, whatever the limits are.
//!
//! The rows A of `conformance/hostile` ask a whole server; these tests ask what a server cannot be asked.

use std::fmt::Debug;

use damson_syntax::ast::ValueKind;
use damson_syntax::{Limits, SyntaxError, SyntaxErrorCode, parse, parse_value, parse_with, print, print_minified};
use damson_testing::{on_a_small_stack, texts};

fn code_of<T: Debug>(result: Result<T, SyntaxError>) -> SyntaxErrorCode {
    result.expect_err("the text is refused").code
}

/// Every way to nest, `depth` levels of it, closed and open.
fn nested(depth: usize) -> Vec<String> {
    let nest = |before: &str, opening: &str, middle: &str, closing: &str, after: &str| {
        let begun = format!("{before}{}{middle}", opening.repeat(depth));
        [format!("{before}{}{after}", texts::nested(depth, opening, middle, closing)), begun]
    };
    [
        nest("", "{a", "", "}", ""),
        nest("{", "...{", "a", "}", "}"),
        nest("{", "...on T{", "a", "}", "}"),
        nest("{a(l:", "[", "", "]", ")}"),
        nest("{a(o:", "{o:", "1", "}", ")}"),
        nest("{a(o:", "[{o:", "$v", "}]", ")}"),
        nest("query($v:", "[", "T", "]", "){a}"),
        nest("query($v:T=", "[", "", "]", "){a}"),
        nest("type T{f:", "[", "T", "!]", "}"),
    ]
    .concat()
}

#[test]
fn nesting_beyond_the_limit_is_refused_where_the_limit_is_passed() {
    on_a_small_stack(|| {
        for depth in [66, 1_400, 100_000] {
            for source in nested(depth) {
                let error = parse(&source).expect_err("the text is too deep");
                assert_eq!(error.code, SyntaxErrorCode::LimitDepth);
                assert!(error.location.column < 600);
            }
        }
    });
}

#[test]
fn nesting_of_64_levels_is_accepted_and_of_65_is_not() {
    for (open, close) in [("{a", "}"), ("{...", "}")] {
        let leaf = if open == "{a" { "" } else { "{a}" };
        let document = |depth: usize| format!("{}{leaf}{}", open.repeat(depth), close.repeat(depth));
        let levels = 64 - usize::from(!leaf.is_empty());
        assert!(parse(&document(levels)).is_ok());
        assert_eq!(code_of(parse(&document(levels + 1))), SyntaxErrorCode::LimitDepth);
    }
    let list = |depth: usize| format!("{{a(l:{}{})}}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&list(64)).is_ok());
    assert_eq!(code_of(parse(&list(65))), SyntaxErrorCode::LimitDepth);
    let ty = |depth: usize| format!("query($v:{}T{}){{a}}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&ty(64)).is_ok());
    assert_eq!(code_of(parse(&ty(65))), SyntaxErrorCode::LimitDepth);
}

#[test]
fn a_raised_limit_makes_no_stack_overflow() {
    on_a_small_stack(|| {
        let limits = Limits { depth: 1_000_000, tokens: 15_000_000, ..Limits::default() };
        for (index, source) in nested(500_000).iter().enumerate() {
            let is_closed = index % 2 == 0;
            assert_eq!(parse_with(source, &limits).is_ok(), is_closed);
        }
    });
}

#[test]
fn deep_documents_are_printed_on_a_small_stack() {
    on_a_small_stack(|| {
        for source in nested(100_000).iter().step_by(2) {
            let document = parse_with(source, &Limits::none()).expect("the text is closed");
            assert!(print(&document).len() < 300 * source.len());
            let minified = print_minified(&document);
            assert!(minified.len() <= source.len() + 1);
            drop(document.clone());
        }
    });
}

#[test]
fn long_strings_are_read_and_understood() {
    let x = "x".repeat(1_000_000);
    let cases = [
        (format!("\"{x}\""), x.clone()),
        (format!("\"\"\"{x}\"\"\""), x.clone()),
        (format!("\"\"\"{}\"\"\"", "\n".repeat(1_000_000)), String::new()),
        (format!("\"\"\"{}a\"\"\"", "\n ".repeat(300_000)), "a".to_owned()),
        (format!("\"\"\"{}\"\"\"", r#"\""""#.repeat(300_000)), r#"""""#.repeat(300_000)),
        (format!("\"{}\"", r"\n".repeat(300_000)), "\n".repeat(300_000)),
        (format!("\"\"\"{}\"\"\"", "a\r".repeat(300_000)), vec!["a"; 300_000].join("\n")),
    ];
    for (source, meaning) in cases {
        let (document, value) = parse_value(&source).expect("a string is a value");
        let ValueKind::String(string) = value.kind else { panic!("{value:?} is a string") };
        assert!(document.string(string) == meaning);
    }
}

#[test]
fn long_names_and_numbers_are_refused_and_quoted_in_part() {
    let cut = |character: &str| format!("{}…", character.repeat(79));
    let name = parse(&format!("{{{}}}", "z".repeat(1_000_000))).expect_err("the name is too long");
    assert_eq!(name.message, format!("Syntax Error: Name \"{}\" is longer than 256 characters.", cut("z")));
    assert_eq!(name.code, SyntaxErrorCode::ParseFailed);
    for number in ["9".repeat(1_000_000), format!("0.{}1", "0".repeat(1_000_000)), format!("1e{}", "9".repeat(100_000))]
    {
        let error = parse(&format!("{{a(b:{number})}}")).expect_err("the number is too long");
        assert_eq!(error.code, SyntaxErrorCode::ParseFailed);
        assert!(error.message.ends_with("…\" is longer than 512 characters."));
    }
    assert!(parse(&format!("{{{}(b:{})}}", "z".repeat(256), "9".repeat(512))).is_ok());
    assert!(parse(&format!("{{{}}}", "z".repeat(257))).is_err());
    assert!(parse(&format!("{{a(b:{})}}", "9".repeat(513))).is_err());
}

#[test]
fn messages_are_short_whatever_they_quote() {
    let x = "x".repeat(100_000);
    for source in [
        format!("{{a(b:$\"{x}\")}}"),
        format!("{{a(b:$\"\"\"{x}\"\"\")}}"),
        format!("{{a(b:.{})}}", "5".repeat(100_000)),
        format!("query($a:B=${}){{a}}", "v".repeat(256)),
        "$ ".repeat(100_000),
    ] {
        let error = parse(&source).expect_err("the text is wrong");
        assert!(error.message.len() < 400, "{}", error.message);
    }
}

#[test]
fn too_many_directives_are_refused() {
    let place = |count: usize| format!("{{a{}}}", "@b".repeat(count));
    assert!(parse(&place(8)).is_ok());
    let error = parse(&place(9)).expect_err("nine is too many");
    assert_eq!(error.code, SyntaxErrorCode::LimitDirectives);
    assert_eq!(error.location.column, 3 + 2 * 8);
    assert_eq!(code_of(parse(&place(10_000))), SyntaxErrorCode::LimitDirectives);
    let document = |count: usize| format!("{{{}}}", "a@b ".repeat(count));
    assert!(parse(&document(1_000)).is_ok());
    assert_eq!(code_of(parse(&document(1_001))), SyntaxErrorCode::LimitDirectives);
    assert!(parse_with(&document(5_000), &Limits::none()).is_ok());
}
