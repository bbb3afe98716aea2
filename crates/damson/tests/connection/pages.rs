//! The pages of a connection, as the specification of connections says.

use damson::connection::{Connection, DisableNodesField, Edge, EmptyFields, Page, query};
use damson::connection::{DefaultConnectionName, DefaultEdgeName};
use damson::{EmptyMutation, EmptySubscription, Error, Object, Result, Schema, SimpleObject};
use damson_testing::support::{answer, execute_on};
use expect_test::expect;

use crate::page_of;

#[derive(SimpleObject)]
struct Film {
    title: &'static str,
}

#[derive(SimpleObject)]
struct Total {
    total_count: usize,
}

#[derive(SimpleObject)]
struct Role {
    /// The role in the film.
    role: &'static str,
}

type Films = Connection<String, Option<Film>, Total, Role, DefaultConnectionName, DefaultEdgeName, DisableNodesField>;

struct Query;

#[Object]
impl Query {
    async fn numbers(
        &self,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<usize, usize>> {
        query(after, before, first, last, |after, before, first, last| async move {
            Ok::<_, Error>(page_of(10, after, before, Page::new(first, last, 5)?))
        })
        .await
    }

    fn films(&self) -> Films {
        let mut films = Connection::with_additional_fields(false, true, Total { total_count: 7 });
        films.edges.push(Edge::with_additional_fields(
            "a".to_owned(),
            Some(Film { title: "Alien" }),
            Role { role: "Ripley" },
        ));
        films.edges.push(Edge::with_additional_fields("b".to_owned(), None, Role { role: "Ash" }));
        films
    }

    fn nothing(&self) -> Connection<i32, bool, EmptyFields, EmptyFields> {
        Connection::new(false, false)
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}

#[test]
fn a_schema_has_the_types_of_connections() {
    expect![[r#"
        type BooleanConnection {
          """The place of the page in the list."""
          pageInfo: PageInfo!
          """The items of the page, each with its cursor."""
          edges: [BooleanEdge!]!
          """The items of the page."""
          nodes: [Boolean!]!
        }
    "#]]
    .assert_eq(&definition("BooleanConnection"));
    expect![[r#"
        type FilmConnection {
          """The place of the page in the list."""
          pageInfo: PageInfo!
          """The items of the page, each with its cursor."""
          edges: [FilmEdge!]!
          totalCount: Int!
        }
    "#]]
    .assert_eq(&definition("FilmConnection"));
    expect![[r#"
        type FilmEdge {
          """The item of the list."""
          node: Film
          """The role in the film."""
          role: String!
          """
          The place of the node in the list, for the arguments `after` and `before`.
          """
          cursor: String!
        }
    "#]]
    .assert_eq(&definition("FilmEdge"));
    expect![[r#"
        type PageInfo {
          """Whether there are edges before this page."""
          hasPreviousPage: Boolean!
          """Whether there are edges after this page."""
          hasNextPage: Boolean!
          """The cursor of the first edge, to read the page before this one."""
          startCursor: String
          """The cursor of the last edge, to read the page after this one."""
          endCursor: String
        }
    "#]]
    .assert_eq(&definition("PageInfo"));
}

/// The definition of an object in the schema.
fn definition(name: &str) -> String {
    let sdl = schema().sdl();
    let start = sdl.find(&format!("type {name} ")).expect("the type");
    let end = sdl[start..].find("}\n").expect("its end");
    sdl[start..start + end + 2].replace("\n\n", "\n")
}

#[test]
fn a_page_has_its_nodes_and_its_place() {
    for (arguments, nodes, info) in [
        ("", "[0,1,2,3,4]", r#"false,"hasNextPage":true,"startCursor":"0","endCursor":"4""#),
        ("(first: 2)", "[0,1]", r#"false,"hasNextPage":true,"startCursor":"0","endCursor":"1""#),
        (r#"(first: 2, after: "8")"#, "[9]", r#"true,"hasNextPage":false,"startCursor":"9","endCursor":"9""#),
        (r#"(last: 3)"#, "[7,8,9]", r#"true,"hasNextPage":false,"startCursor":"7","endCursor":"9""#),
        (r#"(last: 3, before: "2")"#, "[0,1]", r#"false,"hasNextPage":true,"startCursor":"0","endCursor":"1""#),
        (
            r#"(first: 5, after: "3", before: "6")"#,
            "[4,5]",
            r#"true,"hasNextPage":true,"startCursor":"4","endCursor":"5""#,
        ),
        ("(first: 0)", "[]", r#"false,"hasNextPage":true,"startCursor":null,"endCursor":null"#),
    ] {
        let query = format!(
            "{{ numbers{arguments} {{ nodes pageInfo {{ hasPreviousPage hasNextPage startCursor endCursor }} }} }}"
        );
        let data = format!(r#"{{"data":{{"numbers":{{"nodes":{nodes},"pageInfo":{{"hasPreviousPage":{info}}}}}}}}}"#);
        assert_eq!(answer(&schema(), &*query), data, "{arguments}");
    }
}

#[test]
fn further_fields_stand_beside_those_of_connections_and_edges() {
    let query =
        "{ films { __typename totalCount edges { __typename cursor role node { title } } pageInfo { endCursor } } }";
    expect![[r#"{"films":{"__typename":"FilmConnection","totalCount":7,"edges":[{"__typename":"FilmEdge","cursor":"a","role":"Ripley","node":{"title":"Alien"}},{"__typename":"FilmEdge","cursor":"b","role":"Ash","node":null}],"pageInfo":{"endCursor":"b"}}}"#]]
    .assert_eq(&execute_on(&schema(), query).data.to_string());
}

#[test]
fn a_connection_without_nodes_has_no_such_field() {
    assert!(execute_on(&schema(), "{ films { nodes } }").is_err());
    assert_eq!(
        answer(&schema(), "{ nothing { nodes edges { cursor } } }"),
        r#"{"data":{"nothing":{"nodes":[],"edges":[]}}}"#
    );
}
