//! Relay's nodes: global ids with types, and the fields that find objects by them.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use damson::relay::{GlobalId, NodeType, Nodes};
use damson::{
    Context, EmptyMutation, EmptySubscription, ID, InputType, Interface, MergedObject, Object, Request, Result, Schema,
    SimpleObject, Value,
};
use damson_testing::support::{answer, execute_on, verdict};
use expect_test::expect;

#[derive(SimpleObject)]
struct User {
    id: GlobalId<User>,
    name: String,
}

#[derive(SimpleObject)]
struct Film {
    id: GlobalId<Film>,
    title: String,
}

#[derive(SimpleObject)]
struct Broken {
    id: GlobalId<Broken>,
}

/// The keys that were loaded, a text for each call.
#[derive(Clone, Default)]
struct Loaded(Arc<Mutex<Vec<String>>>);

fn note<T: Debug>(ctx: &Context<'_>, name: &str, keys: &[T]) {
    ctx.data_unchecked::<Loaded>().0.lock().expect("no panic").push(format!("{name} {keys:?}"));
}

impl NodeType for User {
    type Key = u32;

    async fn load(ctx: &Context<'_>, keys: Vec<u32>) -> Result<HashMap<u32, User>> {
        std::future::ready(()).await;
        note(ctx, "users", &keys);
        let existing = keys.into_iter().filter(|key| *key < 10);
        Ok(existing.map(|key| (key, User { id: GlobalId::new(key), name: format!("user {key}") })).collect())
    }
}

impl NodeType for Film {
    type Key = String;

    async fn load(ctx: &Context<'_>, keys: Vec<String>) -> Result<HashMap<String, Film>> {
        note(ctx, "films", &keys);
        Ok(keys.into_iter().map(|key| (key.clone(), Film { id: GlobalId::new(key.clone()), title: key })).collect())
    }
}

impl NodeType for Broken {
    type Key = u8;

    async fn load(_: &Context<'_>, _: Vec<u8>) -> Result<HashMap<u8, Broken>> {
        Err("The database is away.".into())
    }
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID"))]
enum Node {
    User(User),
    Film(Film),
    Broken(Broken),
}

struct Users;

#[Object]
impl Users {
    fn name(&self, id: GlobalId<User>) -> String {
        format!("user {}", id.key)
    }
}

#[derive(MergedObject)]
struct Query(Nodes<Node>, Users);

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    let nodes = Nodes::new().with::<User>().with::<Film>().with::<Broken>().at_most(5);
    Schema::new(Query(nodes, Users), EmptyMutation, EmptySubscription)
}

fn user(key: u32) -> String {
    GlobalId::<User>::new(key).to_string()
}

fn film(key: &str) -> String {
    GlobalId::<Film>::new(key.to_owned()).to_string()
}

/// A request with the list of ids in its text.
fn nodes(ids: &[String]) -> Request {
    let query = format!("{{ nodes(ids: {ids:?}) {{ id ... on User {{ name }} ... on Film {{ title }} }} }}");
    Request::new(query).data(Loaded::default())
}

#[test]
fn the_schema_has_the_interface_and_both_fields() {
    let sdl = schema().sdl();
    assert!(sdl.contains("node(id: ID!): Node\n"), "{sdl}");
    assert!(sdl.contains("nodes(ids: [ID!]!): [Node]!\n"), "{sdl}");
    assert!(sdl.contains("interface Node {\n  id: ID!\n}"), "{sdl}");
    assert!(sdl.contains("type User implements Node"), "{sdl}");
    assert!(!sdl.contains("type Nodes"), "{sdl}");
}

#[test]
fn a_node_is_found_by_its_id_or_is_null() {
    let ask = |id: &str| {
        let query = format!("{{ node(id: \"{id}\") {{ __typename id ... on Film {{ title }} }} }}");
        answer(&schema(), Request::new(query).data(Loaded::default()))
    };
    let data = r#"{"data":{"node":{"__typename":"User","id":"VXNlcjo3"}}}"#;
    assert_eq!(ask(&user(7)), data);
    assert_eq!(ask(&user(70)), r#"{"data":{"node":null}}"#);
    let id = film("a:b"); // a key with a colon
    assert_eq!(ask(&id), format!(r#"{{"data":{{"node":{{"__typename":"Film","id":"{id}","title":"a:b"}}}}}}"#));
}

#[test]
fn nodes_keep_their_order_and_each_type_is_loaded_once() {
    let loaded = Loaded::default();
    let ids = [user(2), film("Alien"), user(1), user(70), user(2)];
    let query = format!("{{ nodes(ids: {ids:?}) {{ ... on User {{ name }} ... on Film {{ title }} }} }}");
    let response = execute_on(&schema(), Request::new(query).data(loaded.clone()));
    let data = r#"{"nodes":[{"name":"user 2"},{"title":"Alien"},{"name":"user 1"},null,{"name":"user 2"}]}"#;
    assert_eq!(response.data.to_string(), data);
    assert_eq!(*loaded.0.lock().expect("no panic"), ["users [2, 1, 70]", "films [\"Alien\"]"]);
}

#[test]
fn each_wrong_id_is_one_error_at_its_place_and_the_others_are_found() {
    let broken = GlobalId::<Broken>::new(1).to_string();
    let response = execute_on(
        &schema(),
        nodes(&[user(1), "x".to_owned(), broken, "VXNlcjp4".to_owned(), "Tm9ib2R5OjE".to_owned()]),
    );
    assert_eq!(response.data.to_string(), r#"{"nodes":[{"id":"VXNlcjox","name":"user 1"},null,null,null,null]}"#);
    let errors: String = response
        .errors
        .iter()
        .map(|error| {
            let (path, place) =
                (serde_json::to_string(&error.path).expect("a path is JSON"), error.locations[0].column);
            format!("{path} {place} {} {}\n", error.code().unwrap_or("-"), error.message)
        })
        .collect();
    expect![[r#"
        ["nodes",1] 27 BAD_USER_INPUT Argument "ids" has invalid value at [1]: it is not a global id. Give an id that the server gave.
        ["nodes",2] 3 - The database is away.
        ["nodes",3] 47 BAD_USER_INPUT Argument "ids" has invalid value at [3]: it is not an id of the type "User". Give an id that the server gave.
        ["nodes",4] 59 BAD_USER_INPUT Argument "ids" has invalid value at [4]: it is the id of a type that is not found by ids. Give the id of another object.
    "#]].assert_eq(&errors);
}

#[test]
fn too_many_ids_are_refused_before_any_is_loaded() {
    let response = execute_on(&schema(), nodes(&vec![user(1); 6]));
    let message =
        "Argument \"ids\" has invalid value: it has 6 ids, and 5 are the most. Ask for them in several requests.";
    assert_eq!((response.errors.len(), &*response.errors[0].message), (1, message));
    assert_eq!(response.errors[0].code(), Some("BAD_USER_INPUT"));
}

#[test]
fn nodes_cost_as_much_as_their_number() {
    let schema = |cost| {
        let nodes = Nodes::new().with::<User>().with::<Film>().with::<Broken>();
        Schema::build(Query(nodes, Users), EmptyMutation, EmptySubscription).limit_cost(cost).finish()
    };
    let ids = vec![user(1); 5];
    assert_eq!(verdict(&schema(16), nodes(&ids)), "ok");
    assert_eq!(verdict(&schema(15), nodes(&ids)), "LIMIT_COST");
}

#[test]
fn an_argument_takes_the_ids_of_its_type_alone() {
    let ask = |id: &str| {
        let response = execute_on(&schema(), &*format!("{{ name(id: {id}) }}"));
        match response.errors.as_slice() {
            [] => response.data.to_string(),
            [error] => {
                assert_eq!(error.code(), Some("BAD_USER_INPUT"));
                error.message.clone()
            }
            errors => panic!("one error at most: {errors:?}"),
        }
    };
    assert_eq!(ask(&format!("\"{}\"", user(7))), r#"{"name":"user 7"}"#);
    let wrong = [film("Alien"), "VXNlcjp4".to_owned(), "x".to_owned(), "VXNlcg".to_owned(), "token".repeat(500)];
    let messages: String = wrong.iter().map(|id| ask(&format!("\"{id}\"")) + "\n").collect();
    expect![[r#"
        Argument "Query.name(id:)" has invalid value: Failed to parse "ID": it is the id of another type. Give the id of an object of the type "User".
        Argument "Query.name(id:)" has invalid value: Failed to parse "ID": it is not an id of the type "User". Give an id that the server gave.
        Argument "Query.name(id:)" has invalid value: Failed to parse "ID": it is not a global id. Give an id that the server gave.
        Argument "Query.name(id:)" has invalid value: Failed to parse "ID": it is not a global id. Give an id that the server gave.
        Argument "Query.name(id:)" has invalid value: Failed to parse "ID": it is not a global id. Give an id that the server gave.
    "#]].assert_eq(&messages);
    assert!(ask("7").ends_with("it is not a global id. Give an id that the server gave."));
}

#[test]
fn a_global_id_is_read_back_from_each_form() {
    let id = GlobalId::<Film>::new("a:b \u{e9}".to_owned());
    assert_eq!(id.to_string().parse::<GlobalId<Film>>(), Ok(id.clone()));
    assert_eq!(GlobalId::<Film>::parse(Some(&id.to_value())).ok(), Some(id.clone()));
    assert_eq!(Value::String(ID::from(id.clone()).0), id.to_value());
    assert_eq!(format!("{id:?}"), "GlobalId(Film:a:b \u{e9})");
}
