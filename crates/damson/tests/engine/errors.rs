//! Errors and the nulls they leave. See
//! [Handling Execution Errors](https://spec.graphql.org/September2026/#sec-Handling-Execution-Errors).

mod added;

use crate::support::wait;
use crate::{answer, execute_on, schema};

/// A request and the whole answer to it.
fn check(request: &str, expected: &str) {
    assert_eq!(answer(request), expected, "{request}");
}

#[test]
fn an_error_in_a_nullable_field_nulls_that_field_alone() {
    check(
        "{ node { level fails } }",
        r#"{"errors":[{"message":"fails","locations":[{"line":1,"column":16}],"path":["node","fails"]}],"data":{"node":{"level":0,"fails":null}}}"#,
    );
}

#[test]
fn an_error_in_a_non_null_field_nulls_the_nearest_nullable_parent() {
    check(
        "{ node { maybeChild { level child { mustFail } } level } }",
        r#"{"errors":[{"message":"must fail","locations":[{"line":1,"column":37}],"path":["node","maybeChild","child","mustFail"]}],"data":{"node":{"maybeChild":null,"level":0}}}"#,
    );
}

#[test]
fn an_error_with_nothing_nullable_around_it_nulls_the_data() {
    check(
        "{ node { mustFail } }",
        r#"{"errors":[{"message":"must fail","locations":[{"line":1,"column":10}],"path":["node","mustFail"]}],"data":null}"#,
    );
    check(
        "{ nodes { mustFailLater } }",
        r#"{"errors":[{"message":"must fail later","locations":[{"line":1,"column":11}],"path":["nodes",0,"mustFailLater"]}],"data":null}"#,
    );
}

#[test]
fn an_error_that_comes_later_nulls_the_same_place_as_one_that_comes_at_once() {
    check(
        "{ node { a: maybeChild { level mustFailLater } level b: maybeChildLater { mustFailLater } c: maybeChildLater { levelLater } } }",
        r#"{"errors":[{"message":"must fail later","locations":[{"line":1,"column":32}],"path":["node","a","mustFailLater"]},{"message":"must fail later","locations":[{"line":1,"column":75}],"path":["node","b","mustFailLater"]}],"data":{"node":{"a":null,"level":0,"b":null,"c":{"levelLater":1}}}}"#,
    );
}

#[test]
fn items_of_a_list_fail_each_for_itself_where_they_may_be_null() {
    check(
        "{ maybeNodes { level oddFailsLater child { oddFailsLater } } }",
        r#"{"errors":[{"message":"1 is odd","locations":[{"line":1,"column":44}],"path":["maybeNodes",0,"child","oddFailsLater"]},{"message":"3 is odd","locations":[{"line":1,"column":44}],"path":["maybeNodes",2,"child","oddFailsLater"]}],"data":{"maybeNodes":[null,null,null]}}"#,
    );
    check(
        "{ maybeNodes { oddFailsLater level } }",
        r#"{"data":{"maybeNodes":[{"oddFailsLater":0,"level":0},null,{"oddFailsLater":2,"level":2}]}}"#,
    );
}

#[test]
fn a_frame_inside_a_nulled_frame_leaves_no_trace() {
    check(
        "{ node { maybeChildLater { maybeChild { maybeChildLater { mustFailLater } levelLater } mustFailLater } level } }",
        r#"{"errors":[{"message":"must fail later","locations":[{"line":1,"column":88}],"path":["node","maybeChildLater","mustFailLater"]}],"data":{"node":{"maybeChildLater":null,"level":0}}}"#,
    );
}

#[test]
fn a_null_cancels_what_waits_beside_the_failure() {
    let schema = schema();
    let response = wait(async {
        let waiting = schema.execute("{ node { mustFailLater } never }");
        tokio::time::timeout(std::time::Duration::from_secs(10), waiting).await
    });
    assert_eq!(response.expect("the failure ends the request").data.json(), Some("null"));
}

#[test]
fn a_panic_is_the_error_of_its_field_and_tells_nothing() {
    check(
        "{ panics ready }",
        r#"{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["panics"],"extensions":{"code":"INTERNAL"}}],"data":{"panics":null,"ready":"ready"}}"#,
    );
    check(
        "{ panicsLater ready }",
        r#"{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["panicsLater"],"extensions":{"code":"INTERNAL"}}],"data":{"panicsLater":null,"ready":"ready"}}"#,
    );
}

#[test]
fn a_panic_of_a_scalar_is_the_error_of_its_item() {
    check(
        "{ frail(levels: [0, 1, 2]) }",
        r#"{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["frail",1],"extensions":{"code":"INTERNAL"}}],"data":{"frail":[0,null,2]}}"#,
    );
}

#[test]
fn an_argument_that_a_variable_spoils_is_the_place_of_the_error() {
    let request = crate::with_variables("query ($n: Int = 5) { sum(numbers: [1, $n]) }", r#"{"n": null}"#);
    let response = execute_on(&schema(), request);
    assert_eq!(response.errors[0].locations, [damson::Pos { line: 1, column: 40 }], "{:?}", response.errors);
    assert!(response.errors[0].message.starts_with("Argument \"Query.sum(numbers:)\""), "{:?}", response.errors);
}

#[test]
fn leaves_that_their_type_cannot_represent_are_errors() {
    check(
        "{ big }",
        r#"{"errors":[{"message":"Int cannot represent non 32-bit signed integer value: 1099511627776","locations":[{"line":1,"column":3}],"path":["big"]}],"data":null}"#,
    );
    check(
        "{ notANumber ready }",
        r#"{"errors":[{"message":"Float cannot represent non numeric value: NaN","locations":[{"line":1,"column":3}],"path":["notANumber"]}],"data":{"notANumber":null,"ready":"ready"}}"#,
    );
}

/// Types whose values are not of the type that they declare.
mod liars {
    use std::borrow::Cow;

    use damson::{Enum, InputValueResult, OutputType, Scalar, ScalarType, TypeRef, Value};

    #[derive(Enum, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Color {
        Red,
    }

    pub(super) struct Custom;

    #[Scalar]
    impl ScalarType for Custom {
        fn parse(_: Value) -> InputValueResult<Self> {
            Ok(Custom)
        }
        fn to_value(&self) -> Value {
            Value::Null
        }
    }

    macro_rules! liar {
        ($name:ident, $as:ty, $resolved:expr) => {
            pub(super) struct $name;

            impl OutputType for $name {
                fn type_name() -> Cow<'static, str> {
                    <$as as OutputType>::type_name()
                }
                fn type_ref(registry: &mut damson::macros::Registry) -> TypeRef {
                    <$as as OutputType>::type_ref(registry).nullable()
                }
                fn resolved(&self) -> damson::macros::Resolved<'_> {
                    $resolved
                }
                fn into_resolved<'a>(self) -> damson::macros::Resolved<'a> {
                    $resolved
                }
            }
        };
    }
    liar!(Id, damson::ID, damson::macros::Resolved::Bool(true));
    liar!(Colored, Color, damson::macros::Resolved::Int(1));
    liar!(Scalared, Custom, damson::macros::Resolved::List(&EMPTY));
    liar!(Counted, i32, damson::macros::Resolved::Value(Box::new(Value::List(Vec::new()))));

    static EMPTY: Vec<i32> = Vec::new();
}

#[test]
fn a_leaf_that_does_not_fit_is_told_by_the_name_of_its_type() {
    struct Query;
    #[damson::Object]
    impl Query {
        fn id(&self) -> liars::Id {
            liars::Id
        }
        fn color(&self) -> liars::Colored {
            liars::Colored
        }
        fn scalar(&self) -> liars::Scalared {
            liars::Scalared
        }
        fn count(&self) -> liars::Counted {
            liars::Counted
        }
    }
    let schema = damson::Schema::new(Query, damson::EmptyMutation, damson::EmptySubscription);
    let response = execute_on(&schema, "{ id color scalar count }");
    let messages: Vec<_> = response.errors.iter().map(|error| &*error.message).collect();
    assert_eq!(
        messages,
        [
            "ID cannot represent a boolean.",
            "Enum \"Color\" cannot represent an integer.",
            "Custom cannot represent a list.",
            "Int cannot represent value: []",
        ]
    );
}

#[test]
fn wide_integers_can_be_allowed() {
    let schema = damson::Schema::build(crate::Query::default(), crate::Mutation::default(), damson::EmptySubscription);
    let response = execute_on(&schema.allow_wide_integers().finish(), "{ big }");
    assert_eq!(response.into_bytes(), br#"{"data":{"big":1099511627776}}"#);
}

#[test]
fn an_error_of_a_merged_field_names_all_its_places() {
    check(
        "{ node { fails } node { fails } }",
        r#"{"errors":[{"message":"fails","locations":[{"line":1,"column":10},{"line":1,"column":25}],"path":["node","fails"]}],"data":{"node":{"fails":null}}}"#,
    );
}

#[test]
fn an_error_names_no_place_twice() {
    let query = "query ($a: Boolean!, $b: Boolean!) { node { ...F @include(if: $a) ...F @include(if: $b) } } fragment F on Node { fails }";
    let response = execute_on(&schema(), crate::with_variables(query, r#"{"a": true, "b": true}"#));
    assert_eq!(response.errors[0].locations, [damson::Pos { line: 1, column: 114 }], "{:?}", response.errors);
}

#[test]
fn the_host_gets_back_the_error_that_a_resolver_gave() {
    #[derive(Debug, PartialEq)]
    struct Cause(u8);
    impl std::fmt::Display for Cause {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("caused")
        }
    }
    struct Query;
    #[damson::Object]
    impl Query {
        fn fails(&self) -> Result<i32, Cause> {
            Err(Cause(7))
        }
    }
    let schema = damson::Schema::new(Query, damson::EmptyMutation, damson::EmptySubscription);
    let response = execute_on(&schema, "{ fails }");
    assert_eq!(response.errors[0].message, "caused");
    assert_eq!(response.errors[0].source::<Cause>(), Some(&Cause(7)));
}
