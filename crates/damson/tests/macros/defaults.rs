//! Default values: the resolver gets the Rust value, and the schema shows the value as a client would write it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use damson::{
    EmptyMutation, EmptySubscription, Enum, InputObject, InputType, Json, MaybeUndefined, Object, Schema,
    TypeDirective, Value, macros,
};

use damson_schema::TypeSystem;
use damson_schema::type_system::Field;

use super::ask;

#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Match {
    #[default]
    StartsWith,
    Contains,
}

#[derive(InputObject, Clone, PartialEq, Debug)]
struct Paging {
    #[graphql(default = 10)]
    first: i64,
    after: Option<String>,
}

impl Default for Paging {
    fn default() -> Self {
        Paging { first: 10, after: None }
    }
}

#[derive(InputObject, Clone, PartialEq, Debug, Default)]
struct Filter {
    name: Option<String>,
    #[graphql(default, name = "match")]
    matching: Match,
    countries: MaybeUndefined<Vec<String>>,
    #[graphql(default)]
    paging: Paging,
    #[graphql(flatten)]
    area: Area,
    #[graphql(default = 5)]
    most: Option<i32>,
    other: Json<BTreeMap<String, f64>>,
}

#[derive(InputObject, Clone, PartialEq, Debug, Default)]
struct Area {
    smallest: Option<f64>,
    #[graphql(default)]
    within: Vec<Paging>,
}

fn five() -> Filter {
    Filter { most: Some(5), ..Filter::default() }
}

fn far() -> Filter {
    Filter {
        name: Some("a".into()),
        matching: Match::Contains,
        countries: MaybeUndefined::Null,
        paging: Paging { first: 10, after: Some("x".into()) },
        area: Area { smallest: None, within: vec![Paging::default(), Paging { first: 3, after: None }] },
        most: None,
        other: Json(BTreeMap::from([("b".into(), 0.5)])),
    }
}

struct Query;

fn shown(given: &impl Debug) -> String {
    format!("{given:?}")
}

#[Object]
impl Query {
    fn plain(&self, #[graphql(default)] x: MaybeUndefined<i32>) -> String {
        shown(&x)
    }
    fn null(&self, #[graphql(default_with = "MaybeUndefined::Null")] x: MaybeUndefined<i32>) -> String {
        shown(&x)
    }
    fn one(&self, #[graphql(default = 1)] x: MaybeUndefined<i32>) -> String {
        shown(&x)
    }
    fn boxed(&self, #[graphql(default)] x: Box<MaybeUndefined<i32>>) -> String {
        shown(&x)
    }
    fn option(&self, #[graphql(default)] x: Option<i32>) -> String {
        shown(&x)
    }
    fn paging(&self, #[graphql(default)] x: Paging) -> String {
        shown(&x)
    }
    fn five(&self, #[graphql(default_with = "five()")] x: Filter) -> String {
        shown(&x)
    }
    fn none(&self, #[graphql(default)] x: Filter) -> String {
        shown(&x)
    }
    fn far(&self, #[graphql(default_with = "far()")] x: Filter) -> String {
        shown(&x)
    }
    fn far_list(&self, #[graphql(default_with = "vec![five(), far()]")] x: Vec<Filter>) -> String {
        shown(&x)
    }
}

/// The arguments' default values by their fields, read back from the schema's SDL.
fn declared() -> Vec<(String, Option<String>)> {
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    let types = TypeSystem::from_sdl(&sdl).expect("the SDL can be read");
    let fields = types.by_name("Query").and_then(|query| query.fields()).expect("there is a query type");
    let default = |field: &Field| field.arguments["x"].default_value.as_ref().map(Value::to_string);
    fields.fields.values().map(|field| (field.name.to_string(), default(field))).collect()
}

#[test]
fn a_default_value_is_shown_as_people_write_it() {
    let far = concat!(
        r#"{name: "a", match: CONTAINS, countries: null, paging: {after: "x"}, within: [{}, {first: 3}], "#,
        r#"most: null, other: {b: 0.5}}"#
    );
    let far_list = format!("[{{other: {{}}}}, {far}]");
    let expected = [
        ("plain", None),
        ("null", Some("null")),
        ("one", Some("1")),
        ("boxed", None),
        ("option", Some("null")),
        ("paging", Some("{}")),
        ("five", Some("{other: {}}")),
        ("none", Some("{most: null, other: {}}")),
        ("far", Some(far)),
        ("farList", Some(&far_list)),
    ];
    assert_eq!(declared(), expected.map(|(name, default)| (name.to_owned(), default.map(str::to_owned))));
}

#[test]
fn a_default_value_is_the_one_that_rust_has() {
    let answer = ask(Query, "{ plain null one boxed option paging five none far farList }");
    let texts = [
        shown(&MaybeUndefined::<i32>::Undefined),
        shown(&MaybeUndefined::<i32>::Null),
        shown(&MaybeUndefined::Value(1)),
        shown(&MaybeUndefined::<i32>::Undefined),
        shown(&None::<i32>),
        shown(&Paging::default()),
        shown(&five()),
        shown(&Filter::default()),
        shown(&far()),
        shown(&vec![five(), far()]),
    ];
    let answer = Value::from_json_text(&answer).expect("an answer is JSON");
    let data = answer.get("data").expect("there is data");
    let names = ["plain", "null", "one", "boxed", "option", "paging", "five", "none", "far", "farList"];
    for (name, text) in names.into_iter().zip(texts) {
        assert_eq!(data.get(name).and_then(Value::as_str), Some(&*text), "{name}");
    }
}

#[test]
fn what_a_value_stands_for_is_what_it_is_read_from() {
    fn holds<T: InputType + PartialEq + Debug>(value: T) {
        let back = T::parse(value.to_given().as_ref()).map_err(|error| error.into_error().message);
        assert_eq!(back.as_ref(), Ok(&value), "{:?}", value.to_given());
    }
    holds(MaybeUndefined::<i32>::Undefined);
    holds(MaybeUndefined::<i32>::Null);
    holds(MaybeUndefined::Value(3));
    holds(Box::new(MaybeUndefined::<i32>::Undefined));
    holds(None::<String>);
    holds(Some("text".to_owned()));
    holds(vec![None, Some(1.5)]);
    holds(serde_json::json!({ "a": [1, null] }));
    assert_eq!(Filter::default().countries.to_given(), None);
}

/// Marks a type.
#[TypeDirective(location = "Object")]
fn mark(#[graphql(default = 5)] level: Option<i32>, note: Option<String>, kept: MaybeUndefined<bool>) {}

#[derive(damson::SimpleObject)]
#[graphql(
    directive = mark::apply(None, None, MaybeUndefined::Undefined),
    directive = mark::apply(Some(5), Some("n".into()), MaybeUndefined::Null)
)]
struct Marked {
    a: i32,
}

#[test]
fn a_directive_is_given_what_makes_a_difference() {
    let table = <Marked as damson::ObjectType>::object_table();
    let uses = table.marks.directives.iter().map(|directive| directive());
    let given = uses.map(|macros::DirectiveUse { arguments, .. }| {
        arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(", ")
    });
    assert_eq!(given.collect::<Vec<_>>(), ["level: null", "level: 5, note: \"n\", kept: null"]);
}
