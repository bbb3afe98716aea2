//! Trees: an object that contains itself.

use async_graphql::{ID, SimpleObject};
use bench_shared::data::CHAIN;
use serde::Deserialize;

#[derive(SimpleObject, Deserialize)]
pub(crate) struct Tree {
    id: ID,
    value: i32,
    child: Option<Box<Tree>>,
    children: Vec<Tree>,
}

impl Tree {
    /// The chain's last `depth` levels.
    pub(super) fn last_levels(&self, depth: i32) -> &Self {
        let depth = usize::try_from(depth).unwrap_or(0);
        (depth..CHAIN).fold(self, |node, _| node.child.as_deref().unwrap_or(node))
    }
}
