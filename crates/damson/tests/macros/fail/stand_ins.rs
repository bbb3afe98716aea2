//! Types that cannot stand for others in the schema: one error under each, from the compiler.
use std::time::Duration;

use damson::{InputObject, NewType, Object, OneofObject, SimpleObject};

#[derive(NewType)]
struct Seconds(u64);

#[derive(SimpleObject)]
struct Converted {
    #[graphql(as = Seconds)]
    not_converted: Duration,
    #[graphql(as = Duration)]
    not_in_graphql: Duration,
    #[graphql(as = String)]
    not_cloned: Fixed,
}

struct Fixed;

impl From<Fixed> for String {
    fn from(_: Fixed) -> Self {
        String::new()
    }
}

#[derive(SimpleObject)]
struct Listed {
    #[graphql(as = Seconds)]
    not_converted: Option<Vec<Duration>>,
    #[graphql(as = String)]
    not_cloned: Vec<Fixed>,
}

#[derive(InputObject)]
struct Given {
    #[graphql(as = Duration)]
    not_in_graphql: Duration,
}

#[derive(OneofObject)]
enum By {
    #[graphql(as = Seconds)]
    Length(String),
}

struct Query;

#[Object]
impl Query {
    fn given(&self, #[graphql(as = Seconds)] length: Duration) -> u64 {
        length.as_secs()
    }

    #[graphql(as = Seconds)]
    fn given_back(&self) -> Option<Duration> {
        None
    }
}

fn main() {}
