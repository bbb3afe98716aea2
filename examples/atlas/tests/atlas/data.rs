//! The data is whole: references lead somewhere, and nothing is there twice. Both kinds of databases hold the same.

use crate::common::Place;

/// Rules, each with a query that counts the rows that break it.
const RULES: &[(&str, &str)] = &[
    (
        "every border is stated by both sides",
        "SELECT count(*) FROM border AS a WHERE NOT EXISTS
         (SELECT 1 FROM border AS b WHERE b.country = a.neighbour AND b.neighbour = a.country)",
    ),
    ("no country borders itself", "SELECT count(*) FROM border WHERE country = neighbour"),
    (
        "every capital is a city of its country, but for the one that is not among the cities",
        "SELECT count(*) FROM capital LEFT JOIN city ON city.id = capital.city
         WHERE city.country IS DISTINCT FROM capital.country AND capital.name <> 'Diego Garcia'",
    ),
    (
        "every member of the United Nations has a capital",
        "SELECT count(*) FROM country WHERE un_member AND code NOT IN (SELECT country FROM capital)",
    ),
    (
        "every member of the United Nations has a language and a currency",
        "SELECT count(*) FROM country WHERE un_member AND (code NOT IN (SELECT country FROM country_language)
         OR (code NOT IN (SELECT country FROM country_currency) AND code <> 'FM'))",
    ),
    (
        "every region is one that filters know",
        "SELECT count(*) FROM country
         WHERE region NOT IN ('Africa', 'Americas', 'Antarctic', 'Asia', 'Europe', 'Oceania')",
    ),
    (
        "every place is on earth",
        "SELECT count(*) FROM (SELECT latitude, longitude FROM city UNION ALL SELECT latitude, longitude FROM country) AS place
         WHERE latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180",
    ),
    ("every city has a name to search", "SELECT count(*) FROM city WHERE folded = '' OR name <> trim(name)"),
    (
        "positions are in the order of names",
        "SELECT count(*) FROM city AS a JOIN city AS b ON b.position = a.position + 1 WHERE a.folded > b.folded",
    ),
    (
        "a country's languages are known by one name",
        "SELECT count(*) FROM language GROUP BY name HAVING count(*) > 1 UNION ALL SELECT 0",
    ),
];

#[tokio::test]
async fn every_rule_holds() {
    for place in crate::common::places("rules").await {
        for (rule, exceptions) in RULES {
            assert_eq!(place.number(exceptions).await, 0, "{rule}");
        }
        if let Place::File(_) = place {
            assert_eq!(place.number("SELECT count(*) FROM pragma_foreign_key_check").await, 0);
        }
    }
}

#[tokio::test]
async fn nothing_is_lost_on_the_way_into_the_database() {
    let counts = [
        ("country", 250),
        ("language", 153),
        ("currency", 162),
        ("border", 640),
        ("capital", 249),
        ("division", 3_500),
        ("city", 171_000),
    ];
    for place in crate::common::places("counts").await {
        for (table, least) in counts {
            let count = place.number(&format!("SELECT count(*) FROM {table}")).await;
            assert!(count >= least, "{table}: {count}");
        }
    }
}

/// A city as the table has it.
type City = (i64, i64, String, String, String, String, f64, f64);

#[tokio::test]
async fn both_kinds_of_databases_hold_the_same_cities() {
    let mut all: Vec<Vec<City>> = Vec::new();
    let cities =
        "SELECT position, id, name, folded, country, division, latitude, longitude FROM city ORDER BY position";
    for place in crate::common::places("same").await {
        all.push(
            match &place {
                Place::File(path) => sqlx::query_as(cities).fetch_all(&mut crate::common::connect(path).await).await,
                Place::Server(database) => sqlx::query_as(cities).fetch_all(&mut database.connect().await).await,
            }
            .expect("the cities"),
        );
    }
    assert!(all.iter().all(|cities| *cities == all[0]), "they differ");
}
