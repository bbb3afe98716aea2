//! Each level of a query is one statement, however many objects stand on it, and its answers are those of single objects.

use atlas::executor::AtlasExecutor;
use damson::{Executor, Request};
use serde_json::{Value, json};

use crate::queries::{executor, queries_of};

/// A query, and its number of statements.
type Case = (&'static str, i64);

/// Checks the numbers on each kind of database.
async fn check(name: &str, cases: &[Case]) {
    for place in crate::common::places(name).await {
        let executor = executor(&place).await;
        for (name, place) in [("A", "country-PT"), ("B", "city-daa9ad94d49c6")] {
            answer(&executor, &list(name, place)).await;
        }
        for (query, number) in cases {
            assert_eq!(queries_of(&executor, query).await, *number, "{query}");
        }
    }
}

/// A mutation that makes a list with one place.
fn list(name: &str, place: &str) -> String {
    format!("mutation {{ createList(input: {{ name: \"{name}\", places: [\"{place}\"] }}) {{ id }} }}")
}

/// The data of an answer without errors.
async fn answer(executor: &AtlasExecutor, query: &str) -> Value {
    let answer = serde_json::to_value(executor.execute(Request::new(query)).await).expect("an answer is JSON");
    assert!(answer["errors"].is_null(), "{query}: {answer}");
    answer["data"].clone()
}

#[tokio::test]
async fn four_levels_of_all_countries_are_four_statements() {
    let query = "{ countries { cities(first: 3) { cities { name country { name borders { name } } } } } }";
    check("four_levels", &[(query, 4)]).await;
}

#[tokio::test]
async fn the_query_in_development_takes_as_many_as_its_comment_says_with_and_without_its_filter() {
    let query = include_str!("../../queries/development.graphql");
    let without = query.replace("(filter: { region: EUROPE })", "");
    assert!(query.contains("\"queries\": 4") && query != without, "{query}");
    for place in crate::common::places("development_query").await {
        let executor = executor(&place).await;
        assert_eq!(queries_of(&executor, query).await, 4);
        assert_eq!(queries_of(&executor, &without).await, 4);
    }
}

#[tokio::test]
async fn each_relation_is_one_statement_for_all_objects() {
    let cases = [
        ("{ countries { borders { name } } }", 2),
        ("{ countries { capital } }", 2),
        ("{ countries { capitals { name } } }", 2),
        ("{ countries { capitals { city { name } } } }", 3),
        ("{ countries { languages { name } } }", 2),
        ("{ countries { currencies { name } } }", 2),
        ("{ countries { cities(first: 3) { endCursor hasNextPage cities { name division { name } } } } }", 2),
        ("{ countries { cities(first: 3) { totalCount } } }", 3),
        ("{ cities(first: 200) { cities { country { name } } } }", 2),
        ("{ cities { totalCount } }", 2),
        ("{ languages { countries { name } } }", 2),
        ("{ currencies { countries { name } } }", 2),
        ("{ lists { places { note place { name location { latitude } } } } }", 2),
        ("{ lists { places { place { ... on City { country { name } } ... on Country { borders { name } } } } } }", 4),
        // Regions are names, which need no statement, and so is the subregion of a country.
        ("{ regions { name subregions { name region { name } } } }", 1),
        ("{ regions { subregions { countries { name } } } }", 2),
        ("{ regions { countries { name } } }", 1),
        ("{ countries { region { name } subregion { name region { name } } } }", 1),
        ("{ countries { region { subregions { name } } } }", 2),
        ("{ countries { subregion { countries { name } } } }", 2),
    ];
    check("each_relation", &cases).await;
}

#[tokio::test]
async fn each_field_at_the_root_has_a_fixed_number() {
    let cases = [
        ("{ country(code: \"PT\") { name } }", 1),
        ("{ countries(filter: { name: \"land\", region: EUROPE }, orderBy: { by: BORDERS }) { name } }", 1),
        ("{ languages { name } }", 1),
        ("{ language(code: \"deu\") { name } }", 1),
        ("{ currencies { name } }", 1),
        ("{ currency(code: \"EUR\") { name } }", 1),
        ("{ region(code: ASIA) { name } sources { name } }", 0),
        ("{ cities { cities { name } } }", 1),
        ("{ place(id: \"country-PT\") { name } }", 1),
        ("{ lists { name } list(id: 1) { name } }", 2),
        // The cursor, the cities.
        ("{ cities(after: \"city-daa9ad94d49c6\") { cities { name } } }", 2),
        // The borders, the countries on the way.
        ("{ route(from: \"PT\", to: \"KR\") { name } }", 2),
        // Countries, languages, currencies, cities.
        ("{ search(text: \"lod\") { __typename } }", 4),
    ];
    check("each_root", &cases).await;
}

#[tokio::test]
async fn each_set_of_arguments_is_one_statement() {
    let cases = [
        ("{ countries { a: cities(first: 1) { endCursor } b: cities(first: 1) { endCursor } } }", 2),
        ("{ countries { a: cities(first: 1) { endCursor } b: cities(first: 2) { endCursor } } }", 3),
        // A cursor is found once for all countries.
        ("{ country(code: \"CN\") { borders { cities(after: \"city-daa9ad94d49c6\") { endCursor } } } }", 4),
        // Three sets of arguments, but two sets of conditions to count.
        (
            "{ country(code: \"CN\") { borders {
                a: cities(filter: {name: \"a\"}) { totalCount }
                b: cities(filter: {name: \"b\"}) { totalCount }
                c: cities(filter: {name: \"a\"}, first: 1) { totalCount } } } }",
            7,
        ),
    ];
    check("arguments", &cases).await;
}

#[tokio::test]
async fn a_mixed_query_needs_one_statement_for_each_field_with_rows_of_its_own() {
    let query = "{
        country(code: \"DE\") { borders {
            capitals { city { division { name } country { name } } }
            languages { name countries { name currencies { symbol } } }
            borders { name }
            region { subregions { name } }
            cities(first: 2) { totalCount cities { name isCapital } }
        } }
        regions { subregions { countries { name } } }
        lists { name places { place { name } } }
    }";
    // `country` and its `borders`; nine fields below, and the subregions of Europe are those of `regions`; two and two.
    check("mixed", &[(query, 2 + 9 + 2 + 2)]).await;
}

#[tokio::test]
async fn a_deleted_list_brings_its_places() {
    for place in crate::common::places("deleted_list").await {
        let executor = executor(&place).await;
        answer(&executor, &list("A", "country-PT")).await;
        answer(&executor, &list("B", "country-IS")).await;
        let delete = "mutation { a: deleteList(id: 1) { places { place { name } } }
            b: deleteList(id: 2) { places { place { name ... on Country { borders { name } } } } } }";
        let places = |name: &str| json!([{ "place": { "name": name } }]);
        let mut deleted = answer(&executor, delete).await;
        assert_eq!(deleted["b"]["places"][0]["place"]["borders"].take(), json!([]));
        assert_eq!(deleted["a"]["places"], places("Portugal"));
        assert_eq!(deleted["b"]["places"][0]["place"]["name"], "Iceland");
    }
}

/// All relations of a country. The empty countries of a filter leave no city.
const OF_A_COUNTRY: &str = "
    fragment Relations on Country {
        code capital borders { code } languages { code } currencies { code }
        capitals { name city { id country { code } } }
        region { name subregions { name } } subregion { name countries { code } }
        cities(first: 3) { totalCount hasNextPage endCursor cities { id } }
        named: cities(first: 2, filter: {name: \"s\", countries: [\"RU\", \"VN\"]}) { totalCount cities { id } }
        division: cities(first: 1, filter: {division: \"01\"}) { totalCount cities { id } }
        next: cities(first: 1, after: \"city-daa9ad94d49c6\") { hasNextPage cities { name } }
    }";

/// A query for many objects, the list in its answer, a query for one of them, and the field that is its key.
const MANY_AND_ONE: &[[&str; 4]] = &[
    [
        "{ country(code: \"CN\") { borders { ...Relations } } }",
        "/country/borders",
        "country(code: KEY) { ...Relations }",
        "code",
    ],
    [
        "{ languages { code countries { code } } }",
        "/languages",
        "language(code: KEY) { code countries { code } }",
        "code",
    ],
    [
        "{ currencies { code countries { code } } }",
        "/currencies",
        "currency(code: KEY) { code countries { code } }",
        "code",
    ],
    [
        "{ regions { code subregions { name countries { code } } countries { code } } }",
        "/regions",
        "region(code: KEY) { code subregions { name countries { code } } countries { code } }",
        "code",
    ],
    [
        "{ cities(first: 20) { cities { id country { code } } } }",
        "/cities/cities",
        "place(id: KEY) { id ... on City { country { code } } }",
        "id",
    ],
    ["{ lists { id places { place { id } } } }", "/lists", "list(id: KEY) { id places { place { id } } }", "id"],
];

#[tokio::test]
async fn many_objects_have_the_answers_of_single_ones() {
    let mut answers = Vec::new();
    for place in crate::common::places("many_and_one").await {
        let executor = executor(&place).await;
        answer(&executor, &list("A", "country-PT")).await;
        answer(&executor, &list("B", "city-daa9ad94d49c6")).await;
        for [many, list, one, key] in MANY_AND_ONE {
            let fragment = if many.contains("...Relations") { OF_A_COUNTRY } else { "" };
            let many = answer(&executor, &format!("{many}{fragment}")).await;
            let many = many.pointer(list).and_then(Value::as_array).expect("a list");
            assert!(many.len() > 1, "{many:?}");
            for expected in many {
                let key = expected[key].to_string();
                let key = if one.starts_with("region") { key.replace('"', "") } else { key };
                let single = answer(&executor, &format!("{{ one: {} }}{fragment}", one.replace("KEY", &key))).await;
                assert_eq!(single["one"], *expected, "{one}");
            }
            answers.push((list.to_string(), many.clone()));
        }
    }
    let (file, server) = answers.split_at(MANY_AND_ONE.len());
    assert!(server.is_empty() || file == server, "the databases differ");
}
