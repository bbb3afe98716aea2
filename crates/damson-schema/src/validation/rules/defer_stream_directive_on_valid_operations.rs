//! Nothing in a subscription is delivered later, unless a variable can prevent it.
//! See [Defer and Stream Directives Are Used on Valid Operations](https://github.com/graphql/graphql-spec/pull/1110).

use damson_syntax::Span;
use damson_syntax::ast::{Directive, FragmentSpread, List, Operation, OperationType, Selection, ValueKind};

use crate::fragments::Marks;
use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "DeferStreamDirectiveOnValidOperations";

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

/// A selection set being looked through, and the spread that led to it.
struct Frame<'a> {
    rest: std::slice::Iter<'a, Selection>,
    spread: Option<&'a FragmentSpread>,
}

pub(in crate::validation) fn check(cx: &mut Context<'_>, checked: &mut Checked, operation: &Operation) {
    if operation.operation_type != OperationType::Subscription {
        return;
    }
    let document = cx.document;
    let mut is_sound = true;
    let mut entered = Vec::new();
    checked.visited.clear();
    let mut stack = vec![Frame { rest: document[operation.selection_set.selections].iter(), spread: None }];
    while let Some(frame) = stack.last_mut() {
        let Some(selection) = frame.rest.next() else {
            stack.pop();
            continue;
        };
        if is_conditional(cx, selection.directives()) {
            continue;
        }
        is_sound &= check_directives(cx, selection.directives(), &stack);
        match selection {
            Selection::Field(field) => {
                let set = field.selection_set.map(|set| set.selections).unwrap_or_default();
                stack.push(Frame { rest: document[set].iter(), spread: None });
            }
            Selection::InlineFragment(fragment) => {
                stack.push(Frame { rest: document[fragment.selection_set.selections].iter(), spread: None });
            }
            Selection::FragmentSpread(spread) => {
                let Some(number) = cx.fragments.find(&document[spread.name]) else { continue };
                if !checked.sound.is_marked(number) && checked.visited.mark(number) {
                    entered.push(number);
                    let set = cx.fragments.get(number).selection_set.selections;
                    stack.push(Frame { rest: document[set].iter(), spread: Some(spread) });
                }
            }
        }
    }
    if is_sound {
        checked.sound.mark_all(&entered);
    }
}

/// Reports `@defer` and `@stream` among the directives; true if there are none.
fn check_directives(cx: &mut Context<'_>, directives: List<Directive>, stack: &[Frame<'_>]) -> bool {
    let document = cx.document;
    let mut is_sound = true;
    for directive in &document[directives] {
        let title = match &document[directive.name] {
            "defer" => "Defer",
            "stream" => "Stream",
            _ => continue,
        };
        if matches!(if_argument(cx, directive), Some(ValueKind::Boolean(false) | ValueKind::Variable(_))) {
            continue;
        }
        is_sound = false;
        cx.report.add(RULE, || {
            let spreads = stack.iter().rev().filter_map(|frame| frame.spread).map(|spread| spread.span);
            let places: Vec<Span> = std::iter::once(directive.span).chain(spreads).collect();
            let advice = format!("Disable `@{}` by setting the `if` argument to `false`.", title.to_lowercase());
            (places, format!("{title} directive not supported on subscription operations. {advice}"))
        });
    }
    is_sound
}

/// Whether `@skip` or `@include` can leave the selection out.
fn is_conditional(cx: &Context<'_>, directives: List<Directive>) -> bool {
    let named = |name: &str| cx.document[directives].iter().find(|directive| cx.document[directive.name] == *name);
    let skipped = named("skip").is_some_and(|skip| !matches!(if_argument(cx, skip), Some(ValueKind::Boolean(false))));
    skipped
        || named("include").is_some_and(|include| {
            if_argument(cx, include).is_some_and(|value| !matches!(value, ValueKind::Boolean(true)))
        })
}

fn if_argument(cx: &Context<'_>, directive: &Directive) -> Option<ValueKind> {
    let arguments = &cx.document[directive.arguments];
    arguments.iter().find(|argument| cx.document[argument.name] == *"if").map(|argument| argument.value.kind)
}
