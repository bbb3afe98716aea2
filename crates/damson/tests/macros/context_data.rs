//! Data of the schema and the request as parameters of resolvers: `#[graphql(ctx)]`.

use std::sync::Arc;

use damson::futures_util::{Stream, stream};
use damson::{
    ComplexObject, Context, EmptyMutation, MergedSubscription, Object, Request, Schema, SchemaBuilder, SimpleObject,
    Subscription,
};
use expect_test::expect;

use crate::support::{answer, answers};

struct Database(&'static str);

struct Visitor(&'static str);

struct Tag<T>(T);

macro_rules! alias {
    ($name:ident: $ty:ty) => {
        struct Passed;

        #[Object]
        impl Passed {
            fn passed(&self, #[graphql(ctx)] $name: $ty) -> &'static str {
                $name.0
            }
        }
    };
}
alias!(r#type: &Database);

struct Query;

#[Object]
impl Query {
    async fn user(
        &self,
        #[graphql(ctx)] database: &Database,
        id: i32,
        #[graphql(ctx)] visitor: &Visitor,
        ctx: &Context<'_>,
    ) -> String {
        format!("{} {id} {} {}", database.0, visitor.0, ctx.field_name())
    }

    async fn waiting(&self, #[graphql(ctx)] Database(name): &Database, #[graphql(ctx)] _: &Database) -> String {
        tokio::task::yield_now().await;
        (*name).to_owned()
    }

    fn lent<'a>(&self, #[graphql(ctx)] tag: Option<&'a Tag<Arc<str>>>) -> Option<&'a str> {
        tag.map(|tag| &*tag.0)
    }

    fn post(&self) -> Post {
        Post { title: "t" }
    }

    fn passed(&self) -> Passed {
        Passed
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Post {
    title: &'static str,
}

#[ComplexObject]
impl Post {
    fn by(&self, #[graphql(ctx)] visitor: &Visitor) -> Option<&'static str> {
        Some(visitor.0)
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn names(&self, #[graphql(ctx)] database: &Database, times: usize) -> impl Stream<Item = &'static str> {
        stream::iter(vec![database.0; times])
    }
}

#[derive(MergedSubscription)]
struct Merged(Events);

fn build() -> SchemaBuilder<Query, EmptyMutation, Merged> {
    Schema::build(Query, EmptyMutation, Merged(Events))
}

fn schema() -> Schema<Query, EmptyMutation, Merged> {
    build().data(Database("db")).expect_data::<Visitor>().finish()
}

#[test]
fn data_is_not_part_of_the_schema() {
    expect![[r#"
        schema {
          query: Query
          subscription: Merged
        }

        type Query {
          user(id: Int!): String!
          waiting: String!
          lent: String
          post: Post!
          passed: Passed!
        }

        type Merged {
          names(times: Int!): String!
        }

        type Post {
          title: String!
          by: String
        }

        type Passed {
          passed: String!
        }
    "#]]
    .assert_eq(&schema().sdl());
}

#[test]
fn resolvers_take_data_of_the_schema_and_of_the_request() {
    let query = "{ user(id: 3) waiting lent post { title by } passed { passed } }";
    let request = || Request::new(query).data(Visitor("Ada"));
    expect![[r#"{"data":{"user":"db 3 Ada user","waiting":"db","lent":null,"post":{"title":"t","by":"Ada"},"passed":{"passed":"db"}}}"#]].assert_eq(&answer(&schema(), request()));
    let tag: Arc<str> = "tag".into();
    expect![[r#"{"data":{"user":"own 3 Ada user","waiting":"own","lent":"tag","post":{"title":"t","by":"Ada"},"passed":{"passed":"own"}}}"#]].assert_eq(&answer(&schema(), request().data(Tag(tag)).data(Database("own"))));
}

#[test]
fn streams_take_data() {
    let request = Request::new("subscription { names(times: 2) }").data(Database("own"));
    expect![[r#"
        {"data":{"names":"own"}}
        {"data":{"names":"own"}}"#]]
    .assert_eq(&answers(&schema(), request).join("\n"));
}

#[test]
fn a_request_without_expected_data_has_an_error_at_each_field_that_needs_it() {
    expect![[r#"{"errors":[{"message":"The server has no data for this field. Ask those who run the server.","locations":[{"line":1,"column":24}],"path":["post","by"],"extensions":{"code":"MISSING_DATA"}}],"data":{"waiting":"db","post":{"title":"t","by":null}}}"#]].assert_eq(&answer(&schema(), "{ waiting post { title by } }"));
    let schema = build().expect_data::<Database>().expect_data::<Visitor>().finish();
    expect![[r#"{"errors":[{"message":"The server has no data for this field. Ask those who run the server.","locations":[{"line":1,"column":16}],"path":["names"],"extensions":{"code":"MISSING_DATA"}}]}"#]].assert_eq(&answers(&schema, "subscription { names(times: 2) }").join("\n"));
}

#[test]
fn a_schema_without_the_data_is_not_built_and_the_faults_name_each_type_with_its_fields() {
    expect![[r#"
        the schema has 2 faults
        - Merged.names: The field needs data of type `macros::context_data::Database`, and the schema has none. Give it to `SchemaBuilder::data`, or name the type in `SchemaBuilder::expect_data` if requests bring it. Also needed by `Query.user`, `Query.waiting`, `Passed.passed`.
        - Query.user: The field needs data of type `macros::context_data::Visitor`, and the schema has none. Give it to `SchemaBuilder::data`, or name the type in `SchemaBuilder::expect_data` if requests bring it. Also needed by `Post.by`."#]].assert_eq(&build().try_finish().expect_err("faults").to_string());
    expect![[r#"
        the schema has 2 faults
        - Merged.names: The field needs data of type `macros::context_data::Database`, and the schema has none. Give it to `SchemaBuilder::data`, or name the type in `SchemaBuilder::expect_data` if requests bring it. Also needed by `Query.user`, `Query.waiting`, `Passed.passed`.
        - Query.none: Type "Query" has no "none" for a guard."#]].assert_eq(&build().data(Visitor("Ada")).guard("Query.none", |_: &Context<'_>| Ok(())).try_finish().expect_err("faults").to_string());
}
