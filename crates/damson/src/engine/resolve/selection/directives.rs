//! The directives at the fields of a document, read in one pass when a resolver asks for some.

use std::collections::HashSet;

use damson_schema::coercion::{ArgumentPlan, LiteralCoercion};
use damson_schema::{HashMap, IndexMap, Name, Value};
use damson_syntax::ast::{self, Selection};

use crate::engine::resolve::{Cx, Env};
use crate::error::{Error, ErrorPlace};

/// A directive at a field of the operation.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectedDirective {
    /// The name without the `@`.
    pub name: Name,
    /// The arguments with their coerced values: those that are given or have a default.
    pub arguments: IndexMap<Name, Value>,
}

/// The directives of one field.
pub(super) type Directives = Vec<Result<SelectedDirective, Error>>;

/// The directives at the fields of the plan, by the position of the field.
pub(super) fn all(env: &Env) -> HashMap<u32, Directives> {
    let (plan, types) = (&env.plan, &env.schema.types);
    let operation = plan.document.operations().nth(plan.operation).expect("the plan has its operation");
    let mut coercion = LiteralCoercion::of_valid(types, &plan.document, operation);
    let planned: HashSet<u32> = plan.fields.iter().map(|field| field.node()).collect();
    let nodes = plan.document.selections().iter().filter_map(|selection| match selection {
        Selection::Field(node) if planned.contains(&node.span.start()) && !node.directives.is_empty() => Some(node),
        _ => None,
    });
    let directives = nodes.map(|node| {
        let used = plan.document[node.directives].iter();
        (node.span.start(), used.map(|used| read(env, used, &mut coercion)).collect())
    });
    directives.collect()
}

/// Reads one directive with its arguments.
fn read(env: &Env, used: &ast::Directive, coercion: &mut LiteralCoercion<'_>) -> Result<SelectedDirective, Error> {
    let name = &env.plan.document[used.name];
    let definition = &env.schema.types.directives.get(name).ok_or_else(|| {
        Error::new(format!("The directive \"@{name}\" is not defined; validation should have refused it."))
    })?;
    let owner = || format!("@{name}");
    let plans = ArgumentPlan::of_arguments(coercion, &definition.arguments, used.arguments, &owner(), used.span)
        .map_err(|error| Error::new(error.message).at(ErrorPlace::Position(error.span.start())))?;
    let cx = Cx { env, contexts: &[] };
    let arguments = cx.arguments(&definition.arguments, &plans, owner)?;
    Ok(SelectedDirective { name: Name::from(definition.name.clone()), arguments })
}
