//! The demands of a batch, added up and checked against the limits request by request, before anything is executed.

use damson_syntax::ast::OperationType;

use crate::engine::resolve::Env;
use crate::error::ServerError;
use crate::limits::Limits;

/// The sums of the requests so far.
pub(super) struct Sums<'l> {
    limits: &'l Limits,
    asked: [u64; KINDS],
    /// The code of the limit that they exceed.
    exceeded: Option<&'static str>,
}

/// The number of limits that the sums have.
const KINDS: usize = 7;

/// One demand of a request, and the limit for all requests together.
struct Demand {
    amount: u64,
    limit: u64,
    code: &'static str,
    /// The name of the demand in messages.
    subject: &'static str,
}

impl<'l> Sums<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Sums { limits, asked: [0; KINDS], exceeded: None }
    }

    /// Adds the request that `prepare` gives. Refuses it if it exceeds a limit, or comes after a request that did.
    pub(super) fn admit(
        &mut self,
        prepare: impl FnOnce() -> Result<Env, Vec<ServerError>>,
    ) -> Result<Env, Vec<ServerError>> {
        if let Some(code) = self.exceeded {
            return Err(vec![comes_after(code)]);
        }
        let env = prepare()?;
        for (sum, demand) in self.asked.iter_mut().zip(demands(&env, self.limits)) {
            *sum = sum.saturating_add(demand.amount);
            if *sum > demand.limit {
                self.exceeded = Some(demand.code);
                return Err(vec![refusal(&env, &demand, *sum)]);
            }
        }
        Ok(env)
    }
}

fn demands(env: &Env, limits: &Limits) -> [Demand; KINDS] {
    let (size, document) = (env.plan.size, &limits.document);
    let mutation_fields = if env.plan.operation_type == OperationType::Mutation { size.root_fields } else { 0 };
    let demand = |amount, limit, code, subject| Demand { amount, limit, code, subject };
    let fields = |amount, limit, subject| demand(amount, limit, "LIMIT_FIELDS", subject);
    [
        fields(size.fields, document.fields, "number of fields"),
        fields(mutation_fields, document.mutation_fields, "number of fields at the roots of mutations"),
        fields(size.introspection_fields, document.introspection_fields, "number of fields of introspection"),
        demand(size.aliases, document.aliases, "LIMIT_ALIASES", "number of aliases"),
        demand(
            env.variables.nodes() as u64,
            limits.variables.nodes as u64,
            "LIMIT_INPUT",
            "number of values in variables",
        ),
        demand(env.cost, limits.cost.cost, "LIMIT_COST", "cost"),
        demand(env.complexity, limits.complexity, "LIMIT_COMPLEXITY", "complexity"),
    ]
}

fn comes_after(code: &'static str) -> ServerError {
    let message = "A request before this one goes beyond a limit that all requests of the batch share. Send this one in \
                   another batch.";
    ServerError::new(message).with_code(code)
}

fn refusal(env: &Env, demand: &Demand, sum: u64) -> ServerError {
    let Demand { limit, code, subject, .. } = demand;
    let message = format!(
        "With this request, the {subject} of the whole batch is {sum}; the limit is {limit}. Send fewer requests at once."
    );
    let document = &env.plan.document;
    let operation = document.operations().nth(env.plan.operation).expect("the plan knows its operation");
    let locations = vec![document.location(operation.span.start())];
    ServerError { locations, ..ServerError::new(message) }.with_code(code)
}
