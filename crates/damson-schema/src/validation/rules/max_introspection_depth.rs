//! Introspection does not follow lists of fields and types round in circles, whose answers grow exponentially.

use damson_syntax::Span;
use damson_syntax::ast::{self, Document, List, Selection};

use crate::fragments::Fragments;
use crate::validation::context::Context;

pub(in crate::validation) const RULE: &str = "MaxIntrospectionDepth";

/// How many lists may stand inside each other, this one excluded.
const MAX_LISTS_DEPTH: usize = 3;

/// The fragments that are known to be sound, and whether the walk is below an introspection field.
pub(in crate::validation) struct Introspection {
    /// For every fragment and number of lists around it, whether nothing in it is too deep.
    sound: Vec<[bool; MAX_LISTS_DEPTH]>,
    /// The introspection field that the walk is in.
    inside: Option<Span>,
}

impl Introspection {
    pub(in crate::validation) fn new(cx: &Context<'_>) -> Self {
        Introspection { sound: vec![[false; MAX_LISTS_DEPTH]; cx.fragments.len()], inside: None }
    }
}

/// Checks an introspection field with all below it; those below need no check of their own.
#[inline]
pub(in crate::validation) fn enter(cx: &mut Context<'_>, state: &mut Introspection, field: &ast::Field) {
    let name = &cx.document[field.name];
    if name.starts_with("__") && state.inside.is_none() && matches!(name, "__schema" | "__type") {
        state.inside = Some(field.span);
        check(cx, state, field);
    }
}

/// Leaves the introspection field.
#[inline]
pub(in crate::validation) fn leave(state: &mut Introspection, field: &ast::Field) {
    if state.inside == Some(field.span) {
        state.inside = None;
    }
}

fn check(cx: &mut Context<'_>, state: &mut Introspection, field: &ast::Field) {
    let Some(set) = field.selection_set else { return };
    if cx.report.is_full() {
        return;
    }
    let mut entered = Vec::new();
    if is_too_deep(cx.document, &cx.fragments, state, set.selections, &mut entered) {
        // The search ended early, so the fragments that it entered are not known to be sound.
        for (fragment, depth) in entered {
            state.sound[fragment as usize][depth] = false;
        }
        cx.report.add(RULE, || (vec![field.span], "Maximum introspection depth exceeded".into()));
    }
}

fn is_too_deep(
    document: &Document,
    fragments: &Fragments<'_>,
    state: &mut Introspection,
    set: List<Selection>,
    entered: &mut Vec<(u32, usize)>,
) -> bool {
    let mut stack = vec![(set, 0)];
    while let Some((set, depth)) = stack.pop() {
        for selection in &document[set] {
            match selection {
                Selection::Field(field) => {
                    let is_list =
                        matches!(&document[field.name], "fields" | "interfaces" | "possibleTypes" | "inputFields");
                    let depth = depth + usize::from(is_list);
                    if depth >= MAX_LISTS_DEPTH {
                        return true;
                    }
                    stack.extend(field.selection_set.map(|set| (set.selections, depth)));
                }
                Selection::InlineFragment(fragment) => stack.push((fragment.selection_set.selections, depth)),
                Selection::FragmentSpread(spread) => {
                    let Some(fragment) = fragments.find(&document[spread.name]) else { continue };
                    if !std::mem::replace(&mut state.sound[fragment as usize][depth], true) {
                        entered.push((fragment, depth));
                        stack.push((fragments.get(fragment).selection_set.selections, depth));
                    }
                }
            }
        }
    }
    false
}
