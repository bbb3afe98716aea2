//! The schema that is attacked. It has every kind of thing that a document can abuse.

mod echo;
mod nodes;

use std::time::Duration;

use damson::{EmptySubscription, ID, InputObject, Json, Object, OneofObject, Schema, SchemaBuilder};

use echo::Echo;
use nodes::Node;

/// A schema that executes hostile requests.
pub type Hostile = Schema<Query, Mutation, EmptySubscription>;

/// The schema, before its settings.
pub fn build() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query, Mutation, EmptySubscription)
}

/// An input object that contains itself.
#[derive(InputObject, Debug)]
pub(crate) struct In {
    o: Option<Box<In>>,
    i: Option<i32>,
    one: Option<OneOf>,
}

#[derive(OneofObject, Debug)]
pub(crate) enum OneOf {
    I(i32),
    S(String),
}

/// The root of queries.
#[derive(Clone, Copy, Debug)]
pub struct Query;

#[Object]
impl Query {
    fn a(
        &self,
        x: Option<i32>,
        l: Option<Vec<Option<Vec<Option<i32>>>>>,
        o: Option<In>,
        s: Option<String>,
        f: Option<f64>,
        j: Option<Json<serde_json::Value>>,
    ) -> Query {
        let _ = (x, l, o, s, f, j);
        Query
    }

    fn b(&self) -> i32 {
        1
    }

    fn list(&self, n: Option<i32>) -> Vec<Query> {
        vec![Query; usize::try_from(n.unwrap_or(1)).unwrap_or_default()]
    }

    async fn later(&self) -> Query {
        tokio::task::yield_now().await;
        Query
    }

    /// A field with a high cost.
    #[graphql(complexity = "100 + 10 * n.unwrap_or(0).max(0) as usize")]
    fn costly(&self, n: Option<i32>) -> i32 {
        n.unwrap_or(1)
    }

    fn fail(&self) -> damson::Result<Option<i32>> {
        Err("asked to fail".into())
    }

    fn panic(&self) -> i32 {
        panic!("asked to panic")
    }

    async fn slow(&self, ms: Option<i32>) -> i32 {
        let milliseconds = u64::try_from(ms.unwrap_or(1)).unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        1
    }

    fn node(&self, id: ID) -> Node {
        nodes::find(&id)
    }

    fn echo(&self) -> Echo {
        Echo
    }
}

/// The root of mutations, with many fields.
#[derive(Clone, Copy, Debug)]
pub struct Mutation;

macro_rules! mutation {
    ($($name:ident)*) => {
        #[Object]
        impl Mutation {
            fn login(&self, pin: Option<String>) -> bool {
                pin.as_deref() == Some("0000")
            }

            $(fn $name(&self, by: Option<i32>) -> i32 { by.unwrap_or(1) })*
        }
    };
}

mutation! {
    c00 c01 c02 c03 c04 c05 c06 c07 c08 c09 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19
    c20 c21 c22 c23 c24 c25 c26 c27 c28 c29 c30 c31 c32 c33 c34 c35 c36 c37 c38 c39
    c40 c41 c42 c43 c44 c45 c46 c47 c48 c49 c50 c51 c52 c53 c54 c55 c56 c57 c58 c59
}
