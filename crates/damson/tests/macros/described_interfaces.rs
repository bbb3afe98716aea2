//! Interfaces in Juniper's way: a trait or a struct describes the fields, and the values have one of four backings.

use std::collections::HashMap;

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, ID, Interface, Object, Request, Result, Schema,
    SimpleObject, TraitInterface,
};

use crate::support::{answer, execute_on, told};
use crate::{ask, assert_data};

/// The trait describes the interface, and the macro writes the enum of its values.
mod enum_of_a_trait {
    use super::*;

    /// Somebody in the story.
    #[TraitInterface(for(Human, Box<Droid>))]
    pub(super) trait Character {
        /// The id.
        #[graphql(deprecation = "Old.", complexity = 3)]
        fn id(&self) -> &str;
        async fn friends(
            &self,
            ctx: &Context<'_>,
            /// At most.
            #[graphql(default = 5)]
            first_n: i32,
        ) -> Result<Vec<CharacterValue>>;
        #[graphql(guard = nobody)]
        fn secret() -> Option<i32>;
        #[graphql(skip)]
        fn helper(&self) -> i32 {
            1
        }
    }

    fn nobody(_: &Context<'_>) -> Result<()> {
        Err("Nobody".into())
    }

    #[derive(SimpleObject)]
    #[graphql(complex, impl(CharacterValue))]
    pub(super) struct Human {
        id: String,
        secret: Option<i32>,
    }

    #[ComplexObject]
    impl Human {
        async fn friends(&self, #[graphql(default = 5)] first_n: i32) -> Vec<CharacterValue> {
            (0..first_n).map(|n| Box::new(Droid { id: n.to_string() }).into()).collect()
        }
    }

    pub(super) struct Droid {
        id: String,
    }

    #[Object(impl(CharacterValue))]
    impl Droid {
        fn id(&self) -> &String {
            &self.id
        }

        fn friends(&self, #[graphql(default = 5)] first_n: i32, unit: Option<String>) -> Vec<Human> {
            drop((first_n, unit));
            Vec::new()
        }

        fn secret(&self) -> i32 {
            7
        }
    }

    pub(super) struct Query;

    #[Object]
    impl Query {
        fn hero(&self) -> CharacterValue {
            Human { id: "h".to_owned(), secret: None }.into()
        }
    }
}

#[test]
fn a_trait_describes_an_interface_and_its_enum() {
    use enum_of_a_trait::Query;
    let data = r#"{"hero":{"__typename":"Human","id":"h","friends":[{"__typename":"Droid","id":"0","friends":[]}]}}"#;
    assert_data(Query, "{ hero { __typename id friends(firstN: 1) { __typename id friends { id } } } }", data);
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    let expected = r#"
"""Somebody in the story."""
interface Character {
  """The id."""
  id: String! @deprecated(reason: "Old.")
  friends(
    """At most."""
    firstN: Int! = 5
  ): [Character!]!
  secret: Int
}

type Human implements Character {
  id: String!
  secret: Int
  friends(firstN: Int! = 5): [Character!]!
}

type Droid implements Character {
  id: String!
  friends(firstN: Int! = 5, unit: String): [Human!]!
  secret: Int!
}
"#;
    assert!(sdl.contains(expected), "{sdl}");
}

#[test]
fn a_guard_and_a_complexity_of_a_trait_hold() {
    use enum_of_a_trait::Query;
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(3).finish();
    assert_eq!(told(&execute_on(&schema, "{ hero { secret } }").errors), [r#"Nobody ["hero","secret"]"#]);
    assert_eq!(crate::support::verdict(&schema, "{ hero { id } }"), "LIMIT_COMPLEXITY");
}

/// A struct describes the interface.
mod enum_of_a_struct {
    use super::*;

    /// Has an id.
    #[derive(Interface)]
    #[graphql(for(Luke<'a>), field(name = "age", ty = "i32", arg(name = "unit", ty = "Option<i32>")))]
    pub(super) struct Node<'a> {
        /// The id.
        id: ID,
        home_planet: &'a str,
    }

    #[derive(Interface)]
    #[graphql(name = "Character", enum = CharacterValue, for(Luke<'a>))]
    pub(super) struct Described<'a> {
        id: ID,
        #[graphql(deprecation)]
        home_planet: Option<&'a str>,
        #[graphql(skip)]
        #[allow(dead_code)]
        other: i32,
    }

    pub(super) struct Luke<'a>(pub(super) &'a str);

    #[Object(impl(CharacterValue<'_>, NodeValue<'_>))]
    impl Luke<'_> {
        fn id(&self) -> ID {
            self.0.into()
        }

        fn home_planet(&self) -> &'static str {
            "Tatooine"
        }

        fn age(&self, unit: Option<i32>) -> i32 {
            unit.unwrap_or(1)
        }
    }
}

struct StructQuery;

#[Object]
impl StructQuery {
    fn character(&self) -> enum_of_a_struct::CharacterValue<'_> {
        enum_of_a_struct::Luke("1").into()
    }

    fn node(&self) -> enum_of_a_struct::NodeValue<'_> {
        enum_of_a_struct::NodeValue::Luke(enum_of_a_struct::Luke("2"))
    }
}

#[test]
fn a_struct_describes_an_interface_and_its_enum() {
    let data = r#"{"character":{"id":"1","homePlanet":"Tatooine"},"node":{"id":"2","age":3}}"#;
    assert_data(StructQuery, "{ character { id homePlanet } node { id ... on Luke { age(unit: 3) } } }", data);
    let sdl = Schema::new(StructQuery, EmptyMutation, EmptySubscription).sdl();
    assert!(
        sdl.contains("type Luke implements Node & Character {")
            || sdl.contains("type Luke implements Character & Node {"),
        "{sdl}"
    );
    assert!(sdl.contains("homePlanet: String @deprecated"), "{sdl}");
}

/// A trait object is the value, and its methods find the implementer.
mod accessor_methods {
    use super::*;

    #[TraitInterface]
    pub(super) trait Character: Send + Sync {
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
    pub(super) struct Human {
        pub(super) id: String,
        pub(super) home_planet: String,
    }

    #[derive(SimpleObject)]
    pub(super) struct Droid {
        pub(super) id: String,
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

    pub(super) struct Ghost;

    impl Character for Ghost {
        fn id(&self) -> &str {
            "ghost"
        }
    }

    pub(super) struct Query;

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
}

#[test]
fn methods_find_the_implementer_behind_a_trait_object() {
    use accessor_methods::Query;
    let data = r#"{"all":[{"__typename":"Human","id":"h","homePlanet":"Earth"},{"__typename":"Droid","id":"d"}]}"#;
    assert_data(Query, "{ all { __typename id ... on Human { homePlanet } } }", data);
    let answer = ask(Query, "{ ghost { id } }");
    assert!(answer.contains("this value of `Character` is not part of the schema"), "{answer}");
}

/// The implementer is looked up in the context, when the value is completed.
mod lookup {
    use super::*;

    #[derive(SimpleObject)]
    pub(super) struct Human {
        pub(super) id: String,
        pub(super) name: &'static str,
    }

    #[derive(SimpleObject)]
    pub(super) struct Droid {
        pub(super) id: String,
    }

    #[derive(Default)]
    pub(super) struct Database {
        pub(super) humans: HashMap<String, Human>,
        pub(super) droids: HashMap<String, Droid>,
    }

    #[TraitInterface]
    pub(super) trait Character: Send + Sync {
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
    pub(super) struct Placeholder {
        id: String,
    }

    impl Character for Placeholder {
        fn id(&self) -> &str {
            &self.id
        }
    }

    pub(super) struct Query;

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
}

#[test]
fn the_context_finds_the_implementer_behind_a_placeholder() {
    use lookup::{Database, Droid, Human, Query};
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
