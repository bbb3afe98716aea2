//! Hostile texts: each is refused or accepted in linear time, on a small stack, whatever the limits are.

use std::fmt::Debug;

use damson_syntax::{Limits, SyntaxError, SyntaxErrorCode, parse, parse_with};

/// Runs `test` with as little stack as the smallest threads of servers have.
fn on_a_small_stack<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(test).expect("a thread starts");
    thread.join().expect("the test passes")
}

fn code_of<T: Debug>(result: Result<T, SyntaxError>) -> SyntaxErrorCode {
    result.expect_err("the text is refused").code
}

/// Every way to nest, `depth` levels of it, closed and open.
fn nested(depth: usize) -> Vec<String> {
    let nest = |before: &str, open: &str, inner: &str, close: &str, after: &str| {
        let begun = format!("{before}{}{inner}", open.repeat(depth));
        [format!("{begun}{}{after}", close.repeat(depth)), begun]
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
        for (index, source) in nested(400_000).iter().enumerate() {
            let is_closed = index % 2 == 0;
            assert_eq!(parse_with(source, &limits).is_ok(), is_closed);
        }
    });
}
