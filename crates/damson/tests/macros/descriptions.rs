//! `desc` on every kind of type, and names as they are written.
#![allow(non_camel_case_types, non_snake_case)]

use damson::*;
use damson_testing::support::answer;

/// For Rust.
#[derive(SimpleObject)]
#[graphql(desc = "An object.")]
struct Simple {
    #[graphql(description = "A field.")]
    a: i32,
}

/// For Rust.
#[derive(InputObject)]
#[graphql(description = "An input.")]
struct Given {
    a: i32,
}

#[derive(OneofObject)]
#[graphql(desc = "One of them.")]
enum OneOf {
    A(i32),
    #[graphql(name = "b", description = "A number.")]
    B(i32),
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(desc = "An enum.")]
enum Kind {
    A,
}

#[derive(Union)]
#[graphql(desc = "A union.")]
enum Either {
    Simple(Simple),
}

#[derive(Interface)]
#[graphql(desc = "An interface.", field(name = "a", ty = "&i32", description = "A member."))]
enum HasA {
    Simple(Simple),
}

/// For Rust.
#[TraitInterface(for(Simple), desc = "A trait.")]
trait WithA {
    fn a(&self) -> i32;
}

#[derive(NewType)]
#[graphql(name, desc = "A number with a name.")]
struct Number(i32);

struct Text(String);

#[Scalar(desc = "A text.")]
impl ScalarType for Text {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Text(text)),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[derive(MergedObject)]
#[graphql(desc = "Two in one.")]
struct Merged(Simple);

#[TypeDirective(location = "FieldDefinition", desc = "Marks it.")]
fn marked() {}

struct Query;

/// For Rust.
#[Object(desc = "The root.")]
impl Query {
    #[graphql(directive = marked::apply())]
    fn all(&self, given: Option<Given>, one: Option<OneOf>, kind: Option<Kind>, text: Option<Text>) -> i32 {
        let _ = (given.map(|given| given.a), one.is_some(), kind.is_some(), text.is_some());
        1
    }

    fn merged(&self) -> Merged {
        Merged(Simple { a: 1 })
    }

    fn either(&self) -> Either {
        Simple { a: 1 }.into()
    }

    fn has_a(&self) -> HasA {
        Simple { a: 1 }.into()
    }

    fn with_a(&self) -> WithAValue {
        Simple { a: 1 }.into()
    }

    fn number(&self) -> Number {
        Number(1)
    }
}

#[test]
fn every_kind_of_type_takes_a_description_before_its_doc_comment() {
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    for (description, part) in [
        ("An object.", "type Simple "),
        ("A field.", "  a: Int!"),
        ("An input.", "input Given "),
        ("One of them.", "input OneOf "),
        ("A number.", "  b: Int"),
        ("An enum.", "enum Kind "),
        ("A union.", "union Either "),
        ("An interface.", "interface HasA "),
        ("A member.", "  a: Int!"),
        ("A trait.", "interface WithA "),
        ("A number with a name.", "scalar Number"),
        ("A text.", "scalar Text"),
        ("Two in one.", "type Merged "),
        ("Marks it.", "directive @marked"),
        ("The root.", "type Query "),
    ] {
        let indent = part.len() - part.trim_start().len();
        let expected = format!("{}\"\"\"{description}\"\"\"\n{part}", " ".repeat(indent));
        assert!(sdl.contains(&expected), "{expected}\n{sdl}");
    }
    assert!(!sdl.contains("For Rust"), "{sdl}");
}

#[test]
fn the_rule_none_keeps_names_as_they_are_written() {
    #[derive(SimpleObject)]
    #[graphql(rename_fields = "none")]
    struct Port {
        home_port: i32,
        r#type: i32,
        callSign: i32,
    }

    #[derive(Enum, Clone, Copy, PartialEq, Eq)]
    #[graphql(rename_items = "none")]
    enum Wind {
        NorthEast,
        south,
    }

    #[derive(OneofObject)]
    #[graphql(rename_fields = "none")]
    enum Which {
        Home_Port(i32),
        r#type(i32),
    }

    #[derive(Interface)]
    #[graphql(
        rename_fields = "none",
        rename_args = "none",
        field(name = "find_port", ty = "Wind", arg(name = "which_one", ty = "Which"))
    )]
    enum Finds {
        Root(Root),
    }

    struct Root;

    #[Object(rename_fields = "none", rename_args = "none")]
    impl Root {
        fn find_port(&self, which_one: Which) -> Wind {
            match which_one {
                Which::Home_Port(_) => Wind::NorthEast,
                Which::r#type(_) => Wind::south,
            }
        }

        fn finds(&self) -> Finds {
            Root.into()
        }

        fn port(&self) -> Port {
            Port { home_port: 1, r#type: 2, callSign: 3 }
        }
    }

    let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
    let query = "{ port { home_port type callSign } a: find_port(which_one: { Home_Port: 1 }) \
                 finds { find_port(which_one: { type: 1 }) } }";
    assert_eq!(
        answer(&schema, query),
        r#"{"data":{"port":{"home_port":1,"type":2,"callSign":3},"a":"NorthEast","finds":{"find_port":"south"}}}"#,
    );
}
