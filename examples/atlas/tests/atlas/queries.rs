//! The number of queries of the database, which each response shows in development.

use atlas::executor::AtlasExecutor;
use atlas::{Visits, schema};
use damson::{BatchRequest, BatchResponse, Executor, Request, Response};
use serde_json::{Value, json};

use crate::common::Place;
use crate::program::{Program, command};

pub(crate) async fn executor(place: &Place) -> AtlasExecutor {
    let database = place.open().await;
    let schema = schema::build(database.clone(), Visits::here());
    AtlasExecutor::new(schema, database).count_queries(true)
}

/// The number of queries that a request takes.
pub(crate) async fn queries_of(executor: &AtlasExecutor, request: &str) -> i64 {
    queries(executor.execute(Request::new(request)).await)
}

fn queries(response: Response) -> i64 {
    let answer = serde_json::to_value(response).expect("an answer is JSON");
    assert!(answer["errors"].is_null(), "{answer}");
    answer["extensions"]["atlas"]["queries"].as_i64().unwrap_or_else(|| panic!("no number: {answer}"))
}

#[tokio::test]
async fn each_statement_of_a_request_counts() {
    for place in crate::common::places("statements").await {
        let executor = executor(&place).await;
        for (request, number) in [
            ("{ countries { name borders { name } } }", 2),
            ("{ cities(first: 5) { cities { name country { name borders { name } } } } }", 3),
            ("{ cities(first: 5) { totalCount cities { name } } }", 2),
            ("{ place(id: \"city-daa9ad94d49c6\") { name } }", 1),
            ("{ a: search(text: \"lod\") { __typename } b: search(text: \"pari\") { __typename } }", 8),
            // The limit, the list, the place's name, the place.
            ("mutation { createList(input: { name: \"L\", places: [\"country-PT\"] }) { id } }", 4),
            ("{ lists { name places { note } } }", 2),
        ] {
            assert_eq!(queries_of(&executor, request).await, number, "{request}");
        }
    }
}

#[tokio::test]
async fn each_request_of_a_batch_has_its_own_number() {
    for place in crate::common::places("batches").await {
        let requests = ["{ countries { borders { name } } }", "{ cities { endCursor } }"].map(Request::new);
        let batch = executor(&place).await.execute_batch(BatchRequest::Batch(requests.into())).await;
        let BatchResponse::Batch(responses) = batch else { panic!("one response for two requests") };
        assert_eq!(responses.into_iter().map(queries).collect::<Vec<_>>(), [2, 1]);
    }
}

#[tokio::test]
async fn responses_show_the_number_in_development_only() {
    let path = crate::common::database_file("development").await;
    let query = "{ cities(first: 1) { endCursor } }";
    let development = Program::run(command(&path).arg("--development"), path.clone());
    assert_eq!(development.ask(query)["extensions"], json!({"atlas": {"queries": 1}}));
    let page = development.page();
    assert!(page.contains("how many queries of the database"), "{page}");
    drop(development);
    let program = Program::run(&mut command(&path), path);
    assert_eq!(program.ask(query).get("extensions"), None::<&Value>);
}
