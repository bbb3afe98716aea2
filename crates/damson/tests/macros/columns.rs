//! `derive(Columns)`: from the selected fields to the columns that a query must read.

mod abstract_types;
mod connections;

use damson::{
    Columns, ComplexObject, Context, EmptyMutation, EmptySubscription, Object, ObjectType, Projection, Schema,
    SimpleObject,
};

use crate::support::answer;

/// The columns that a query for `T` reads, as the answer to each field of `T` in the test.
fn columns<T: Columns>(ctx: &Context<'_>) -> String {
    shown(&Projection::of::<T>(ctx.field()))
}

fn shown(projection: &Projection) -> String {
    let columns = projection.columns().iter().map(|column| match column.table {
        Some(table) => format!("{table}.{}", column.name),
        None => column.name.to_owned(),
    });
    columns.collect::<Vec<_>>().join(" ")
}

/// The message of the only error, in which the root fields of the tests tell columns.
#[track_caller]
fn told<Q: ObjectType + 'static>(query: Q, request: &str) -> String {
    let answer = answer(&Schema::new(query, EmptyMutation, EmptySubscription), request);
    let message = answer.split(r#""message":""#).nth(1).and_then(|rest| rest.split('"').next());
    message.unwrap_or_else(|| panic!("an error: {answer}")).to_owned()
}

#[derive(SimpleObject, Columns)]
#[graphql(complex, rename_fields = "SCREAMING_SNAKE_CASE")]
#[columns(table = "cities")]
struct City {
    #[columns(always)]
    id: i32,
    #[graphql(name = "title")]
    name: String,
    #[columns(name = "inhabitants")]
    people_count: i32,
    #[graphql(derived(name = "wide", into = "f64", owned))]
    area: i32,
    r#type: String,
    #[columns(name = "lat", name = "lng")]
    place: String,
    #[graphql(skip)]
    country_id: i32,
    #[columns(skip)]
    weather: Option<String>,
    #[graphql(flatten)]
    history: History,
}

#[derive(SimpleObject, Columns)]
#[graphql(complex)]
struct History {
    founded: i32,
    #[columns(always)]
    changed: i32,
    #[graphql(skip)]
    #[columns(name = "country_id")]
    again: i32,
}

#[ComplexObject]
impl History {
    #[graphql(column = "changed", column = "founded")]
    fn years(&self) -> i32 {
        self.changed - self.founded
    }
}

#[ComplexObject(rename_fields = "snake_case")]
impl City {
    #[graphql(column = "inhabitants", column = "area")]
    async fn people_density(&self) -> i32 {
        self.people_count / self.area
    }

    #[graphql(name = "country", column = "country_id", column = "founded", derived(name = "land", into = "i64"))]
    async fn in_country(&self) -> i32 {
        self.country_id + self.history.again
    }

    async fn all(&self) -> i32 {
        1
    }
}

struct Query;

#[Object]
impl Query {
    async fn city(&self, ctx: &Context<'_>) -> damson::Result<City> {
        Err(columns::<City>(ctx).into())
    }

    async fn aliased(&self, ctx: &Context<'_>) -> damson::Result<Vec<City>> {
        Err(shown(&Projection::of::<City>(ctx.look_ahead()).of_table("c")).into())
    }
}

const ALL: &str = "cities.id cities.name cities.inhabitants cities.area cities.type cities.lat cities.lng cities.country_id \
                   cities.founded cities.changed";

#[test]
fn fields_need_the_columns_of_their_members_by_their_names_in_the_schema() {
    for (fields, expected) in [
        ("__typename", "cities.id cities.changed"),
        ("title", "cities.id cities.name cities.changed"),
        ("a: title b: title", "cities.id cities.name cities.changed"),
        ("PEOPLE_COUNT TYPE", "cities.id cities.inhabitants cities.type cities.changed"),
        ("WIDE", "cities.id cities.area cities.changed"),
        ("PLACE", "cities.id cities.lat cities.lng cities.changed"),
        ("WEATHER", "cities.id cities.changed"),
        ("founded", "cities.id cities.founded cities.changed"),
        ("TYPE @skip(if: true) title @include(if: false) ID", "cities.id cities.changed"),
        ("...F } } fragment F on City { ... { founded", "cities.id cities.founded cities.changed"),
    ] {
        assert_eq!(told(Query, &format!("{{ city {{ {fields} }} }}")), expected, "{fields}");
    }
}

#[test]
fn methods_need_the_columns_that_they_name_or_all() {
    for (fields, expected) in [
        ("people_density", "cities.id cities.inhabitants cities.area cities.changed"),
        ("country", "cities.id cities.country_id cities.founded cities.changed"),
        ("years title", "cities.id cities.name cities.founded cities.changed"),
        ("land", "cities.id cities.country_id cities.founded cities.changed"),
        ("all", ALL),
        ("title all", ALL),
        ("all @skip(if: true)", "cities.id cities.changed"),
    ] {
        assert_eq!(told(Query, &format!("{{ city {{ {fields} }} }}")), expected, "{fields}");
    }
    assert_eq!(shown(&Projection::all::<City>()), ALL);
}

#[test]
fn a_query_may_give_the_table_another_name() {
    assert_eq!(told(Query, "{ aliased { PLACE founded } }"), "c.id c.lat c.lng c.founded c.changed");
}

#[test]
fn columns_of_generic_objects_are_those_of_their_instances() {
    #[derive(SimpleObject, Columns)]
    #[graphql(concrete(name = "Named", params(History)), concrete(name = "Plain", params(Other)))]
    struct With<T: Columns> {
        name: String,
        #[graphql(flatten)]
        rest: T,
    }

    #[derive(SimpleObject, Columns)]
    struct Other {
        other: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn named(&self, ctx: &Context<'_>) -> damson::Result<With<History>> {
            Err(columns::<With<History>>(ctx).into())
        }

        async fn plain(&self, ctx: &Context<'_>) -> damson::Result<With<Other>> {
            Err(columns::<With<Other>>(ctx).into())
        }
    }

    assert_eq!(told(Query, "{ named { name founded } }"), "name founded changed");
    assert_eq!(told(Query, "{ plain { other } }"), "other");
}

#[test]
fn borrowed_rows_have_columns_too() {
    #[derive(SimpleObject, Columns)]
    #[graphql(complex)]
    struct Borrowed<'a> {
        name: &'a str,
        text: &'a str,
    }

    #[ComplexObject]
    impl Borrowed<'_> {
        #[graphql(column = "text")]
        fn length(&self) -> usize {
            self.text.len()
        }
    }

    struct Query;

    #[Object]
    impl Query {
        async fn borrowed(&self, ctx: &Context<'_>) -> damson::Result<Borrowed<'_>> {
            Err(columns::<Borrowed<'_>>(ctx).into())
        }
    }

    assert_eq!(told(Query, "{ borrowed { length } }"), "text");
    assert_eq!(told(Query, "{ borrowed { name length } }"), "name text");
}
