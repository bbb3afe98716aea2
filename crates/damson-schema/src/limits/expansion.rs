//! In which order definitions can be summed up, so that every fragment comes before what spreads it.

use damson_syntax::ast::Document;

/// Definitions by their place in the document, fragments before what spreads them. `targets` gives the definitions that
/// one spreads; where those form cycles, one of them comes too late.
pub(super) fn order<'a>(document: &Document, targets: impl Fn(usize) -> &'a [u32]) -> Vec<usize> {
    let definitions = document.definitions().len();
    let mut order = Vec::with_capacity(definitions);
    let mut is_entered = vec![false; definitions];
    let mut stack = Vec::new();
    for root in 0..definitions {
        if !std::mem::replace(&mut is_entered[root], true) {
            stack.push((root, 0));
        }
        while let Some((place, next)) = stack.last_mut() {
            match targets(*place).get(*next) {
                Some(&target) => {
                    *next += 1;
                    if !std::mem::replace(&mut is_entered[target as usize], true) {
                        stack.push((target as usize, 0));
                    }
                }
                None => {
                    order.push(*place);
                    stack.pop();
                }
            }
        }
    }
    order
}
