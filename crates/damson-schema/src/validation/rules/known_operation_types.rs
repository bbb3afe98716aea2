//! The service has the kind of operation that is asked for.
//! See [Operation Type Existence](https://spec.graphql.org/September2026/#sec-Operation-Type-Existence).

use damson_syntax::ast::Operation;

use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "KnownOperationTypes";

pub(in crate::validation) fn check(cx: &mut Context<'_>, operation: &Operation) {
    if cx.types.root(operation.operation_type).is_none() {
        let keyword = operation.operation_type.keyword();
        cx.report
            .add(RULE, || (vec![operation.span], format!("The {keyword} operation is not supported by the schema.")));
    }
}
