//! `#[deprecated]` at a parameter that is not an argument.
use damson::{Context, Object};

struct Query;

#[Object]
impl Query {
    fn size(&self, #[deprecated] ctx: &Context<'_>) -> bool {
        ctx.field_name().is_empty()
    }

    fn weight(
        &self,
        #[deprecated(note = "Old.")]
        #[graphql(ctx)]
        weight: &i32,
    ) -> i32 {
        *weight
    }

    #[graphql(skip)]
    fn length(&self, #[deprecated] unit: i32) -> i32 {
        unit
    }
}

fn main() {}
