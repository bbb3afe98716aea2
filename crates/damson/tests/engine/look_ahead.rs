//! What a resolver sees of the fields below its own.
//!
//! `Query.zoo` and its kin answer with an error: the description of what they see.

mod directives;
mod names;
mod schema;

use damson::Request;
use expect_test::{Expect, expect};

use crate::support::{execute_on, with_variables};

/// The root field of the request sees these fields.
#[track_caller]
fn assert_sees(request: impl Into<Request>, seen: Expect) {
    let response = execute_on(&schema::schema(), request);
    let [error] = response.errors.as_slice() else { panic!("one error: {:?}", response.errors) };
    seen.assert_eq(&error.message);
}

#[test]
fn fields_have_names_aliases_and_arguments() {
    assert_sees(
        with_variables(
            r#"query ($form: Form, $none: Int) { here: zoo(size: 3) { __typename pet { n: name(form: $form) name age(in: $none) } } }"#,
            r#"{ "form": "LONG" }"#,
        ),
        expect![[r#"
            here = zoo(size: 3) on Query
              __typename on Zoo
              pet on Zoo
                n = name(form: LONG) on Cat Dog
                name(form: SHORT) on Cat Dog
                age(in: 1) on Cat Dog
        "#]],
    );
}

#[test]
fn excluded_fields_are_not_there() {
    let query = "query ($yes: Boolean!, $no: Boolean!) {
        zoo {
            a: count @skip(if: $yes)
            b: count @include(if: $no)
            c: count @include(if: $yes)
            ... @include(if: $no) { d: count owner { name } }
            ...F @skip(if: $no)
            g: count @skip(if: true)
        }
    }
    fragment F on Zoo { e: count owner @skip(if: $yes) { name } owner { city } }";
    assert_sees(
        with_variables(query, r#"{ "yes": true, "no": false }"#),
        expect![[r#"
            zoo(size: 1) on Query
              c = count on Zoo
              e = count on Zoo
              owner on Zoo
                city on Owner
        "#]],
    );
}

#[test]
fn merged_selections_are_one_field() {
    assert_sees(
        "{ zoo { owner { name } ...F owner { city name } } zoo { count } } fragment F on Zoo { owner { street } }",
        expect![[r#"
            zoo(size: 1) on Query
              owner on Zoo
                name on Owner
                street on Owner
                city on Owner
              count on Zoo
        "#]],
    );
}

#[test]
fn fragments_on_abstract_types_say_which_types_they_reach() {
    assert_sees(
        "{ zoo { pets { ... on Dog { barks name owner { city } } ... on Cat { lives } owner { name } ... on Pet { friend { ... on Cat { lives } } } } } }",
        expect![[r#"
            zoo(size: 1) on Query
              pets on Zoo
                lives on Cat
                owner on Cat
                  name on Owner
                friend on Cat Dog
                  lives on Cat
                barks on Dog
                name(form: SHORT) on Dog
                owner on Dog
                  city on Owner
                  name on Owner
        "#]],
    );
}

#[test]
fn the_fields_of_unions_are_those_of_their_members() {
    assert_sees(
        "{ zoo { found { __typename ... on Owner { same: city } ... on Dog { same: name barks } ... on Cat { same: name } } } }",
        expect![[r#"
            zoo(size: 1) on Query
              found on Zoo
                __typename on Cat Dog Owner
                same = name(form: SHORT) on Cat
                same = name(form: SHORT) on Dog
                barks on Dog
                same = city on Owner
        "#]],
    );
}

#[test]
fn fields_of_parts_stand_among_the_others() {
    assert_sees(
        "{ zoo { owner { city name street phone } } }",
        expect![[r#"
            zoo(size: 1) on Query
              owner on Zoo
                city on Owner
                name on Owner
                street on Owner
                phone on Owner
        "#]],
    );
    assert_sees(
        "{ office { rooms { number } } }",
        expect![[r#"
            rooms on Office
              number on Room
        "#]],
    );
}

#[test]
fn fields_that_the_request_does_not_see_are_not_there() {
    let query = "{ zoo { pets { name ... on Pet { owner { name } } } } }";
    let hidden = Request::new(query).data(schema::HidesDogs);
    assert_sees(
        hidden,
        expect![[r#"
            zoo(size: 1) on Query
              pets on Zoo
                name(form: SHORT) on Cat
                owner on Cat
                  name on Owner
        "#]],
    );
    let hidden = Request::new("{ dogs: zoo { found { ... on Pet { owner { name } } } } }").data(schema::HidesDogs);
    assert_sees(
        hidden,
        expect![[r#"
            dogs = zoo(size: 1) on Query
              found on Zoo
                owner on Cat
                  name on Owner
        "#]],
    );
}

#[test]
fn a_part_that_a_method_gives_sees_the_selected_field() {
    assert_sees("{ badge { key: code } }", expect!["key = code on Badge\n"]);
}

#[test]
fn a_resolver_sees_the_same_for_every_object_of_a_list() {
    let schema = schema::schema();
    let response = execute_on(&schema, "{ numbers { double { value half { value } } } }");
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    let doubled = |half: i32| format!(r#"{{"double":{{"value":{},"half":{{"value":{half}}}}}}}"#, 2 * half);
    let expected: Vec<String> = (1..=100).map(doubled).collect();
    assert_eq!(response.data.to_string(), format!(r#"{{"numbers":[{}]}}"#, expected.join(",")));
}

#[test]
fn resolvers_of_a_list_share_what_they_find() {
    let schema = schema::schema();
    let allocations = |query: &str| {
        let mut answer = String::new();
        execute_on(&schema, query); // the plan is kept
        let made = allocation_counter::measure(|| answer = execute_on(&schema, query).data.to_string());
        (made.count_total, answer)
    };
    let (without, passed) = allocations("{ numbers { pass { value } } }");
    let (with, peeked) = allocations("{ numbers { peek { value } } }");
    assert_eq!(peeked, passed.replace("pass", "peek"));
    assert!(with <= without + 20, "{with} allocations with a look, {without} without");
}

#[test]
fn spreading_fragments_in_fragments_does_not_multiply_the_fields() {
    let mut query = "{ zoo { owner { ...F0 } } }".to_owned();
    for level in 0..12 {
        query += &format!(" fragment F{level} on Owner {{ ...F{0} ...F{0} n{level}: name }}", level + 1);
    }
    query += " fragment F12 on Owner { city }";
    let response = execute_on(&schema::schema(), query);
    assert_eq!(response.errors[0].message.lines().count(), 2 + 13, "{}", response.errors[0].message);
}
