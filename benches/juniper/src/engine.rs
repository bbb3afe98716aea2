//! The two engines of Juniper, which differ only in execution.

use bench_shared::{Case, Engine, Mode, Unsupported};
use juniper::http::GraphQLResponse;
use juniper::{
    DefaultScalarValue, EmptySubscription, ExecutionError, GraphQLError, ValidatedOperation, Value, Variables,
};

use crate::generated;
use crate::schema::{Mutation, Query, Schema, schema};

/// Resolves without futures.
pub(crate) struct JuniperSync;

/// Resolves with futures.
pub(crate) struct JuniperAsync;

/// The schema and the text live as long as the process, since a kept operation borrows both.
pub(crate) struct Prepared {
    server: Server,
    query: &'static str,
    variables: Option<String>,
}

/// The schema of the macros, that schema with a kept operation, or a schema that is built at run time.
enum Server {
    Cold(&'static Schema),
    Warm(Operation),
    Generated(generated::Schema),
}

type Operation = ValidatedOperation<'static, Query, Mutation, EmptySubscription>;

type Outcome = Result<(Value, Vec<ExecutionError<DefaultScalarValue>>), GraphQLError>;

impl Server {
    fn new(case: &Case, query: &'static str, mode: Mode) -> Result<Self, Unsupported> {
        if let Some(count) = case.schema_types() {
            return Ok(Self::Generated(generated::schema(count)));
        }
        let schema: &'static Schema = Box::leak(Box::new(schema()));
        match mode {
            Mode::Cold => Ok(Self::Cold(schema)),
            Mode::Warm => match ValidatedOperation::new(query, None, schema) {
                Ok(operation) => Ok(Self::Warm(operation)),
                Err(error) => Err(Unsupported(error.to_string())),
            },
        }
    }
}

impl Prepared {
    fn new(case: Case, mode: Mode) -> Result<Self, Unsupported> {
        let query: &'static str = case.query.clone().leak();
        Ok(Self { server: Server::new(&case, query, mode)?, query, variables: case.variables })
    }

    fn variables(&self) -> Variables {
        let read = |json: &String| serde_json::from_str(json).expect("the workload's variables are an object");
        self.variables.as_ref().map(read).unwrap_or_default()
    }
}

impl Engine for JuniperSync {
    type Prepared = Prepared;
    type Answer = Vec<u8>;

    fn prepare(&self, case: Case, mode: Mode) -> Result<Prepared, Unsupported> {
        let resolvers = ["Ready", "Awaited", "nameYield", "nameSlow", "bump("];
        if resolvers.iter().any(|resolver| case.query.contains(resolver)) {
            return Err(Unsupported(String::from("asynchronous resolvers cannot be executed synchronously")));
        }
        Prepared::new(case, mode)
    }

    async fn answer(&self, prepared: &Prepared) -> Vec<u8> {
        let variables = prepared.variables();
        to_bytes(match &prepared.server {
            Server::Cold(schema) => juniper::execute_sync(prepared.query, None, schema, &variables, &()),
            Server::Warm(operation) => operation.execute_sync(&variables, &()),
            Server::Generated(schema) => juniper::execute_sync(prepared.query, None, schema, &variables, &()),
        })
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

impl Engine for JuniperAsync {
    type Prepared = Prepared;
    type Answer = Vec<u8>;

    fn prepare(&self, case: Case, mode: Mode) -> Result<Prepared, Unsupported> {
        Prepared::new(case, mode)
    }

    async fn answer(&self, prepared: &Prepared) -> Vec<u8> {
        let variables = prepared.variables();
        to_bytes(match &prepared.server {
            Server::Cold(schema) => juniper::execute(prepared.query, None, schema, &variables, &()).await,
            Server::Warm(operation) => operation.execute(&variables, &()).await,
            Server::Generated(schema) => juniper::execute(prepared.query, None, schema, &variables, &()).await,
        })
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

fn to_bytes(outcome: Outcome) -> Vec<u8> {
    serde_json::to_vec(&GraphQLResponse::from_result(outcome)).expect("a response is JSON")
}
