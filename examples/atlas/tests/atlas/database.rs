//! The database: built when necessary, otherwise not changed; the user's lists are kept.

use atlas::database::{Address, Database, Opened};
use atlas::{Visits, schema};

use crate::common::change;

/// Opens the database, runs the operation and closes the database. Returns the work of opening, and the answer.
async fn run(address: impl Into<Address>, operation: &str) -> (Opened, String) {
    let (database, opened) = Database::open(&address.into()).await.expect("the database opens");
    let schema = schema::build(database.clone(), Visits::here());
    let answer = serde_json::to_string(&schema.execute(operation).await).expect("an answer is JSON");
    database.close().await;
    (opened, answer)
}

#[tokio::test]
async fn a_first_start_builds_the_file_and_a_second_reuses_it() {
    let path = crate::common::new_path("two_starts");
    let (first, answer) = run(path.clone(), r#"{ country(code: "FR") { name } }"#).await;
    assert_eq!(first, Opened::Built { vanished: 0 });
    let (second, again) = run(path.clone(), r#"{ country(code: "FR") { name } }"#).await;
    assert_eq!(second, Opened::AsItWas);
    assert_eq!(answer, r#"{"data":{"country":{"name":"France"}}}"#);
    assert_eq!(answer, again);
}

#[tokio::test]
async fn a_stale_database_is_built_anew_and_keeps_the_lists() {
    for place in crate::common::places("stale").await {
        let list = r#"mutation { createList(input: { name: "Kept", places: ["country-FR"] }) { id } }"#;
        assert_eq!(run(place.address(), list).await.0, Opened::AsItWas);
        place
            .change("UPDATE data_version SET fingerprint = 0; DELETE FROM border; UPDATE country SET name = 'Old'")
            .await;
        place.change("INSERT INTO saved_place (list, city) VALUES (1, 1)").await;
        let (opened, answer) = run(place.address(), "{ lists { name places { place { name } } } }").await;
        assert_eq!(opened, Opened::Built { vanished: 1 });
        assert_eq!(answer, r#"{"data":{"lists":[{"name":"Kept","places":[{"place":{"name":"France"}}]}]}}"#);
        let (opened, answer) = run(place.address(), r#"{ country(code: "PT") { borders { name } } }"#).await;
        assert_eq!(opened, Opened::AsItWas);
        assert_eq!(answer, r#"{"data":{"country":{"borders":[{"name":"Spain"}]}}}"#);
    }
}

/// Turns a file into one of a program without migrations.
const OLDER: &str = "DROP TABLE _sqlx_migrations; DROP INDEX city_country; PRAGMA user_version = 2";

#[tokio::test]
async fn a_file_of_a_program_without_migrations_is_taken_over_without_loss() {
    let path = crate::common::database_file("taken_over").await;
    change(&path, OLDER).await;
    change(&path, "INSERT INTO place_list (id, name, folded, description) VALUES (7, 'Kept', 'kept', 'Mine')").await;
    change(&path, "INSERT INTO saved_place (list, country, note) VALUES (7, 'IS', 'in winter')").await;
    change(
        &path,
        "INSERT INTO saved_place (list, city) SELECT 7, id FROM city WHERE name = 'Lisbon' AND country = 'PT'",
    )
    .await;
    let lists = "{ lists { id name description places { note place { name } } } }";
    let (opened, answer) = run(path.clone(), lists).await;
    assert_eq!(opened, Opened::Built { vanished: 0 });
    let places = r#"[{"note":"in winter","place":{"name":"Iceland"}},{"note":null,"place":{"name":"Lisbon"}}]"#;
    let list = format!(r#"{{"id":"7","name":"Kept","description":"Mine","places":{places}}}"#);
    assert_eq!(answer, format!(r#"{{"data":{{"lists":[{list}]}}}}"#));
    assert_eq!(run(path, lists).await, (Opened::AsItWas, answer));
}

#[tokio::test]
async fn an_older_layout_is_built_anew() {
    let path = crate::common::database_file("layout").await;
    change(&path, OLDER).await;
    change(&path, "PRAGMA user_version = 0; DROP TABLE city_name; DROP TABLE border").await;
    let (opened, answer) = run(path, r#"{ country(code: "PT") { borders { name } } }"#).await;
    assert_eq!(opened, Opened::Built { vanished: 0 });
    assert_eq!(answer, r#"{"data":{"country":{"borders":[{"name":"Spain"}]}}}"#);
}

#[tokio::test]
async fn names_of_lists_that_an_older_program_saved_are_compared_as_this_one_does() {
    let path = crate::common::database_file("older_names").await;
    change(&path, OLDER).await;
    change(&path, "PRAGMA user_version = 1; INSERT INTO place_list (name, folded) VALUES ('!!!', '')").await;
    let create = |name| format!("mutation {{ createList(input: {{ name: \"{name}\" }}) {{ name }} }}");
    let (opened, answer) = run(path.clone(), &create("!!!")).await;
    assert_eq!(opened, Opened::Built { vanished: 0 });
    assert!(answer.contains("NAME_TAKEN"), "{answer}");
    assert_eq!(run(path, &create("???")).await.1, r#"{"data":{"createList":{"name":"???"}}}"#);
}

#[tokio::test]
async fn somebody_elses_database_is_left_alone() {
    let path = crate::common::new_path("foreign");
    change(&path, "CREATE TABLE city (mine TEXT)").await;
    let before = std::fs::read(&path).expect("the file");
    let error = Database::open(&path.clone().into()).await.expect_err("it is not ours").to_string();
    assert!(error.contains("a database of another program"), "{error}");
    assert!(error.contains("--database PATH"), "{error}");
    assert!(std::fs::read(&path).expect("the file") == before, "the file was changed");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let path = crate::common::new_path("text");
    std::fs::write(&path, "my diary ".repeat(1000)).expect("a file can be written");
    let error = Database::open(&path.clone().into()).await.expect_err("it is not ours").to_string();
    assert!(error.contains("cannot be used as a database"), "{error}");
    assert!(std::fs::read_to_string(&path).expect("the file") == "my diary ".repeat(1000), "the file was changed");
}
