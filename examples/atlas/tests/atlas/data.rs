//! The data is whole: references lead somewhere, and nothing is there twice.

use sqlx::{Connection, SqliteConnection};

/// Rules, each with a query that counts the rows that break it.
const RULES: &[(&str, &str)] = &[
    ("every reference leads somewhere", "SELECT count(*) FROM pragma_foreign_key_check"),
    (
        "every border is stated by both sides",
        "SELECT count(*) FROM border AS a WHERE NOT EXISTS
         (SELECT 1 FROM border AS b WHERE b.country = a.neighbour AND b.neighbour = a.country)",
    ),
    ("no country borders itself", "SELECT count(*) FROM border WHERE country = neighbour"),
    (
        "every capital is a city of its country, but for the one that is not among the cities",
        "SELECT count(*) FROM capital LEFT JOIN city ON city.id = capital.city
         WHERE city.country IS NOT capital.country AND capital.name <> 'Diego Garcia'",
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
        "SELECT count(*) FROM (SELECT latitude, longitude FROM city UNION ALL SELECT latitude, longitude FROM country)
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

async fn connect(name: &str) -> SqliteConnection {
    let path = crate::common::database_file(name).await;
    SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.expect("the file opens")
}

#[tokio::test]
async fn every_rule_holds() {
    let mut connection = connect("rules").await;
    for (rule, exceptions) in RULES {
        let count: i64 = sqlx::query_scalar(*exceptions).fetch_one(&mut connection).await.expect(rule);
        assert_eq!(count, 0, "{rule}");
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
    let mut connection = connect("counts").await;
    for (table, least) in counts {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect(table);
        assert!(count >= least, "{table}: {count}");
    }
}
