//! Parts inside parts take little stack.

use damson::{EmptySubscription, Limits, Schema};

use crate::schema::{Mutation, Query};
use crate::texts;

/// The stack of a thread that executes the deepest response.
const STACK: usize = 512 << 10;

#[test]
fn the_deepest_response_in_parts_fits_the_stack() {
    let nested = |open: &str, close: &str, levels: usize| {
        format!("{{ hero {{ {} id {} }} }}", open.repeat(levels), close.repeat(levels))
    };
    for (query, parts) in [
        (nested("... @defer { friend { ", " } }", 54), 55),
        (nested("friend { ", " ... @defer { name } } ", 54), 2),
        (nested("friends(count: 1) @stream { ", " } ", 54), 55),
    ] {
        let run = move || {
            let schema = Schema::build(Query, Mutation, EmptySubscription)
                .enable_incremental_delivery()
                .limits(Limits::none())
                .finish();
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            runtime.block_on(texts(&schema, query))
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread");
        let given = thread.join().expect("the stack is large enough");
        assert_eq!(given.len(), parts, "{:?}", given.last());
    }
}
