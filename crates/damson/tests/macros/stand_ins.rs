//! `as = Type`: a type that stands in the schema for one of another crate.

mod fragments;

use std::time::Duration;

use damson::futures_util::{Stream, stream};
use damson::{
    ComplexObject, Context, EmptyMutation, Enum, Guard, InputObject, MaybeUndefined, NewType, Object, OneofObject,
    Result, Schema, SimpleObject, Subscription, TraitInterface, Value,
};
use expect_test::expect;

use crate::support::{answer, answers, verdict};

/// A span of time in seconds.
#[derive(NewType)]
#[graphql(with = Self, specified_by_url = "https://example.com/seconds")]
struct Seconds(Duration);

impl Seconds {
    fn to_output(&self) -> f64 {
        self.0.as_secs_f64()
    }

    fn from_input(value: &Value) -> Result<Self, String> {
        let seconds = value.as_f64().ok_or("a number is expected")?;
        Duration::try_from_secs_f64(seconds).map(Seconds).map_err(|error| error.to_string())
    }
}

impl From<&Duration> for Seconds {
    fn from(duration: &Duration) -> Self {
        Seconds(*duration)
    }
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "std::net::Shutdown")]
enum Shutdown {
    Read,
    Write,
    Both,
}

#[derive(SimpleObject, InputObject)]
#[graphql(complex, input_name = "TrackInput")]
struct Track {
    /// How long it is.
    #[graphql(as = Seconds, derived(owned, name = "text", into = "String", with = text))]
    length: Duration,
    #[graphql(as = Seconds, default_with = "Some(vec![Duration::from_secs(2)])")]
    pauses: Option<Vec<Duration>>,
    #[graphql(as = "Shutdown")]
    shutdown: std::net::Shutdown,
    #[graphql(as = Seconds, default)]
    fade: Duration,
}

fn text(duration: Duration) -> String {
    format!("{duration:?}")
}

#[ComplexObject]
impl Track {
    #[graphql(as = Seconds)]
    fn lent(&self) -> Option<&Duration> {
        Some(&self.length)
    }
}

#[derive(InputObject)]
struct Change {
    #[graphql(as = Seconds)]
    length: MaybeUndefined<Duration>,
}

#[derive(OneofObject)]
enum Until {
    #[graphql(as = Seconds)]
    After(Duration),
    Forever(bool),
}

#[TraitInterface(for(Track))]
trait Timed {
    #[graphql(as = Seconds)]
    fn length(&self) -> Duration;
}

struct AtMost(Duration);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for AtMost {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0.as_secs() > 100 { Err("too long".into()) } else { Ok(()) }
    }
}

struct Query;

#[Object]
impl Query {
    fn track(&self, track: Track) -> Track {
        track
    }

    fn timed(&self) -> TimedValue {
        Track { length: Duration::ZERO, pauses: None, shutdown: std::net::Shutdown::Both, fade: Duration::ZERO }.into()
    }

    #[graphql(
        as = Seconds,
        guard = "AtMost(length)",
        complexity = "length.as_secs() as usize",
        derived(name = "shown", into = "String", with = text)
    )]
    async fn twice(
        &self,
        #[graphql(as = Seconds, default_with = "Duration::from_millis(1500)", validator(custom = "not_zero"))]
        length: Duration,
    ) -> Result<Duration> {
        tokio::task::yield_now().await;
        length.checked_mul(2).ok_or_else(|| "too long".into())
    }

    #[graphql(as = Seconds)]
    fn each(&self, #[graphql(as = Seconds)] lengths: Vec<Option<Duration>>) -> Vec<Option<Duration>> {
        lengths
    }

    fn change(&self, change: Change) -> String {
        format!("{:?}", change.length)
    }

    fn until(&self, #[graphql(default_with = "Until::After(Duration::from_secs(1))")] until: Until) -> String {
        match until {
            Until::After(duration) => format!("{duration:?}"),
            Until::Forever(forever) => format!("{forever}"),
        }
    }
}

fn not_zero(length: &Seconds) -> Result<(), String> {
    if length.0.is_zero() { Err("it is zero".to_owned()) } else { Ok(()) }
}

struct Events;

#[Subscription]
impl Events {
    fn after(&self, #[graphql(as = Seconds)] length: Duration) -> impl Stream<Item = String> {
        stream::iter([format!("{length:?}")])
    }
}

fn schema() -> Schema<Query, EmptyMutation, Events> {
    Schema::build(Query, EmptyMutation, Events).limit_complexity(1000).finish()
}

#[test]
fn the_type_in_the_schema_is_the_one_that_stands_in() {
    expect![[r#"
        schema {
          query: Query
          subscription: Events
        }

        type Query {
          track(track: TrackInput!): Track!
          timed: Timed!
          twice(length: Seconds! = 1.5): Seconds!
          shown(length: Seconds! = 1.5): String!
          each(lengths: [Seconds]!): [Seconds]!
          change(change: Change!): String!
          until(until: Until! = { after: 1.0 }): String!
        }

        type Events {
          after(length: Seconds!): String!
        }

        """A span of time in seconds."""
        scalar Seconds @specifiedBy(url: "https://example.com/seconds")

        type Track implements Timed {
          """How long it is."""
          length: Seconds!

          """How long it is."""
          text: String!
          pauses: [Seconds!]
          shutdown: Shutdown!
          fade: Seconds!
          lent: Seconds
        }

        input TrackInput {
          """How long it is."""
          length: Seconds!
          pauses: [Seconds!] = [2.0]
          shutdown: Shutdown!
          fade: Seconds! = 0.0
        }

        interface Timed {
          length: Seconds!
        }

        input Change {
          length: Seconds
        }

        input Until @oneOf {
          after: Seconds
          forever: Boolean
        }

        enum Shutdown {
          READ
          WRITE
          BOTH
        }
    "#]]
    .assert_eq(&schema().sdl());
}

#[test]
fn values_are_converted_both_ways_inside_their_wrappers() {
    let query = "{
        track(track: { length: 1.5, shutdown: WRITE, pauses: [1, 2] }) { length text pauses shutdown fade lent }
        default: track(track: { length: 1, shutdown: BOTH }) { pauses }
        twice short: twice(length: 1) shown(length: 2) each(lengths: [1, null])
        timed { length }
    }";
    expect![[r#"{"data":{"track":{"length":1.5,"text":"1.5s","pauses":[1.0,2.0],"shutdown":"WRITE","fade":0.0,"lent":1.5},"default":{"pauses":[2.0]},"twice":3.0,"short":2.0,"shown":"4s","each":[1.0,null],"timed":{"length":0.0}}}"#]].assert_eq(&answer(&schema(), query));
}

#[test]
fn an_input_field_may_be_null_or_absent() {
    let query =
        "{ given: change(change: { length: 1 }) null: change(change: { length: null }) nothing: change(change: {}) }";
    expect![[r#"{"data":{"given":"Value(1s)","null":"Null","nothing":"Undefined"}}"#]]
        .assert_eq(&answer(&schema(), query));
    expect![[r#"{"data":{"until":"1s","given":"2s"}}"#]]
        .assert_eq(&answer(&schema(), "{ until given: until(until: { after: 2 }) }"));
}

#[test]
fn guards_and_complexity_see_the_type_of_the_resolver() {
    expect![[
        r#"{"errors":[{"message":"too long","locations":[{"line":1,"column":3}],"path":["twice"]}],"data":null}"#
    ]]
    .assert_eq(&answer(&schema(), "{ twice(length: 101) }"));
    assert_eq!(verdict(&schema(), "{ twice(length: 2000) }"), "LIMIT_COMPLEXITY");
}

#[test]
fn validators_see_the_type_in_the_schema() {
    expect![[r#"{"errors":[{"message":"Argument \"Query.twice(length:)\" has invalid value: it is zero","locations":[{"line":1,"column":17}],"path":["twice"],"extensions":{"code":"BAD_USER_INPUT","inputPath":["length"]}}],"data":null}"#]].assert_eq(&answer(&schema(), "{ twice(length: 0) }"));
}

#[test]
fn a_value_that_cannot_be_read_is_a_mistake_of_the_request() {
    expect![[r#"{"errors":[{"message":"Expected value of type \"Seconds\", but encountered error \"Failed to parse \"Seconds\": cannot convert float seconds to Duration: value is n…\"; found: -1.","locations":[{"line":1,"column":17}],"extensions":{"code":"VALIDATION_FAILED"}},{"message":"Expected value of type \"Seconds\", but encountered error \"Failed to parse \"Seconds\": a number is expected\"; found: true.","locations":[{"line":1,"column":36}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema(), "{ twice(length: -1) each(lengths: [true]) }"));
}

#[test]
fn an_argument_of_a_subscription_is_converted() {
    expect![[r#"{"data":{"after":"3s"}}"#]]
        .assert_eq(&answers(&schema(), "subscription { after(length: 3) }").concat());
}
