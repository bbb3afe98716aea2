//! Visibility of types, fields and arguments written in Rust.

use damson::{
    Context, EmptyMutation, EmptySubscription, Enum, InputObject, Interface, NewType, Object, Request, Schema,
    SimpleObject, Union,
};

use crate::support::answer;

struct IsAdmin(bool);

fn is_admin(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<IsAdmin>().is_some_and(|is| is.0)
}

#[derive(SimpleObject)]
struct MyObj {
    a: i32,
    #[graphql(visible = false)]
    b: i32,
    #[graphql(visible = "is_admin")]
    c: i32,
}

#[derive(Enum, Copy, Clone, Eq, PartialEq)]
enum MyEnum {
    A,
    #[graphql(visible = false)]
    B,
    #[graphql(visible = is_admin)]
    C,
}

#[derive(SimpleObject)]
struct Marked {
    id: i32,
    of: Option<MyEnum>,
}

#[derive(InputObject)]
struct Filter {
    name: Option<String>,
    #[graphql(visible = "is_admin", default = 3)]
    rank: i32,
}

#[derive(SimpleObject)]
#[graphql(visible = "self::is_admin")]
struct Secret {
    code: i32,
}

#[derive(SimpleObject)]
struct Open {
    id: i32,
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&i32", visible = "is_admin"), visible = true)]
enum Node {
    Open(Open),
}

#[derive(Union)]
#[graphql(visible = "is_admin")]
enum Found {
    Open(Open),
}

#[derive(NewType)]
#[graphql(name, visible = "is_admin")]
struct Weight(f64);

struct Query;

#[Object]
impl Query {
    #[graphql(visible = false)]
    fn zero(&self) -> i32 {
        0
    }

    fn obj(&self) -> MyObj {
        MyObj { a: 1, b: 2, c: 3 }
    }

    fn pick(&self, #[graphql(visible = "is_admin", default = 7)] first: i32, of: MyEnum, by: Option<Filter>) -> String {
        let of = [MyEnum::A, MyEnum::B, MyEnum::C].iter().position(|value| *value == of).unwrap_or(9);
        let by = by.map(|by| (by.name, by.rank));
        format!("{first} {of} {by:?}")
    }

    fn marked(&self) -> Vec<Marked> {
        [MyEnum::A, MyEnum::B, MyEnum::C].into_iter().map(|of| Marked { id: 1, of: Some(of) }).collect()
    }

    fn secret(&self) -> Secret {
        Secret { code: 1 }
    }

    fn node(&self) -> Node {
        Open { id: 1 }.into()
    }

    fn found(&self) -> Option<Found> {
        None
    }

    fn weight(&self) -> Weight {
        Weight(1.0)
    }
}

fn ask(admin: bool, query: &str) -> String {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    answer(&schema, Request::new(query).data(IsAdmin(admin)))
}

#[test]
fn everything_that_is_written_in_rust_can_be_hidden() {
    for (query, seen) in [
        ("{ obj { c } }", r#"{"obj":{"c":3}}"#),
        ("{ pick(first: 1, of: A) }", r#"{"pick":"1 0 None"}"#),
        ("{ pick(of: C) }", r#"{"pick":"7 2 None"}"#),
        ("{ pick(of: A, by: { rank: 1 }) }", r#"{"pick":"7 0 Some((None, 1))"}"#),
        ("{ secret { code } }", r#"{"secret":{"code":1}}"#),
        ("{ node { id } }", r#"{"node":{"id":1}}"#),
        ("{ found { __typename } }", r#"{"found":null}"#),
        ("{ weight }", r#"{"weight":1.0}"#),
    ] {
        assert_eq!(ask(true, query), format!(r#"{{"data":{seen}}}"#));
        assert!(ask(false, query).contains("VALIDATION_FAILED"), "{query}");
    }
    for query in ["{ obj { b } }", "{ zero }", "{ pick(of: B) }"] {
        assert!(ask(true, query).contains("VALIDATION_FAILED"), "{query}");
    }
}

#[test]
fn what_is_left_resolves_as_before() {
    for admin in [true, false] {
        assert_eq!(ask(admin, "{ obj { a } }"), r#"{"data":{"obj":{"a":1}}}"#);
        let query = r#"{ pick(of: A, by: { name: "x" }) }"#;
        assert_eq!(ask(admin, query), r#"{"data":{"pick":"7 0 Some((Some(\"x\"), 3))"}}"#);
        let query = r#"query ($by: Filter = { name: "x" }) { pick(of: A, by: $by) }"#;
        assert_eq!(ask(admin, query), r#"{"data":{"pick":"7 0 Some((Some(\"x\"), 3))"}}"#);
    }
}

#[test]
fn structs_do_not_give_away_enum_values() {
    let told = ask(true, "{ marked { id of } }");
    assert!(told.ends_with(r#""data":{"marked":[{"id":1,"of":"A"},{"id":1,"of":null},{"id":1,"of":"C"}]}}"#), "{told}");
    let told = ask(false, "{ marked { id of } }");
    assert!(
        told.ends_with(r#""data":{"marked":[{"id":1,"of":"A"},{"id":1,"of":null},{"id":1,"of":null}]}}"#),
        "{told}"
    );
}

#[test]
fn sdl_leaves_out_what_nobody_sees() {
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    assert!(sdl.contains("type MyObj {\n  a: Int!\n  c: Int!\n}"), "{sdl}");
    assert!(!sdl.contains("zero") && sdl.contains("type Secret"));
}

/// Only an argument has the type `MyEnum`, and only a field the type `Marked`.
mod only_for_admins {
    use super::*;

    #[derive(InputObject)]
    struct By {
        of: MyEnum,
    }

    #[derive(SimpleObject)]
    struct Vault {
        marked: Marked,
    }

    struct Query;

    #[Object]
    impl Query {
        fn open(&self) -> i32 {
            1
        }

        #[graphql(visible = "is_admin")]
        fn vault(&self, by: Option<By>) -> Option<Vault> {
            by.map(|by| Vault { marked: Marked { id: 1, of: Some(by.of) } })
        }
    }

    #[test]
    fn types_that_only_an_invisible_field_leads_to_do_not_exist() {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        for name in ["By", "MyEnum", "Vault", "Marked"] {
            let told = |admin| {
                let query = format!(r#"{{ __type(name: "{name}") {{ name }} }}"#);
                answer(&schema, Request::new(query).data(IsAdmin(admin)))
            };
            assert_eq!(told(true), format!(r#"{{"data":{{"__type":{{"name":"{name}"}}}}}}"#));
            assert_eq!(told(false), r#"{"data":{"__type":null}}"#);
        }
    }
}
