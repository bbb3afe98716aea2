//! The names of connections and edges: shared if the types are alike, and otherwise one fault for each clash.

use std::borrow::Cow;

use damson::connection::{
    Connection, ConnectionNameType, DefaultConnectionName, DefaultEdgeName, DisableNodesField, Edge, EdgeNameType,
    EmptyFields,
};
use damson::{EmptyMutation, EmptySubscription, Object, OutputType, Schema, SchemaBuilder, SimpleObject, TypeName};
use damson_testing::support::answer;

#[derive(SimpleObject)]
struct User {
    name: &'static str,
}

#[derive(SimpleObject)]
struct Since {
    since: i32,
}

struct Followers;

impl ConnectionNameType for Followers {
    fn type_name<T: OutputType>() -> String {
        format!("{}FollowerConnection", T::type_name())
    }
}

impl EdgeNameType for Followers {
    fn type_name<T: OutputType>() -> String {
        format!("{}FollowerEdge", T::type_name())
    }
}

type Builder = SchemaBuilder<Query, EmptyMutation, EmptySubscription>;
type Register = fn(Builder) -> Builder;

struct Query;

#[Object]
impl Query {
    fn by_number(&self) -> Connection<usize, User> {
        let mut users = Connection::new(false, false);
        users.edges.push(Edge::new(7, User { name: "Ada" }));
        users
    }

    fn by_text(&self) -> Connection<String, User> {
        let mut users = Connection::new(true, false);
        users.edges.push(Edge::new("b".to_owned(), User { name: "Bob" }));
        users
    }

    fn followers(&self) -> Connection<usize, User, EmptyFields, Since, Followers, Followers> {
        let mut users = Connection::new(false, false);
        users.edges.push(Edge::with_additional_fields(7, User { name: "Eve" }, Since { since: 1999 }));
        users
    }
}

struct OneConnection;

#[Object]
impl OneConnection {
    fn users(&self) -> Connection<usize, User> {
        Connection::new(false, false)
    }
}

/// The faults of a schema with a connection of users and another type.
fn faults<T: OutputType>() -> Vec<String> {
    let builder = Schema::build(OneConnection, EmptyMutation, EmptySubscription).register_output_type::<T>();
    let faults = builder.try_finish().map(|_| ()).expect_err("a fault").to_string();
    faults.lines().skip(1).map(|fault| fault.trim_start_matches("- ").to_owned()).collect()
}

/// The types with faults.
fn types_with_faults<T: OutputType>() -> Vec<String> {
    faults::<T>().iter().map(|fault| fault.split(": ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn connections_that_differ_in_their_cursors_are_one_type() {
    let query = "{ byNumber { ...page } byText { ...page } } \
                 fragment page on UserConnection { nodes { name } edges { cursor node { name } } pageInfo { hasPreviousPage } }";
    let page = |name, cursor, previous| {
        format!(
            r#"{{"nodes":[{{"name":"{name}"}}],"edges":[{{"cursor":"{cursor}","node":{{"name":"{name}"}}}}],"pageInfo":{{"hasPreviousPage":{previous}}}}}"#
        )
    };
    let (by_number, by_text) = (page("Ada", "7", false), page("Bob", "b", true));
    let data = format!(r#"{{"data":{{"byNumber":{by_number},"byText":{by_text}}}}}"#);
    assert_eq!(answer(&Schema::new(Query, EmptyMutation, EmptySubscription), query), data);
}

#[test]
fn a_connection_and_an_edge_may_have_names_of_their_own() {
    let query = "{ followers { __typename edges { __typename since } } }";
    let data = r#"{"followers":{"__typename":"UserFollowerConnection","edges":[{"__typename":"UserFollowerEdge","since":1999}]}}"#;
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_eq!(answer(&schema, query), format!(r#"{{"data":{data}}}"#));
}

#[test]
fn connections_with_other_fields_and_the_same_name_are_a_fault() {
    let other_fields = faults::<Connection<usize, User, Since>>().join("\n");
    assert!(other_fields.starts_with("UserConnection: `damson::types::connection::"), "{other_fields}");
    assert!(other_fields.contains("share the name \"UserConnection\""), "{other_fields}");
    assert!(
        other_fields.ends_with("A connection takes its name from `ConnectionNameType`, an edge from `EdgeNameType`.")
    );
    type WithoutNodes =
        Connection<usize, User, EmptyFields, EmptyFields, DefaultConnectionName, DefaultEdgeName, DisableNodesField>;
    assert_eq!(types_with_faults::<Connection<usize, User, Since>>(), ["UserConnection"]);
    assert_eq!(types_with_faults::<WithoutNodes>(), ["UserConnection"]);
    assert_eq!(types_with_faults::<Connection<usize, User, EmptyFields, Since>>(), ["UserEdge"]);
    assert_eq!(types_with_faults::<Connection<usize, Option<User>>>(), ["UserConnection", "UserEdge"]);
}

/// A generic object of one name, whose fields depend on the parameter.
struct Boxed<T>(T);

#[Object(name_type)]
impl<T: OutputType> Boxed<T> {
    fn value(&self) -> &T {
        &self.0
    }
}

impl<T: OutputType> TypeName for Boxed<T> {
    fn type_name() -> Cow<'static, str> {
        "Boxed".into()
    }
}

#[derive(SimpleObject)]
#[graphql(name = "Boxed")]
struct Other {
    value: i32,
}

#[test]
fn instances_of_a_generic_type_share_a_name_if_they_are_alike_and_other_types_do_not() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription);
    assert!(schema.register_output_type::<Boxed<i32>>().register_output_type::<Boxed<i64>>().try_finish().is_ok());
    let of_two = |first: Register, second: Register| {
        let faults = second(first(Schema::build(Query, EmptyMutation, EmptySubscription))).try_finish();
        faults.map(|_| ()).expect_err("a fault").to_string()
    };
    let (numbers, texts): (Register, Register) =
        (Builder::register_output_type::<Boxed<i32>>, Builder::register_output_type::<Boxed<String>>);
    let other = Builder::register_output_type::<Other>;
    assert!(of_two(numbers, texts).contains("share the name \"Boxed\""));
    assert!(of_two(numbers, other).contains("Two Rust types have the GraphQL name \"Boxed\""));
    assert!(of_two(other, numbers).contains("Two Rust types have the GraphQL name \"Boxed\""));
}

#[test]
fn a_list_is_not_a_node_with_a_name() {
    assert_eq!(types_with_faults::<Connection<usize, Vec<User>>>(), ["[User]Connection", "[User]Edge"]);
}
