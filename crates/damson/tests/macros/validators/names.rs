//! The names in the paths of failures: validators may name fields as Rust does, and responses name them as the schema does.

use damson::{InputObject, InputValueError, Object, OneofObject, PathSegment};
use expect_test::expect;

use super::refusals;

#[derive(InputObject)]
#[graphql(rename_fields = "SCREAMING_SNAKE_CASE")]
struct Inner {
    deep_text: Option<String>,
    #[graphql(name = "first")]
    second: Option<i32>,
}

#[derive(OneofObject)]
enum Choice {
    ByName(Inner),
}

/// The part's names in Rust are those of other fields of the whole.
#[derive(InputObject)]
struct Part {
    #[graphql(name = "partFirst")]
    first: Option<i32>,
    part_only: Option<i32>,
    #[graphql(flatten)]
    deeper: Deeper,
}

#[derive(InputObject)]
struct Deeper {
    #[graphql(name = "deeperFirst")]
    first: Option<i32>,
}

#[derive(InputObject)]
struct Whole {
    #[graphql(name = "second")]
    first: Option<i32>,
    #[graphql(name = "first")]
    second: Option<i32>,
    r#type: Option<i32>,
    all_inner: Option<Vec<Inner>>,
    choice: Option<Choice>,
    #[graphql(flatten)]
    some_part: Part,
}

struct Query;

#[Object]
impl Query {
    fn at(&self, #[graphql(validator(custom = "at_path"))] whole: Whole, path: String) -> Option<usize> {
        let parts = [whole.first, whole.second, whole.r#type, whole.some_part.first, whole.some_part.part_only];
        let Some(Choice::ByName(Inner { deep_text, second })) = whole.choice else { return Some(path.len()) };
        Some(parts.into_iter().chain([second, whole.some_part.deeper.first]).flatten().count() + deep_text?.len())
    }
}

/// Fails at the path that the text of the first inner object has, from the outside in.
fn at_path(whole: &Whole) -> Result<(), InputValueError<Whole>> {
    let path = whole.all_inner.iter().flatten().find_map(|inner| inner.deep_text.as_deref()).unwrap_or_default();
    let steps = path.split('.').rev().filter(|step| !step.is_empty());
    let steps = steps.map(|step| match step.parse() {
        Ok(index) => PathSegment::Index(index),
        Err(_) => PathSegment::Field(step.to_owned()),
    });
    Err(steps.fold(InputValueError::custom("wrong"), InputValueError::within))
}

/// The input path of a failure at this path.
fn shown(path: &str) -> String {
    let whole = format!("{{ allInner: [{{ DEEP_TEXT: \"{path}\" }}] }}");
    let refused = refusals(Query, format!("{{ at(path: \"\", whole: {whole}) }}"));
    let (_, rest) = refused.split_once("] ").expect("the path of the field");
    let (path, _) = rest.split_once(" \"BAD").expect("the code");
    path.to_owned()
}

#[test]
fn names_of_rust_are_shown_as_names_of_the_schema() {
    for (given, expected) in [
        ("", r#"["whole"]"#),
        ("type", r#"["whole", "type"]"#),
        ("all_inner.1.deep_text", r#"["whole", "allInner", 1, "DEEP_TEXT"]"#),
        ("allInner.1.DEEP_TEXT", r#"["whole", "allInner", 1, "DEEP_TEXT"]"#),
        ("choice.ByName.second", r#"["whole", "choice", "byName", "first"]"#),
        ("choice.byName.first", r#"["whole", "choice", "byName", "first"]"#),
        ("some_part.part_only", r#"["whole", "partOnly"]"#),
        ("partOnly", r#"["whole", "partOnly"]"#),
        ("some_part", r#"["whole"]"#),
    ] {
        assert_eq!(shown(given), expected, "{given}");
    }
}

#[test]
fn a_name_is_that_of_a_field_of_the_struct_on_the_way() {
    for (given, expected) in [
        ("first", "second"),
        ("second", "first"),
        ("some_part.first", "partFirst"),
        ("some_part.deeper.first", "deeperFirst"),
        ("deeperFirst", "deeperFirst"),
    ] {
        assert_eq!(shown(given), format!("[\"whole\", \"{expected}\"]"), "{given}");
    }
}

#[test]
fn similar_names_are_not_the_same() {
    for given in ["allinner", "all_Inner", "ALL_INNER", "part_only", "TYPE"] {
        assert_eq!(shown(given), format!("[\"whole\", \"{given}\"]"), "{given}");
    }
    assert_eq!(shown("unknown.all_inner.first"), r#"["whole", "unknown", "all_inner", "first"]"#);
}

#[test]
fn what_cannot_be_read_stands_at_its_name_in_the_schema() {
    #[derive(InputObject)]
    struct Small {
        #[graphql(name = "large")]
        small: u8,
        #[graphql(name = "small", validator(minimum = 5))]
        large: u8,
    }

    struct Sizes;

    #[Object]
    impl Sizes {
        fn sum(&self, #[graphql(validator(custom = "any"))] small: Small) -> Option<i32> {
            Some(i32::from(small.small) + i32::from(small.large))
        }
    }

    fn any(_: &Small) -> Result<(), String> {
        Ok(())
    }

    expect![[r#"
        1:26 ["a"] ["small", "large"] "BAD_USER_INPUT" Argument "Sizes.sum(small:)" has invalid value at .large: Failed to parse "Int": 300 is not an integer from 0 to 255. (occurred while parsing "Small")
        1:76 ["b"] ["small", "small"] "BAD_USER_INPUT" Argument "Sizes.sum(small:)" has invalid value at .small: the value is 2, but must be at least 5.
    "#]]
    .assert_eq(&refusals(Sizes, "{ a: sum(small: { large: 300, small: 7 }) b: sum(small: { large: 1, small: 2 }) }"));
}
