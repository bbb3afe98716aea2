//! Scalars whose values functions read and write, and scalars for types of other crates.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_function_writes_the_values_of_a_scalar() {
    /// A deck, which the public counts from one.
    #[derive(NewType)]
    #[graphql(to_output_with = to_output, transparent)]
    struct Deck(i32);

    fn to_output(deck: &Deck) -> Value {
        Value::from(deck.0 + 1)
    }

    struct Query;

    #[Object]
    impl Query {
        fn deck(&self, deck: Deck) -> Deck {
            deck
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          deck(deck: Deck!): Deck!
        }

        """A deck, which the public counts from one."""
        scalar Deck
    "#]],
    );
    assert_eq!(answer(&schema, "{ deck(deck: 3) }"), r#"{"data":{"deck":4}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"Deck\", but encountered error \"Expected input type \"Int\", found \"3\". (occurred while parsing \"Deck\")\"; found: \"3\".","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ deck(deck: "3") }"#));
}

#[test]
fn a_function_reads_the_values_of_a_scalar() {
    #[derive(NewType)]
    #[graphql(from_input_with = Self::from_input, transparent)]
    struct BoatId(String);

    impl BoatId {
        fn from_input(input: &Value) -> Result<Self, String> {
            let text = input.as_str().ok_or_else(|| format!("a text is expected, not {input}"))?;
            let id = text.strip_prefix("boat: ").ok_or_else(|| format!("{input} does not begin with `boat: `"))?;
            Ok(BoatId(id.to_owned()))
        }
    }

    struct Query;

    #[Object]
    impl Query {
        fn bare(&self, boat: BoatId) -> BoatId {
            boat
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          bare(boat: BoatId!): BoatId!
        }

        scalar BoatId
    "#]],
    );
    assert_eq!(answer(&schema, r#"{ bare(boat: "boat: SE-1") }"#), r#"{"data":{"bare":"SE-1"}}"#);
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Failed to parse \"BoatId\": \"SE-1\" does not begin with `boat: `\"; found: \"SE-1\".","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ bare(boat: "SE-1") }"#));
    expect![[r#"{"errors":[{"message":"Expected value of type \"BoatId\", but encountered error \"Failed to parse \"BoatId\": a text is expected, not 1\"; found: 1.","locations":[{"line":1,"column":14}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ bare(boat: 1) }"));
}

#[test]
fn two_functions_are_all_that_a_scalar_needs() {
    #[derive(NewType)]
    #[graphql(to_output_with = to_output, from_input_with = from_input)]
    enum Berth {
        Named(String),
        Numbered(i32),
    }

    fn to_output(berth: &Berth) -> Value {
        match berth {
            Berth::Named(name) => Value::from(name.as_str()),
            Berth::Numbered(number) => Value::from(*number),
        }
    }

    fn from_input(input: &Value) -> Result<Berth, String> {
        let named = input.as_str().map(|name| Berth::Named(name.to_owned()));
        let numbered = || input.as_i64().and_then(|number| number.try_into().ok()).map(Berth::Numbered);
        named.or_else(numbered).ok_or_else(|| format!("{input} is neither a name nor a number"))
    }

    struct Query;

    #[Object]
    impl Query {
        fn next(&self, berth: Berth) -> Berth {
            match berth {
                Berth::Named(name) => Berth::Named(name + "+"),
                Berth::Numbered(number) => Berth::Numbered(number + 1),
            }
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          next(berth: Berth!): Berth!
        }

        scalar Berth
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ named: next(berth: "A") numbered: next(berth: 7) }"#),
        r#"{"data":{"named":"A+","numbered":8}}"#,
    );
    expect![[r#"{"errors":[{"message":"Expected value of type \"Berth\", but encountered error \"Failed to parse \"Berth\": 0.5 is neither a name nor a number\"; found: 0.5.","locations":[{"line":1,"column":15}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ next(berth: 0.5) }"));
}

/// How deep the water is, if that is known.
#[derive(NewType)]
#[graphql(with = depth)]
enum Depth {
    Metres(i64),
    Unknown,
}

mod depth {
    use super::{Depth, Value};

    pub(super) fn to_output(depth: &Depth) -> Value {
        match depth {
            Depth::Metres(metres) => Value::from(*metres),
            Depth::Unknown => Value::from("?"),
        }
    }

    pub(super) fn from_input(input: &Value) -> Result<Depth, String> {
        match (input.as_i64(), input.as_str()) {
            (Some(metres), _) => Ok(Depth::Metres(metres)),
            (None, Some("?")) => Ok(Depth::Unknown),
            _ => Err(format!("{input} is not a depth")),
        }
    }
}

#[test]
fn a_module_reads_and_writes_the_values_of_a_scalar() {
    struct Query;

    #[Object]
    impl Query {
        fn below(&self, depth: Depth) -> Depth {
            depth
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          below(depth: Depth!): Depth!
        }

        """How deep the water is, if that is known."""
        scalar Depth
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ known: below(depth: 12) unknown: below(depth: "?") }"#),
        r#"{"data":{"known":12,"unknown":"?"}}"#,
    );
    expect![[r#"{"errors":[{"message":"Expected value of type \"Depth\", but encountered error \"Failed to parse \"Depth\": \"deep\" is not a depth\"; found: \"deep\".","locations":[{"line":1,"column":16}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ below(depth: "deep") }"#));
}

/// An address in the harbour's network.
#[derive(NewType)]
#[graphql(with = socket, specified_by_url = "https://example.com/sockets")]
struct Socket(std::net::SocketAddrV4);

mod socket {
    use super::{Socket, Value};

    pub(super) fn to_output(socket: &Socket) -> String {
        socket.0.to_string()
    }

    pub(super) fn from_input(input: &Value) -> Result<Socket, String> {
        let text = input.as_str().ok_or_else(|| format!("a text is expected, not {input}"))?;
        text.parse().map(Socket).map_err(|error| format!("{input}: {error}"))
    }
}

#[test]
fn a_type_of_another_crate_is_a_scalar_by_a_struct_around_it() {
    use std::net::SocketAddrV4;

    #[derive(SimpleObject)]
    struct Beacon {
        #[graphql(as = Socket)]
        sockets: Vec<SocketAddrV4>,
    }

    struct Query;

    #[Object]
    impl Query {
        fn beacon(&self, #[graphql(as = Socket)] socket: SocketAddrV4) -> Beacon {
            Beacon { sockets: vec![socket, SocketAddrV4::new(*socket.ip(), socket.port() + 1)] }
        }

        #[graphql(as = Socket)]
        fn home(&self) -> Option<SocketAddrV4> {
            "127.0.0.1:80".parse().ok()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          beacon(socket: Socket!): Beacon!
          home: Socket
        }

        type Beacon {
          sockets: [Socket!]!
        }

        """An address in the harbour's network."""
        scalar Socket @specifiedBy(url: "https://example.com/sockets")
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ beacon(socket: "127.0.0.1:1") { sockets } home }"#),
        r#"{"data":{"beacon":{"sockets":["127.0.0.1:1","127.0.0.1:2"]},"home":"127.0.0.1:80"}}"#,
    );
    expect![[r#"{"errors":[{"message":"Expected value of type \"Socket\", but encountered error \"Failed to parse \"Socket\": \"port\": invalid IPv4 socket address syntax\"; found: \"port\".","locations":[{"line":1,"column":18}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ beacon(socket: "port") { sockets } }"#));
}
