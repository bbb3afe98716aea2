//! A directive that is used exists, and may stand where it stands.
//! See [Directives Are Defined](https://spec.graphql.org/September2026/#sec-Directives-Are-Defined) and
//! [in Valid Locations](https://spec.graphql.org/September2026/#sec-Directives-Are-in-Valid-Locations).

use damson_syntax::ast::{Directive, OperationType};

use crate::type_system::{DirectiveDefinition, DirectiveLocation};
use crate::validation::context::Context;
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "KnownDirectives";

pub(in crate::validation) fn check(
    cx: &mut Context<'_>,
    directive: &Directive,
    definition: Option<&DirectiveDefinition>,
    location: DirectiveLocation,
) {
    let name = &cx.document[directive.name];
    let message = match definition {
        None => format!("Unknown directive \"@{}\".", quoted(name)),
        Some(definition) if !definition.locations.contains(&location) => {
            format!("Directive \"@{}\" may not be used on {}.", quoted(name), location.as_str())
        }
        Some(_) => return,
    };
    cx.report.add(RULE, || (vec![directive.span], message));
}

/// Where a directive on an operation stands.
pub(in crate::validation) fn operation_location(operation: OperationType) -> DirectiveLocation {
    match operation {
        OperationType::Query => DirectiveLocation::Query,
        OperationType::Mutation => DirectiveLocation::Mutation,
        OperationType::Subscription => DirectiveLocation::Subscription,
    }
}
