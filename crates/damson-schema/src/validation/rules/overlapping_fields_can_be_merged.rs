//! Fields with one response key can be merged: they ask for the same, in the same shape.
//! See [Field Selection Merging](https://spec.graphql.org/September2026/#sec-Field-Selection-Merging).

use crate::validation::context::Context;
use crate::validation::merging::{self, Verdict};
use crate::validation::walk::Found;

pub(in crate::validation) const RULE: &str = "OverlappingFieldsCanBeMerged";

/// Grouping gives the verdict; only if there is a conflict, or the verdict would cost too much, are fields compared in
/// pairs, in graphql-js's order and for its words.
pub(in crate::validation) fn check<'a>(cx: &mut Context<'a>, found: &Found<'a>) {
    let verdict = merging::group(cx, found);
    if matches!(verdict, Verdict::Mergeable) {
        return;
    }
    let mut pairs = merging::Pairs::new(found);
    let mut is_reported = false;
    for set in found.sets.iter().filter(|set| !set.inline && !set.selections.is_empty()) {
        if cx.report.is_full() {
            return;
        }
        cx.report.at = set.at;
        let (conflicts, result) = pairs.within(cx, set, cx.report.room());
        for conflict in conflicts {
            is_reported = true;
            cx.report.add(RULE, || conflict.describe(cx.document, cx.types));
        }
        if result.is_err() {
            // The budget is spent: what grouping has found must do.
            let fault = verdict.describe(cx.document).filter(|_| !is_reported);
            return fault.into_iter().for_each(|fault| cx.report.add(RULE, || fault));
        }
    }
}
