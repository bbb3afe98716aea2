//! Executes requests on the schema. Each has turns of its own at the database, and a count of its own of the queries that it
//! needs.

use damson::{BatchRequest, BatchResponse, Executor, Request, Response, value};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;

use crate::database::Database;
use crate::schema::AtlasSchema;

/// The schema and its database.
#[derive(Clone, Debug)]
pub struct AtlasExecutor {
    schema: AtlasSchema,
    database: Database,
    counts: bool,
}

impl AtlasExecutor {
    /// Executes requests on this schema, whose database this is.
    pub fn new(schema: AtlasSchema, database: Database) -> Self {
        Self { schema, database, counts: false }
    }

    /// Adds to each response the number of queries that it took, or does not: `"extensions": {"atlas": {"queries": 3}}`.
    #[must_use]
    pub fn count_queries(self, counts: bool) -> Self {
        Self { counts, ..self }
    }

    /// Whether each response has the number of queries that it took.
    pub fn counts_queries(&self) -> bool {
        self.counts
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
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
        let database = self.database.for_request();
        let response = self.schema.execute(request.data(database.clone())).await;
        self.finish(response, &database)
    }

    async fn execute_batch(&self, mut batch: BatchRequest) -> BatchResponse {
        let mut databases = Vec::new();
        for request in batch.iter_mut() {
            let database = self.database.for_request();
            request.data.insert(database.clone());
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
        let (executor, database) = (self.clone(), self.database.for_request());
        let responses = self.schema.execute_stream(request.data(database.clone()));
        responses.map(move |response| executor.finish(response, &database)).boxed()
    }
}
