//! The places of validators: nested input, variables, defaults, oneOf, subscriptions; and their order after guards.

use damson::{Context, InputObject, Object, OneofObject, SimpleObject, Union};
use expect_test::expect;

use super::refusals;
use crate::support::with_variables;

#[derive(InputObject, SimpleObject)]
#[graphql(input_name = "NodeInput")]
struct Node {
    #[graphql(validator(maximum = 9))]
    size: i32,
    #[graphql(skip_output)]
    nodes: Option<Vec<Node>>,
    #[graphql(skip_output)]
    either: Option<Either>,
    #[graphql(skip_output)]
    #[graphql(validator(maximum = 255))]
    byte: Option<u8>,
}

#[derive(OneofObject)]
enum Either {
    #[graphql(validator(max_length = 1))]
    Left(String),
    Right(Box<Node>),
}

#[derive(Union, OneofObject)]
#[graphql(input_name = "PickInput")]
enum Pick {
    #[graphql(validator(custom = "small"))]
    A(Node),
}

fn small(node: &Node) -> Result<(), &'static str> {
    if node.size < 5 { Ok(()) } else { Err("not small") }
}

struct Query;

#[Object]
impl Query {
    fn node(&self, node: Node, #[graphql(validator(maximum = 1), default = 2)] more: i32) -> Option<i32> {
        let deeper = matches!(&node.either, Some(Either::Left(_) | Either::Right(_)));
        Some(node.size + more + i32::from(deeper) + node.byte.map_or(0, i32::from))
    }

    fn pick(&self, pick: Pick) -> Pick {
        pick
    }

    #[graphql(guard = "never")]
    fn guarded(&self, #[graphql(validator(maximum = 1))] n: i32) -> Option<i32> {
        Some(n)
    }
}

fn never(_: &Context<'_>) -> damson::Result<()> {
    Err("never".into())
}

#[test]
fn every_level_is_checked_where_it_stands() {
    let document = "query ($size: Int!) {\n  node(more: 1, node: { size: 10, nodes: [\n    { size: 1, either: { left: \"ab\" } },\n    { size: $size, either: { right: { size: 12 } } }\n  ] })\n}";
    expect![[r#"
        2:31 ["node"] ["node", "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .size: the value is 10, but must be at most 9.
        3:32 ["node"] ["node", "nodes", 0, "either", "left"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[0].either.left: the length is 2, but must be at most 1.
        4:13 ["node"] ["node", "nodes", 1, "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[1].size: the value is 11, but must be at most 9.
        4:45 ["node"] ["node", "nodes", 1, "either", "right", "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[1].either.right.size: the value is 12, but must be at most 9.
    "#]].assert_eq(&refusals(Query, with_variables(document, r#"{"size": 11}"#)));
    let document = "query ($node: NodeInput!) { node(more: 1, node: $node) }";
    let variables = r#"{"node": { "size": 10, "nodes": [{ "size": 11 }] }}"#;
    expect![[r#"
        1:49 ["node"] ["node", "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .size: the value is 10, but must be at most 9.
        1:49 ["node"] ["node", "nodes", 0, "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[0].size: the value is 11, but must be at most 9.
    "#]].assert_eq(&refusals(Query, with_variables(document, variables)));
}

#[test]
fn a_default_is_checked() {
    expect![[r#"
        1:3 ["node"] ["more"] "BAD_USER_INPUT" Argument "Query.node(more:)" has invalid value: the value is 2, but must be at most 1.
    "#]].assert_eq(&refusals(Query, "{ node(node: { size: 1 }) }"));
}

#[test]
fn a_value_that_cannot_be_read_is_one_failure_beside_the_others() {
    expect![[r#"
        1:49 ["node"] ["node", "nodes", 0, "size"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[0].size: the value is 11, but must be at most 9.
        1:59 ["node"] ["node", "nodes", 0, "byte"] "BAD_USER_INPUT" Argument "Query.node(node:)" has invalid value at .nodes[0].byte: Failed to parse "Int": 300 is not an integer from 0 to 255.
        1:14 ["node"] ["more"] "BAD_USER_INPUT" Argument "Query.node(more:)" has invalid value: the value is 2, but must be at most 1.
    "#]].assert_eq(&refusals(Query, "{ node(more: 2, node: { size: 1, nodes: { size: 11, byte: 300 } }) }"));
}

#[test]
fn a_union_may_be_a_one_of_input() {
    expect![[r#"
        1:19 ["pick"] ["pick", "a"] "BAD_USER_INPUT" Argument "Query.pick(pick:)" has invalid value at .a: not small
    "#]]
    .assert_eq(&refusals(Query, "{ pick(pick: { a: { size: 5 } }) { ... on Node { size } } }"));
    expect![[""]].assert_eq(&refusals(Query, "{ pick(pick: { a: { size: 4 } }) { ... on Node { size } } }"));
}

#[test]
fn guards_come_first() {
    expect![[r#"
        1:3 ["guarded"]   never
    "#]]
    .assert_eq(&refusals(Query, "{ guarded(n: 2) }"));
}
