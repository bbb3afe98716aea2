//! Lists of implementers and of interfaces, and the names of the enums of values, with mistakes.
use damson::{Interface, SimpleObject, TraitInterface};

#[derive(SimpleObject)]
struct Human {
    id: i32,
}

mod other {
    #[derive(damson::SimpleObject)]
    pub struct Human {
        id: i32,
    }
}

#[TraitInterface(for())]
trait Nobody {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human, Human))]
trait TwiceTheSame {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human, Box<other::Human>))]
trait TwiceTheName {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human), enum = other::Value)]
trait EnumElsewhere {
    fn id(&self) -> i32;
}

#[derive(Interface)]
#[graphql(for(Human), enum = 5)]
struct EnumIsNumber {
    id: i32,
}

#[derive(Interface)]
#[graphql(enum = Value)]
struct EnumWithoutFor {
    id: i32,
}

#[derive(Interface)]
#[graphql(enum = Value, field(name = "id", ty = "i32"))]
enum EnumOfEnum {
    Human(Human),
}

#[derive(Interface)]
#[graphql(for(Human))]
struct Tuple(i32);

#[derive(SimpleObject)]
#[graphql(impl())]
struct ImplementsNothing {
    id: i32,
}

#[derive(SimpleObject)]
#[graphql(impl(CharacterValue, CharacterValue))]
struct ImplementsTwice {
    id: i32,
}

#[derive(SimpleObject)]
#[graphql(impl = "CharacterValue")]
struct ImplementsText {
    id: i32,
}

#[derive(Interface)]
#[graphql(impl(), field(name = "id", ty = "i32"))]
enum EnumOfNothing {
    Human(Human),
}

#[derive(Interface)]
#[graphql(for(Human), impl(NodeValue, NodeValue))]
struct StructTwice {
    id: i32,
}

#[TraitInterface(for(Human), impl())]
trait TraitOfNothing {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human), impl(NodeValue, NodeValue))]
trait TraitTwice {
    fn id(&self) -> i32;
}

fn main() {}
