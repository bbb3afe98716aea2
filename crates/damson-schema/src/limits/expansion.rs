//! The order in which sums are computed: each after the sums that it adds, so a fragment before the definitions that spread it.

/// The numbers below `count`, each after its `targets`. In a cycle of targets, one of them comes too late.
pub(super) fn order<'a>(count: usize, targets: impl Fn(usize) -> &'a [u32]) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    let mut is_entered = vec![false; count];
    let mut stack = Vec::new();
    for root in 0..count {
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
