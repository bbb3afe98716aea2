//! The two engines, which differ only in how they execute.

use bench_shared::{Case, Engine, Mode, Unsupported};
use juniper::http::GraphQLResponse;
use juniper::{
    DefaultScalarValue, EmptySubscription, ExecutionError, GraphQLError, ValidatedOperation, Value, Variables,
};

use crate::schema::{Mutation, Query, Schema, schema};

/// Resolves without futures.
pub(crate) struct JuniperSync;

/// Resolves with futures.
pub(crate) struct JuniperAsync;

/// Schema and text live as long as the process, for an operation that is kept borrows both.
pub(crate) struct Prepared {
    schema: &'static Schema,
    query: &'static str,
    variables: Option<String>,
    operation: Option<Operation>,
}

type Operation = ValidatedOperation<'static, Query, Mutation, EmptySubscription>;

type Outcome = Result<(Value, Vec<ExecutionError<DefaultScalarValue>>), GraphQLError>;

impl Prepared {
    fn new(case: Case, mode: Mode) -> Result<Self, Unsupported> {
        let schema: &'static Schema = Box::leak(Box::new(schema()));
        let query: &'static str = case.query.leak();
        let operation = match mode {
            Mode::Cold => None,
            Mode::Warm => Some(validated(query, schema)?),
        };
        Ok(Self { schema, query, variables: case.variables, operation })
    }

    fn variables(&self) -> Variables {
        let read = |json: &String| serde_json::from_str(json).expect("the workload's variables are an object");
        self.variables.as_ref().map(read).unwrap_or_default()
    }
}

fn validated(query: &'static str, schema: &'static Schema) -> Result<Operation, Unsupported> {
    ValidatedOperation::new(query, None, schema).map_err(|error| Unsupported(error.to_string()))
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
        to_bytes(match &prepared.operation {
            Some(operation) => operation.execute_sync(&variables, &()),
            None => juniper::execute_sync(prepared.query, None, prepared.schema, &variables, &()),
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
        to_bytes(match &prepared.operation {
            Some(operation) => operation.execute(&variables, &()).await,
            None => juniper::execute(prepared.query, None, prepared.schema, &variables, &()).await,
        })
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

fn to_bytes(outcome: Outcome) -> Vec<u8> {
    serde_json::to_vec(&GraphQLResponse::from_result(outcome)).expect("a response is JSON")
}
