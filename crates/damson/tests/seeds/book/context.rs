//! Context: data of the schema and of the request.

mod headers;
mod selection;

use damson::*;
use damson_testing::support::execute_on;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_field_borrows_from_the_data() {
    struct Query;

    #[Object]
    impl Query {
        async fn motto<'ctx>(&self, ctx: &Context<'ctx>) -> Result<&'ctx String> {
            ctx.data::<String>()
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data("Onwards".to_owned()).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          motto: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ motto }"), r#"{"data":{"motto":"Onwards"}}"#);

    let without = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = execute_on(&without, "{ motto }");
    let error = response.errors.first().expect("the data is missing");
    assert_eq!((error.code(), &error.path[..]), (Some("MISSING_DATA"), &[PathSegment::Field("motto".to_owned())][..]));
    let fault = error.source::<ServerFault>().expect("it is the server's fault");
    assert!(fault.message.contains("alloc::string::String"), "{fault}");
}

#[test]
fn a_schema_holds_one_value_of_each_type() {
    struct Settings {
        language: &'static str,
    }

    struct Storage {
        free: i32,
    }

    #[derive(Default, SimpleObject)]
    #[graphql(complex)]
    struct Query {
        version: i32,
    }

    #[ComplexObject]
    impl Query {
        async fn language(&self, ctx: &Context<'_>) -> &str {
            ctx.data_unchecked::<Settings>().language
        }

        async fn free(&self, ctx: &Context<'_>) -> Option<i32> {
            ctx.data_opt::<Storage>().map(|storage| storage.free)
        }
    }

    let schema = Schema::build(Query::default(), EmptyMutation, EmptySubscription)
        .data(Settings { language: "sv" })
        .data(Storage { free: 12 })
        .finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          version: Int!
          language: String!
          free: Int
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ version language free }"), r#"{"data":{"version":0,"language":"sv","free":12}}"#);
}

/// The book's route of a web framework does this between the request and the answer.
#[test]
fn a_request_carries_data_of_its_own() {
    struct Credentials {
        token: Option<String>,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn signed_in(&self, ctx: &Context<'_>) -> Result<bool> {
            Ok(ctx.data::<Credentials>()?.token.is_some())
        }
    }

    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          signedIn: Boolean!
        }
    "#]],
    );
    for (token, expected) in [(None, "false"), (Some("secret".to_owned()), "true")] {
        let request = Request::new("{ signedIn }").data(Credentials { token });
        assert_eq!(answer(&schema, request), format!(r#"{{"data":{{"signedIn":{expected}}}}}"#));
    }
}
