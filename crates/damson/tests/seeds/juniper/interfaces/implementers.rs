//! The objects that implement an interface: what they must have, and what they may add.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn an_object_implements_an_interface_without_naming_it() {
    #[derive(Interface)]
    #[graphql(for(Ship))]
    #[allow(dead_code)] // it only describes
    struct Marked {
        id: String,
    }

    #[derive(SimpleObject)]
    struct Ship {
        id: String,
    }

    struct Query;

    #[Object]
    impl Query {
        fn marked(&self) -> MarkedValue {
            Ship { id: "SE-1".to_owned() }.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          marked: Marked!
        }

        interface Marked {
          id: String!
        }

        type Ship implements Marked {
          id: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ marked { id } }"), r#"{"data":{"marked":{"id":"SE-1"}}}"#);
}

#[test]
fn an_object_gives_subtypes_and_takes_more_nullable_arguments() {
    #[TraitInterface(for(Ship))]
    trait Marked {
        fn id(&self) -> ID;
        fn owner(&self) -> Option<String>;
        fn seen(&self) -> Vec<Option<MarkedValue>>;
    }

    struct Ship {
        id: ID,
    }

    #[Object(impl(MarkedValue))]
    impl Ship {
        fn id(&self) -> &ID {
            &self.id
        }

        fn owner(&self, language: Option<String>) -> &'static str {
            match language.as_deref() {
                Some("sv") => "staten",
                _ => "the state",
            }
        }

        fn seen(&self) -> Vec<Ship> {
            vec![Ship { id: "SE-2".into() }]
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn marked(&self) -> MarkedValue {
            Ship { id: "SE-1".into() }.into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          marked: Marked!
        }

        interface Marked {
          id: ID!
          owner: String
          seen: [Marked]!
        }

        type Ship implements Marked {
          id: ID!
          owner(language: String): String!
          seen: [Ship!]!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ marked { id owner seen { id } ... on Ship { inSwedish: owner(language: "sv") } } }"#),
        r#"{"data":{"marked":{"id":"SE-1","owner":"the state","seen":[{"id":"SE-2"}],"inSwedish":"staten"}}}"#,
    );
}

#[test]
fn an_object_must_not_need_more_arguments_than_the_interface() {
    #[derive(Interface)]
    #[graphql(for(Ship))]
    #[allow(dead_code)] // it only describes
    struct Marked {
        id: String,
    }

    struct Ship;

    #[Object]
    impl Ship {
        fn id(&self, is_painted: bool) -> &str {
            if is_painted { "SE-1" } else { "none" }
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn marked(&self) -> MarkedValue {
            Ship.into()
        }
    }

    let faults = Schema::build(Query, EmptyMutation, EmptySubscription).try_finish().expect_err("a fault");
    expect![[r#"
        the schema has 1 fault
        - Ship.id(isPainted:): Argument "Ship.id(isPainted:)" must not be required type "Boolean!" if not provided by the Interface field "Marked.id"."#]].assert_eq(&faults.to_string());
}

#[test]
fn an_object_must_give_a_subtype_of_the_type_of_the_interface() {
    #[derive(Interface)]
    #[graphql(for(Ship))]
    #[allow(dead_code)] // it only describes
    struct Marked {
        id: String,
    }

    #[derive(SimpleObject)]
    struct Ship {
        id: Vec<String>,
    }

    struct Query;

    #[Object]
    impl Query {
        fn marked(&self) -> MarkedValue {
            Ship { id: Vec::new() }.into()
        }
    }

    let faults = Schema::build(Query, EmptyMutation, EmptySubscription).try_finish().expect_err("a fault");
    expect![[r#"
        the schema has 1 fault
        - Ship.id: Interface field Marked.id expects type String! but Ship.id is type [String!]!."#]]
    .assert_eq(&faults.to_string());
}
