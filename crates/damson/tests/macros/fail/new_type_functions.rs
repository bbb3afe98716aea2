//! Functions that do not fit a new type: one error under each path, from the compiler.
use std::time::Duration;

use damson::{NewType, Value};

#[derive(NewType)]
#[graphql(to_output_with = by_value)]
struct ByValue(i32);

fn by_value(value: ByValue) -> Value {
    Value::from(value.0)
}

#[derive(NewType)]
#[graphql(to_output_with = to_unknown)]
struct ToUnknown(i32);

fn to_unknown(value: &ToUnknown) -> Duration {
    Duration::from_secs(value.0 as u64)
}

#[derive(NewType)]
#[graphql(from_input_with = from_text)]
struct FromText(String);

fn from_text(text: &str) -> Result<FromText, String> {
    Ok(FromText(text.to_owned()))
}

#[derive(NewType)]
#[graphql(from_input_with = never_fails)]
struct NeverFails(bool);

fn never_fails(value: &Value) -> NeverFails {
    NeverFails(value.as_bool().unwrap_or_default())
}

#[derive(NewType)]
#[graphql(from_input_with = hidden_error)]
struct HiddenError(bool);

struct Hidden;

fn hidden_error(value: &Value) -> Result<HiddenError, Hidden> {
    value.as_bool().map(HiddenError).ok_or(Hidden)
}

#[derive(NewType)]
#[graphql(with = incomplete)]
struct Incomplete(i32);

mod incomplete {
    pub(super) fn from_input(_: &damson::Value) -> Result<super::Incomplete, String> {
        Ok(super::Incomplete(1))
    }
}

#[derive(NewType)]
#[graphql(with = nowhere)]
struct Nowhere(i32);

#[derive(NewType)]
#[graphql(to_output_with = Inherits::show)]
struct Inherits(Duration);

impl Inherits {
    fn show(&self) -> u64 {
        self.0.as_secs()
    }
}

#[derive(NewType)]
struct Same(Duration);

fn main() {}
