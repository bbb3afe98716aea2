//! Requests, plans and the cache of plans.

use damson::Request;

use crate::{execute_on, schema, with_variables};

fn code(request: impl Into<Request>) -> String {
    let response = execute_on(&schema(), request);
    assert!(!response.executed(), "nothing is executed");
    response.errors[0].code().expect("a code").to_owned()
}

#[test]
fn a_plan_is_made_once_for_a_text_and_an_operation() {
    let schema = schema();
    let text = "query A { ready } query B { text }";
    for name in ["A", "B", "A"] {
        assert!(execute_on(&schema, Request::new(text).operation_name(name)).is_ok());
    }
    assert_eq!(schema.cached_plans(), 2);
    assert_eq!(schema.clone().cached_plans(), 2);
}

#[test]
fn what_cannot_be_executed_is_not_kept() {
    let schema = schema();
    for text in ["{", "{ unknown }", "query A { ready } query B { ready }"] {
        assert!(!execute_on(&schema, text).executed());
    }
    assert_eq!(schema.cached_plans(), 0);
}

#[test]
fn the_same_plan_serves_different_variables() {
    let schema = schema();
    let query = "query ($numbers: [Int!]!) { sum(numbers: $numbers) }";
    for (variables, sum) in [("[1, 2]", 3), ("[]", 0), ("5", 5)] {
        let response = execute_on(&schema, with_variables(query, &format!("{{\"numbers\": {variables}}}")));
        assert_eq!(response.into_bytes(), format!("{{\"data\":{{\"sum\":{sum}}}}}").into_bytes());
    }
    assert_eq!(schema.cached_plans(), 1);
}

#[test]
fn the_operation_has_to_be_clear() {
    assert_eq!(code("query A { ready } query B { ready }"), "BAD_USER_INPUT");
    assert_eq!(code(Request::new("query A { ready }").operation_name("B")), "BAD_USER_INPUT");
    assert_eq!(code("fragment F on Query { ready }"), "VALIDATION_FAILED");
    assert!(execute_on(&schema(), Request::new("{ ready }").operation_name("")).is_ok());
}

#[test]
fn a_request_can_be_held_to_queries() {
    assert_eq!(code(Request::new("mutation { note(number: 1) }").only_queries()), "METHOD_NOT_ALLOWED");
    assert!(execute_on(&schema(), Request::new("{ ready }").only_queries()).is_ok());
}

#[test]
fn introspection_can_be_refused() {
    assert_eq!(
        code(Request::new("{ ready __schema { queryType { name } } }").disable_introspection()),
        "VALIDATION_FAILED"
    );
    assert!(execute_on(&schema(), Request::new("{ __typename }").disable_introspection()).is_ok());
}

#[test]
fn everything_but_introspection_can_be_refused() {
    let only = || damson::Schema::build(crate::Query::default(), crate::Mutation::default(), damson::EmptySubscription);
    let only = only().introspection_only().finish();
    let introspection = "{ __typename __schema { queryType { name } } t: __type(name: \"Query\") { name } }";
    for (query, is_refused) in [
        ("{ ready }", true),
        ("{ __typename x: ready }", true),
        ("mutation { note(number: 1) }", true),
        (introspection, false),
    ] {
        let refused = |response: damson::Response| {
            response.into_result().is_err_and(|errors| {
                errors.len() == 1 && errors[0].message.starts_with("Only introspection is allowed here, not the field")
            })
        };
        assert_eq!(refused(execute_on(&only, query)), is_refused, "{query}");
        assert_eq!(refused(execute_on(&schema(), Request::new(query).only_introspection())), is_refused, "{query}");
    }
    assert!(execute_on(&schema(), "{ ready }").is_ok());
}

#[test]
fn a_request_refused_for_its_fields_names_few_of_them() {
    let many = |field: &str| format!("{{ {} }}", (0..500).map(|n| format!("a{n}: {field} ")).collect::<String>());
    let repeated = format!("{{ {} }}", "__schema { __typename } ".repeat(50));
    for (request, errors) in [
        (Request::new(many("__schema { __typename }")).disable_introspection(), 20),
        (Request::new(many("ready")).only_introspection(), 20),
        (Request::new(repeated).disable_introspection(), 1),
    ] {
        let response = execute_on(&schema(), request);
        assert_eq!(response.errors.len(), errors);
        assert!(response.errors.iter().all(|error| error.locations.len() == 1));
        assert!(response.into_bytes().len() < 16 << 10);
    }
}

#[test]
fn the_nesting_of_the_text_has_a_limit_of_its_own() {
    let build =
        || damson::Schema::build(crate::Query::default(), crate::Mutation::default(), damson::EmptySubscription);
    let query = "{ ... on Query { ... on Query { ready } } }";
    assert!(execute_on(&build().limit_recursive_depth(2).finish(), query).is_ok());
    assert!(execute_on(&build().limit_depth(1).limit_recursive_depth(2).finish(), query).is_ok());
    let refused = execute_on(&build().limit_recursive_depth(1).finish(), query).into_bytes();
    assert!(String::from_utf8_lossy(&refused).contains("LIMIT_DEPTH"));
}

#[test]
fn every_kind_of_refusal_has_a_code() {
    assert_eq!(code("{ ready"), "PARSE_FAILED");
    assert_eq!(code("type T { a: Int }"), "PARSE_FAILED");
    assert_eq!(code("{ unknown }"), "VALIDATION_FAILED");
    assert_eq!(code(with_variables("query ($n: Int!) { sum(numbers: [$n]) }", r#"{"n": "one"}"#)), "BAD_USER_INPUT");
    assert_eq!(code("b ".repeat(20_000).as_str()), "PARSE_FAILED");
    assert_eq!(code(format!("{{{}}}", "ready ".repeat(20_000))), "LIMIT_TOKENS");
    assert_eq!(code("{ node".to_owned() + &"{ child".repeat(100)), "LIMIT_DEPTH");
}
