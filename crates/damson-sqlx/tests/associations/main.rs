//! Associations on SQLite: one statement for each association and level, which reads the selected columns.

mod rows;

use damson::{EmptyMutation, EmptySubscription, Schema};
use damson_testing::support::text;
use rows::{Query, Statements};

/// A request, the statements that it leads to, and the answer.
const CASES: &[(&str, &[&str], &str)] = &[
    (
        "{ users { name } }",
        &["SELECT `id`, `name`, `country_id` FROM users ORDER BY id"],
        r#"{"data":{"users":[{"name":"Ada"},{"name":"Bo"},{"name":"Cy"}]}}"#,
    ),
    (
        "{ users { country { title } } }",
        &["SELECT `id`, `country_id` FROM users ORDER BY id", "SELECT `id`, `title` FROM countries WHERE id IN (?, ?)"],
        r#"{"data":{"users":[{"country":{"title":"Sweden"}},{"country":{"title":"Norway"}},{"country":{"title":"Sweden"}}]}}"#,
    ),
    (
        "{ users { name employer { title } } }",
        &[
            "SELECT `id`, `name`, `country_id`, `employer_id` FROM users ORDER BY id",
            "SELECT `id`, `title` FROM companies WHERE id IN (?)",
        ],
        r#"{"data":{"users":[{"name":"Ada","employer":{"title":"Acme"}},{"name":"Bo","employer":null},{"name":"Cy","employer":{"title":"Acme"}}]}}"#,
    ),
    (
        "{ users { country { users { id country { id } } } } }",
        &[
            "SELECT `id`, `country_id` FROM users ORDER BY id",
            "SELECT `id` FROM countries WHERE id IN (?, ?)",
            "SELECT `id`, `country_id` FROM users WHERE country_id IN (?, ?) ORDER BY id",
            "SELECT `id` FROM countries WHERE id IN (?, ?)",
        ],
        concat!(
            r#"{"data":{"users":[{"country":{"users":[{"id":1,"country":{"id":1}},{"id":3,"country":{"id":1}}]}},"#,
            r#"{"country":{"users":[{"id":2,"country":{"id":2}}]}},"#,
            r#"{"country":{"users":[{"id":1,"country":{"id":1}},{"id":3,"country":{"id":1}}]}}]}}"#,
        ),
    ),
    (
        "{ users { clubs { name } } }",
        &[
            "SELECT `id`, `country_id` FROM users ORDER BY id",
            "SELECT m.user_id, `c`.`id` AS `id`, `c`.`name` AS `name` \
             FROM members AS m JOIN clubs AS c ON c.id = m.club_id WHERE m.user_id IN (?, ?, ?) ORDER BY c.id",
        ],
        r#"{"data":{"users":[{"clubs":[{"name":"Chess"},{"name":"Rowing"}]},{"clubs":[]},{"clubs":[{"name":"Rowing"}]}]}}"#,
    ),
];

#[tokio::test]
async fn an_association_is_one_statement_on_each_level() {
    let pool = rows::pool().await;
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(pool).data(Statements::default()).finish();
    for (request, statements, answer) in CASES {
        assert_eq!(text(schema.execute(*request).await), *answer);
        assert_eq!(schema.data::<Statements>().expect("the statements").take(), *statements, "{request}");
    }
}
