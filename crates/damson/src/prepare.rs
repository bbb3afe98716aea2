//! From a request to something that can be executed: parse, check, plan, or find the plan that was made before.

use std::sync::Arc;

use damson_schema::coercion::{VariableValues, coerce_visible_variable_values};
use damson_schema::{Costs, Diagnostic, ExpandedSize, OperationCost, TypeSystem, Value, validate};
use damson_syntax::ast::{Definition, Document, OperationType, VariableDefinition};

use crate::Limits;
use crate::engine::{Env, Evaluated, Plan, PlanField, PlanKey, ResponseSize, plan};
use crate::error::ServerError;
use crate::request::{Request, Variables};
use crate::schema::Core;
use crate::visibility::{View, ViewNumber, Visibility};

/// What one operation needs to be executed, or why it is refused.
pub(crate) fn prepare(core: &Arc<Core>, mut request: Request) -> Result<Env, Vec<ServerError>> {
    let operation_name = request.operation_name.as_deref().filter(|name| !name.is_empty());
    let data = std::mem::take(&mut request.data);
    let (view, data) = match &core.visibility {
        None => (None, data),
        Some(visibility) => visibility.view(core, data),
    };
    let seen = Seen::new(core, view.as_deref());
    let plan = find_plan(seen, &request.query, operation_name)?;
    refuse_what_is_not_allowed(core, &request, &plan)?;
    let (variables, conditions) = if plan.declares_variables || !request.variables.is_empty() {
        coerce_variables(seen, &plan, request.variables)?
    } else {
        (VariableValues::default(), Evaluated::default())
    };
    let cost = check_cost(seen, &plan, &plan.cost, &variables)?;
    let complexity = check_cost(seen, &plan, &plan.complexity, &variables)?;
    let size = ResponseSize::new(core.settings.limits.response_bytes);
    Ok(Env { core: core.clone(), view, plan, variables, conditions, cost, complexity, data, size })
}

/// The part of a schema that a request sees.
#[derive(Clone, Copy)]
struct Seen<'r> {
    core: &'r Core,
    types: &'r TypeSystem,
    view: ViewNumber,
}

impl<'r> Seen<'r> {
    fn new(core: &'r Core, view: Option<&'r View>) -> Self {
        match view {
            Some(View { types, number }) => Seen { core, types, view: *number },
            None => Seen { core, types: &core.types, view: ViewNumber::WHOLE },
        }
    }
}

/// A plan of nothing but `__typename`, which every schema has, whatever its limits leave of requests.
pub(crate) fn probe(core: &Core) -> Arc<Plan> {
    let plan = make_plan(Seen::new(core, None), "{ __typename }", None, &Limits::none());
    Arc::new(plan.expect("the root of queries has a name"))
}

/// The values of the operation's variables, and the conditions that they decide.
fn coerce_variables(
    seen: Seen<'_>,
    plan: &Plan,
    inputs: Variables,
) -> Result<(VariableValues, Evaluated), Vec<ServerError>> {
    let document = &plan.document;
    let operation = document.operations().nth(plan.operation).expect("the plan knows its operation");
    let limits = seen.core.settings.input_limits();
    let all = &seen.core.types;
    let variables = coerce_visible_variable_values(seen.types, all, document, operation, inputs.0, &limits);
    let variables = variables.map_err(server_errors)?;
    let conditions = plan
        .conditions
        .evaluate(|index| variables.get(index).and_then(as_bool))
        .map_err(|index| vec![needs_a_boolean(document, &document[operation.variable_definitions][index])])?;
    Ok((variables, conditions))
}

/// What the operation costs, or how complex it is, once its variables have values.
fn check_cost(
    seen: Seen<'_>,
    plan: &Plan,
    cost: &OperationCost,
    variables: &VariableValues,
) -> Result<u64, Vec<ServerError>> {
    cost.check(seen.types, &plan.document, variables).map_err(|fault| vec![fault.into()])
}

/// The plan of an operation, from the cache if it is there.
fn find_plan(seen: Seen<'_>, text: &str, operation_name: Option<&str>) -> Result<Arc<Plan>, Vec<ServerError>> {
    let make = || make_plan(seen, text, operation_name, &seen.core.settings.limits);
    let Some(plans) = &seen.core.plans else { return make().map(Arc::new) };
    let key = PlanKey { view: seen.view, text, operation_name };
    match plans.get(key) {
        Some(plan) => Ok(plan),
        None => Ok(plans.insert(key, make()?)),
    }
}

fn make_plan(
    seen: Seen<'_>,
    text: &str,
    operation_name: Option<&str>,
    limits: &Limits,
) -> Result<Plan, Vec<ServerError>> {
    let core = seen.core;
    let document = damson_syntax::parse_with(text, &limits.syntax).map_err(|error| vec![syntax_error(error)])?;
    let sizes = limits.check_sizes(&document).map_err(|fault| vec![fault.into()])?;
    let document = validate(seen.types, document, &core.settings.validation()).map_err(server_errors)?;
    let costs = limits.check_cost(seen.types, &document).map_err(|fault| vec![fault.into()])?;
    let complexities = limits.check_complexity(seen.types, &document).map_err(|fault| vec![fault.into()])?;
    let operation = choose_operation(&document, operation_name).map_err(|error| vec![error])?;
    let of_operation = |costs: Costs<'_>| costs.operation(operation).map_err(|fault| vec![fault.into()]);
    let (cost, complexity) = (of_operation(costs)?, complexities.map(of_operation).transpose()?);
    let size = size_of_operation(&document, &sizes, operation);
    let plan = plan(seen.types, &core.types, &core.resolvers, document, operation, limits.plan_size());
    let mut plan = plan.map_err(|fault| vec![fault.into()])?;
    (plan.size, plan.cost) = (size, cost);
    plan.complexity = complexity.unwrap_or(plan.complexity);
    let differs = core.visibility.as_ref().is_some_and(Visibility::differs);
    Ok(if differs || plan.is_guarded() { plan.for_one_client() } else { plan })
}

/// The size of the operation with this number, of those of all definitions.
fn size_of_operation(document: &Document, sizes: &[ExpandedSize], operation: usize) -> ExpandedSize {
    let definitions = document.definitions().iter().zip(sizes);
    let mut operations = definitions.filter(|(definition, _)| matches!(definition, Definition::Operation(_)));
    operations.nth(operation).map(|(_, size)| *size).unwrap_or_default()
}

/// See [GetOperation](https://spec.graphql.org/September2026/#GetOperation()).
fn choose_operation(document: &Document, name: Option<&str>) -> Result<usize, ServerError> {
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

fn refuse_what_is_not_allowed(core: &Core, request: &Request, plan: &Plan) -> Result<(), Vec<ServerError>> {
    if request.only_queries && plan.operation_type != OperationType::Query {
        let kind = plan.operation_type.keyword();
        let message = format!("Only queries may be executed here, not a {kind}. Send it with POST.");
        return Err(vec![ServerError::new(message).with_code("METHOD_NOT_ALLOWED")]);
    }
    if request.only_introspection || core.settings.introspection_only {
        refuse_fields(plan, plan.resolving(), "Only introspection may be asked for here, not the field")?;
    }
    if request.disable_introspection || !core.settings.introspection {
        let disabled = "GraphQL introspection has been disabled, but the requested query contained the field";
        refuse_fields(plan, plan.introspecting(), disabled)?;
    }
    Ok(())
}

/// Refuses a request for having these fields, if there are any: the first of them are named, each where it stands first.
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

/// Why a subscription is not executed like a query.
pub(crate) fn needs_a_stream() -> ServerError {
    ServerError::new("A subscription needs a transport with a stream of responses.").with_code("BAD_USER_INPUT")
}

fn syntax_error(error: damson_syntax::SyntaxError) -> ServerError {
    ServerError { locations: vec![error.location], ..ServerError::new(error.message) }.with_code(error.code.as_str())
}

fn server_errors(diagnostics: Vec<Diagnostic>) -> Vec<ServerError> {
    diagnostics.into_iter().map(ServerError::from).collect()
}
