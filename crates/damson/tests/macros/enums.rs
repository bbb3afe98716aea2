//! `derive(Enum)`.

use damson::{Enum, EnumType, InputType, Object, Value};

use crate::{ask, assert_data};

mod elsewhere {
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum Direction {
        North,
        SouthWest,
    }
}

/// Where to.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
#[graphql(remote = "elsewhere::Direction", display)]
enum Direction {
    /// Up.
    North,
    #[graphql(deprecation)]
    SouthWest,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "Mood", rename_items = "lowercase")]
enum Feeling {
    Glad,
    #[graphql(name = "blue")]
    Sad,
    #[graphql(skip)]
    Secret,
}

struct Query;

#[Object]
impl Query {
    fn opposite(&self, to: Direction) -> Direction {
        match to {
            Direction::North => Direction::SouthWest,
            Direction::SouthWest => Direction::North,
        }
    }

    fn feelings(&self) -> Vec<Option<Feeling>> {
        vec![Some(Feeling::Glad), Some(Feeling::Sad), Some(Feeling::Secret)]
    }
}

#[test]
fn values_are_given_and_taken_by_name() {
    assert_data(Query, "{ opposite(to: NORTH) }", r#"{"opposite":"SOUTH_WEST"}"#);
}

#[test]
fn a_skipped_variant_is_an_error_where_it_appears() {
    let answer = ask(Query, "{ feelings }");
    assert!(answer.contains("this value of `Mood` is not part of the schema"), "{answer}");
    assert!(answer.ends_with(r#""data":{"feelings":["glad","blue",null]}}"#), "{answer}");
    assert_eq!(Feeling::items().len(), 2);
}

#[test]
fn comments_and_deprecations_reach_the_schema() {
    assert_data(
        Query,
        r#"{ __type(name: "Direction") { description enumValues(includeDeprecated: true) { name description deprecationReason } } }"#,
        concat!(
            r#"{"__type":{"description":"Where to.","enumValues":[{"name":"NORTH","description":"Up.","deprecationReason":null},"#,
            r#"{"name":"SOUTH_WEST","description":null,"deprecationReason":"No longer supported"}]}}"#,
        ),
    );
}

#[test]
fn an_enum_converts_from_and_to_its_remote_twin() {
    assert_eq!(Direction::from(elsewhere::Direction::SouthWest), Direction::SouthWest);
    assert_eq!(elsewhere::Direction::from(Direction::North), elsewhere::Direction::North);
}

#[test]
fn an_enum_shows_its_names() {
    assert_eq!(format!("{:>12}", Direction::SouthWest), "  SOUTH_WEST");
    assert_eq!(Direction::items(), [("NORTH", Direction::North), ("SOUTH_WEST", Direction::SouthWest)]);
    assert_eq!(InputType::to_value(&Direction::North), Value::Enum("NORTH".into()));
}
