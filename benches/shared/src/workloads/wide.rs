//! W5 and W6: many selections side by side, repeated selections, abstract types.

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("W5", "echo-100", aliases(100, |n| format!("echo(n:{n})"))),
        Case::new("W5", "echo-1000", aliases(1_000, |n| format!("echo(n:{n})"))),
        Case::new("W5", "users-200", aliases(200, |_| String::from("users(first:1){id name}"))),
        Case::new("W5", "duplicates-50", format!("{{users(first:100){{id{}}}}}", " name".repeat(50))),
        Case::new("W6", 1_000, SEARCH),
    ]
}

fn aliases(count: usize, field: impl Fn(usize) -> String) -> String {
    let fields = (0..count).map(|n| format!("a{n}:{}", field(n))).collect::<Vec<_>>();
    format!("{{{}}}", fields.join(" "))
}

const SEARCH: &str = "
{
  search(first: 1000) {
    __typename
    ... on Node { id }
    ... on User { name }
    ... on Post { title ...Liked }
  }
}
fragment Liked on Post { likes }";
