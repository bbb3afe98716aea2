//! Interfaces that implement interfaces, and the types that implement both.

use damson::{EmptyMutation, EmptySubscription, Interface, Object, Schema, SimpleObject};

use crate::support::answer;

#[derive(SimpleObject)]
struct Oak {
    name: String,
    height: i32,
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"), field(name = "height", ty = "i32"))]
enum Tree {
    Oak(Oak),
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"))]
enum Plant {
    Tree(Tree),
}

struct Query;

#[Object]
impl Query {
    fn plant(&self) -> Plant {
        Plant::Tree(Tree::Oak(Oak { name: "Old".to_owned(), height: 30 }))
    }
}

#[test]
fn what_an_interface_implements_its_implementers_implement_too() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let sdl = schema.sdl();
    assert!(sdl.contains("type Oak implements Tree & Plant {"), "{sdl}");
    assert!(sdl.contains("interface Tree implements Plant {"), "{sdl}");
    assert_eq!(
        answer(&schema, "{ plant { name ... on Tree { height } __typename } }"),
        r#"{"data":{"plant":{"name":"Old","height":30,"__typename":"Oak"}}}"#
    );
}

#[test]
fn an_implementer_that_does_not_fit_is_a_fault_of_the_schema() {
    #[derive(SimpleObject)]
    struct Bush {
        name: i32,
    }
    #[derive(Interface)]
    #[graphql(field(name = "name", ty = "&String"), field(name = "height", ty = "i32"))]
    enum Growing {
        Bush(Bush),
    }
    struct Query;
    #[Object]
    impl Query {
        fn growing(&self) -> Growing {
            Growing::Bush(Bush { name: 1 })
        }
    }
    let faults = Schema::build(Query, EmptyMutation, EmptySubscription).try_finish().expect_err("Bush does not fit");
    let text = faults.to_string();
    assert!(text.contains("Growing.name") && text.contains("Bush.name"), "{text}");
    assert!(text.contains("Growing.height") && faults.len() == 2, "{text}");
}
