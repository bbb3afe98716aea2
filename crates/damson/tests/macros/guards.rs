//! Guards on fields, objects and interfaces written in Rust.

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Guard, GuardExt, InputObject, Interface, Object,
    OneofObject, Request, Result, Schema, SimpleObject,
};

use crate::support::{execute_on, told};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Admin,
    Guest,
}

struct Is(Role);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Is {
    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        if ctx.data_opt::<Role>() == Some(&self.0) { Ok(()) } else { Err("Forbidden".into()) }
    }
}

/// Waits, then compares.
struct Equal(i32, i32);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Equal {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        tokio::task::yield_now().await;
        if self.0 == self.1 { Ok(()) } else { Err(format!("{} is not {}", self.0, self.1).into()) }
    }
}

fn nobody(_: &Context<'_>) -> Result<()> {
    Err("Nobody".into())
}

struct Query;

#[Object]
impl Query {
    #[graphql(guard = "Equal(100, value)")]
    async fn get(&self, other: Option<i32>, value: i32) -> i32 {
        value + other.unwrap_or_default()
    }

    #[graphql(guard = Is(Role::Admin).or(Is(Role::Guest)))]
    fn either(&self) -> Option<i32> {
        Some(1)
    }

    fn owned(&self, owner: i32) -> Owned {
        Owned { id: 1, owner, note: Some("n".into()) }
    }

    fn item(&self) -> Item {
        Item::Plain(Plain { id: 2, open: 3 })
    }

    fn plain(&self) -> Plain {
        Plain { id: 2, open: 3 }
    }

    fn vault(&self) -> Vault {
        Vault
    }

    fn thing(&self, by: Thing) -> Thing {
        by
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Owned {
    id: i32,
    owner: i32,
    #[graphql(guard = "Equal(self.owner, 7)")]
    note: Option<String>,
}

#[ComplexObject(guard = "Is(Role::Admin)")]
impl Owned {
    fn added(&self) -> Option<i32> {
        Some(1)
    }

    #[graphql(guard = "Equal(self.owner, times)")]
    async fn times(&self, times: i32) -> Option<i32> {
        Some(self.id * times)
    }
}

#[derive(SimpleObject)]
struct Plain {
    id: i32,
    open: i32,
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32", guard = "Is(Role::Admin)"), field(name = "open", ty = "i32"))]
enum Item {
    Plain(Plain),
}

#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "KeyInput")]
struct Key {
    id: i32,
}

/// The guard belongs to the interface, and the input has none.
#[derive(Interface, OneofObject)]
#[graphql(input_name = "ThingInput", field(name = "id", ty = "&i32"), guard = "Is(Role::Admin)")]
enum Thing {
    Key(Key),
}

struct Vault;

#[Object(guard = "nobody")]
impl Vault {
    fn gold(&self) -> Option<i32> {
        Some(1)
    }

    #[graphql(guard = "Equal(1, 1)")]
    fn silver(&self) -> Option<i32> {
        Some(1)
    }
}

/// The data, and the errors' messages with their paths.
fn ask(role: Role, query: &str) -> (String, Vec<String>) {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = execute_on(&schema, Request::new(query).data(role));
    (response.data.to_string(), told(&response.errors))
}

#[track_caller]
fn assert_answer(role: Role, query: &str, data: &str, errors: &[&str]) {
    let (found, told) = ask(role, query);
    assert_eq!(found, data, "{query}");
    assert_eq!(told, errors, "{query}");
}

#[test]
fn a_guard_sees_the_arguments() {
    assert_answer(Role::Guest, "{ get(value: 100, other: 1) }", r#"{"get":101}"#, &[]);
    assert_answer(Role::Guest, "{ get(value: 1) }", "null", &[r#"100 is not 1 ["get"]"#]);
}

#[test]
fn guards_combine() {
    assert_answer(Role::Guest, "{ either }", r#"{"either":1}"#, &[]);
}

#[test]
fn a_guard_sees_the_object() {
    assert_answer(Role::Guest, "{ owned(owner: 7) { note id } }", r#"{"owned":{"note":"n","id":1}}"#, &[]);
    let refused = r#"{"owned":{"id":1,"note":null}}"#;
    assert_answer(Role::Guest, "{ owned(owner: 8) { id note } }", refused, &[r#"8 is not 7 ["owned","note"]"#]);
}

#[test]
fn the_guard_of_a_complex_object_stands_before_the_fields_it_adds() {
    let query = "{ owned(owner: 7) { id added times(times: 7) } }";
    assert_answer(Role::Admin, query, r#"{"owned":{"id":1,"added":1,"times":7}}"#, &[]);
    let errors = [r#"Forbidden ["owned","added"]"#, r#"Forbidden ["owned","times"]"#];
    assert_answer(Role::Guest, query, r#"{"owned":{"id":1,"added":null,"times":null}}"#, &errors);
    let query = "{ owned(owner: 7) { times(times: 6) } }";
    assert_answer(Role::Admin, query, r#"{"owned":{"times":null}}"#, &[r#"7 is not 6 ["owned","times"]"#]);
}

#[test]
fn the_guard_of_an_interfaces_field_holds_for_its_implementers() {
    assert_answer(Role::Admin, "{ item { id } plain { id } }", r#"{"item":{"id":2},"plain":{"id":2}}"#, &[]);
    for query in ["{ item { id open } }", "{ item { ... on Plain { id } } }", "{ plain { id } }"] {
        let (data, errors) = ask(Role::Guest, query);
        assert!(data == "null" && errors[0].starts_with("Forbidden"), "{query}");
    }
    assert_answer(Role::Guest, "{ plain { open } }", r#"{"plain":{"open":3}}"#, &[]);
}

#[test]
fn the_guard_of_an_enum_that_is_an_input_too_is_the_interfaces() {
    let query = "{ thing(by: { key: { id: 7 } }) { id } }";
    assert_answer(Role::Admin, query, r#"{"thing":{"id":7}}"#, &[]);
    assert_answer(Role::Guest, query, "null", &[r#"Forbidden ["thing","id"]"#]);
}

#[test]
fn the_guard_of_an_object_stands_before_all_its_fields() {
    let errors = [r#"Nobody ["vault","gold"]"#, r#"Nobody ["vault","silver"]"#];
    assert_answer(Role::Admin, "{ vault { gold silver } }", r#"{"vault":{"gold":null,"silver":null}}"#, &errors);
}

#[test]
fn schemas_from_rust_take_guards_by_coordinate_too() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .guard("Plain.open", nobody)
        .try_finish()
        .expect("a schema");
    assert_eq!(execute_on(&schema, "{ plain { open } }").errors[0].message, "Nobody");
}
