//! Field guards: who may see a field.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(Eq, PartialEq, Copy, Clone)]
enum Rank {
    Captain,
    Passenger,
}

struct RankGuard {
    rank: Rank,
}

impl RankGuard {
    fn new(rank: Rank) -> Self {
        Self { rank }
    }
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for RankGuard {
    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        if ctx.data_opt::<Rank>() == Some(&self.rank) { Ok(()) } else { Err("Not for you.".into()) }
    }
}

#[test]
fn a_guard_is_asked_before_the_resolver() {
    struct Query;

    #[Object]
    impl Query {
        #[graphql(guard = "RankGuard::new(Rank::Captain)")]
        async fn course(&self, ctx: &Context<'_>) -> Option<i32> {
            assert!(ctx.data_opt::<Rank>() == Some(&Rank::Captain), "the resolver runs after the guard");
            Some(270)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          course: Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, Request::new("{ course }").data(Rank::Captain)), r#"{"data":{"course":270}}"#);
    expect![[r#"{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":3}],"path":["course"]}],"data":{"course":null}}"#]].assert_eq(&answer(&schema, "{ course }"));
}

#[test]
fn guards_stand_at_members_and_are_joined() {
    #[derive(SimpleObject)]
    struct Query {
        /// Only for the captain.
        #[graphql(guard = "RankGuard::new(Rank::Captain)")]
        course: Option<i32>,
        /// For everyone on board.
        #[graphql(guard = "RankGuard::new(Rank::Captain).or(RankGuard::new(Rank::Passenger))")]
        dinner: Option<i32>,
    }

    let schema = Schema::new(Query { course: Some(270), dinner: Some(19) }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          """Only for the captain."""
          course: Int

          """For everyone on board."""
          dinner: Int
        }
    "#]],
    );
    let ask = |rank: Option<Rank>| {
        let request = Request::new("{ course dinner }");
        answer(&schema, if let Some(rank) = rank { request.data(rank) } else { request })
    };
    assert_eq!(ask(Some(Rank::Captain)), r#"{"data":{"course":270,"dinner":19}}"#);
    expect![[r#"{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":3}],"path":["course"]}],"data":{"course":null,"dinner":19}}"#]].assert_eq(&ask(Some(Rank::Passenger)));
    expect![[r#"{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":3}],"path":["course"]},{"message":"Not for you.","locations":[{"line":1,"column":10}],"path":["dinner"]}],"data":{"course":null,"dinner":null}}"#]].assert_eq(&ask(None));
}

#[test]
fn a_guard_sees_the_arguments_of_its_field() {
    struct Same {
        expected: i32,
        given: i32,
    }

    impl Same {
        fn new(expected: i32, given: i32) -> Self {
            Self { expected, given }
        }
    }

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl Guard for Same {
        async fn check(&self, _ctx: &Context<'_>) -> Result<()> {
            if self.expected == self.given { Ok(()) } else { Err("Wrong number.".into()) }
        }
    }

    struct Query;

    #[Object]
    impl Query {
        #[graphql(guard = "Same::new(42, number)")]
        async fn safe(&self, number: i32) -> Option<i32> {
            assert_eq!(number, 42, "the resolver runs after the guard");
            Some(number * 100)
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          safe(number: Int!): Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ safe(number: 42) }"), r#"{"data":{"safe":4200}}"#);
    expect![[r#"{"errors":[{"message":"Wrong number.","locations":[{"line":1,"column":3}],"path":["safe"]}],"data":{"safe":null}}"#]].assert_eq(&answer(&schema, "{ safe(number: 41) }"));
}
