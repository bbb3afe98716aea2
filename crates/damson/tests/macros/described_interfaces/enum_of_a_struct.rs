//! A struct describes the interface, and the macro writes the enum of its values.

use damson::{EmptyMutation, EmptySubscription, ID, Interface, Object, Schema};

use crate::assert_data;

/// Has an id.
#[derive(Interface)]
#[graphql(for(Luke<'a>), field(name = "age", ty = "i32", arg(name = "unit", ty = "Option<i32>")))]
struct Node<'a> {
    /// The id.
    id: ID,
    home_planet: &'a str,
}

#[derive(Interface)]
#[graphql(name = "Character", enum = CharacterValue, for(Luke<'a>))]
struct Described<'a> {
    id: ID,
    #[graphql(deprecation)]
    home_planet: Option<&'a str>,
    #[graphql(skip)]
    #[allow(dead_code)]
    other: i32,
}

struct Luke<'a>(&'a str);

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

struct Query;

#[Object]
impl Query {
    fn character(&self) -> CharacterValue<'_> {
        Luke("1").into()
    }

    fn node(&self) -> NodeValue<'_> {
        NodeValue::Luke(Luke("2"))
    }
}

#[test]
fn a_struct_describes_an_interface_and_its_enum() {
    let data = r#"{"character":{"id":"1","homePlanet":"Tatooine"},"node":{"id":"2","age":3}}"#;
    assert_data(Query, "{ character { id homePlanet } node { id ... on Luke { age(unit: 3) } } }", data);
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    assert!(sdl.contains("type Luke implements Node & Character {"), "{sdl}");
    assert!(sdl.contains("homePlanet: String @deprecated"), "{sdl}");
}
