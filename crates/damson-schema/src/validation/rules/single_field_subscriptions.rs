//! A subscription has one root field, whatever its variables are.
//! See [Single Root Field](https://spec.graphql.org/September2026/#sec-Single-Root-Field).

use damson_syntax::Span;
use damson_syntax::ast::{self, Directive, List, Operation, OperationType, Selection};

use crate::fragments::Marks;
use crate::validation::context::Context;
use crate::{IndexMap, TypeId};
use damson_syntax::quoted;

pub(in crate::validation) const RULE: &str = "SingleFieldSubscriptions";

pub(in crate::validation) fn check(cx: &mut Context<'_>, operation: &Operation) {
    let Some(root) = cx.types.subscription else { return };
    if operation.operation_type != OperationType::Subscription {
        return;
    }
    let collected = collect_fields(cx, root, operation.selection_set.selections);
    if !collected.conditions.is_empty() {
        let rule = "must not use `@skip` or `@include` directives in the top level selection";
        return report(cx, operation, rule, collected.conditions);
    }
    let document = cx.document;
    let places = |fields: &[&ast::Field]| fields.iter().map(|field| field.span).collect::<Vec<_>>();
    match collected.groups.len() {
        0 => report(cx, operation, "must select one top level field", vec![operation.selection_set.span]),
        1 => {}
        _ => {
            let extra = collected.groups.values().skip(1).flat_map(|fields| places(fields)).collect();
            report(cx, operation, "must select only one top level field", extra);
        }
    }
    for fields in collected.groups.values() {
        if document[fields[0].name].starts_with("__") {
            report(cx, operation, "must not select an introspection top level field", places(fields));
        }
    }
}

fn report(cx: &mut Context<'_>, operation: &Operation, rule: &str, places: Vec<Span>) {
    let document = cx.document;
    cx.report.add(RULE, || {
        let subject = match operation.name {
            Some(name) => format!("Subscription \"{}\"", quoted(&document[name])),
            None => "Anonymous Subscription".into(),
        };
        (places, format!("{subject} {rule}."))
    });
}

/// The root fields by response key, and the directives that make them depend on variables.
#[derive(Default)]
struct Collected<'a> {
    groups: IndexMap<&'a str, Vec<&'a ast::Field>>,
    conditions: Vec<Span>,
}

/// See [CollectFields](https://spec.graphql.org/September2026/#CollectFields()).
fn collect_fields<'a>(cx: &Context<'a>, root: TypeId, set: List<Selection>) -> Collected<'a> {
    let document = cx.document;
    let mut collected = Collected::default();
    let mut visited = Marks::new(cx.fragments.len());
    let mut stack = vec![document[set].iter()];
    while let Some(rest) = stack.last_mut() {
        let Some(selection) = rest.next() else {
            stack.pop();
            continue;
        };
        if let Some(condition) = condition(cx, selection.directives()) {
            collected.conditions.push(condition.span);
            continue;
        }
        match selection {
            Selection::Field(field) => {
                collected.groups.entry(&document[field.response_key()]).or_default().push(field);
            }
            Selection::InlineFragment(fragment) => {
                if fragment.type_condition.is_none_or(|condition| applies(cx, &document[condition], root)) {
                    stack.push(document[fragment.selection_set.selections].iter());
                }
            }
            Selection::FragmentSpread(spread) => {
                let Some(number) = cx.fragments.find(&document[spread.name]) else { continue };
                let fragment = cx.fragments.get(number);
                if applies(cx, &document[fragment.type_condition], root) && visited.mark(number) {
                    stack.push(document[fragment.selection_set.selections].iter());
                }
            }
        }
    }
    collected
}

/// The `@skip` of a selection, or else its `@include`.
fn condition<'a>(cx: &Context<'a>, directives: List<Directive>) -> Option<&'a Directive> {
    let named = |name: &str| cx.document[directives].iter().find(|directive| cx.document[directive.name] == *name);
    named("skip").or_else(|| named("include"))
}

fn applies(cx: &Context<'_>, condition: &str, root: TypeId) -> bool {
    cx.types.id(condition).is_some_and(|condition| cx.types.is_possible(condition, root))
}
