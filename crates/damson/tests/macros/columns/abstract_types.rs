//! Projections below interfaces and unions, and below objects that wrap the row.

use damson::{Columns, Context, Interface, Object, Projection, Result, SimpleObject, Union};

use super::{shown, told};

#[derive(SimpleObject, Columns)]
struct Dog {
    name: String,
    barks: bool,
}

#[derive(SimpleObject, Columns)]
struct Cat {
    name: String,
    lives: i32,
    #[columns(always)]
    id: i32,
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"))]
enum Pet {
    Dog(Dog),
    Cat(Cat),
}

#[derive(Union)]
enum Found {
    Dog(Dog),
    Cat(Cat),
}

/// An object around a row, with a field of its own.
#[derive(SimpleObject)]
struct Wrapped {
    #[graphql(flatten)]
    cat: Cat,
    score: i32,
}

struct Query;

fn both(ctx: &Context<'_>) -> String {
    let (dog, cat) = (Projection::of::<Dog>(ctx.field()), Projection::of::<Cat>(ctx.field()));
    format!("{} / {}", shown(&dog), shown(&cat))
}

#[Object]
impl Query {
    async fn pets(&self, ctx: &Context<'_>) -> Result<Vec<Pet>> {
        Err(both(ctx).into())
    }

    async fn found(&self, ctx: &Context<'_>) -> Result<Option<Found>> {
        Err(both(ctx).into())
    }

    async fn wrapped(&self, ctx: &Context<'_>) -> Result<Wrapped> {
        Err(shown(&Projection::of::<Cat>(ctx.field())).into())
    }
}

#[test]
fn a_row_needs_the_fields_that_are_selected_on_its_type() {
    for (fields, expected) in [
        ("name", "name / name id"),
        ("... on Dog { barks } name", "name barks / name id"),
        ("... on Dog { barks name }", "name barks / id"),
        ("... on Cat { lives }", " / lives id"),
        ("... on Cat { l: lives } ... on Dog { l: __typename }", " / lives id"),
    ] {
        let fields = fields.replace("l: __typename", "t: __typename");
        assert_eq!(told(Query, &format!("{{ pets {{ {fields} }} }}")), expected, "{fields}");
    }
    assert_eq!(told(Query, "{ found { ... on Pet { name } ... on Dog { barks } } }"), "name barks / name id");
}

#[test]
fn fields_of_an_object_around_the_row_count_by_their_names() {
    assert_eq!(told(Query, "{ wrapped { lives } }"), "lives id");
    assert_eq!(told(Query, "{ wrapped { lives score } }"), "name lives id");
}
