//! Labels of `@defer` and `@stream` are literal strings and all differ.
//! See [Defer and Stream Directive Labels Are Unique](https://github.com/graphql/graphql-spec/pull/1110).

use std::borrow::Cow;

use damson_syntax::Span;
use damson_syntax::ast::{Directive, ValueKind};

use crate::HashMap;
use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "DeferStreamDirectiveLabel";

/// The labels so far, each with the directive it belongs to.
pub(in crate::validation) type Labels<'a> = HashMap<Cow<'a, str>, Span>;

pub(in crate::validation) fn check<'a>(cx: &mut Context<'a>, labels: &mut Labels<'a>, directive: &'a Directive) {
    let document = cx.document;
    let name = &document[directive.name];
    if !matches!(name, "defer" | "stream") {
        return;
    }
    let label = document[directive.arguments].iter().find(|argument| document[argument.name] == *"label");
    match label.map(|label| label.value.kind) {
        None | Some(ValueKind::Null) => {}
        Some(ValueKind::String(label)) => {
            let first = *labels.entry(document.string(label)).or_insert(directive.span);
            if first != directive.span {
                cx.report.add(RULE, || {
                    let which = "Value for arguments \"defer(label:)\" and \"stream(label:)\"";
                    let message = format!("{which} must be unique across all Defer/Stream directive usages.");
                    (vec![first, directive.span], message)
                });
            }
        }
        Some(_) => cx
            .report
            .add(RULE, || (vec![directive.span], format!("Argument \"@{name}(label:)\" must be a static string."))),
    }
}
