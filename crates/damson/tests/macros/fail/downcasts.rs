//! Methods that do not find an implementer.
use damson::{Context, SimpleObject, TraitInterface};

#[derive(SimpleObject)]
struct Human {
    id: i32,
}

#[derive(SimpleObject)]
struct Droid {
    id: i32,
}

#[derive(SimpleObject)]
struct Robot {
    id: i32,
}

#[TraitInterface]
trait WrongDowncasts {
    #[graphql(downcast)]
    fn owned(&self) -> Option<Human>;
    #[graphql(downcast)]
    fn with_argument(&self, id: i32) -> Option<&Human>;
    #[graphql(downcast)]
    async fn asynchronous(&self, ctx: &Context<'_>) -> Option<&Human>;
    #[graphql(downcast, name = "human")]
    fn named(&self) -> Option<&Human>;
}

#[TraitInterface]
trait MoreDowncasts {
    #[graphql(downcast)]
    fn human(&self) -> Option<&Human>;
    #[graphql(downcast)]
    fn again(&self) -> Option<&Human>;
    #[graphql(downcast)]
    fn with_two_contexts(&self, ctx: &Context<'_>, again: &Context<'_>) -> Option<&Droid>;
    #[graphql(downcast)]
    fn with_attribute(&self, #[graphql(ctx)] ctx: &Context<'_>) -> Option<&Robot>;
    #[graphql(downcast, skip)]
    fn skipped(&self) -> Option<&Human>;
    #[graphql(downcast)]
    fn without_self() -> Option<&'static Human>;
    #[graphql(downcast = "Human")]
    fn with_value(&self) -> Option<&Human>;
}

fn main() {}
