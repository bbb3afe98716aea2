//! Interfaces that do not implement the interface that they name: one error at each, while the program is compiled.
use damson::{ID, Interface, SimpleObject, TraitInterface};

#[derive(Interface)]
#[graphql(for(PersonValue, ShipValue, Named))]
struct Node {
    id: ID,
}

#[derive(Interface)]
#[graphql(for(Pilot), impl(NodeValue))]
struct Person {
    name: String,
}

#[TraitInterface(for(Pilot), impl(NodeValue))]
trait Ship {
    fn id(&self) -> i32;
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID", arg(name = "first", ty = "i32")), impl(NodeValue))]
enum Named {
    Pilot(Pilot),
}

#[derive(Interface)]
#[graphql(for(Pilot), impl(NodeValue))]
struct Unlisted {
    id: ID,
}

#[derive(Interface)]
#[graphql(for(Pilot), impl(Pilot))]
struct OfAnObject {
    id: ID,
}

#[derive(Interface)]
#[graphql(for(Pilot), impl = NodeValue)]
struct AsJuniper {
    id: ID,
}

#[derive(SimpleObject)]
struct Pilot {
    id: ID,
    name: String,
}

fn main() {}
