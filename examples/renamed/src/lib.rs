//! A program written for async-graphql, with only its dependency changed: the macros find Damson under the other name.

#![expect(clippy::duplicated_attributes, reason = "two fields of an interface may have the same type")]

use async_graphql::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Enum, InputObject, Interface, Object, Result, Schema,
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

/// Somebody.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&String"), field(name = "name", ty = "&String"))]
pub enum Character {
    /// A human being.
    Human(Human),
    /// A machine.
    Droid(Droid),
}

/// What a search finds.
#[derive(Union)]
pub enum SearchResult {
    /// A human being.
    Human(Human),
    /// A machine.
    Droid(Droid),
}

/// What to look for.
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

/// The schema of this program.
pub fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    let heroes = Heroes(vec![luke().into(), r2d2().into()]);
    Schema::build(Query, EmptyMutation, EmptySubscription).data(heroes).finish()
}

fn luke() -> Human {
    Human { id: "1000".into(), name: "Luke".into(), episodes: vec![Episode::NewHope, Episode::Empire] }
}

fn r2d2() -> Droid {
    Droid { id: "2001".into(), name: "R2-D2".into(), purpose: None }
}

#[cfg(test)]
mod tests {
    use super::schema;

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
