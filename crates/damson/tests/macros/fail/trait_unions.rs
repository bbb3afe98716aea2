//! Traits that are not unions, and trait objects that are not objects.
use damson::{ComplexObject, Context, SimpleObject, TraitUnion};

#[derive(SimpleObject)]
struct Photo {
    width: i32,
}

#[TraitUnion]
trait Empty: Send + Sync {
    fn photo(&self) -> Option<&Photo>;
}

#[TraitUnion]
trait Owned: Send + Sync {
    #[graphql(downcast)]
    fn photo(&self) -> Option<Photo>;
}

#[TraitUnion]
trait Waiting: Send + Sync {
    #[graphql(downcast)]
    async fn photo(&self) -> Option<&Photo>;
}

#[TraitUnion]
trait Twice: Send + Sync {
    #[graphql(downcast)]
    fn photo(&self) -> Option<&Photo>;

    #[graphql(downcast)]
    fn picture(&self) -> Option<&Photo>;
}

#[TraitUnion(for(Photo))]
trait Listed: Send + Sync {
    #[graphql(downcast)]
    fn photo(&self) -> Option<&Photo>;
}

#[TraitUnion]
trait Described: Send + Sync {
    #[graphql(downcast)]
    fn photo(&self, ctx: &Context<'_>) -> Option<&Photo>;

    #[graphql(skip)]
    fn size(&self) -> usize;

    #[graphql(downcast, name = "picture")]
    fn picture(&self) -> Option<&Picture>;
}

#[derive(SimpleObject)]
struct Picture {
    width: i32,
}

trait Shape: Send + Sync {}

#[ComplexObject]
impl dyn Shape {
    fn corners(&self) -> i32 {
        4
    }
}

fn main() {}
