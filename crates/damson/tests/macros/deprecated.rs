//! Rust's `#[deprecated]` deprecates the part of the schema, too.
#![allow(deprecated)]

use damson::*;

#[derive(SimpleObject)]
struct Harbour {
    #[deprecated(note = "Use `depth`.")]
    draught: i32,
    #[deprecated]
    #[graphql(owned, derived(name = "metres", into = "f64"))]
    depth: i32,
    #[deprecated(since = "2.0.0", note = "Never shown.")]
    #[graphql(deprecation = "Ask the pilot.")]
    tide: i32,
    #[deprecated = "Only in Rust."]
    #[graphql(deprecation = false)]
    name: String,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Flag {
    #[deprecated(note = "It is never raised.")]
    Red,
    Green,
}

#[derive(InputObject)]
struct Search {
    #[deprecated(note = "Harbours have no numbers.")]
    number: Option<i32>,
}

#[derive(OneofObject)]
enum By {
    #[deprecated(note = "Harbours have no owners.")]
    Owner(String),
    Name(String),
}

#[TraitInterface(for(Pier))]
trait Place {
    #[deprecated(note = "Ask the map.")]
    fn place(&self, #[deprecated(note = "It is always zero.")] offset: Option<i32>) -> i32;
}

struct Pier;

#[Object(impl(PlaceValue))]
impl Pier {
    fn place(&self, offset: Option<i32>) -> i32 {
        offset.unwrap_or_default()
    }
}

#[derive(Interface)]
#[graphql(for(Pier))]
struct Placed {
    #[deprecated]
    place: i32,
}

struct Query;

#[Object]
impl Query {
    #[deprecated(note = "There are several.")]
    fn flag(&self, search: Option<Search>, by: Option<By>) -> Flag {
        let _ = (search.is_some_and(|search| search.number.is_some()), by.is_some());
        Flag::Green
    }

    fn size(&self, #[deprecated(note = "It is always metres.")] unit: Option<String>) -> i32 {
        unit.map_or(1, |_| 2)
    }

    fn place(&self) -> PlaceValue {
        Pier.into()
    }

    fn placed(&self) -> PlacedValue {
        Pier.into()
    }

    fn harbour(&self) -> Harbour {
        Harbour { draught: 1, depth: 2, tide: 3, name: "Visby".to_owned() }
    }
}

#[test]
fn the_attribute_of_rust_deprecates_every_part() {
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    for line in [
        "  draught: Int! @deprecated(reason: \"Use `depth`.\")\n",
        "  depth: Int! @deprecated\n",
        "  metres: Float! @deprecated\n",
        "  tide: Int! @deprecated(reason: \"Ask the pilot.\")\n",
        "  name: String!\n",
        "  RED @deprecated(reason: \"It is never raised.\")\n",
        "  number: Int @deprecated(reason: \"Harbours have no numbers.\")\n",
        "  owner: String @deprecated(reason: \"Harbours have no owners.\")\n",
        "  place(offset: Int @deprecated(reason: \"It is always zero.\")): Int! @deprecated(reason: \"Ask the map.\")\n",
        "interface Placed {\n  place: Int! @deprecated\n",
        "Flag! @deprecated(reason: \"There are several.\")\n",
        "  size(unit: String @deprecated(reason: \"It is always metres.\")): Int!\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
}

#[test]
fn a_deprecated_part_is_asked_like_another() {
    let answer = crate::ask(Query, "{ flag harbour { draught metres } place { place } }");
    assert_eq!(answer, r#"{"data":{"flag":"GREEN","harbour":{"draught":1,"metres":2.0},"place":{"place":0}}}"#);
}
