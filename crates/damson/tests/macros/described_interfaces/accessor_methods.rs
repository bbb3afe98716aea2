//! A trait object is the value, and its methods find the implementer.

use damson::{Object, SimpleObject, TraitInterface};

use crate::{ask, assert_data};

#[TraitInterface]
trait Character: Send + Sync {
    fn id(&self) -> &str;
    #[graphql(downcast)]
    fn as_human(&self) -> Option<&Human> {
        None
    }
    #[graphql(downcast)]
    fn as_droid(&self) -> Option<&Droid> {
        None
    }
}

#[derive(SimpleObject)]
#[graphql(impl(dyn Character))]
struct Human {
    id: String,
    home_planet: String,
}

#[derive(SimpleObject)]
struct Droid {
    id: String,
}

impl Character for Human {
    fn id(&self) -> &str {
        &self.id
    }

    fn as_human(&self) -> Option<&Human> {
        Some(self)
    }
}

impl Character for Droid {
    fn id(&self) -> &str {
        &self.id
    }

    fn as_droid(&self) -> Option<&Droid> {
        Some(self)
    }
}

struct Ghost;

impl Character for Ghost {
    fn id(&self) -> &str {
        "ghost"
    }
}

struct Query;

#[Object]
impl Query {
    fn all(&self) -> Vec<Box<dyn Character>> {
        vec![
            Box::new(Human { id: "h".to_owned(), home_planet: "Earth".to_owned() }),
            Box::new(Droid { id: "d".to_owned() }),
        ]
    }

    fn ghost(&self) -> Option<&dyn Character> {
        Some(&Ghost)
    }
}

#[test]
fn methods_find_the_implementer_behind_a_trait_object() {
    let data = r#"{"all":[{"__typename":"Human","id":"h","homePlanet":"Earth"},{"__typename":"Droid","id":"d"}]}"#;
    assert_data(Query, "{ all { __typename id ... on Human { homePlanet } } }", data);
    let answer = ask(Query, "{ ghost { id } }");
    assert!(answer.contains("this value of `Character` is not part of the schema"), "{answer}");
}
