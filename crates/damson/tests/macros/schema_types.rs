//! `register_output_type`, `register_input_type`, `override_*_type_description`.

use damson::{EmptyMutation, EmptySubscription, InputObject, Interface, Object, Schema, SchemaBuilder, SimpleObject};

use crate::support::answer;

/// Has an id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32"))]
#[allow(dead_code)]
enum Node {
    User(User),
}

/// A user.
#[derive(SimpleObject)]
struct User {
    id: i32,
}

/// Chooses users.
#[derive(InputObject)]
struct Filter {
    id: i32,
}

struct Query;

#[Object]
impl Query {
    fn user(&self) -> User {
        User { id: 1 }
    }
}

fn build() -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription)
}

#[test]
fn types_that_no_field_has_are_registered() {
    let schema = build().register_output_type::<Node>().register_input_type::<Filter>().finish();
    let sdl = schema.sdl();
    assert!(sdl.contains("type User implements Node") && sdl.contains("interface Node"), "{sdl}");
    assert!(sdl.contains("input Filter"), "{sdl}");
    assert_eq!(answer(&schema, "{ user { ... on Node { id } } }"), r#"{"data":{"user":{"id":1}}}"#);
    assert!(!build().finish().sdl().contains("Node"));
}

#[test]
fn descriptions_are_overridden() {
    let builder = build().register_output_type::<Node>().register_input_type::<Filter>();
    let schema = builder
        .override_output_type_description::<Node>("One.")
        .override_output_type_description::<User>("Two.")
        .override_input_type_description::<Filter>("Three.")
        .finish();
    for (name, description) in [("Node", "One."), ("User", "Two."), ("Filter", "Three.")] {
        let query = format!("{{ __type(name: \"{name}\") {{ description }} }}");
        assert_eq!(answer(&schema, query), format!(r#"{{"data":{{"__type":{{"description":"{description}"}}}}}}"#));
    }
}

#[test]
fn a_description_of_a_type_outside_the_schema_is_a_fault() {
    let faults = build().override_input_type_description::<Filter>("Three.").try_finish().expect_err("a fault");
    let expected = "No type \"Filter\" of this program is in the schema, so it cannot get another description. \
                    Register the type, or remove the description.";
    assert!(faults.to_string().contains(expected), "{faults}");
}
