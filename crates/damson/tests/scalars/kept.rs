//! `MaybeUndefined` and `Nullable`, which tell absence from null.

use damson::{EmptyMutation, EmptySubscription, MaybeUndefined, Nullable, Object, Schema};
use serde::{Deserialize, Serialize};

use crate::support::answer;

struct Query;

#[Object]
impl Query {
    fn nullable(&self, value: Nullable<i32>) -> String {
        format!("{value:?}")
    }

    fn defaults(
        &self,
        #[graphql(default)] nothing: Nullable<i32>,
        #[graphql(default_with = "Nullable::ExplicitNull")] null: Nullable<i32>,
        #[graphql(default)] boxed: Box<MaybeUndefined<i32>>,
    ) -> String {
        format!("{nothing:?} {null:?} {boxed:?}")
    }

    fn same(&self, value: Nullable<i32>) -> Nullable<i32> {
        value
    }
}

#[test]
fn nullable_tells_null_from_nothing() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let query = "{ a: nullable b: nullable(value: null) c: nullable(value: 1) d: same(value: 1) e: same }";
    let expected = r#"{"data":{"a":"ImplicitNull","b":"ExplicitNull","c":"Some(1)","d":1,"e":null}}"#;
    assert_eq!(answer(&schema, query), expected);
    assert!(schema.sdl().contains("same(value: Int): Int\n"), "{}", schema.sdl());
}

#[test]
fn a_default_that_is_nothing_is_none() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_eq!(answer(&schema, "{ defaults }"), r#"{"data":{"defaults":"ImplicitNull ExplicitNull Undefined"}}"#);
    let expected = "defaults(nothing: Int, null: Int = null, boxed: Int): String!";
    assert!(schema.sdl().contains(expected), "{}", schema.sdl());
}

#[test]
fn nullable_has_the_methods_of_option() {
    let (nothing, null, mut one) = (Nullable::<i32>::ImplicitNull, Nullable::<i32>::ExplicitNull, Nullable::Some(1));
    assert!(nothing.is_implicit_null() && nothing.is_null() && !nothing.is_explicit_null());
    assert!(null.is_explicit_null() && null.is_null() && one.is_some() && !one.is_null());
    assert_eq!([nothing, null, one].map(Nullable::explicit), [None, Some(None), Some(Some(1))]);
    assert_eq!([nothing, null, one].map(|given| given.unwrap_or(7)), [7, 7, 1]);
    assert_eq!([nothing, null, one].map(|given| given.map_or_else(|| 0, |value| value + 1)), [0, 0, 2]);
    assert_eq!(
        [nothing, null, one].map(|given| given.or(Nullable::Some(9))),
        [Nullable::Some(9), Nullable::Some(9), one]
    );
    assert_eq!(null.map(|value| value + 1), Nullable::ExplicitNull);
    assert_eq!((null.ok_or("none"), one.ok_or("none")), (Err("none"), Ok(1)));
    assert_eq!((one.as_ref().copied(), one.as_mut().cloned()), (one, one));
    assert_eq!((one.replace(2), one), (Nullable::Some(1), Nullable::Some(2)));
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Patch {
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    name: MaybeUndefined<String>,
}

#[test]
fn maybe_undefined_goes_through_serde() {
    for (name, json) in [
        (MaybeUndefined::Undefined, "{}"),
        (MaybeUndefined::Null, r#"{"name":null}"#),
        (MaybeUndefined::Value("Ada".to_owned()), r#"{"name":"Ada"}"#),
    ] {
        let patch = Patch { name };
        assert_eq!(serde_json::to_string(&patch).expect("a patch is JSON"), json);
        assert_eq!(serde_json::from_str::<Patch>(json).expect("JSON is a patch"), patch);
    }
}

#[test]
fn maybe_undefined_compares_maps_and_transposes() {
    let all = || [MaybeUndefined::Undefined, MaybeUndefined::Null, MaybeUndefined::Value("a".to_owned())];
    assert_eq!(all().map(|given| given.contains_value(&"a")), [false, false, true]);
    assert_eq!(all().map(|given| given.contains(&Some("a"))), [false, false, true]);
    assert_eq!(all().map(|given| given.contains(&None::<&str>)), [false, true, false]);
    assert_eq!(all().map(|given| given.as_opt_deref() == Some(Some("a"))), [false, false, true]);
    let swapped = all().map(|given| given.map(|value| if value.is_none() { Some(1) } else { None }));
    assert_eq!(swapped, [MaybeUndefined::Undefined, MaybeUndefined::Value(1), MaybeUndefined::Null]);
    assert_eq!(MaybeUndefined::Value(Ok::<_, ()>(1)).transpose(), Ok(MaybeUndefined::Value(1)));
    assert_eq!(MaybeUndefined::<Result<i32, _>>::Value(Err("no")).transpose(), Err("no"));
    assert_eq!(MaybeUndefined::<Result<i32, ()>>::Null.transpose(), Ok(MaybeUndefined::Null));
}
