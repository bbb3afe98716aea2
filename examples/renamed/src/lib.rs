//! A program written for async-graphql, with only its dependency changed: the macros find Damson under the other name.

#![expect(clippy::duplicated_attributes, reason = "two fields of an interface may have the same type")]

pub mod at_run_time;
pub mod composed;
pub mod names;
pub mod selection;

use async_graphql::futures_util::stream::{self, Stream};
use async_graphql::{
    ComplexObject, Context, EmptyMutation, Enum, InputObject, Interface, MergedSubscription, Object, Result, Schema,
    SimpleObject, Union,
};

/// One of the films.
#[derive(Enum, Copy, Clone, Eq, PartialEq)]
pub enum Episode {
    /// 1977
    NewHope,
    /// 1980
    Empire,
}

/// A human being.
#[derive(SimpleObject, Clone)]
#[graphql(complex)]
pub struct Human {
    id: String,
    name: String,
    #[graphql(skip)]
    episodes: Vec<Episode>,
}

#[ComplexObject]
impl Human {
    async fn appears_in(&self) -> &[Episode] {
        &self.episodes
    }
}

/// A machine.
#[derive(SimpleObject, Clone)]
pub struct Droid {
    id: String,
    name: String,
    purpose: Option<String>,
}

/// A character of the films.
#[derive(Interface, Clone)]
#[graphql(field(name = "id", ty = "&String"), field(name = "name", ty = "&String"))]
pub enum Character {
    /// A human being.
    Human(Human),
    /// A machine.
    Droid(Droid),
}

/// A result of a search.
#[derive(Union)]
pub enum SearchResult {
    /// A human being.
    Human(Human),
    /// A machine.
    Droid(Droid),
}

/// The input of a search.
#[derive(InputObject)]
pub struct Search {
    text: String,
    #[graphql(default = 10)]
    limit: usize,
}

/// The names of the heroes.
pub struct Heroes(pub Vec<Character>);

/// The root of queries.
pub struct Query;

#[Object]
impl Query {
    async fn hero(&self, #[graphql(desc = "Of which film.")] episode: Option<Episode>) -> Result<Character> {
        match episode {
            Some(Episode::Empire) => Ok(luke().into()),
            Some(Episode::NewHope) | None => Ok(r2d2().into()),
        }
    }

    async fn search<'ctx>(&self, ctx: &Context<'ctx>, search: Search) -> Result<Vec<SearchResult>> {
        let heroes = &ctx.data::<Heroes>()?.0;
        let all = heroes.iter().map(|hero| match hero {
            Character::Human(human) => (human.name.contains(&search.text), human.clone().into()),
            Character::Droid(droid) => (droid.name.contains(&search.text), droid.clone().into()),
        });
        Ok(all.filter_map(|(found, hero)| found.then_some(hero)).take(search.limit).collect())
    }
}

/// A subscription to numbers.
#[derive(Default)]
pub struct Numbers;

#[async_graphql::Subscription]
impl Numbers {
    async fn integers(&self, #[graphql(default = 1)] step: i32) -> impl Stream<Item = i32> {
        stream::iter((1..=2).map(move |value| value * step))
    }
}

/// A subscription to arrivals.
#[derive(Default)]
pub struct Arrivals;

#[async_graphql::Subscription]
impl Arrivals {
    async fn arrivals(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Result<Character>>> {
        Ok(stream::iter(ctx.data::<Heroes>()?.0.iter().cloned().map(Ok)))
    }
}

/// The root of subscriptions.
#[derive(MergedSubscription, Default)]
pub struct Subscription(Numbers, Arrivals);

/// The schema of this program.
pub fn schema() -> Schema<Query, EmptyMutation, Subscription> {
    let heroes = Heroes(vec![luke().into(), r2d2().into()]);
    Schema::build(Query, EmptyMutation, Subscription::default()).data(heroes).finish()
}

fn luke() -> Human {
    Human { id: "1000".into(), name: "Luke".into(), episodes: vec![Episode::NewHope, Episode::Empire] }
}

fn r2d2() -> Droid {
    Droid { id: "2001".into(), name: "R2-D2".into(), purpose: None }
}

#[cfg(test)]
mod tests {
    use async_graphql::Request;
    use async_graphql::futures_util::StreamExt;

    use super::schema;

    #[tokio::test]
    async fn the_program_tells_what_happens() {
        let request = Request::new("subscription { integers(step: 21) }");
        let last =
            schema().execute_stream(request).map(|response| response.into_bytes()).collect::<Vec<_>>().await.pop();
        assert_eq!(last.as_deref(), Some(&br#"{"data":{"integers":42}}"#[..]));
        let arrivals: Vec<_> = schema().execute_stream("subscription { arrivals { name } }").collect().await;
        assert_eq!(arrivals.len(), 2);
    }

    #[tokio::test]
    async fn the_program_answers() {
        let query = r#"{
            hero { __typename id name }
            luke: hero(episode: EMPIRE) { name ... on Human { appearsIn } }
            search(search: { text: "2" }) { ... on Droid { purpose } }
        }"#;
        let bytes = schema().execute(query).await.into_bytes();
        assert_eq!(
            String::from_utf8(bytes).expect("a response is UTF-8"),
            concat!(
                r#"{"data":{"hero":{"__typename":"Droid","id":"2001","name":"R2-D2"},"#,
                r#""luke":{"name":"Luke","appearsIn":["NEW_HOPE","EMPIRE"]},"search":[{"purpose":null}]}}"#,
            )
        );
    }
}
