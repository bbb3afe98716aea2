//! Objects that are made of others.
use damson::{Context, InputObject, MergedObject, Object, SimpleObject};

#[derive(SimpleObject)]
struct Place {
    x: i32,
}

#[derive(SimpleObject)]
struct Scalars {
    #[graphql(flatten)]
    number: i32,
    #[graphql(flatten)]
    place: Option<Place>,
    #[graphql(flatten)]
    places: Vec<Place>,
}

struct Plain;

#[derive(SimpleObject)]
struct NoOutput {
    #[graphql(flatten)]
    plain: Plain,
}

#[derive(SimpleObject)]
struct Idle {
    #[graphql(flatten, name = "other", deprecation, complexity = 5)]
    place: Place,
    #[graphql(flatten, visible = false, cache_control(max_age = 5))]
    other: Place,
    #[graphql(flatten, skip)]
    skipped: i32,
}

struct Query;

#[Object(serial = 5)]
impl Query {
    #[graphql(flatten)]
    fn with_arguments(&self, id: i32) -> Place {
        Place { x: id }
    }

    #[graphql(flatten, desc = "none")]
    async fn described(&self, _: &Context<'_>) -> Place {
        Place { x: 1 }
    }

    #[graphql(flatten)]
    fn number(&self) -> i32 {
        1
    }

    #[graphql(flatten)]
    fn with_data(&self, #[graphql(ctx)] place: &Place) -> Place {
        Place { x: place.x }
    }

    #[graphql(flatten, derived(name = "b", into = "Place"))]
    fn derived(&self) -> Place {
        Place { x: 1 }
    }

    #[graphql(flatten)]
    fn optional(&self) -> Option<Place> {
        None
    }

    #[graphql(flatten = "yes")]
    fn with_value(&self) -> Place {
        Place { x: 1 }
    }

    #[graphql(skip, flatten)]
    fn skipped(&self) -> Place {
        Place { x: 1 }
    }
}

#[derive(MergedObject)]
#[graphql(serial = "no", cache_control(max_age = "long"), guard = "nobody")]
struct Attributes(Place, #[graphql(flatten, name = "place")] Place);

#[derive(MergedObject)]
#[graphql(rename_fields = "UPPERCASE")]
struct Renamed(Place);

#[derive(MergedObject)]
enum Choice {
    A(Place),
}

#[derive(MergedObject)]
struct Nothing;

#[derive(MergedObject)]
struct Numbers(i32);

#[derive(MergedObject)]
#[graphql(complex)]
struct Marked(#[graphql(skip)] Place);

#[derive(InputObject)]
struct Serial {
    #[graphql(flatten)]
    number: i32,
}

#[derive(InputObject)]
#[graphql(serial)]
struct Alone {
    number: i32,
}

fn main() {}
