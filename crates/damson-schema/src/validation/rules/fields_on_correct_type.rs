//! A field exists on the type it is selected from.
//! See [Field Selections](https://spec.graphql.org/September2026/#sec-Field-Selections).

use damson_syntax::ast;

use crate::TypeId;
use crate::suggestion::join;
use crate::validation::context::Context;
use crate::validation::walk::ResolvedField;
use damson_syntax::quoted;

mod types_with_field;

use types_with_field::types_with_field;

/// The most types that are suggested.
const MAX_TYPES: usize = 5;

pub(in crate::validation) const RULE: &str = "FieldsOnCorrectType";

#[inline]
pub(in crate::validation) fn check(cx: &mut Context<'_>, field: &ast::Field, resolved: ResolvedField<'_>) {
    if let (Some(parent), None) = (resolved.parent, resolved.definition) {
        unknown_field(cx, field, parent);
    }
}

#[cold]
fn unknown_field(cx: &mut Context<'_>, field: &ast::Field, parent: TypeId) {
    let (types, name) = (cx.types, &cx.document[field.name]);
    let parent_type = types.get(parent);
    cx.report.add(RULE, || {
        let mut suggestion = String::new();
        if cx.suggestions.are_on() {
            suggestion = did_you_mean_types(&types_with_field(types, parent, name));
        }
        if let (true, Some(known)) = (suggestion.is_empty(), parent_type.fields()) {
            suggestion = cx.suggestions.names("", name, known.fields.keys().map(|name| &**name));
        }
        let message = format!("Cannot query field \"{}\" on type \"{}\".{suggestion}", quoted(name), parent_type.name);
        (vec![field.span], message)
    });
}

/// ` Did you mean to use an inline fragment on "A" or "B"?` for these types; empty without types.
fn did_you_mean_types(types: &[&str]) -> String {
    let quoted: Vec<String> = types.iter().take(MAX_TYPES).map(|ty| format!("\"{ty}\"")).collect();
    match &quoted[..] {
        [] => String::new(),
        quoted => format!(" Did you mean to use an inline fragment on {}?", join(quoted, "or")),
    }
}
