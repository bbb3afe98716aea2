//! Limits for one client, so that it neither breaks the database nor keeps the others waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use atlas::Visits;
use atlas::executor::AtlasExecutor;
use atlas::schema::{self, AtlasSchema};
use damson::{Executor, Request, Variables};
use serde_json::{Value, json};

async fn build(name: &str) -> AtlasSchema {
    schema::build(crate::common::database(name).await, Visits::here())
}

async fn ask(schema: &AtlasSchema, query: impl Into<String>, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    serde_json::to_value(schema.execute(request).await).expect("an answer is JSON")
}

fn code(answer: &Value) -> &str {
    crate::program::code(answer)
}

#[tokio::test]
async fn lists_in_requests_are_bounded_and_told_so() {
    let schema = build("long_lists").await;
    let places = json!(vec!["country-DE"; 201]);
    let cases = [
        ("query($c: [CountryCode!]) { cities(filter: {countries: $c}) { totalCount } }", json!(vec!["DE"; 33_000])),
        ("query($c: [CountryCode!]) { countries(filter: {codes: $c}) { name } }", json!(vec!["DE"; 33_000])),
        ("mutation($c: [ID!]!) { createList(input: {name: \"L\", places: $c}) { id } }", places),
    ];
    for (query, list) in cases {
        let answer = ask(&schema, query, json!({ "c": list })).await;
        assert_eq!(code(&answer), "TOO_MANY", "{query}: {answer}");
    }
    let all: Vec<String> = ('A'..='Z').flat_map(|a| ('A'..='K').map(move |b| format!("{a}{b}"))).collect();
    let query = "query($c: [CountryCode!]) { cities(filter: {countries: $c}, first: 1) { cities { name } } }";
    let answer = ask(&schema, query, json!({ "c": all })).await;
    assert!(answer["errors"].is_null(), "{} codes: {answer}", all.len());
}

#[tokio::test]
async fn what_is_saved_is_bounded_and_told_so() {
    let schema = build("full_lists").await;
    let cities = ask(&schema, "{ cities(first: 200) { cities { id } } }", Value::Null).await;
    let ids: Vec<&Value> =
        cities["data"]["cities"]["cities"].as_array().expect("cities").iter().map(|it| &it["id"]).collect();
    let create = "mutation($n: String!, $p: [ID!]) { createList(input: {name: $n, places: $p}) { id } }";
    let answer = ask(&schema, create, json!({"n": "Full", "p": ids})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let answer = ask(&schema, "mutation { savePlace(list: 1, place: \"country-DE\") { id } }", Value::Null).await;
    assert_eq!(code(&answer), "FULL", "{answer}");
    for number in 2..=100 {
        let answer = ask(&schema, create, json!({"n": number.to_string(), "p": []})).await;
        assert!(answer["errors"].is_null(), "{answer}");
    }
    let answer = ask(&schema, create, json!({"n": "One more", "p": []})).await;
    assert_eq!(code(&answer), "FULL", "{answer}");
}

#[tokio::test]
async fn texts_that_one_database_does_not_keep_are_refused_on_both() {
    for place in crate::common::places("nul").await {
        let schema = schema::build(place.open().await, Visits::here());
        for query in [
            "mutation { createList(input: {name: \"a\\u0000b\"}) { id } }",
            "mutation { createList(input: {name: \"a\", description: \"\\u0000\"}) { id } }",
            "{ cities(filter: {countries: [\"PT\"], division: \"\\u0000\"}) { totalCount } }",
        ] {
            assert_eq!(code(&ask(&schema, query, Value::Null).await), "NUL_CHARACTER", "{query}");
        }
        let search = ask(&schema, "{ search(text: \"lis\\u0000bon\") { __typename } }", Value::Null).await;
        assert!(search["errors"].is_null(), "{search}");
    }
}

#[tokio::test]
async fn places_of_lists_are_read_only_when_they_are_selected() {
    let path = crate::common::database_file("unread").await;
    let database = atlas::database::Database::open(&path.clone().into()).await.expect("the file opens").0;
    let schema = schema::build(database, Visits::here());
    let create = "mutation { createList(input: {name: \"L\", places: [\"country-PT\"]}) { id } }";
    assert!(ask(&schema, create, Value::Null).await["errors"].is_null());
    crate::common::change(&path, "ALTER TABLE saved_place RENAME TO gone").await;
    let answer = ask(&schema, "{ lists { name } list(id: 1) { description } }", Value::Null).await;
    assert_eq!(answer, json!({"data": {"lists": [{"name": "L"}], "list": {"description": null}}}));
    assert_eq!(code(&ask(&schema, "{ lists { places { note } } }", Value::Null).await), "DATABASE");
}

#[tokio::test]
async fn what_takes_long_costs_much() {
    let schema = build("costs").await;
    let many = |field: &str| (0..500).map(|number| format!("a{number}: {field}\n")).collect::<String>();
    for field in [
        "search(text: \"an\") { __typename }",
        "cities(filter: {name: \"a\", match: CONTAINS}) { totalCount }",
        "country(code: \"DE\") { cities(filter: {capital: false}) { totalCount } }",
        "lists { places { note } }",
    ] {
        let answer = ask(&schema, format!("{{ {} }}", many(field)), Value::Null).await;
        assert_eq!(code(&answer), "LIMIT_COST", "{field}: {answer}");
    }
    for (query, affordable) in [
        ("{ countries { name cities(first: 3) { totalCount cities { name } } } }", true),
        ("{ countries { cities(filter: {name: \"a\", match: CONTAINS}) { totalCount } } }", false),
        ("{ cities(first: 200) { totalCount cities { name country { name borders { name } } } } }", true),
        ("{ cities(first: 200) { cities { country { cities(filter: {capital: false}) { endCursor } } } } }", false),
        ("{ lists { name places { note place { name location { latitude } } } } }", true),
    ] {
        let answer = ask(&schema, query, Value::Null).await;
        assert_eq!(answer["errors"].is_null(), affordable, "{query}: {answer}");
    }
}

#[tokio::test]
async fn a_request_that_asks_for_much_does_not_keep_others_waiting() {
    let database = crate::common::database("fair").await;
    let schema = schema::build(database.clone(), Visits::here());
    let searches: String =
        (0..15).map(|number| format!("a{number}: search(text: \"an\") {{ __typename }}\n")).collect();
    let done = Arc::new(AtomicBool::new(false));
    let large = Request::new(format!("{{ {searches} }}")).data(database.for_request());
    let large = tokio::spawn({
        let (schema, done) = (schema.clone(), done.clone());
        async move {
            let answer = schema.execute(large).await;
            done.store(true, Ordering::Relaxed);
            assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        }
    });
    tokio::task::yield_now().await;
    for _ in 0..5 {
        let small = Request::new("{ place(id: \"city-daa9ad94d49c6\") { name } }").data(database.for_request());
        assert!(schema.execute(small).await.errors.is_empty());
    }
    assert!(!done.load(Ordering::Relaxed), "the small requests were answered last");
    large.await.expect("it is answered");
}

#[tokio::test]
async fn a_request_ends_at_its_deadline() {
    for place in crate::common::places("deadline").await {
        let executor = crate::queries::executor(&place).await;
        let ask = async |executor: &AtlasExecutor| {
            let request = Request::new("{ search(text: \"an\", first: 1) { __typename } }");
            serde_json::to_value(executor.execute(request).await).expect("an answer is JSON")
        };
        // A search folds all names of countries, and asks for cities afterwards.
        let late = ask(&executor.clone().time(Duration::ZERO)).await;
        assert_eq!((code(&late), &late["errors"][0]["path"]), ("DEADLINE", &json!(["search"])), "{late}");
        let in_time = ask(&executor).await;
        assert!(in_time["errors"].is_null(), "{in_time}");
    }
}

#[tokio::test]
async fn answers_echo_only_the_beginning_of_a_long_text() {
    let schema = build("echo").await;
    let long = "\u{7f}x".repeat(450_000);
    for query in [
        "query($x: String!) { cities(filter: {name: $x}) { totalCount } }",
        "query($x: String!) { countries(filter: {name: $x, subregion: $x, language: $x}) { name } }",
        "query($x: String!) { search(text: $x) { __typename } }",
        "query($x: ID!) { cities(after: $x) { endCursor } }",
        "query($x: CountryCode!) { country(code: $x) { name } }",
        "query($x: RegionCode!) { region(code: $x) { name } }",
        "query($x: Int!) { cities(first: $x) { endCursor } }",
        "query($x: String!) { language(code: $x) { name } currency(code: $x) { name } }",
        "query($x: ID!) { place(id: $x) { id } list(id: $x) { id } }",
        "mutation($x: ID!) { savePlace(list: $x, place: \"country-DE\") { id } }",
        "mutation($x: ID!) { savePlace(list: 1, place: $x) { id } }",
        "mutation($x: ID!) { removePlace(list: 1, place: $x) { id } }",
        "mutation($x: ID!) { deleteList(id: $x) { id } }",
        "mutation($x: String!) { createList(input: {name: $x}) { id } }",
        "mutation($x: String!) { createList(input: {name: \"n\", description: $x}) { id } }",
        "mutation($x: ID!) { createList(input: {name: \"n\", places: [$x]}) { id } }",
        "mutation($x: NewPlaceList!) { createList(input: $x) { id } }",
        "mutation($x: String) { savePlace(list: 1, place: \"country-DE\", note: $x) { id } }",
    ] {
        let answer = ask(&schema, query, json!({ "x": long })).await.to_string();
        assert!(answer.len() < 16 * 1024, "{query}: {} bytes", answer.len());
        assert!(!answer.contains("\"DATABASE\""), "{query}: {answer}");
        let inline = query.replacen("($x: ", "($y: ", 1).replace("$x", &format!("\"{long}\""));
        let answer = ask(&schema, inline.clone(), json!({ "y": "1" })).await.to_string();
        assert!(answer.len() < 16 * 1024, "{query}, inline: {} bytes", answer.len());
    }
    let answer = ask(&schema, "{ __typename }", json!({ long.clone(): 1 })).await.to_string();
    assert!(answer.len() < 16 * 1024, "a variable's name: {} bytes", answer.len());
    let request = Request::new("query A { __typename } query B { __typename }").operation_name(long);
    let answer = serde_json::to_string(&schema.execute(request).await).expect("an answer is JSON");
    assert!(answer.len() < 16 * 1024, "an operation's name: {} bytes", answer.len());
}
