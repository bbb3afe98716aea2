//! Executes requests on the schema. Each has turns of its own at the database, a count of its own of the queries that it needs, and
//! a deadline.

use std::time::Duration;

use damson::{BatchRequest, BatchResponse, Executor, Request, Response, value};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;

use crate::database::{Database, LONGEST};
use crate::schema::AtlasSchema;

/// The schema and its database.
#[derive(Clone, Debug)]
pub struct AtlasExecutor {
    schema: AtlasSchema,
    database: Database,
    counts: bool,
    time: Duration,
}

impl AtlasExecutor {
    /// Executes requests on this schema, whose database this is.
    pub fn new(schema: AtlasSchema, database: Database) -> Self {
        Self { schema, database, counts: false, time: LONGEST }
    }

    /// Adds to each response the number of queries that it took, or does not: `"extensions": {"atlas": {"queries": 3}}`.
    #[must_use]
    pub fn count_queries(self, counts: bool) -> Self {
        Self { counts, ..self }
    }

    /// Gives each request this time, in place of [`LONGEST`]. Then every field that still waits has an error with the code
    /// `DEADLINE`, and the response has the others.
    #[must_use]
    pub fn time(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// Whether each response has the number of queries that it took.
    pub fn counts_queries(&self) -> bool {
        self.counts
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The request with its view of the database and its deadline.
    fn prepare(&self, request: Request) -> (Request, Database) {
        let database = self.database.for_request();
        (request.data(database.clone()).deadline(tokio::time::sleep(self.time)), database)
    }

    fn finish(&self, response: Response, database: &Database) -> Response {
        if !self.counts {
            return response;
        }
        let queries = i64::try_from(database.queries()).unwrap_or(i64::MAX);
        response.extension("atlas", value!({ "queries": queries }))
    }
}

impl Executor for AtlasExecutor {
    async fn execute(&self, request: Request) -> Response {
        let (request, database) = self.prepare(request);
        let response = self.schema.execute(request).await;
        self.finish(response, &database)
    }

    async fn execute_batch(&self, mut batch: BatchRequest) -> BatchResponse {
        let mut databases = Vec::new();
        for request in batch.iter_mut() {
            let (prepared, database) = self.prepare(std::mem::take(request));
            *request = prepared;
            databases.push(database);
        }
        let finish = |(response, database): (Response, &Database)| self.finish(response, database);
        match self.schema.execute_batch(batch).await {
            BatchResponse::Single(response) => match databases.first() {
                Some(database) => BatchResponse::Single(finish((response, database))),
                None => BatchResponse::Single(response),
            },
            BatchResponse::Batch(responses) => {
                BatchResponse::Batch(responses.into_iter().zip(&databases).map(finish).collect())
            }
        }
    }

    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        let (request, database) = self.prepare(request);
        let (executor, responses) = (self.clone(), self.schema.execute_stream(request));
        responses.map(move |response| executor.finish(response, &database)).boxed()
    }
}
