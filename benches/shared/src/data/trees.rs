//! Trees: a chain for depth, a binary tree for many small objects.

use serde::Serialize;

/// Levels of the chain.
pub const CHAIN: usize = 50;
/// Levels of the binary tree, which has 1,023 nodes.
pub(super) const BINARY: usize = 10;

/// A node and everything below it.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Tree {
    pub id: String,
    pub value: i32,
    pub child: Option<Box<Tree>>,
    pub children: Vec<Tree>,
}

impl Tree {
    /// A tree of `depth` levels. With width 1 a node has a `child`, otherwise `children`.
    pub(super) fn new(depth: usize, width: usize) -> Self {
        let below = || Self::new(depth - 1, width);
        Self {
            id: format!("node-{depth}"),
            value: depth as i32,
            child: (depth > 1 && width == 1).then(|| Box::new(below())),
            children: if depth > 1 && width > 1 { (0..width).map(|_| below()).collect() } else { Vec::new() },
        }
    }

    /// The chain's last `depth` levels.
    pub fn last_levels(&self, depth: usize) -> &Self {
        (depth..CHAIN).fold(self, |node, _| node.child.as_deref().unwrap_or(node))
    }
}
