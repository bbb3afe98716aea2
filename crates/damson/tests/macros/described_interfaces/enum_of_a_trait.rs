//! A trait describes the interface, and the macro writes the enum of its values.

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Object, Result, Schema, SimpleObject, TraitInterface,
};
use damson_testing::support::{execute_on, told, verdict};

use crate::assert_data;

/// Somebody in the story.
#[TraitInterface(for(Human, Box<Droid>))]
trait Character {
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
struct Human {
    id: String,
    secret: Option<i32>,
}

#[ComplexObject]
impl Human {
    async fn friends(&self, #[graphql(default = 5)] first_n: i32) -> Vec<CharacterValue> {
        (0..first_n).map(|n| Box::new(Droid { id: n.to_string() }).into()).collect()
    }
}

struct Droid {
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

struct Query;

#[Object]
impl Query {
    fn hero(&self) -> CharacterValue {
        Human { id: "h".to_owned(), secret: None }.into()
    }
}

#[test]
fn a_trait_describes_an_interface_and_its_enum() {
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
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(3).finish();
    assert_eq!(told(&execute_on(&schema, "{ hero { secret } }").errors), [r#"Nobody ["hero","secret"]"#]);
    assert_eq!(verdict(&schema, "{ hero { id } }"), "LIMIT_COMPLEXITY");
}
