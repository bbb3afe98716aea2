//! Query complexity and depth: documents that ask for too much.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// A parcel within a parcel, without end.
struct Parcel;

#[Object]
impl Parcel {
    async fn weight(&self) -> i32 {
        2
    }

    async fn inner(&self) -> Parcel {
        Parcel
    }
}

#[test]
fn depth_is_limited() {
    let schema = Schema::build(Parcel, EmptyMutation, EmptySubscription).limit_depth(5).finish();
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Parcel
        }

        type Parcel {
          weight: Int!
          inner: Parcel!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ inner { inner { inner { inner { weight } } } } }"),
        r#"{"data":{"inner":{"inner":{"inner":{"inner":{"weight":2}}}}}}"#,
    );
    expect![[r#"{"errors":[{"message":"The document is 6 levels deep once its fragments are expanded; the limit is 5. Ask for less at once.","locations":[{"line":1,"column":43}],"extensions":{"code":"LIMIT_DEPTH"}}]}"#]].assert_eq(&answer(&schema, "{ inner { inner { inner { inner { inner { weight } } } } } }"));
}

#[test]
fn complexity_is_limited() {
    let schema = Schema::build(Parcel, EmptyMutation, EmptySubscription).limit_complexity(5).finish();
    assert_eq!(
        answer(&schema, "{ a: weight b: weight inner { weight c: weight } }"),
        r#"{"data":{"a":2,"b":2,"inner":{"weight":2,"c":2}}}"#,
    );
    expect![[r#"{"errors":[{"message":"The operation has the complexity 6; the limit is 5. Ask for less at once.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_COMPLEXITY"}}]}"#]].assert_eq(&answer(&schema, "{ a: weight b: weight inner { inner { weight c: weight } } }"));
}

#[test]
fn a_field_says_its_own_complexity() {
    #[derive(SimpleObject)]
    struct Stop {
        name: &'static str,
        minutes: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        #[graphql(complexity = 5)]
        async fn forecast(&self) -> i32 {
            3
        }

        #[graphql(complexity = "count * child_complexity")]
        async fn stops(&self, count: usize) -> Vec<Stop> {
            (0..count).map(|_| Stop { name: "Quay", minutes: 12 }).collect()
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(9).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          forecast: Int!
          stops(count: Int!): [Stop!]!
        }

        type Stop {
          name: String!
          minutes: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ forecast stops(count: 2) { name minutes } }"),
        r#"{"data":{"forecast":3,"stops":[{"name":"Quay","minutes":12},{"name":"Quay","minutes":12}]}}"#,
    );
    expect![[r#"{"errors":[{"message":"The operation has the complexity 11; the limit is 9. Ask for less at once.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_COMPLEXITY"}}]}"#]].assert_eq(&answer(&schema, "{ forecast stops(count: 3) { name minutes } }"));
    expect![[r#"{"errors":[{"message":"The operation has the complexity 10; the limit is 9. Ask for less at once.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_COMPLEXITY"}}]}"#]].assert_eq(&answer(&schema, "{ a: forecast b: forecast }"));
}
