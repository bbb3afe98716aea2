//! The plan of a response in parts, made beside the plan of the operation, which says what is allowed and what it costs.
//!
//! It depends on the values of boolean variables. The last one is kept, since clients seldom change them.

use std::sync::Arc;

use damson_schema::OperationCost;
use damson_syntax::ast::OperationType;

use super::{Preparation, as_bool};
use crate::engine::plan::{self, Evaluated, Operation, Plan, PlanTarget, Switches};
use crate::engine::resolve::Env;

impl Preparation {
    /// The environment of an execution whose response comes in parts, if its operation asks for that.
    pub(crate) fn in_parts(&self, env: Env) -> Env {
        let may_have_parts = self.settings.incremental_delivery && env.plan.asks_for_parts;
        if !may_have_parts || env.plan.operation_type == OperationType::Subscription {
            return env;
        }
        match self.find_plan_in_parts(&env) {
            // The conditions are decided in this plan.
            Some(plan) => Env { plan, conditions: Evaluated::default(), ..env },
            None => env,
        }
    }

    fn find_plan_in_parts(&self, env: &Env) -> Option<Arc<Plan>> {
        let switches: Switches = env.variables.iter().map(|value| value.as_ref().and_then(as_bool)).collect();
        env.plan.in_parts.get_or_make(switches, || self.plan_in_parts(env).map(Arc::new))
    }

    /// The plan, if there are parts. An operation whose parts are too many to plan is executed at once.
    fn plan_in_parts(&self, env: &Env) -> Option<Plan> {
        let types = env.schema.types_in(env.view.as_deref());
        let resolvers = &env.schema.behaviour.resolvers;
        let target = PlanTarget { types, resolvers, views_differ: self.views_differ };
        let operation = Operation {
            document: env.plan.document.clone(),
            index: env.plan.operation,
            size: env.plan.size,
            cost: OperationCost::Known(0),
            complexity: OperationCost::Known(0),
        };
        let plan = plan::plan_in_parts(target, operation, self.limits().plan_size(), &env.variables);
        plan.ok().filter(|plan| !plan.deliveries.is_empty())
    }
}
