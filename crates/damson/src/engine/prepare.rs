//! From a request to the environment of its execution: parse, validate and plan, or find the plan in the cache.

use std::sync::Arc;

use damson_schema::coercion::{VariableValues, coerce_variable_values};
use damson_schema::type_system::SeenTypes;
use damson_schema::{Costs, Diagnostic, ExpandedSize, OperationCost, Value, validate};
use damson_syntax::ast::{Definition, Document, VariableDefinition};

use super::plan::{self, Evaluated, Operation, Plan, PlanField, PlanTarget};
use super::resolve::{Env, ExecutableSchema, OnDemand, ResponseSize, View, ViewNumber};
use crate::data::Data;
use crate::deadline::Deadline;
use crate::error::ServerError;
use crate::limits::Limits;
use crate::request::{Request, Variables};
use crate::settings::Settings;

mod cache;
mod parts;

use cache::{PlanCache, PlanKey};

/// Prepares the requests of one schema.
pub(crate) struct Preparation {
    settings: Settings,
    /// Whether requests may see different parts of the schema.
    views_differ: bool,
    /// The cache of plans, unless it is disabled.
    plans: Option<PlanCache>,
}

impl Preparation {
    pub(crate) fn new(settings: Settings, views_differ: bool, caches_plans: bool) -> Self {
        Preparation { settings, views_differ, plans: caches_plans.then(PlanCache::new) }
    }

    /// The limits on requests.
    pub(crate) fn limits(&self) -> &Limits {
        &self.settings.limits
    }

    /// The number of plans in the cache.
    pub(crate) fn cached_plans(&self) -> usize {
        self.plans.as_ref().map_or(0, PlanCache::len)
    }

    /// The environment in which a request is executed, or the errors that refuse it. `view` is the part of the schema that the
    /// request sees; none if it sees the whole.
    pub(crate) fn prepare(
        &self,
        schema: &Arc<ExecutableSchema>,
        view: Option<Arc<View>>,
        mut request: Request,
    ) -> Result<Env, Vec<ServerError>> {
        let operation_name = request.operation_name.as_deref().filter(|name| !name.is_empty());
        let (data, deadline) = (std::mem::take(&mut request.data), std::mem::take(&mut request.deadline));
        let types = schema.types_in(view.as_deref());
        let number = view.as_ref().map_or(ViewNumber::WHOLE, |view| view.number);
        let key = PlanKey { view: number, text: &request.query, operation_name };
        let resolvers = &schema.behaviour.resolvers;
        let plan = self.find_plan(PlanTarget { types, resolvers, views_differ: self.views_differ }, key)?;
        check_allowed(&self.settings, &request, &plan)?;
        let (variables, conditions) = if plan.declares_variables || !request.variables.is_empty() {
            coerce_variables(types, &self.settings, &plan, request.variables)?
        } else {
            (VariableValues::default(), Evaluated::default())
        };
        let cost = check_cost(types, &plan, &plan.cost, &variables)?;
        let complexity = check_cost(types, &plan, &plan.complexity, &variables)?;
        let (size, on_demand) = (ResponseSize::new(schema.response_bytes), OnDemand::default());
        let schema = schema.clone();
        Ok(Env { schema, view, plan, variables, conditions, cost, complexity, data, deadline, size, on_demand })
    }

    /// The plan of an operation, from the cache if possible.
    fn find_plan(&self, target: PlanTarget<'_>, key: PlanKey<'_>) -> Result<Arc<Plan>, Vec<ServerError>> {
        let make = || make_plan(target, &self.settings, key.text, key.operation_name);
        let Some(plans) = &self.plans else { return make().map(Arc::new) };
        match plans.get(key) {
            Some(plan) => Ok(plan),
            None => Ok(plans.insert(key, make()?)),
        }
    }
}

/// The environment in which visibility functions are called, before the operation of a request is known: the request's data
/// and the [`probe_plan`].
pub(crate) fn probe(schema: &Arc<ExecutableSchema>, plan: &Arc<Plan>, data: Data) -> Env {
    Env {
        schema: schema.clone(),
        view: None,
        plan: plan.clone(),
        variables: VariableValues::default(),
        conditions: Evaluated::default(),
        cost: 0,
        complexity: 0,
        data,
        deadline: Deadline::default(),
        size: ResponseSize::new(schema.response_bytes),
        on_demand: OnDemand::default(),
    }
}

/// The plan of `{ __typename }`, which every schema can execute, whatever its limits are.
pub(crate) fn probe_plan(schema: &ExecutableSchema) -> Arc<Plan> {
    let settings = Settings { limits: Limits::none(), ..Settings::default() };
    let (types, resolvers) = (SeenTypes::from(&schema.types), &schema.behaviour.resolvers);
    let plan = make_plan(PlanTarget { types, resolvers, views_differ: false }, &settings, "{ __typename }", None);
    Arc::new(plan.expect("the root of queries has a name"))
}

/// The values of the operation's variables, and those of the conditions that depend on them.
fn coerce_variables(
    types: SeenTypes<'_>,
    settings: &Settings,
    plan: &Plan,
    inputs: Variables,
) -> Result<(VariableValues, Evaluated), Vec<ServerError>> {
    let document = &plan.document;
    let operation = document.operations().nth(plan.operation).expect("the plan knows its operation");
    let limits = settings.input_limits();
    let variables = coerce_variable_values(types, document, operation, inputs.0, &limits).map_err(server_errors)?;
    let conditions = plan
        .conditions
        .evaluate(|index| variables.get(index).and_then(as_bool))
        .map_err(|index| vec![needs_a_boolean(document, &document[operation.variable_definitions][index])])?;
    Ok((variables, conditions))
}

/// The cost of the operation, or its complexity, for these values of its variables.
fn check_cost(
    types: SeenTypes<'_>,
    plan: &Plan,
    cost: &OperationCost,
    variables: &VariableValues,
) -> Result<u64, Vec<ServerError>> {
    cost.check(types.seen, &plan.document, variables).map_err(|fault| vec![fault.into()])
}

/// Parses and checks a document, and plans one of its operations.
fn make_plan(
    target: PlanTarget<'_>,
    settings: &Settings,
    text: &str,
    operation_name: Option<&str>,
) -> Result<Plan, Vec<ServerError>> {
    let limits = &settings.limits;
    let document = damson_syntax::parse_with(text, &limits.syntax).map_err(|error| vec![syntax_error(error)])?;
    let sizes = limits.check_sizes(&document).map_err(|fault| vec![fault.into()])?;
    let document = validate(target.types.seen, document, &settings.validation()).map_err(server_errors)?;
    let costs = limits.check_cost(target.types.seen, &document).map_err(|fault| vec![fault.into()])?;
    let complexities = limits.check_complexity(target.types.seen, &document).map_err(|fault| vec![fault.into()])?;
    let index = choose_operation(&document, operation_name).map_err(|error| vec![error])?;
    let of_operation = |costs: Costs<'_>| costs.operation(index).map_err(|fault| vec![fault.into()]);
    let cost = of_operation(costs)?;
    let complexity = complexities.map_or(Ok(OperationCost::Known(0)), of_operation)?;
    let size = size_of_operation(&document, &sizes, index);
    let operation = Operation { document: Arc::new(document), index, size, cost, complexity };
    plan::plan(target, operation, limits.plan_size()).map_err(|fault| vec![fault.into()])
}

/// The size of one operation, from the sizes of all definitions.
fn size_of_operation(document: &Document, sizes: &[ExpandedSize], operation: usize) -> ExpandedSize {
    let definitions = document.definitions().iter().zip(sizes);
    let mut operations = definitions.filter(|(definition, _)| matches!(definition, Definition::Operation(_)));
    operations.nth(operation).map(|(_, size)| *size).unwrap_or_default()
}

/// See [GetOperation](https://spec.graphql.org/September2026/#GetOperation()).
pub(crate) fn choose_operation(document: &Document, name: Option<&str>) -> Result<usize, ServerError> {
    let mut operations = document.operations();
    let refuse = |message: String| Err(ServerError::new(message).with_code("BAD_USER_INPUT"));
    match name {
        Some(name) => match operations.position(|operation| operation.name.is_some_and(|own| &document[own] == name)) {
            Some(index) => Ok(index),
            None => refuse(format!("Unknown operation named \"{}\".", damson_syntax::quoted(name))),
        },
        None => match (operations.next(), operations.next()) {
            (Some(_), None) => Ok(0),
            (None, _) => refuse("Must provide an operation.".to_owned()),
            _ => refuse("Must provide operation name if query contains multiple operations.".to_owned()),
        },
    }
}

fn check_allowed(settings: &Settings, request: &Request, plan: &Plan) -> Result<(), Vec<ServerError>> {
    if !request.allowed.allows(plan.operation_type) {
        let kind = plan.operation_type.keyword();
        let message = format!("Only queries may be executed here, not a {kind}. Send it with POST.");
        return Err(vec![ServerError::new(message).with_code("METHOD_NOT_ALLOWED")]);
    }
    if request.only_introspection || settings.introspection_only {
        refuse_fields(plan, plan.resolving(), "Only introspection is allowed here, not the field")?;
    }
    if request.disable_introspection || !settings.introspection {
        let disabled = "GraphQL introspection has been disabled, but the requested query contained the field";
        refuse_fields(plan, plan.introspecting(), disabled)?;
    }
    Ok(())
}

/// Refuses a request that has any of these fields. There is an error for each of the first fields, at its first location.
fn refuse_fields<'p>(
    plan: &Plan,
    fields: impl Iterator<Item = &'p PlanField>,
    message: &str,
) -> Result<(), Vec<ServerError>> {
    const MOST_ERRORS: usize = 20;
    let fields: Vec<_> = fields.take(MOST_ERRORS).collect();
    let places: Vec<u32> = fields.iter().map(|field| field.positions[0]).collect();
    let named = fields.iter().zip(plan.document.locations(&places)).map(|(field, location)| {
        let error = ServerError::new(format!("{message} \"{}\".", field.name()));
        ServerError { locations: vec![location], ..error }.with_code("VALIDATION_FAILED")
    });
    let refused: Vec<_> = named.collect();
    if refused.is_empty() { Ok(()) } else { Err(refused) }
}

fn as_bool(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(value) => Some(*value),
        _ => None,
    }
}

fn needs_a_boolean(document: &Document, variable: &VariableDefinition) -> ServerError {
    let name = &document[variable.name];
    let message = format!("Variable \"${name}\" decides over @skip or @include and must be true or false.");
    let locations = vec![document.location(variable.span.start())];
    ServerError { locations, ..ServerError::new(message) }.with_code("BAD_USER_INPUT")
}

fn syntax_error(error: damson_syntax::SyntaxError) -> ServerError {
    ServerError { locations: vec![error.location], ..ServerError::new(error.message) }.with_code(error.code.as_str())
}

fn server_errors(diagnostics: Vec<Diagnostic>) -> Vec<ServerError> {
    diagnostics.into_iter().map(ServerError::from).collect()
}
