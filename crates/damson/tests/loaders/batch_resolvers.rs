//! Batch resolvers: which objects share a call, and what each of them gets.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use damson::{
    ComplexObject, Context, Error, Guard, Interface, MergedObject, Object, Request, Result, Schema, SimpleObject,
    Subscription,
};
use futures_util::{Stream, StreamExt};

use crate::schema::Log;
use crate::support::{answer, answers, execute_on, told};

struct Query;

#[Object]
impl Query {
    async fn cities(&self, ids: Vec<i32>) -> Vec<City> {
        ids.into_iter().map(|id| City { id }).collect()
    }

    async fn place(&self, id: i32) -> Place {
        Place::City(City { id })
    }

    async fn later(&self, id: i32) -> City {
        tokio::time::sleep(Duration::from_millis(2)).await;
        City { id }
    }

    async fn merged(&self, id: i32) -> Merged {
        Merged(City { id }, Village { id })
    }

    async fn village(&self, id: i32) -> Village {
        Village { id }
    }

    async fn pair(&self, id: i32, fails: bool) -> Option<Pair> {
        Some(Pair { id, fails })
    }

    async fn wrapped(&self, id: i32) -> Wrapped<bool> {
        Wrapped { id, inner: true }
    }
}

#[derive(Interface)]
#[graphql(field(name = "country", ty = "&Country"))]
#[allow(dead_code)]
enum Place {
    City(City),
}

struct City {
    id: i32,
}

/// The country of city `n` is `n % 10`; there are countries 1 to 5. Country 7 makes the call panic, 8 makes it fail.
#[Object]
impl City {
    #[graphql(batch(key = "self.id % 10"))]
    async fn country(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> Result<HashMap<i32, Country>> {
        log.note(format!("country{ids:?}"));
        tokio::task::yield_now().await;
        assert!(!ids.contains(&7), "on purpose");
        if ids.contains(&8) {
            return Err(Error::new("no countries"));
        }
        Ok(ids.into_iter().filter(|id| (1..=5).contains(id)).map(|id| (id, Country { id })).collect())
    }

    /// Without `Result`, and without waiting.
    #[graphql(batch(key = "self.id"))]
    fn doubled(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> BTreeMap<i32, Option<i32>> {
        log.note(format!("doubled{ids:?}"));
        ids.into_iter().filter(|id| *id < 100).map(|id| (id, Some(id * 2))).collect()
    }

    /// Streets, by a number of them; most cities have none.
    #[graphql(batch(key = "self.id", max_size = 2))]
    async fn streets(
        ids: Vec<i32>,
        first: i32,
        #[graphql(ctx)] log: &Log,
    ) -> Result<HashMap<i32, Vec<String>>, std::fmt::Error> {
        log.note(format!("streets {first} {ids:?}"));
        Ok(ids
            .into_iter()
            .filter(|id| *id < 3)
            .map(|id| (id, (0..first).map(|at| format!("{id}-{at}")).collect()))
            .collect())
    }

    /// Each city may have an error of its own.
    #[graphql(batch(key = "self.id"))]
    async fn mayor(ids: Vec<i32>) -> HashMap<i32, Result<String>> {
        let mayor = |id: i32| {
            if id % 2 == 0 { Ok(format!("Mayor {id}")) } else { Err(Error::new(format!("{id} has no mayor"))) }
        };
        ids.into_iter().map(|id| (id, mayor(id))).collect()
    }

    /// The sister city of every third city.
    #[graphql(batch(key = "(self.id % 3 == 0).then_some(self.id + 1)"))]
    async fn sister(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> HashMap<i32, Option<City>> {
        log.note(format!("sister{ids:?}"));
        ids.into_iter().map(|id| (id, Some(City { id }))).collect()
    }

    /// With a context, which knows the selection.
    #[graphql(batch(key = "self.id"))]
    async fn key(ids: Vec<i32>, ctx: &Context<'_>) -> HashMap<i32, String> {
        let log = ctx.data_unchecked::<Log>();
        log.note(format!("{}{ids:?}", ctx.response_key()));
        ids.into_iter().map(|id| (id, format!("{}{id}", ctx.response_key()))).collect()
    }

    #[graphql(guard = "Even(self.id)", batch(key = "self.id"))]
    async fn secret(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> HashMap<i32, Option<i32>> {
        log.note(format!("secret{ids:?}"));
        ids.into_iter().map(|id| (id, Some(id))).collect()
    }
}

struct Even(i32);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Even {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0 % 2 == 0 { Ok(()) } else { Err("odd".into()) }
    }
}

struct Pair {
    id: i32,
    fails: bool,
}

#[Object]
impl Pair {
    #[graphql(batch(key = "self.id"))]
    async fn slow(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> HashMap<i32, i32> {
        log.note(format!("slow{ids:?}"));
        tokio::time::sleep(Duration::from_millis(20)).await;
        ids.into_iter().map(|id| (id, id)).collect()
    }

    async fn check(&self) -> Result<bool> {
        tokio::time::sleep(Duration::from_millis(5)).await;
        if self.fails { Err("on purpose".into()) } else { Ok(true) }
    }
}

struct Country {
    id: i32,
}

#[Object]
impl Country {
    async fn name(&self) -> String {
        format!("Country {}", self.id)
    }

    #[graphql(batch(key = "self.id"))]
    async fn borders(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> HashMap<i32, Vec<Country>> {
        log.note(format!("borders{ids:?}"));
        ids.into_iter().map(|id| (id, vec![Country { id: id % 5 + 1 }])).collect()
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Village {
    id: i32,
}

#[ComplexObject]
impl Village {
    #[graphql(batch(key = "self.id"))]
    async fn mill(ids: Vec<i32>, #[graphql(ctx)] log: &Log) -> HashMap<i32, String> {
        log.note(format!("mill{ids:?}"));
        ids.into_iter().map(|id| (id, format!("Mill {id}"))).collect()
    }
}

#[derive(MergedObject)]
struct Merged(City, Village);

struct Wrapped<T> {
    id: i32,
    inner: T,
}

#[Object(concrete(name = "WrappedBoolean", params(bool)))]
impl<T: damson::OutputType + Clone + 'static> Wrapped<T> {
    async fn inner(&self) -> &T {
        &self.inner
    }

    #[graphql(batch(key = "self.id"))]
    async fn third(ids: Vec<i32>) -> HashMap<i32, Option<T>> {
        ids.into_iter().map(|id| (id, None)).collect()
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, id: i32) -> City {
        City { id }
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn cities(&self) -> impl Stream<Item = City> {
        futures_util::stream::iter([1, 1]).map(|id| City { id })
    }
}

fn schema() -> (Schema<Query, Mutation, Events>, Log) {
    let log = Log::default();
    (Schema::build(Query, Mutation, Events).data(log.clone()).finish(), log)
}

#[test]
fn a_level_is_one_call_wherever_its_objects_are() {
    let (schema, log) = schema();
    assert_eq!(
        answer(
            &schema,
            "{ a: cities(ids: [1, 12, 21]) { country { name borders { name } } } b: place(id: 3) { country { name } } }"
        ),
        r#"{"data":{"a":[{"country":{"name":"Country 1","borders":[{"name":"Country 2"}]}},{"country":{"name":"Country 2","borders":[{"name":"Country 3"}]}},{"country":{"name":"Country 1","borders":[{"name":"Country 2"}]}}],"b":{"country":{"name":"Country 3"}}}}"#
    );
    assert_eq!(log.take(), ["country[1, 2, 3]", "borders[1, 2]"]);
}

#[test]
fn a_key_is_loaded_once_in_a_request() {
    let (schema, log) = schema();
    answer(
        &schema,
        "{ cities(ids: [1, 2]) { country { name } } later(id: 1) { country { name } } other: later(id: 3) { country { name } } }",
    );
    assert_eq!(log.take(), ["country[1, 2]", "country[3]"]);
    answer(&schema, "{ cities(ids: [1]) { country { name } } }");
    assert_eq!(log.take(), ["country[1]"], "and again in the next");
}

#[test]
fn objects_share_a_call_if_their_arguments_are_equal() {
    let (schema, log) = schema();
    let query =
        "query($n: Int!) { cities(ids: [1, 2]) { a: streets(first: 1) b: streets(first: $n) c: streets(first: 2) } }";
    let request = Request::new(query).variables(damson::Variables::from_json(serde_json::json!({ "n": 1 })));
    assert_eq!(
        answer(&schema, request),
        r#"{"data":{"cities":[{"a":["1-0"],"b":["1-0"],"c":["1-0","1-1"]},{"a":["2-0"],"b":["2-0"],"c":["2-0","2-1"]}]}}"#
    );
    assert_eq!(log.take(), ["streets 1 [1, 2]", "streets 2 [1, 2]"]);
}

#[test]
fn a_call_has_a_most_number_of_keys() {
    let (schema, log) = schema();
    answer(&schema, "{ cities(ids: [1, 2, 3, 1, 4, 5]) { streets(first: 1) } }");
    assert_eq!(log.take(), ["streets 1 [1, 2]", "streets 1 [3, 4]", "streets 1 [5]"]);
}

#[test]
fn a_resolver_that_takes_a_context_is_called_for_each_selection() {
    let (schema, log) = schema();
    assert_eq!(
        answer(&schema, "{ cities(ids: [1, 2]) { a: key b: key } }"),
        r#"{"data":{"cities":[{"a":"a1","b":"b1"},{"a":"a2","b":"b2"}]}}"#
    );
    assert_eq!(log.take(), ["a[1, 2]", "b[1, 2]"]);
}

#[test]
fn what_the_map_lacks_is_null_or_an_empty_list_or_an_error() {
    let (schema, _) = schema();
    let response = execute_on(&schema, "{ cities(ids: [2, 100]) { doubled streets(first: 1) } }");
    assert_eq!(
        response.data.to_string(),
        r#"{"cities":[{"doubled":4,"streets":["2-0"]},{"doubled":null,"streets":[]}]}"#
    );
    assert_eq!(response.errors, []);
    let response = execute_on(&schema, "{ cities(ids: [2, 6]) { country { name } } }");
    assert_eq!(
        told(&response.errors),
        [r#"The server has no value for field "City.country". Ask those who run the server. ["cities",1,"country"]"#]
    );
    let error = response.errors.first().expect("one error");
    assert_eq!(error.code(), Some("MISSING_VALUE"));
    let fault = &error.source::<damson::ServerFault>().expect("it is the server's fault").message;
    assert!(fault.contains("\"City.country\"") && fault.contains("make the field nullable"), "{fault}");
}

#[test]
fn an_object_without_a_key_has_no_value() {
    let (schema, log) = schema();
    assert_eq!(
        answer(&schema, "{ cities(ids: [2, 3, 4, 6]) { sister { id: doubled } } }"),
        r#"{"data":{"cities":[{"sister":null},{"sister":{"id":8}},{"sister":null},{"sister":{"id":14}}]}}"#
    );
    assert_eq!(log.take(), ["sister[4, 7]", "doubled[4, 7]"]);
}

#[test]
fn a_key_may_have_an_error_of_its_own() {
    let (schema, _) = schema();
    let response = execute_on(&schema, "{ cities(ids: [2, 4]) { mayor } }");
    assert_eq!(response.data.to_string(), r#"{"cities":[{"mayor":"Mayor 2"},{"mayor":"Mayor 4"}]}"#);
    let response = execute_on(&schema, "{ cities(ids: [2, 3, 4]) { mayor } }");
    assert_eq!(told(&response.errors), [r#"3 has no mayor ["cities",1,"mayor"]"#]);
}

#[test]
fn a_call_that_fails_or_panics_is_the_error_of_its_objects_and_no_others() {
    for (id, message) in [(8, "no countries"), (7, "Internal server error.")] {
        let (schema, _) = schema();
        let query = format!("{{ place(id: {id}) {{ country {{ name }} }} }}");
        let expected = format!(r#"{message} ["place","country"]"#);
        assert_eq!(told(&execute_on(&schema, query.as_str()).errors), [expected.as_str()]);
        let query = format!(
            "{{ cities(ids: [1, 2]) {{ doubled mayorOf: sister {{ country {{ name }} }} }} later(id: {id}) {{ country {{ name }} }} }}"
        );
        let response = execute_on(&schema, query.as_str());
        assert_eq!(told(&response.errors), [format!(r#"{message} ["later","country"]"#)]);
    }
}

#[test]
fn guards_decide_for_each_object_before_the_call() {
    let (schema, log) = schema();
    let response = execute_on(&schema, "{ cities(ids: [1, 2, 3, 4]) { secret } }");
    assert_eq!(told(&response.errors), [r#"odd ["cities",0,"secret"]"#, r#"odd ["cities",2,"secret"]"#]);
    assert_eq!(log.take(), ["secret[2, 4]"]);
}

#[test]
fn complex_objects_merged_objects_and_generic_objects_have_them_too() {
    let (schema, log) = schema();
    assert_eq!(
        answer(&schema, "{ village(id: 1) { mill } merged(id: 2) { mill doubled } wrapped(id: 1) { inner third } }"),
        r#"{"data":{"village":{"mill":"Mill 1"},"merged":{"mill":"Mill 2","doubled":4},"wrapped":{"inner":true,"third":null}}}"#
    );
    let mut log = log.take();
    log.sort();
    assert_eq!(log, ["doubled[2]", "mill[1]", "mill[2]"]);
}

#[test]
fn what_was_loaded_is_forgotten_between_the_fields_of_a_mutation_and_between_events() {
    let (schema, log) = schema();
    answer(&schema, "mutation { a: change(id: 1) { country { name } } b: change(id: 1) { country { name } } }");
    assert_eq!(log.take(), ["country[1]", "country[1]"]);
    let expected = r#"{"data":{"cities":{"country":{"name":"Country 1"}}}}"#;
    assert_eq!(answers(&schema, "subscription { cities { country { name } } }"), [expected, expected]);
    assert_eq!(log.take(), ["country[1]", "country[1]"]);
}

#[tokio::test(start_paused = true)] // so that the field that fails does so before the batch is there, on a busy machine too
async fn the_one_who_loads_may_go_away() {
    // The first pair becomes null while it loads the values of both.
    let (schema, log) = schema();
    let query = "{ a: pair(id: 1, fails: true) { slow check } b: pair(id: 2, fails: false) { slow check } }";
    let response = schema.execute(query).await;
    assert_eq!(response.data.to_string(), r#"{"a":null,"b":{"slow":2,"check":true}}"#);
    assert_eq!(told(&response.errors), [r#"on purpose ["a","check"]"#]);
    assert_eq!(log.take(), ["slow[1, 2]", "slow[1, 2]"]);
}

#[test]
fn the_type_of_the_field_is_that_of_the_values() {
    let sdl = schema().0.sdl();
    for line in [
        "country: Country!",
        "doubled: Int\n",
        "streets(first: Int!): [String!]!",
        "mayor: String!",
        "sister: City\n",
        "third: Boolean\n",
    ] {
        assert!(sdl.contains(line), "{line}: {sdl}");
    }
}
