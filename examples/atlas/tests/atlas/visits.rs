//! Visits of countries, which subscribers on this server and on others see.

use std::time::Duration;

use atlas::schema::{self, AtlasSchema};
use atlas::{CountryCode, Visits};
use damson::Response;
use damson_testing::skipped;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt};
use serde_json::{Value, json};

use crate::program::DEADLINE;

const WATCH: &str =
    "subscription Watch($country: CountryCode!) { visits(country: $country) { visitor country { name } } }";

async fn schema(name: &str, visits: Visits) -> AtlasSchema {
    schema::build(crate::common::database(name).await, visits)
}

/// Begins to watch a country, and returns when the subscription is there.
async fn watch(schema: &AtlasSchema, country: &str) -> BoxStream<'static, Response> {
    let request = damson::Request::new(WATCH).variables(damson::Variables::from_json(json!({ "country": country })));
    let mut responses = schema.execute_stream(request).boxed();
    // The stream subscribes when it is polled; on Redis that takes a moment.
    let first = tokio::time::timeout(Duration::from_millis(200), responses.next()).await;
    assert!(first.is_err(), "nobody has visited yet, but there is {first:?}");
    responses
}

async fn next(responses: &mut BoxStream<'static, Response>) -> Value {
    let response = tokio::time::timeout(DEADLINE, responses.next()).await.expect("in time").expect("a response");
    serde_json::to_value(response).expect("a response is JSON")
}

async fn visit(schema: &AtlasSchema, country: &str, visitor: &str) -> Value {
    let request = format!(
        "mutation {{ visit(country: \"{country}\", visitor: \"{visitor}\") {{ visitor country {{ code }} }} }}"
    );
    serde_json::to_value(schema.execute(request).await).expect("a response is JSON")
}

#[tokio::test]
async fn whoever_watches_a_country_sees_its_visits_alone() {
    let schema = schema("visits", Visits::here()).await;
    let (mut one, mut other) = (watch(&schema, "fr").await, watch(&schema, "FR").await);
    let told = json!({"data": {"visit": {"visitor": "Ada", "country": {"code": "FR"}}}});
    visit(&schema, "IT", "Ida").await;
    assert_eq!(visit(&schema, "FR", "Ada").await, told);
    for watcher in [&mut one, &mut other] {
        let seen = json!({"data": {"visits": {"visitor": "Ada", "country": {"name": "France"}}}});
        assert_eq!(next(watcher).await, seen);
        assert!(watcher.next().now_or_never().is_none(), "the visit of Italy is not told here");
    }
}

#[tokio::test]
async fn visits_are_seen_on_other_servers_over_redis() {
    let url = std::env::var("DAMSON_TEST_REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
    let (here, there) = match (Visits::on_redis(&url).await, Visits::on_redis(&url).await) {
        (Ok(here), Ok(there)) => (here, there),
        (Err(error), _) | (_, Err(error)) => return skipped(&format!("Redis at {url}: {error}")).unwrap_or_default(),
    };
    let (here, there) = (schema("visits_here", here).await, schema("visits_there", there).await);
    let mut watcher = watch(&there, "PT").await;
    visit(&here, "PT", "Vasco").await;
    assert_eq!(next(&mut watcher).await["data"]["visits"]["visitor"], "Vasco");
}

#[tokio::test]
async fn a_visit_that_cannot_be_told_is_refused() {
    let schema = schema("visits_refused", Visits::here()).await;
    for (country, visitor, code) in
        [("XX", "Ada", "UNKNOWN_PLACE"), ("FR", "", "LENGTH"), ("FR", "\\u0000", "NUL_CHARACTER")]
    {
        let answer = visit(&schema, country, visitor).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
    }
    let mut responses = schema.execute_stream("subscription { visits(country: \"XX\") { visitor } }").boxed();
    assert_eq!(next(&mut responses).await["errors"][0]["extensions"]["code"], "UNKNOWN_PLACE");
}

#[test]
fn a_redis_server_that_is_not_there_is_an_error() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let error = runtime.block_on(Visits::on_redis("redis://127.0.0.1:1")).expect_err("nobody listens there");
    assert_eq!(error.code(), "BROKER_UNREACHABLE");
    assert!(CountryCode::try_from("F".to_owned()).is_err());
}
