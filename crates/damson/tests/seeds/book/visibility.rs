//! Hide content in introspection: parts of a schema that only some requests see.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct OnBoard(bool);

fn is_on_board(ctx: &Context<'_>) -> bool {
    ctx.data_unchecked::<OnBoard>().0
}

#[test]
fn some_parts_are_always_hidden_and_some_for_some_requests() {
    #[derive(SimpleObject)]
    struct Query {
        harbour: i32,
        #[graphql(visible = false)]
        engine: i32,
        #[graphql(visible = "is_on_board")]
        cabin: i32,
        flag: Flag,
    }

    #[derive(Enum, Copy, Clone, Eq, PartialEq)]
    enum Flag {
        Harbour,
        #[graphql(visible = false)]
        Pirate,
        #[graphql(visible = "is_on_board")]
        Ship,
    }

    let schema =
        Schema::new(Query { harbour: 1, engine: 2, cabin: 3, flag: Flag::Harbour }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          harbour: Int!
          cabin: Int!
          flag: Flag!
        }

        enum Flag {
          HARBOUR
          SHIP
        }
    "#]],
    );
    let ask = |document: &str, on_board| answer(&schema, Request::new(document).data(OnBoard(on_board)));
    const SEEN: &str =
        r#"{ __type(name: "Query") { fields { name } } flag: __type(name: "Flag") { enumValues { name } } }"#;
    expect![[r#"{"data":{"__type":{"fields":[{"name":"harbour"},{"name":"flag"}]},"flag":{"enumValues":[{"name":"HARBOUR"}]}}}"#]].assert_eq(&ask(SEEN, false));
    expect![[r#"{"data":{"__type":{"fields":[{"name":"harbour"},{"name":"cabin"},{"name":"flag"}]},"flag":{"enumValues":[{"name":"HARBOUR"},{"name":"SHIP"}]}}}"#]].assert_eq(&ask(SEEN, true));
    assert_eq!(ask("{ harbour cabin }", true), r#"{"data":{"harbour":1,"cabin":3}}"#);
    expect![[r#"{"errors":[{"message":"Cannot query field \"cabin\" on type \"Query\".","locations":[{"line":1,"column":3}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&ask("{ cabin }", false));
}
