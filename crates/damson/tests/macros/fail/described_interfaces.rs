//! Interfaces that a trait or a struct describes, with mistakes in the description.
use damson::{Context, Interface, SimpleObject, TraitInterface};

#[derive(SimpleObject)]
struct Human {
    id: i32,
}

#[TraitInterface]
trait WithoutImplementers {
    fn id(&self) -> i32;
}

#[derive(Interface)]
struct StructWithoutImplementers {
    id: i32,
}

#[TraitInterface(for = Human)]
trait NoList {
    fn id(&self) -> i32;
}

#[TraitInterface(for(&'static [Human]))]
trait Unnamed {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human))]
trait DowncastBesideFor {
    fn id(&self) -> i32;
    #[graphql(downcast)]
    fn human(&self) -> Option<&Human>;
}

#[TraitInterface(for(Human))]
trait NoDeclarations {
    fn data(&self, #[graphql(ctx)] database: &Human) -> i32;
    fn context(&self, #[graphql(name = "context")] ctx: &Context<'_>) -> i32;
    fn checked(&self, #[graphql(validator(maximum = 5), process_with = "f")] a: i32) -> i32;
    fn unnamed(&self, _: i32) -> i32;
    #[graphql(flatten)]
    fn flattened(&self) -> Human;
    #[graphql(skip, name = "x")]
    fn skipped(&self);
}

#[TraitInterface(for(Human))]
#[graphql(name = "Other")]
trait Above {
    fn id(&self) -> i32;
}

#[TraitInterface(for(Human))]
trait WithoutType {
    fn id(&self);
}

#[TraitInterface(for(Human))]
trait NoEffect {
    #[graphql(cache_control(max_age = 5))]
    fn id(&self) -> i32;
}

#[derive(Interface)]
#[graphql(for(Human))]
struct Twice {
    id: i32,
    #[graphql(name = "id")]
    same: i32,
}

#[derive(Interface)]
#[graphql(for(Human))]
struct Defaulted {
    #[graphql(default)]
    id: i32,
}

#[derive(Interface)]
#[graphql(for(Human))]
enum ForOfEnum {
    Human(Human),
}

#[derive(SimpleObject)]
#[graphql(impl(HumanValue))]
struct Generic<T: damson::OutputType> {
    id: T,
}

fn main() {}
