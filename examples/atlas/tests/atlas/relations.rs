//! The relations of many keys at once: one statement each, and the same answers as for one key, on every kind of database.

use std::collections::HashMap;

use atlas::database::Database;
use atlas::database::cities::{CityConditions, CityRow, NameCondition};
use atlas::{CountryCode, Refusal, Visits, schema};
use serde_json::{Value, json};

/// Asks, and checks that one statement ran.
async fn in_one<T>(database: &Database, ask: impl AsyncFnOnce(&Database) -> Result<T, Refusal>) -> T {
    let request = database.for_request();
    let answer = ask(&request).await.expect("an answer");
    assert_eq!(request.queries(), 1, "the statements of the question");
    answer
}

/// What the API answers from its memory, or key by key.
async fn asked(database: &Database, query: &str) -> Value {
    let schema = schema::build(database.clone(), Visits::here());
    let answer = serde_json::to_value(schema.execute(query).await).expect("an answer is JSON");
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"].clone()
}

fn code(text: &str) -> CountryCode {
    CountryCode::parse(text).expect("a code")
}

/// The codes of all countries, by name.
async fn all_codes(database: &Database) -> Vec<CountryCode> {
    let countries = asked(database, "{ countries { code } }").await;
    texts(&countries["countries"], "code").into_iter().map(code).collect()
}

fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().expect("a list").iter().map(|it| it[key].as_str().expect("a text")).collect()
}

fn names(cities: &HashMap<CountryCode, Vec<CityRow>>, of: &str) -> Vec<String> {
    cities.get(&code(of)).into_iter().flatten().map(|city| city.name.clone()).collect()
}

#[tokio::test]
async fn what_belongs_to_all_countries_is_what_belongs_to_each() {
    for place in crate::common::places("relations").await {
        let database = place.open().await;
        let codes = all_codes(&database).await;
        let all =
            "{ countries { code name borders { name } capitals { name } languages { name } currencies { name } } }";
        let expected = asked(&database, all).await;
        let countries = in_one(&database, async |it| it.countries_with(&codes).await).await;
        let borders = in_one(&database, async |it| it.borders_of(&codes).await).await;
        let capitals = in_one(&database, async |it| it.capitals_of(&codes).await).await;
        let languages = in_one(&database, async |it| it.languages_of(&codes).await).await;
        let currencies = in_one(&database, async |it| it.currencies_of(&codes).await).await;
        for country in expected["countries"].as_array().expect("a list") {
            let code = code(country["code"].as_str().expect("a code"));
            assert_eq!(countries[&code].name, country["name"]);
            let of: Vec<_> = borders.get(&code).into_iter().flatten().map(|it| &*it.name).collect();
            assert_eq!(of, texts(&country["borders"], "name"), "{country}");
            let of: Vec<_> = capitals.get(&code).into_iter().flatten().map(|it| &*it.name).collect();
            assert_eq!(of, texts(&country["capitals"], "name"), "{country}");
            let of: Vec<_> = languages.get(&code).into_iter().flatten().map(|it| &*it.name).collect();
            assert_eq!(of, texts(&country["languages"], "name"), "{country}");
            let of: Vec<_> = currencies.get(&code).into_iter().flatten().map(|it| &*it.name).collect();
            assert_eq!(of, texts(&country["currencies"], "name"), "{country}");
        }
    }
}

#[tokio::test]
async fn the_countries_of_all_groups_are_those_of_each() {
    for place in crate::common::places("groups").await {
        let database = place.open().await;
        let groups = "{ languages { code countries { name } } currencies { code countries { name } }
            regions { code: name countries { name } subregions { code: name countries { name } } } }";
        let groups = asked(&database, groups).await;
        let keys = |list: &Value| texts(list, "code").into_iter().map(str::to_owned).collect::<Vec<_>>();
        let subregions = groups["regions"].as_array().expect("a list").iter().map(|it| it["subregions"].clone());
        let subregions: Value = subregions.flat_map(|it| it.as_array().expect("a list").clone()).collect();
        let answers = [
            (
                &groups["languages"],
                in_one(&database, async |it| it.countries_of_languages(&keys(&groups["languages"])).await).await,
            ),
            (
                &groups["currencies"],
                in_one(&database, async |it| it.countries_of_currencies(&keys(&groups["currencies"])).await).await,
            ),
            (
                &groups["regions"],
                in_one(&database, async |it| it.countries_of_regions(&keys(&groups["regions"])).await).await,
            ),
            (&subregions, in_one(&database, async |it| it.countries_of_subregions(&keys(&subregions)).await).await),
        ];
        for (expected, countries) in answers {
            for group in expected.as_array().expect("a list") {
                let of = countries.get(group["code"].as_str().expect("a code")).into_iter().flatten();
                assert_eq!(of.map(|it| &*it.name).collect::<Vec<_>>(), texts(&group["countries"], "name"), "{group}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_of_the_cities_of_each_country_is_one_statement() {
    let mut pages = Vec::new();
    for place in crate::common::places("pages").await {
        let database = place.open().await;
        let codes = all_codes(&database).await;
        let any = CityConditions::default();
        let cities = in_one(&database, async |it| it.cities_of(&codes, &any, None, 3).await).await;
        let counts = in_one(&database, async |it| it.count_cities_of(&codes, &any).await).await;
        for of in ["DE", "US", "VA", "CH"] {
            let query =
                format!("{{ country(code: \"{of}\") {{ cities(first: 3) {{ totalCount cities {{ name }} }} }} }}");
            let expected = &asked(&database, &query).await["country"]["cities"];
            assert_eq!(names(&cities, of), texts(&expected["cities"], "name"), "{of}");
            assert_eq!(json!(counts[&code(of)]), expected["totalCount"], "{of}");
        }
        pages.push(codes.iter().map(|code| names(&cities, code.as_str())).collect::<Vec<_>>());
    }
    assert!(pages.iter().all(|it| *it == pages[0]), "the databases differ");
}

#[tokio::test]
async fn conditions_and_positions_hold_for_the_page_of_each_country() {
    for place in crate::common::places("conditions").await {
        let database = place.open().await;
        let codes = [code("CH"), code("PL"), code("AQ")];
        let conditions = CityConditions { name: Some(NameCondition::Contains("lod".to_owned())), ..Default::default() };
        let cities = in_one(&database, async |it| it.cities_of(&codes, &conditions, None, 200).await).await;
        let expected = asked(
            &database,
            "{ cities(filter: {name: \"lod\", match: CONTAINS, countries: [\"PL\"]}, first: 200) { cities { name } } }",
        );
        assert_eq!(names(&cities, "PL"), texts(&expected.await["cities"]["cities"], "name"));
        assert!(names(&cities, "PL").contains(&"Łódź".to_owned()), "{:?}", names(&cities, "PL"));
        assert!(!cities.contains_key(&code("AQ")), "a country without cities has no page");
        let half = in_one(&database, async |it| it.cities_of(&codes, &Default::default(), Some(85_000), 1).await).await;
        assert!(names(&half, "CH") > vec!["L".to_owned()], "{:?}", names(&half, "CH"));
        let none = in_one(&database, async |it| it.cities_of(&[], &Default::default(), None, 1).await).await;
        assert!(none.is_empty());
    }
}

#[tokio::test]
async fn the_places_of_all_lists_are_one_statement() {
    for place in crate::common::places("places").await {
        let database = place.open().await;
        let create = |name: &str, place: &str| {
            format!("mutation {{ createList(input: {{name: \"{name}\", places: [\"{place}\"]}}) {{ id }} }}")
        };
        for (name, place) in [("A", "country-PT"), ("B", "city-daa9ad94d49c6"), ("C", "country-IS")] {
            asked(&database, &create(name, place)).await;
        }
        let places = in_one(&database, async |it| it.places_of(&[1, 2, 9]).await).await;
        assert_eq!((places.len(), places[&1].len(), places[&2].len()), (2, 1, 1), "{places:?}");
    }
}
