//! The macro `graphql_interface!`, whose example is an interface of trait objects that a database finds.

use std::collections::HashMap;

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

struct Keeper {
    id: String,
}

struct Machine {
    id: String,
}

struct Roster {
    keepers: HashMap<String, Keeper>,
    machines: HashMap<String, Machine>,
}

/// Whoever or whatever keeps a lighthouse.
#[TraitInterface]
trait Attendant: Send + Sync {
    fn id(&self) -> &str;

    #[graphql(downcast)]
    fn keeper<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Keeper> {
        ctx.data_unchecked::<Roster>().keepers.get(self.id())
    }

    #[graphql(downcast)]
    fn machine<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Machine> {
        ctx.data_unchecked::<Roster>().machines.get(self.id())
    }
}

impl Attendant for Keeper {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Attendant for Machine {
    fn id(&self) -> &str {
        &self.id
    }
}

#[Object(impl(dyn Attendant))]
impl Keeper {
    fn id(&self) -> &str {
        &self.id
    }
}

#[Object(impl(dyn Attendant))]
impl Machine {
    fn id(&self) -> &str {
        &self.id
    }
}

struct Query;

#[Object]
impl Query {
    fn attendant<'a>(&self, id: String, #[graphql(ctx)] roster: &'a Roster) -> Option<&'a dyn Attendant> {
        let keeper = roster.keepers.get(&id).map(|keeper| keeper as &dyn Attendant);
        keeper.or_else(|| roster.machines.get(&id).map(|machine| machine as &dyn Attendant))
    }
}

#[test]
fn a_borrowed_trait_object_is_found_in_the_database() {
    let (keeper, machine) = (Keeper { id: "1".to_owned() }, Machine { id: "2".to_owned() });
    let (keepers, machines) = ([("1".to_owned(), keeper)].into(), [("2".to_owned(), machine)].into());
    let roster = Roster { keepers, machines };
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(roster).finish();
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          attendant(id: String!): Attendant
        }

        """Whoever or whatever keeps a lighthouse."""
        interface Attendant {
          id: String!
        }

        type Keeper implements Attendant {
          id: String!
        }

        type Machine implements Attendant {
          id: String!
        }
    "#]],
    );
    let document = r#"{
        one: attendant(id: "1") { __typename id ... on Keeper { keeper: id } ... on Machine { machine: id } }
        two: attendant(id: "2") { __typename id ... on Keeper { keeper: id } ... on Machine { machine: id } }
        three: attendant(id: "3") { id }
    }"#;
    assert_eq!(
        answer(&schema, document),
        concat!(
            r#"{"data":{"one":{"__typename":"Keeper","id":"1","keeper":"1"},"#,
            r#""two":{"__typename":"Machine","id":"2","machine":"2"},"three":null}}"#,
        ),
    );
}
