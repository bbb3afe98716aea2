//! async-graphql, which validates only within a request. So one request is stopped after validation, and another before it. The
//! difference is the time of validation; both take a copy of the parsed document, as requests do.

use std::sync::Arc;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation};
use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{EmptySubscription, Request, ServerError, ValidationResult};
use bench_shared::{Case, Engine, Mode, Unsupported};

use crate::dialect::{Mutation, Query, Schema};
use crate::engines::{SCHEMA, verdict};

/// The place at which a request stops.
#[derive(Clone, Copy)]
pub(crate) enum Until {
    Parsed,
    Validated,
}

pub(crate) struct AsyncGraphql(pub(crate) Until);

pub(crate) struct Prepared {
    schema: Schema,
    document: ExecutableDocument,
}

/// The text of the schema, for the other engines.
pub(crate) fn sdl() -> String {
    Schema::build(Query, Mutation, EmptySubscription).finish().sdl()
}

impl Engine for AsyncGraphql {
    type Prepared = Prepared;
    /// The message that stopped the request.
    type Answer = String;

    fn prepare(&self, case: Case, _: Mode) -> Result<Prepared, Unsupported> {
        if case.workload == SCHEMA {
            return Err(Unsupported(String::from("it reads no SDL")));
        }
        let schema = Schema::build(Query, Mutation, EmptySubscription).extension(Stop(self.0)).finish();
        let document = async_graphql::parser::parse_query(&case.query).expect("the documents are well-formed");
        Ok(Prepared { schema, document })
    }

    async fn answer(&self, prepared: &Prepared) -> String {
        let mut request = Request::new("");
        request.set_parsed_query(prepared.document.clone());
        let mut response = prepared.schema.execute(request).await;
        response.errors.swap_remove(0).message
    }

    fn to_json(&self, message: String) -> Vec<u8> {
        verdict(message == STOPPED)
    }
}

const STOPPED: &str = "stopped";

struct Stop(Until);

impl ExtensionFactory for Stop {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Stop(self.0))
    }
}

#[async_graphql::async_trait::async_trait]
impl Extension for Stop {
    async fn validation(
        &self,
        cx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        if let Until::Validated = self.0 {
            next.run(cx).await?;
        }
        Err(vec![ServerError::new(STOPPED, None)])
    }
}
