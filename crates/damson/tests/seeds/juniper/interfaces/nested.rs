//! Interfaces that implement others.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct Pilot {
    id: ID,
}

#[Object(impl(PersonValue, NodeValue))]
impl Pilot {
    fn id(&self) -> &ID {
        &self.id
    }

    fn home_port(&self, language: Option<String>) -> &'static str {
        match language.as_deref() {
            Some("de") => "Wisby",
            _ => "Visby",
        }
    }
}

fn pilot(id: i32) -> Pilot {
    Pilot { id: id.into() }
}

#[derive(Interface)]
#[graphql(for(PersonValue, Pilot))]
#[allow(dead_code)] // it only describes
struct Node {
    id: ID,
}

#[derive(Interface)]
#[graphql(for(Pilot))]
#[allow(dead_code)] // it only describes
struct Person {
    id: ID,
    home_port: String,
}

#[test]
fn an_interface_implements_another() {
    struct Query;

    #[Object]
    impl Query {
        fn nodes(&self) -> Vec<NodeValue> {
            vec![pilot(1).into(), PersonValue::Pilot(pilot(2)).into()]
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          nodes: [Node!]!
        }

        interface Node {
          id: ID!
        }

        interface Person implements Node {
          id: ID!
          homePort: String!
        }

        type Pilot implements Node & Person {
          id: ID!
          homePort(language: String): String!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            r#"{ nodes { id ... on Person { homePort } ... on Pilot { inGerman: homePort(language: "de") } } }"#
        ),
        concat!(
            r#"{"data":{"nodes":[{"id":"1","homePort":"Visby","inGerman":"Wisby"},"#,
            r#"{"id":"2","homePort":"Visby","inGerman":"Wisby"}]}}"#,
        ),
    );
}

#[test]
fn an_interface_says_which_it_implements() {
    #[TraitInterface(for(VesselValue, Tug))]
    trait Owned {
        fn owner(&self) -> String;
    }

    #[derive(Interface)]
    #[graphql(impl(OwnedValue), for(Tug))]
    #[allow(dead_code)] // it only describes
    struct Vessel {
        owner: String,
        length: i32,
    }

    #[derive(SimpleObject)]
    #[graphql(impl(OwnedValue, VesselValue))]
    struct Tug {
        owner: String,
        length: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        fn owned(&self) -> OwnedValue {
            VesselValue::from(Tug { owner: "Ebba".to_owned(), length: 9 }).into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          owned: Owned!
        }

        interface Owned {
          owner: String!
        }

        interface Vessel implements Owned {
          owner: String!
          length: Int!
        }

        type Tug implements Owned & Vessel {
          owner: String!
          length: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ owned { owner ... on Vessel { length } } }"),
        r#"{"data":{"owned":{"owner":"Ebba","length":9}}}"#,
    );
}

#[derive(Interface)]
#[graphql(for(PersonConnectionValue))]
#[allow(dead_code)] // it only describes
struct Connection {
    nodes: Vec<NodeValue>,
}

#[derive(Interface)]
#[graphql(for(Crew))]
#[allow(dead_code)] // it only describes
struct PersonConnection {
    nodes: Vec<PersonValue>,
}

struct Crew;

#[Object(impl(PersonConnectionValue))]
impl Crew {
    fn nodes(&self) -> Vec<PersonValue> {
        vec![pilot(1).into()]
    }
}

#[test]
fn an_interface_gives_subtypes_of_another() {
    struct Query;

    #[Object]
    impl Query {
        fn connection(&self) -> ConnectionValue {
            PersonConnectionValue::from(Crew).into()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          connection: Connection!
        }

        interface Connection {
          nodes: [Node!]!
        }

        interface Node {
          id: ID!
        }

        interface PersonConnection implements Connection {
          nodes: [Person!]!
        }

        interface Person implements Node {
          id: ID!
          homePort: String!
        }

        type Crew implements PersonConnection & Connection {
          nodes: [Person!]!
        }

        type Pilot implements Person & Node {
          id: ID!
          homePort(language: String): String!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            "{ connection { __typename nodes { id } ... on PersonConnection { people: nodes { homePort } } } }"
        ),
        r#"{"data":{"connection":{"__typename":"Crew","nodes":[{"id":"1"}],"people":[{"homePort":"Visby"}]}}}"#,
    );
}
