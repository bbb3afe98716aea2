//! Unions within unions: GraphQL knows only the objects.

use damson::*;

use crate::answer;

#[derive(SimpleObject)]
struct Letter {
    words: i32,
}

#[derive(SimpleObject)]
struct Parcel {
    weight: i32,
}

#[derive(SimpleObject)]
struct Crate {
    volume: i32,
}

mod nested {
    use super::{Crate, Letter, Parcel, Union};

    #[derive(Union)]
    pub(super) enum Mail {
        Letter(Letter),
        #[graphql(flatten)]
        Freight(Freight),
    }

    #[derive(Union)]
    pub(super) enum Freight {
        Parcel(Parcel),
        Crate(Crate),
    }
}

mod flat {
    use super::{Crate, Letter, Parcel, Union};

    #[derive(Union)]
    pub(super) enum Mail {
        Letter(Letter),
        Parcel(Parcel),
        Crate(Crate),
    }
}

struct Nested;

#[Object(name = "Query")]
impl Nested {
    async fn mail(&self) -> Vec<nested::Mail> {
        let parcel: nested::Freight = Parcel { weight: 2 }.into();
        let chest: nested::Freight = Crate { volume: 3 }.into();
        vec![Letter { words: 90 }.into(), parcel.into(), chest.into()]
    }
}

struct Flat;

#[Object(name = "Query")]
impl Flat {
    async fn mail(&self) -> Vec<flat::Mail> {
        vec![Letter { words: 90 }.into(), Parcel { weight: 2 }.into(), Crate { volume: 3 }.into()]
    }
}

const DOCUMENT: &str =
    "{ mail { __typename ... on Letter { words } ... on Parcel { weight } ... on Crate { volume } } }";
const ANSWER: &str = concat!(
    r#"{"data":{"mail":[{"__typename":"Letter","words":90},{"__typename":"Parcel","weight":2},"#,
    r#"{"__typename":"Crate","volume":3}]}}"#,
);

#[test]
fn a_flattened_union_gives_its_objects_to_the_union_around_it() {
    let schema = Schema::new(Nested, EmptyMutation, EmptySubscription);
    assert!(schema.sdl().contains("union Mail = Letter | Parcel | Crate\n"), "{}", schema.sdl());
    assert_eq!(answer(&schema, DOCUMENT), ANSWER);
}

#[test]
fn a_flattened_union_is_as_if_its_objects_were_listed() {
    let flat = Schema::new(Flat, EmptyMutation, EmptySubscription);
    assert_eq!(flat.sdl(), Schema::new(Nested, EmptyMutation, EmptySubscription).sdl());
    assert_eq!(answer(&flat, DOCUMENT), ANSWER);
}
