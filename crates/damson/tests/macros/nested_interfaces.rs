//! `impl(..)` on interfaces: an interface that implements another.

use damson::*;

use crate::assert_data;

#[derive(Interface)]
#[graphql(for(PersonValue, ShipValue, Named, Box<dyn Light>, Pilot, Ferry, Buoy))]
#[allow(dead_code)] // it only describes
struct Node {
    id: ID,
}

#[derive(Interface)]
#[graphql(for(Pilot), impl(NodeValue))]
#[allow(dead_code)] // it only describes
struct Person {
    id: ID,
    name: String,
}

#[TraitInterface(for(Ferry), impl(NodeValue))]
trait Ship {
    fn id(&self) -> ID;
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"), field(name = "id", ty = "&ID"), impl(NodeValue))]
enum Named {
    Pilot(Pilot),
}

#[TraitInterface(impl(NodeValue))]
trait Light: Send + Sync {
    fn id(&self) -> ID;

    #[graphql(downcast)]
    fn buoy(&self) -> Option<&Buoy>;
}

#[derive(SimpleObject)]
#[graphql(impl(NodeValue, PersonValue, Named))]
struct Pilot {
    id: ID,
    name: String,
}

#[derive(SimpleObject)]
#[graphql(impl(NodeValue, ShipValue))]
struct Ferry {
    id: ID,
}

#[derive(SimpleObject)]
#[graphql(impl(NodeValue, Box<dyn Light>))]
struct Buoy {
    id: ID,
}

impl Light for Buoy {
    fn id(&self) -> ID {
        self.id.clone()
    }

    fn buoy(&self) -> Option<&Buoy> {
        Some(self)
    }
}

fn pilot() -> Pilot {
    Pilot { id: 1.into(), name: "Ebba".to_owned() }
}

struct Query;

#[Object]
impl Query {
    fn nodes(&self) -> Vec<NodeValue> {
        let light: Box<dyn Light> = Box::new(Buoy { id: 3.into() });
        let ship = ShipValue::from(Ferry { id: 2.into() });
        vec![PersonValue::from(pilot()).into(), ship.into(), light.into(), Named::from(pilot()).into(), pilot().into()]
    }
}

#[test]
fn an_interface_that_implements_another_is_checked_while_it_is_compiled() {
    let sdl = Schema::new(Query, EmptyMutation, EmptySubscription).sdl();
    for line in [
        "interface Node {\n",
        "interface Person implements Node {\n",
        "interface Ship implements Node {\n",
        "interface Named implements Node {\n",
        "interface Light implements Node {\n",
        "type Pilot implements Node & Named & Person {\n",
        "type Ferry implements Node & Ship {\n",
        "type Buoy implements Node & Light {\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
}

#[test]
fn values_of_the_interface_are_values_of_those_that_implement_it() {
    assert_data(
        Query,
        "{ nodes { __typename id ... on Named { name } } }",
        concat!(
            r#"{"nodes":[{"__typename":"Pilot","id":"1","name":"Ebba"},{"__typename":"Ferry","id":"2"},"#,
            r#"{"__typename":"Buoy","id":"3"},{"__typename":"Pilot","id":"1","name":"Ebba"},"#,
            r#"{"__typename":"Pilot","id":"1","name":"Ebba"}]}"#,
        ),
    );
}
