//! `register_output_type`, `register_input_type`, `override_*_type_description`, `build_with_ignore_name_conflicts`.

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

mod old {
    use damson::SimpleObject;

    #[derive(SimpleObject)]
    pub(super) struct Page {
        pub(super) number: i32,
        pub(super) title: String,
    }
}

#[derive(SimpleObject)]
struct Page {
    number: i32,
    title: &'static str,
}

#[derive(SimpleObject)]
#[graphql(name = "Page")]
struct Turned {
    title: String,
    number: i32,
}

#[derive(SimpleObject)]
#[graphql(name = "Page")]
struct Locked {
    number: i32,
    #[graphql(guard = "|_: &damson::Context<'_>| Err(\"Locked\".into())")]
    title: String,
}

struct Pages;

#[Object]
impl Pages {
    fn old(&self) -> old::Page {
        old::Page { number: 1, title: "One".to_owned() }
    }

    fn latest(&self) -> Page {
        Page { number: 2, title: "Two" }
    }
}

fn pages<const N: usize>(names: [&str; N]) -> SchemaBuilder<Pages, EmptyMutation, EmptySubscription> {
    Schema::build_with_ignore_name_conflicts(Pages, EmptyMutation, EmptySubscription, names)
}

#[test]
fn types_that_are_alike_may_share_a_name() {
    let schema = pages(["Page"]).finish();
    let data = r#"{"data":{"old":{"title":"One","number":1},"latest":{"title":"Two","number":2}}}"#;
    assert_eq!(answer(&schema, "{ old { title number } latest { title number } }"), data);
}

#[test]
fn types_that_share_a_name_without_leave_or_are_not_alike_are_faults() {
    let fault = |builder: SchemaBuilder<Pages, _, _>| builder.try_finish().expect_err("a fault").to_string();
    assert!(fault(pages(["Other"])).contains("Two Rust types have the GraphQL name \"Page\""));
    for message in [
        fault(pages(["Page"]).register_output_type::<Turned>()),
        fault(pages(["Page"]).register_output_type::<Locked>()),
    ] {
        assert!(
            message
                .contains("share the name \"Page\", but their fields differ or cannot be compared. Give both the same"),
            "{message}"
        );
    }
}
