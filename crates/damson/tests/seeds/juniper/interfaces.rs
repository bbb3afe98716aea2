//! Interfaces: described by a struct or a trait.

mod attributes;
mod backings;
mod descriptions;
mod implementers;
mod names;
mod nested;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(Interface)]
#[graphql(for(Ship))]
#[allow(dead_code)] // it only describes
struct Marked {
    id: String,
}

#[TraitInterface(enum = AtBerth, for(Ship))]
trait Berthed {
    fn home_port(&self) -> &str;
}

#[derive(SimpleObject)]
#[graphql(impl(MarkedValue, AtBerth))]
struct Ship {
    id: String,
    home_port: String,
}

struct Query;

impl Query {
    fn ship() -> Ship {
        Ship { id: "SE-1".to_owned(), home_port: "Visby".to_owned() }
    }
}

#[Object]
impl Query {
    fn marked(&self) -> MarkedValue {
        Query::ship().into()
    }

    fn berthed(&self) -> AtBerth {
        AtBerth::Ship(Query::ship())
    }
}

#[test]
fn a_struct_and_a_trait_describe_interfaces() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          marked: Marked!
          berthed: Berthed!
        }

        interface Marked {
          id: String!
        }

        interface Berthed {
          homePort: String!
        }

        type Ship implements Berthed & Marked {
          id: String!
          homePort: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ marked { id ... on Berthed { homePort } } berthed { __typename homePort } }"),
        r#"{"data":{"marked":{"id":"SE-1","homePort":"Visby"},"berthed":{"__typename":"Ship","homePort":"Visby"}}}"#,
    );
}
