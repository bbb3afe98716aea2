//! Data that a schema makes for each request.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::dataloader::{DataLoader, HashMapCache, Loader};
use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Result, Schema};

use crate::schema::Log;
use crate::support::{answer, execute_on, told};

struct Tenant(&'static str);
struct Greeting(String);
struct Made(usize);

/// Loads the names of users of one tenant.
struct Names {
    tenant: &'static str,
    log: Log,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<i32> for Names {
    type Value = String;
    type Error = std::convert::Infallible;

    async fn load(&self, keys: &[i32]) -> Result<HashMap<i32, String>, Self::Error> {
        self.log.note(format!("{}{keys:?}", self.tenant));
        Ok(keys.iter().map(|key| (*key, format!("{} {key}", self.tenant))).collect())
    }
}

struct Query;

#[Object]
impl Query {
    async fn name(&self, #[graphql(ctx)] names: &DataLoader<Names, HashMapCache>, id: i32) -> Result<Option<String>> {
        Ok(names.load_one(id).await?)
    }

    async fn after(&self, ctx: &Context<'_>, id: i32) -> Result<Option<String>> {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        Ok(ctx.data::<DataLoader<Names, HashMapCache>>()?.load_one(id).await?)
    }

    fn greeting<'a>(&self, ctx: &Context<'a>) -> Result<&'a str> {
        Ok(&ctx.data::<Greeting>()?.0)
    }

    fn made(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(ctx.data::<Made>()?.0)
    }
}

#[test]
fn a_loader_of_a_request_knows_its_data_and_is_forgotten_with_it() {
    let log = Log::default();
    let kept = log.clone();
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .request_data(move |cx| {
            let tenant = cx.data_unchecked::<Tenant>().0;
            DataLoader::of(Names { tenant, log: kept.clone() }).cache(HashMapCache::default())
        })
        .finish();
    for tenant in ["a", "b"] {
        let request = Request::new("{ one: name(id: 1) again: name(id: 1) after(id: 1) two: after(id: 2) }");
        assert_eq!(
            answer(&schema, request.data(Tenant(tenant))),
            format!(
                r#"{{"data":{{"one":"{tenant} 1","again":"{tenant} 1","after":"{tenant} 1","two":"{tenant} 2"}}}}"#
            )
        );
    }
    assert_eq!(log.take(), ["a[1]", "a[2]", "b[1]", "b[2]"]);
    // A panic while a value is made is the error of the field.
    assert_eq!(told(&execute_on(&schema, "{ name(id: 1) }").errors), [r#"Internal server error. ["name"]"#]);
}

#[test]
fn a_value_is_made_once_for_a_request_and_only_if_asked_for() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .expect_data::<DataLoader<Names, HashMapCache>>()
        .request_data(move |_| Made(counted.fetch_add(1, Ordering::Relaxed)))
        .finish();
    assert_eq!(answer(&schema, "{ made again: made }"), r#"{"data":{"made":0,"again":0}}"#);
    assert_eq!(answer(&schema, "{ made again: made }"), r#"{"data":{"made":1,"again":1}}"#);
    answer(&schema, "{ greeting }");
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[test]
fn the_data_of_the_request_comes_first_then_what_is_made_then_the_data_of_the_schema() {
    let build = || {
        Schema::build(Query, EmptyMutation, EmptySubscription)
            .expect_data::<DataLoader<Names, HashMapCache>>()
            .data(Greeting("of the schema".to_owned()))
    };
    let schema = build().request_data(|_| Greeting("made".to_owned())).finish();
    assert_eq!(answer(&build().finish(), "{ greeting }"), r#"{"data":{"greeting":"of the schema"}}"#);
    assert_eq!(answer(&schema, "{ greeting }"), r#"{"data":{"greeting":"made"}}"#);
    let own = Request::new("{ greeting }").data(Greeting("own".to_owned()));
    assert_eq!(answer(&schema, own), r#"{"data":{"greeting":"own"}}"#);
}

#[test]
fn what_is_made_sees_what_was_made_before_and_never_itself() {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .expect_data::<DataLoader<Names, HashMapCache>>()
        .data(Made(1))
        .request_data(|cx| Made(cx.data_unchecked::<Made>().0 + 1))
        .request_data(|cx| {
            Greeting(format!("{} {}", cx.data_unchecked::<Made>().0, cx.data_opt::<Greeting>().is_some()))
        })
        .finish();
    assert_eq!(answer(&schema, "{ made greeting }"), r#"{"data":{"made":2,"greeting":"2 false"}}"#);
}
