//! Associations: what is loaded, how often, and what each parent gets.

use std::fmt::Debug;

use damson::{
    Columns, ComplexObject, Context, EmptyMutation, EmptySubscription, Error, Guard, HasMany, HasManyThrough, HasOne,
    Object, OptionHasOne, Projection, Result, Schema, SimpleObject,
};

use crate::schema::Log;
use crate::support::{answer, execute_on, told};

/// The country of city `n` is `n / 10`; there are countries 1 to 5. The sister of an odd city is the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, SimpleObject, Columns)]
#[graphql(complex)]
struct City {
    #[columns(always)]
    id: i32,
    name: String,
    #[graphql(skip)]
    #[columns(name = "country")]
    country_id: i32,
    #[graphql(skip)]
    sister_id: Option<i32>,
    /// The country of the city.
    #[graphql(load(with = "Country::of_ids"))]
    country: HasOne<Country>,
    #[graphql(load(with = "City::of_ids"))]
    sister: OptionHasOne<City>,
    #[graphql(load(with = "Tag::of_cities", max_size = 2))]
    tags: HasManyThrough<Tag>,
    #[graphql(load(with = "Mayor::of_cities", key = "self.id", child_key = "child.city()"))]
    mayor: OptionHasOne<Mayor>,
    #[graphql(name = "twin", guard = "Even(self.id)", load(with = "City::of_ids", key = "Some(self.id + 1)"))]
    secret_twin: OptionHasOne<City>,
}

#[ComplexObject]
impl City {
    #[graphql(column = "name")]
    async fn shout(&self) -> String {
        self.name.to_uppercase()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, SimpleObject, Columns)]
struct Country {
    #[columns(always)]
    id: i32,
    name: String,
    #[graphql(load(with = "City::of_countries"))]
    cities: HasMany<City>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, SimpleObject)]
struct Tag {
    label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, SimpleObject)]
struct Mayor {
    name: String,
    #[graphql(skip)]
    city_id: Option<i32>,
}

fn city(id: i32) -> City {
    City {
        id,
        name: format!("City {id}"),
        country_id: id / 10,
        sister_id: (id % 2 == 1).then_some(id + 1),
        ..City::default()
    }
}

fn note(ctx: &Context<'_>, what: &str, keys: impl Debug) {
    ctx.data_unchecked::<Log>().note(format!("{what}{keys:?}"));
}

impl City {
    /// There are no cities above 90.
    async fn of_ids(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<City>> {
        note(ctx, ctx.field().name(), &ids);
        tokio::task::yield_now().await;
        Ok(ids.into_iter().filter(|id| *id < 90).rev().map(city).collect())
    }

    /// Country 5 has no cities. There are more cities than those of the countries.
    async fn of_countries(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<City>> {
        note(ctx, "cities", &ids);
        let all = (0..90).filter(|id| id % 10 < 2 && id / 10 != 5);
        Ok(all.rev().map(city).collect())
    }
}

impl Country {
    async fn of_ids(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<Country>> {
        note(ctx, "countries", &ids);
        let names = Projection::of::<Country>(ctx.field()).names().collect::<Vec<_>>().join(" ");
        let country = |id| Country { id, name: format!("Country {id} of {names}"), ..Country::default() };
        Ok(ids.into_iter().filter(|id| (1..=5).contains(id)).map(country).collect())
    }
}

impl Tag {
    /// Each city has the tag of its last digit, and those below 20 have another.
    async fn of_cities(ids: Vec<i32>, ctx: &Context<'_>) -> std::result::Result<Vec<(i32, Tag)>, std::fmt::Error> {
        note(ctx, "tags", &ids);
        let tag = |id, label: String| (id, Tag { label });
        let of_digit = ids.iter().filter(|id| *id % 10 < 5).map(|id| tag(*id, (id % 10).to_string()));
        let small = ids.iter().filter(|id| **id < 20).map(|id| tag(*id, "small".to_owned()));
        Ok(small.chain(of_digit).collect())
    }
}

impl Mayor {
    fn city(&self) -> Option<i32> {
        self.city_id
    }

    /// City 11 has two mayors; the call fails for city 13; there is a mayor without a city.
    async fn of_cities(ids: Vec<i32>, ctx: &Context<'_>) -> Result<Vec<Mayor>> {
        note(ctx, "mayors", &ids);
        if ids.contains(&13) {
            return Err(Error::new("the mayors are at lunch"));
        }
        let cities = ids.into_iter().flat_map(|id| vec![Some(id); if id == 11 { 2 } else { 1 }]);
        let mayor = |city_id: Option<i32>| Mayor { name: format!("Mayor of {city_id:?}"), city_id };
        Ok(cities.chain([None]).map(mayor).collect())
    }
}

struct Even(i32);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Even {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0 % 2 == 0 { Ok(()) } else { Err("odd".into()) }
    }
}

struct Query;

#[Object]
impl Query {
    async fn cities(&self, ids: Vec<i32>, ctx: &Context<'_>) -> Vec<City> {
        note(ctx, "read ", Projection::of::<City>(ctx.field()).names().collect::<Vec<_>>());
        ids.into_iter().map(city).collect()
    }

    async fn country(&self, id: i32) -> Country {
        Country { id, ..Country::default() }
    }
}

fn schema() -> (Schema<Query, EmptyMutation, EmptySubscription>, Log) {
    let log = Log::default();
    (Schema::build(Query, EmptyMutation, EmptySubscription).data(log.clone()).finish(), log)
}

#[test]
fn what_is_not_selected_is_not_loaded() {
    let (schema, log) = schema();
    let answered = answer(&schema, "{ cities(ids: [11, 12]) { name } }");
    assert_eq!(answered, r#"{"data":{"cities":[{"name":"City 11"},{"name":"City 12"}]}}"#);
    assert_eq!(log.take(), [r#"read ["id", "name"]"#]);
    answer(&schema, "{ cities(ids: [11]) { name country @skip(if: true) { name } } }");
    assert_eq!(log.take(), [r#"read ["id", "name"]"#]);
}

#[test]
fn an_association_is_one_call_on_each_level() {
    let (schema, log) = schema();
    assert_eq!(
        answer(
            &schema,
            "{ cities(ids: [11, 21, 12]) { country { cities { name sister { id } country { id } } } sister { id } } }"
        ),
        concat!(
            r#"{"data":{"cities":["#,
            r#"{"country":{"cities":[{"name":"City 11","sister":{"id":12},"country":{"id":1}},{"name":"City 10","sister":null,"country":{"id":1}}]},"sister":{"id":12}},"#,
            r#"{"country":{"cities":[{"name":"City 21","sister":{"id":22},"country":{"id":2}},{"name":"City 20","sister":null,"country":{"id":2}}]},"sister":{"id":22}},"#,
            r#"{"country":{"cities":[{"name":"City 11","sister":{"id":12},"country":{"id":1}},{"name":"City 10","sister":null,"country":{"id":1}}]},"sister":null}"#,
            r#"]}}"#,
        )
    );
    let mut log = log.take();
    assert_eq!(log.remove(0), r#"read ["id", "country", "sister_id"]"#);
    log.sort();
    assert_eq!(log, ["cities[1, 2]", "countries[1, 2]", "countries[1, 2]", "sister[12, 22]", "sister[12, 22]"]);
}

#[test]
fn a_function_knows_what_is_selected_below_each_selection_of_the_field() {
    let (schema, log) = schema();
    assert_eq!(
        answer(
            &schema,
            "{ cities(ids: [11, 12]) { a: country { name } b: country { id name cities { id } } a: country { id } } }"
        ),
        concat!(
            r#"{"data":{"cities":["#,
            r#"{"a":{"name":"Country 1 of id name","id":1},"b":{"id":1,"name":"Country 1 of id name","cities":[{"id":11},{"id":10}]}},"#,
            r#"{"a":{"name":"Country 1 of id name","id":1},"b":{"id":1,"name":"Country 1 of id name","cities":[{"id":11},{"id":10}]}}"#,
            r#"]}}"#,
        )
    );
    assert_eq!(log.take(), [r#"read ["id", "country"]"#, "countries[1]", "countries[1]", "cities[1]"]);
    answer(&schema, "{ cities(ids: [11]) { shout country { __typename } } }");
    assert_eq!(log.take(), [r#"read ["id", "name", "country"]"#, "countries[1]"]);
}

#[test]
fn one_child_is_required_or_may_be_missing() {
    let (schema, _) = schema();
    let response = execute_on(&schema, "{ cities(ids: [11, 95]) { country { id } } }");
    assert_eq!(
        told(&response.errors),
        [r#"The server has no value for field "City.country". Ask those who run the server. ["cities",1,"country"]"#]
    );
    let answered = answer(&schema, "{ cities(ids: [12, 11, 89, 87]) { sister { id } } }");
    assert_eq!(
        answered,
        r#"{"data":{"cities":[{"sister":null},{"sister":{"id":12}},{"sister":null},{"sister":{"id":88}}]}}"#
    );
}

#[test]
fn several_children_are_an_error_where_there_is_one() {
    let (schema, log) = schema();
    let response = execute_on(&schema, "{ cities(ids: [10, 11, 12]) { mayor { name } } }");
    assert_eq!(
        response.data.to_string(),
        r#"{"cities":[{"mayor":{"name":"Mayor of Some(10)"}},{"mayor":null},{"mayor":{"name":"Mayor of Some(12)"}}]}"#
    );
    assert_eq!(
        told(&response.errors),
        [r#"There are several objects for the key of this object, where there must be one. ["cities",1,"mayor"]"#]
    );
    assert_eq!(log.take()[1..], ["mayors[10, 11, 12]"]);
}

#[test]
fn many_children_are_a_list_in_the_order_of_the_function() {
    let (schema, log) = schema();
    let answered = answer(&schema, "{ a: country(id: 3) { cities { id } } b: country(id: 5) { cities { id } } }");
    assert_eq!(answered, r#"{"data":{"a":{"cities":[{"id":31},{"id":30}]},"b":{"cities":[]}}}"#);
    assert_eq!(log.take(), ["cities[3]", "cities[5]"], "two selections of the field");
    let answered = answer(&schema, "{ cities(ids: [11, 29, 21, 11]) { tags { label } } }");
    assert_eq!(
        answered,
        r#"{"data":{"cities":[{"tags":[{"label":"small"},{"label":"1"}]},{"tags":[]},{"tags":[{"label":"1"}]},{"tags":[{"label":"small"},{"label":"1"}]}]}}"#
    );
    assert_eq!(log.take()[1..], ["tags[11, 29]", "tags[21]"], "at most two keys a call");
}

#[test]
fn the_error_of_a_function_is_that_of_its_parents() {
    let (schema, _) = schema();
    let response = execute_on(&schema, "{ cities(ids: [13, 14]) { id mayor { name } } }");
    assert_eq!(response.data.to_string(), r#"{"cities":[{"id":13,"mayor":null},{"id":14,"mayor":null}]}"#);
    let places = ["[\"cities\",0,\"mayor\"]", "[\"cities\",1,\"mayor\"]"];
    assert_eq!(told(&response.errors), places.map(|place| format!("the mayors are at lunch {place}")));
}

#[test]
fn guards_decide_before_anything_is_loaded() {
    let (schema, log) = schema();
    let response = execute_on(&schema, "{ cities(ids: [11, 12]) { twin { id } } }");
    assert_eq!(response.data.to_string(), r#"{"cities":[{"twin":null},{"twin":{"id":13}}]}"#);
    assert_eq!(told(&response.errors), [r#"odd ["cities",0,"twin"]"#]);
    let all = r#"read ["id", "name", "country", "sister_id"]"#;
    assert_eq!(log.take(), [all, "twin[13]"], "the key is an expression, so all columns are read");
}

#[test]
fn the_schema_shows_the_objects() {
    let sdl = schema().0.sdl();
    for line in [
        "\"\"\"The country of the city.\"\"\"\n  country: Country!",
        "sister: City\n",
        "tags: [Tag!]!",
        "mayor: Mayor\n",
        "twin: City\n",
        "cities: [City!]!",
    ] {
        assert!(sdl.contains(line), "{line}: {sdl}");
    }
}

#[test]
fn an_association_holds_nothing() {
    assert_eq!(size_of::<HasMany<City>>(), 0);
    let City { country, tags, .. } = City::default();
    let (copied, text) = (country, format!("{country:?} {tags:?}"));
    assert_eq!((copied, text.as_str()), (country, "HasOne HasManyThrough"));
}
