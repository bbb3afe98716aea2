//! The implementer is looked up in the context, when the value is completed.

use std::collections::HashMap;

use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Schema, SimpleObject, TraitInterface};
use damson_testing::support::{answer, execute_on, told};

#[derive(SimpleObject)]
struct Human {
    id: String,
    name: &'static str,
}

#[derive(SimpleObject)]
struct Droid {
    id: String,
}

#[derive(Default)]
struct Database {
    humans: HashMap<String, Human>,
    droids: HashMap<String, Droid>,
}

#[TraitInterface]
trait Character: Send + Sync {
    fn id(&self) -> &str;
    #[graphql(downcast)]
    fn human<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Human> {
        ctx.data_unchecked::<Database>().humans.get(self.id())
    }
    #[graphql(downcast)]
    fn droid<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Droid> {
        ctx.data_unchecked::<Database>().droids.get(self.id())
    }
}

/// A placeholder that knows only the id.
struct Placeholder {
    id: String,
}

impl Character for Placeholder {
    fn id(&self) -> &str {
        &self.id
    }
}

struct Query;

#[Object]
impl Query {
    fn character(&self, id: String) -> Option<Box<dyn Character>> {
        Some(Box::new(Placeholder { id }))
    }

    async fn later(&self, ids: Vec<String>) -> Vec<Box<dyn Character>> {
        tokio::task::yield_now().await;
        ids.into_iter().map(|id| Box::new(Placeholder { id }) as Box<dyn Character>).collect()
    }
}

#[test]
fn the_context_finds_the_implementer_behind_a_placeholder() {
    let mut database = Database::default();
    database.humans.insert("1".to_owned(), Human { id: "1".to_owned(), name: "Luke" });
    database.droids.insert("2".to_owned(), Droid { id: "2".to_owned() });
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(database).finish();
    for (query, data) in [
        (r#"{ character(id: "1") { id ... on Human { name } } }"#, r#"{"character":{"id":"1","name":"Luke"}}"#),
        (r#"{ character(id: "2") { __typename } }"#, r#"{"character":{"__typename":"Droid"}}"#),
        (
            r#"{ later(ids: ["2", "1"]) { id ... on Human { name } } }"#,
            r#"{"later":[{"id":"2"},{"id":"1","name":"Luke"}]}"#,
        ),
    ] {
        assert_eq!(answer(&schema, query), format!(r#"{{"data":{data}}}"#), "{query}");
    }
    let errors = told(&execute_on(&schema, Request::new(r#"{ character(id: "3") { id } }"#)).errors);
    assert_eq!(errors, [r#"this value of `Character` is not part of the schema ["character"]"#]);
}
