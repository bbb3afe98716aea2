//! New types that inherit nothing, and attributes without effect.
use damson::{InputObject, NewType, SimpleObject, Subscription, Value};

mod module {}

fn function(value: &Value) -> Result<(), String> {
    Err(value.to_string())
}

#[derive(NewType)]
#[graphql(with = "no path")]
struct NoPath(i32);

#[derive(NewType)]
#[graphql(with = module, transparent)]
struct NothingInherited(i32);

#[derive(NewType)]
#[graphql(with = module, to_output_with = function, from_input_with = function)]
struct Thrice(i32);

#[derive(NewType)]
#[graphql(transparent, parse_token(String), parse_token_with = f, scalar = Value)]
struct OfJuniper(i32);

#[derive(NewType)]
#[graphql(transparent)]
enum Several {
    A,
}

#[derive(NewType)]
#[graphql(to_output_with = function)]
enum OneWay {
    A,
}

#[derive(NewType)]
#[graphql(from_input_with = function)]
struct OtherWay(i32, i32);

#[derive(NewType)]
#[graphql(with = module)]
enum Marked {
    #[graphql(name = "x")]
    A,
}

#[derive(SimpleObject)]
struct NotAType {
    #[graphql(as = "1")]
    not_a_type: u64,
}

#[derive(SimpleObject, InputObject)]
struct Beside {
    #[graphql(skip, as = Seconds)]
    skipped: u64,
    #[graphql(flatten, as = Seconds)]
    flattened: Inside,
}

#[derive(SimpleObject, InputObject, Default)]
struct Inside {
    a: i32,
}

struct Events;

#[Subscription]
impl Events {
    #[graphql(as = Seconds)]
    fn shown(&self) -> damson::futures_util::stream::Empty<u64> {
        damson::futures_util::stream::empty()
    }
}

fn main() {}
