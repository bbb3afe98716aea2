//! The engine of both async-graphql binaries.

use std::process::ExitCode;

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{Request, Response, Variables, dynamic};
use bench_shared::{Case, Command, Engine, Mode, Unsupported};

use crate::dialect::{self, Schema};
use crate::generated;

/// Deeper than any workload. The parser's own limit cannot be raised; its refusals are reported.
const DEPTH: usize = 10_000;

/// Runs the command line for the engine of this name.
pub(crate) fn main(name: &'static str) -> ExitCode {
    Command::main(&[name], bench_shared::workloads::cases(), |command| command.run(&AsyncGraphql))
}

struct AsyncGraphql;

/// The schema of the macros, or one that is built at run time.
enum Server {
    Shared(Schema),
    Generated(dynamic::Schema),
}

impl Server {
    fn new(case: &Case) -> Result<Self, Unsupported> {
        match case.schema_types() {
            None => Ok(Self::Shared(dialect::builder(case).limit_recursive_depth(DEPTH).finish())),
            Some(count) => {
                let schema = generated::schema(count).map_err(|error| Unsupported(error.to_string()))?;
                Ok(Self::Generated(schema))
            }
        }
    }

    async fn execute(&self, request: Request) -> Response {
        match self {
            Self::Shared(schema) => schema.execute(request).await,
            Self::Generated(schema) => schema.execute(request).await,
        }
    }
}

struct Prepared {
    server: Server,
    case: Case,
    /// The parsed document. Every request takes a copy of it, which is the reuse that the library offers.
    document: Option<ExecutableDocument>,
}

impl Engine for AsyncGraphql {
    type Prepared = Prepared;
    type Answer = Vec<u8>;

    fn prepare(&self, case: Case, mode: Mode) -> Result<Prepared, Unsupported> {
        let document = match mode {
            Mode::Cold => None,
            Mode::Warm => Some(parse(&case.query)?),
        };
        Ok(Prepared { server: Server::new(&case)?, case, document })
    }

    async fn answer(&self, prepared: &Prepared) -> Vec<u8> {
        let mut request = Request::new(prepared.case.query.as_str());
        if let Some(document) = &prepared.document {
            request.set_parsed_query(document.clone());
        }
        if let Some(variables) = &prepared.case.variables {
            request = request.variables(variables_from(variables));
        }
        let response = prepared.server.execute(request).await;
        serde_json::to_vec(&response).expect("a response is JSON")
    }

    fn to_json(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

fn parse(query: &str) -> Result<ExecutableDocument, Unsupported> {
    async_graphql::parser::parse_query(query).map_err(|error| Unsupported(error.to_string()))
}

fn variables_from(json: &str) -> Variables {
    serde_json::from_str(json).expect("the workload's variables are an object")
}
