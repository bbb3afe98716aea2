//! Nothing at the root of a mutation or subscription is delivered later.
//! See [Defer and Stream Directives Are Used on Valid Root Field](https://github.com/graphql/graphql-spec/pull/1110).

use damson_syntax::ast::{Directive, List, Operation, OperationType, Selection};

use crate::fragments::Marks;
use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "DeferStreamDirectiveOnRootField";

/// The fragments known to be free of faults, and those visited for the present operation.
pub(in crate::validation) struct Checked {
    sound: Marks,
    visited: Marks,
}

impl Checked {
    pub(in crate::validation) fn new(cx: &Context<'_>) -> Self {
        Checked { sound: Marks::new(cx.fragments.len()), visited: Marks::new(cx.fragments.len()) }
    }
}

pub(in crate::validation) fn check(cx: &mut Context<'_>, checked: &mut Checked, operation: &Operation) {
    let Some(root) = cx.types.root(operation.operation_type) else { return };
    if operation.operation_type == OperationType::Query {
        return;
    }
    let document = cx.document;
    let keyword = operation.operation_type.keyword();
    let root = &cx.types.get(root).name;
    let mut faults = Vec::new();
    let mut entered = Vec::new();
    checked.visited.clear();
    let mut stack = vec![document[operation.selection_set.selections].iter()];
    while let Some(rest) = stack.last_mut() {
        let Some(selection) = rest.next() else {
            stack.pop();
            continue;
        };
        match selection {
            Selection::Field(field) => {
                faults.extend(named(cx, field.directives, "stream").map(|stream| ("Stream", stream.span)));
            }
            Selection::InlineFragment(fragment) => {
                faults.extend(named(cx, fragment.directives, "defer").map(|defer| ("Defer", defer.span)));
                stack.push(document[fragment.selection_set.selections].iter());
            }
            Selection::FragmentSpread(spread) => {
                let Some(number) = cx.fragments.find(&document[spread.name]) else { continue };
                if !checked.visited.mark(number) {
                    continue;
                }
                faults.extend(named(cx, spread.directives, "defer").map(|defer| ("Defer", defer.span)));
                entered.push(number);
                if !checked.sound.is_marked(number) {
                    stack.push(document[cx.fragments.get(number).selection_set.selections].iter());
                }
            }
        }
    }
    if faults.is_empty() {
        checked.sound.mark_all(&entered);
    }
    for (directive, span) in faults {
        cx.report.add(RULE, || {
            (vec![span], format!("{directive} directive cannot be used on root {keyword} type \"{root}\"."))
        });
    }
}

fn named<'a>(cx: &Context<'a>, directives: List<Directive>, name: &str) -> Option<&'a Directive> {
    cx.document[directives].iter().find(|directive| cx.document[directive.name] == *name)
}
