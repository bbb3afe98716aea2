//! Whether the body of an `async fn` can wait, told from its tokens alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Macros of the standard library, in whose expansions nothing waits.
const NEVER_WAIT: &[&str] = &[
    "addr_of",
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "column",
    "concat",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "env",
    "eprint",
    "eprintln",
    "file",
    "format",
    "format_args",
    "include_bytes",
    "include_str",
    "line",
    "matches",
    "module_path",
    "option_env",
    "panic",
    "print",
    "println",
    "stringify",
    "thread_local",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

/// Keywords after which `!` negates.
const BEFORE_NEGATION: &[&str] = &["break", "else", "if", "in", "match", "move", "return", "while"];

/// Whether there is an `.await`, or a macro call that could hide one.
pub(super) fn can_wait(body: TokenStream) -> bool {
    let mut groups = vec![body];
    while let Some(tokens) = groups.pop() {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        if tokens.windows(2).any(is_await) || tokens.windows(3).any(is_unknown_macro) {
            return true;
        }
        groups.extend(tokens.into_iter().filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        }));
    }
    false
}

fn is_await(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(dot), TokenTree::Ident(word)] if dot.as_char() == '.' && word == "await")
}

/// `name!(..)`; not `a != b`, whose `!` is followed by no group, and not `if !(..)`.
fn is_unknown_macro(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group)] = tokens else { return false };
    let name = name.to_string();
    let is_call = bang.as_char() == '!' && group.delimiter() != Delimiter::None;
    is_call && !BEFORE_NEGATION.contains(&name.as_str()) && !NEVER_WAIT.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::can_wait;

    #[test]
    fn an_await_or_a_macro_that_could_hide_one_waits() {
        for (body, waits) in [
            ("{ 1 + 1 }", false),
            ("{ load(id).await }", true),
            ("{ if a != b { if !(c) { format!(\"{}\", d) } else { vec![e] } } else { return !(f) } }", false),
            ("{ Some(g(|| { h.await })) }", true),
            ("{ tokio::join!(a, b) }", true),
            ("{ println!(\"{}\", i.await) }", true),
            ("{ std::format!(\"await\") }", false),
            ("{ self.await_all() }", false),
        ] {
            assert_eq!(can_wait(body.parse().expect("tokens")), waits, "{body}");
        }
    }
}
