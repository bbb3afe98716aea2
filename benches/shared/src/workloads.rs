//! The workloads. Each has a few sizes, each with the text of a query and its variables.

mod asynchronous;
mod checking;
mod errors;
mod http;
mod inputs;
mod lists;
mod load;
mod loads;
mod nested;
mod parsing;
mod validation;
mod wide;

use std::time::Duration;

use serde::Serialize;

pub use checking::cases as checker_cases;
pub use load::cases as load_cases;
pub use parsing::cases as parser_cases;

/// One workload at one size.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// The workload's number, such as `W2`.
    pub workload: &'static str,
    /// A number, or the name of a variant.
    pub size: String,
    /// The text of the query, or the text to parse.
    #[serde(skip)]
    pub query: String,
    /// The variables, as the JSON text of an object.
    #[serde(skip)]
    pub variables: Option<String>,
    /// The number of batches in which the values are loaded: one for each level of loads.
    #[serde(skip)]
    pub batches: u64,
    /// The time that a loader waits for the values of a batch.
    #[serde(skip)]
    pub latency: Duration,
    /// The number of requests that are under way at the same time.
    #[serde(skip)]
    pub connections: usize,
    /// Whether the case is about the work before execution, so that it does not measure a kept operation.
    pub cold_only: bool,
    /// The length of the text.
    pub bytes: usize,
}

impl Case {
    fn new(workload: &'static str, size: impl ToString, query: impl Into<String>) -> Self {
        let query = query.into();
        Self {
            workload,
            size: size.to_string(),
            bytes: query.len(),
            query,
            variables: None,
            batches: 0,
            latency: Duration::ZERO,
            connections: 1,
            cold_only: false,
        }
    }

    /// The number of types in the schema, unless the case uses the shared schema.
    pub fn schema_types(&self) -> Option<usize> {
        if self.workload == "W10f" { self.size.parse().ok() } else { None }
    }

    fn with_variables(self, variables: &impl Serialize) -> Self {
        let variables = serde_json::to_string(variables).expect("plain variables are JSON");
        Self { variables: Some(variables), ..self }
    }

    fn with_loads(self, batches: u64, latency: Duration) -> Self {
        Self { batches, latency, ..self }
    }

    fn cold_only(self) -> Self {
        Self { cold_only: true, ..self }
    }
}

/// Every case for engines that execute, in the order of the results.
pub fn cases() -> Vec<Case> {
    let groups = [
        lists::cases(),
        nested::cases(),
        wide::cases(),
        asynchronous::cases(),
        loads::cases(),
        validation::cases(),
        inputs::cases(),
        errors::cases(),
    ];
    groups.into_iter().flatten().collect()
}
