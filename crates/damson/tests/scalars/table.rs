//! The checks of every scalar, by tables of JSON texts.

use std::marker::PhantomData;

use damson::{EmptyMutation, EmptySubscription, InputType, Object, OutputType, Schema, SimpleObject};

use crate::support::{answer, with_variables};

/// One scalar: its name, where it is specified, values that are read with what is written for them, and values that are
/// refused. A row `"a" => "b"` reads the JSON text `a`, and writes `b`.
macro_rules! scalar {
    ($ty:ty, $name:literal $(, $url:literal)?: $($given:literal => $shown:literal),* ; refused $($refused:literal),*) => {
        $crate::table::check::<$ty>(
            $name,
            [$($url)?].first().copied(),
            &[$(($given, $shown)),*],
            &[$($refused),*],
        )
    };
}
pub(crate) use scalar;

/// Gives back what it is given.
struct Echo<T>(PhantomData<T>);

/// A value in a struct, which is written as a leaf of a run.
#[derive(SimpleObject)]
struct Held<T: OutputType> {
    value: T,
}

#[Object(name = "Query")]
impl<T: InputType + OutputType + 'static> Echo<T> {
    fn value(&self, value: T) -> T {
        value
    }

    async fn values(&self, values: Vec<T>) -> Vec<T> {
        values
    }

    fn held(&self, value: T) -> Held<T> {
        Held { value }
    }
}

/// Checks one scalar.
#[track_caller]
pub(crate) fn check<T: InputType + OutputType + 'static>(
    name: &str,
    url: Option<&str>,
    read: &[(&str, &str)],
    refused: &[&str],
) {
    let schema = Schema::new(Echo::<T>(PhantomData), EmptyMutation, EmptySubscription);
    let described = answer(&schema, format!("{{ __type(name: \"{name}\") {{ kind specifiedByURL }} }}").as_str());
    let expected = serde_json::json!({ "data": { "__type": { "kind": "SCALAR", "specifiedByURL": url } } });
    assert_eq!(described, expected.to_string(), "{name}");

    let query = format!("query($v: {name}!) {{ value(value: $v) values(values: [$v]) held(value: $v) {{ value }} }}");
    let echo = |given: &str| answer(&schema, with_variables(&query, &format!("{{\"v\":{given}}}")));
    for (given, shown) in read {
        let expected =
            format!("{{\"data\":{{\"value\":{shown},\"values\":[{shown}],\"held\":{{\"value\":{shown}}}}}}}");
        assert_eq!(echo(given), expected, "{name} from {given}");
        assert_eq!(echo(shown), expected, "{name} from what it wrote for {given}");
        if !given.starts_with('{') {
            let literal = answer(&schema, format!("{{ value(value: {given}) }}").as_str());
            assert_eq!(literal, format!("{{\"data\":{{\"value\":{shown}}}}}"), "{name} from the literal {given}");
        }
    }
    let long = format!("\"{}\"", "x".repeat(100_000));
    for given in refused.iter().copied().chain(["true", long.as_str()].into_iter().filter(|_| !refused.is_empty())) {
        assert_refused(name, given, &echo(given));
    }
}

/// One error that names the type, repeats no long text, and comes before anything is executed.
#[track_caller]
fn assert_refused(name: &str, given: &str, answer: &str) {
    let given = damson_syntax::quoted(given);
    let answer: serde_json::Value = serde_json::from_str(answer).expect("a response is JSON");
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let [error] = errors else { panic!("{name} from {given}: one error is expected: {answer}") };
    let message = error["message"].as_str().unwrap_or_default();
    assert!(message.contains(&format!("\"{name}")), "{name} from {given}: {message}");
    assert!(message.len() < 600, "{name} from {given}: {message}");
    assert!(answer.get("data").is_none(), "{name} from {given}: {answer}");
}
