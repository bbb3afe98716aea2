//! Objects: the fields of a struct.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

mod attributes;

#[test]
fn the_members_of_a_struct_are_the_fields_of_an_object() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        age: i32,
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), age: 41 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
          age: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name age }"), r#"{"data":{"name":"Ebba","age":41}}"#);
}

/// The schema and the answer are the same, wherever the descriptions are written.
#[track_caller]
fn assert_described<Query>(schema: &Schema<Query, EmptyMutation, EmptySubscription>)
where
    Schema<Query, EmptyMutation, EmptySubscription>: Executor,
{
    assert_schema(
        schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        """Somebody who knows the way."""
        type Pilot {
          """The first name and the last."""
          name: String!

          """In years, rounded down."""
          age: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(schema, r#"{ age __type(name: "Pilot") { description fields { description } } }"#),
        concat!(
            r#"{"data":{"age":41,"__type":{"description":"Somebody who knows the way.","#,
            r#""fields":[{"description":"The first name and the last."},{"description":"In years, rounded down."}]}}}"#,
        ),
    );
}

#[test]
fn doc_comments_are_descriptions() {
    /// Somebody who knows the way.
    #[derive(SimpleObject)]
    struct Pilot {
        /// The first name and the last.
        name: String,

        /// In years, rounded down.
        age: i32,
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), age: 41 }, EmptyMutation, EmptySubscription);
    assert_described(&schema);
}

#[test]
fn descriptions_are_written_without_doc_comments() {
    #[derive(SimpleObject)]
    #[graphql(description = "Somebody who knows the way.")]
    struct Pilot {
        #[graphql(desc = "The first name and the last.")]
        name: String,
        #[graphql(desc = "In years, rounded down.")]
        age: i32,
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), age: 41 }, EmptyMutation, EmptySubscription);
    assert_described(&schema);
}

#[test]
fn a_description_takes_the_place_of_the_doc_comment() {
    /// For those who read the code.
    #[derive(SimpleObject)]
    #[graphql(description = "For those who read the schema.")]
    struct Pilot {
        /// For those who read the code.
        #[graphql(desc = "For those who read the schema.")]
        name: String,

        /// For both.
        age: i32,
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), age: 41 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        """For those who read the schema."""
        type Pilot {
          """For those who read the schema."""
          name: String!

          """For both."""
          age: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name age }"), r#"{"data":{"name":"Ebba","age":41}}"#);
}

#[test]
fn objects_hold_objects_and_lists_of_them() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        age: i32,
    }

    #[derive(SimpleObject)]
    struct Station {
        address: Option<String>,
        pilots: Vec<Pilot>,
    }

    let pilots = vec![Pilot { name: "Ebba".to_owned(), age: 41 }, Pilot { name: "Nils".to_owned(), age: 58 }];
    let schema = Schema::new(Station { address: None, pilots }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Station
        }

        type Station {
          address: String
          pilots: [Pilot!]!
        }

        type Pilot {
          name: String!
          age: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ address pilots { name age } }"),
        r#"{"data":{"address":null,"pilots":[{"name":"Ebba","age":41},{"name":"Nils","age":58}]}}"#,
    );
}
