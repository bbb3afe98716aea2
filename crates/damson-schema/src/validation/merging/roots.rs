//! Where merging starts.

use damson_syntax::ast::{Definition, List, Selection};

use crate::validation::context::Context;

/// The selection sets that contain all others: those of operations, and of fragments that no definition spreads. None if
/// fragments form cycles.
pub(super) fn roots(cx: &Context<'_>) -> Option<Vec<List<Selection>>> {
    let definitions = cx.document.definitions();
    let mut uses = uses_of_fragments(cx);
    let mut roots = Vec::new();
    let mut free = Vec::new();
    for (place, definition) in definitions.iter().enumerate() {
        let set = match definition {
            Definition::Operation(operation) => operation.selection_set,
            Definition::Fragment(fragment) if uses[place] == 0 => fragment.selection_set,
            _ => continue,
        };
        roots.push(set.selections);
        free.push(place);
    }
    // Take away definitions that nothing spreads any more; what is left then are cycles.
    let mut left = definitions.iter().filter(|definition| is_executable(definition)).count();
    while let Some(place) = free.pop() {
        left -= 1;
        for target in cx.fragments.spreads_of(place).iter().filter_map(|spread| spread.target) {
            let place = cx.fragments.place(target);
            uses[place] -= 1;
            if uses[place] == 0 {
                free.push(place);
            }
        }
    }
    (left == 0).then_some(roots)
}

/// For every definition how many spreads stand for it.
fn uses_of_fragments(cx: &Context<'_>) -> Vec<u32> {
    let mut uses = vec![0; cx.document.definitions().len()];
    for place in 0..uses.len() {
        for target in cx.fragments.spreads_of(place).iter().filter_map(|spread| spread.target) {
            uses[cx.fragments.place(target)] += 1;
        }
    }
    uses
}

fn is_executable(definition: &Definition) -> bool {
    matches!(definition, Definition::Operation(_) | Definition::Fragment(_))
}
