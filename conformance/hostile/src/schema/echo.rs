//! Fields that return their arguments, so that coercion can be seen from outside.

use damson::{Enum, ID, Json, MaybeUndefined, Object};

use super::In;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Echo;

#[derive(Enum, Clone, Copy, PartialEq, Eq, Debug)]
enum Color {
    Red,
    Green,
}

/// Five lists around an integer.
type Deep = Vec<Option<Vec<Option<Vec<Option<Vec<Option<Vec<Option<i32>>>>>>>>>>;

/// A long default value.
fn many() -> Vec<i32> {
    (0..10_000).collect()
}

fn presence(value: &MaybeUndefined<i32>) -> String {
    match value {
        MaybeUndefined::Undefined => "undefined".to_owned(),
        MaybeUndefined::Null => "null".to_owned(),
        MaybeUndefined::Value(value) => value.to_string(),
    }
}

#[Object]
impl Echo {
    fn int(&self, v: Option<i32>) -> Option<i32> {
        v
    }

    fn float(&self, v: Option<f64>) -> Option<f64> {
        v
    }

    fn id(&self, v: Option<ID>) -> Option<ID> {
        v
    }

    fn string(&self, v: Option<String>) -> Option<String> {
        v
    }

    fn color(&self, v: Option<Color>) -> Option<Color> {
        v
    }

    fn json(&self, v: Option<Json<serde_json::Value>>) -> Option<Json<serde_json::Value>> {
        v
    }

    fn deep(&self, v: Option<Deep>) -> String {
        format!("{v:?}")
    }

    fn input(&self, v: Option<In>) -> String {
        format!("{v:?}")
    }

    /// The number of items in the argument.
    fn many(&self, #[graphql(default_with = "many()")] v: Vec<i32>) -> usize {
        v.len()
    }

    fn nullable(&self, v: MaybeUndefined<i32>) -> String {
        presence(&v)
    }

    fn nullable_default(&self, #[graphql(default = 7)] v: Option<i32>) -> String {
        v.map_or_else(|| "null".to_owned(), |value| value.to_string())
    }

    fn required(&self, v: i32) -> String {
        v.to_string()
    }

    fn required_default(&self, #[graphql(default = 7)] v: i32) -> String {
        v.to_string()
    }
}
