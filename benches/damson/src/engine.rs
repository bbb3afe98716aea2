//! Damson with or without its plan cache.

use async_graphql::{
    EmptyMutation, EmptySubscription, Limits, ObjectType, OutputType, Request, Response, RootType, Schema,
    SchemaBuilder, Variables,
};
use bench_shared::{Case, Engine, Mode, Unsupported};

use crate::generated::{Query10, Query100, Query1000};
use crate::{batched, dialect};

/// The engine with one of two ways to load.
pub(crate) struct Damson {
    pub(crate) loading: Loading,
}

/// The way in which resolvers load.
#[derive(Clone, Copy)]
pub(crate) enum Loading {
    DataLoader,
    BatchResolvers,
}

/// The shared schema, the one with batch resolvers, or one of the large ones.
pub(crate) enum Server {
    Shared(dialect::Schema),
    Batched(batched::Schema),
    Ten(Schema<Query10, EmptyMutation, EmptySubscription>),
    Hundred(Schema<Query100, EmptyMutation, EmptySubscription>),
    Thousand(Schema<Query1000, EmptyMutation, EmptySubscription>),
}

impl Server {
    fn new(case: &Case, mode: Mode, loading: Loading) -> Result<Self, Unsupported> {
        if let Loading::BatchResolvers = loading {
            return Ok(Self::Batched(set(batched::builder(case), mode).finish()));
        }
        Ok(match case.schema_types() {
            None => Self::Shared(set(dialect::builder(case), mode).finish()),
            Some(10) => Self::Ten(large(Query10::default(), mode)),
            Some(100) => Self::Hundred(large(Query100::default(), mode)),
            Some(1_000) => Self::Thousand(large(Query1000::default(), mode)),
            Some(count) => return Err(Unsupported(format!("no schema of {count} types was generated"))),
        })
    }

    async fn execute(&self, request: Request) -> Response {
        match self {
            Self::Shared(schema) => schema.execute(request).await,
            Self::Batched(schema) => schema.execute(request).await,
            Self::Ten(schema) => schema.execute(request).await,
            Self::Hundred(schema) => schema.execute(request).await,
            Self::Thousand(schema) => schema.execute(request).await,
        }
    }
}

pub(crate) struct Prepared {
    server: Server,
    case: Case,
}

impl Engine for Damson {
    type Prepared = Prepared;
    type Answer = Vec<u8>;

    const GATHERS: bool = true;

    fn prepare(&self, case: Case, mode: Mode) -> Result<Prepared, Unsupported> {
        Ok(Prepared { server: Server::new(&case, mode, self.loading)?, case })
    }

    async fn answer(&self, prepared: &Prepared) -> Vec<u8> {
        let mut request = Request::new(prepared.case.query.as_str());
        if let Some(variables) = &prepared.case.variables {
            request = request.variables(variables_from(variables));
        }
        prepared.server.execute(request).await.into_bytes()
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

/// A schema with this root alone.
fn large<Query>(query: Query, mode: Mode) -> Schema<Query, EmptyMutation, EmptySubscription>
where
    Query: ObjectType + 'static,
{
    set(Schema::build(query, EmptyMutation, EmptySubscription), mode).finish()
}

/// Lifts the limits, and takes the plan cache away from cold requests.
fn set<Query, Mutation>(
    builder: SchemaBuilder<Query, Mutation, EmptySubscription>,
    mode: Mode,
) -> SchemaBuilder<Query, Mutation, EmptySubscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
{
    let builder = builder.limits(Limits::none());
    match mode {
        Mode::Cold => builder.disable_plan_cache(),
        Mode::Warm => builder,
    }
}

fn variables_from(json: &str) -> Variables {
    serde_json::from_str(json).expect("the workload's variables are an object")
}
