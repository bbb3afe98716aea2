//! Circles in a graph: Tarjan's strongly connected components, on a stack of its own.

/// The groups of nodes that all lead to each other, and single nodes that lead to themselves, among those reached from
/// `roots`. Nodes are numbers below `count`; those of a group ascend. Linear.
pub(super) fn circles(
    count: usize,
    roots: impl Iterator<Item = usize>,
    targets: impl Fn(usize) -> Vec<usize>,
) -> Vec<Vec<usize>> {
    let mut search = Search { numbers: vec![0; count], earliest: vec![0; count], next: 1, open: Vec::new() };
    let mut circles = Vec::new();
    let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
    for root in roots {
        if search.enter(root) {
            way.push((root, targets(root)));
        }
        while let Some((node, rest)) = way.last_mut() {
            let node = *node;
            match rest.pop() {
                Some(target) if search.enter(target) => way.push((target, targets(target))),
                Some(target) => search.reach(node, target),
                None => {
                    way.pop();
                    let group = search.leave(node, way.last().map(|(above, _)| *above));
                    circles.extend(group.filter(|group| group.len() > 1 || targets(node).contains(&node)));
                }
            }
        }
    }
    circles
}

struct Search {
    /// The number of each node in order of entering, from 1: 0 before that, [`CLOSED`] once the node's group is known.
    numbers: Vec<usize>,
    /// For each node the earliest node of its group that it is known to reach.
    earliest: Vec<usize>,
    next: usize,
    /// The nodes whose groups are not known yet, in the order of entering.
    open: Vec<usize>,
}

const CLOSED: usize = usize::MAX;

impl Search {
    /// Enters a node. Returns false if it was entered before.
    fn enter(&mut self, node: usize) -> bool {
        let is_new = self.numbers[node] == 0;
        if is_new {
            self.numbers[node] = self.next;
            self.earliest[node] = self.next;
            self.next += 1;
            self.open.push(node);
        }
        is_new
    }

    /// Notes that `node` leads to `target`, which was entered before.
    fn reach(&mut self, node: usize, target: usize) {
        self.earliest[node] = self.earliest[node].min(self.numbers[target]);
    }

    /// Leaves a node for the one from which it was entered. Returns its group if it is the first node of that.
    fn leave(&mut self, node: usize, above: Option<usize>) -> Option<Vec<usize>> {
        if let Some(above) = above {
            self.earliest[above] = self.earliest[above].min(self.earliest[node]);
        }
        if self.earliest[node] != self.numbers[node] {
            return None;
        }
        let start = self.open.iter().rposition(|open| *open == node)?;
        let mut group = self.open.split_off(start);
        group.iter().for_each(|&member| self.numbers[member] = CLOSED);
        group.sort_unstable();
        Some(group)
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    fn of(edges: &[&[usize]]) -> Vec<Vec<usize>> {
        let mut found = circles(edges.len(), 0..edges.len(), |node| edges[node].to_vec());
        found.sort();
        found
    }

    #[test]
    fn every_circle_is_found_once() {
        assert!(of(&[&[1, 2], &[3], &[3], &[]]).is_empty());
        assert_eq!(of(&[&[0, 0, 0]]), [[0]]);
        assert_eq!(of(&[&[1], &[2], &[0, 1, 3], &[4], &[3]]), [vec![0, 1, 2], vec![3, 4]]);
        // A node whose circle closes through a node that was left before.
        assert_eq!(of(&[&[1], &[3, 2], &[1], &[2]]), [[1, 2, 3]]);
        assert!(of(&[&[1], &[], &[0, 1]]).is_empty());
    }

    #[test]
    fn a_long_circle_takes_no_recursion() {
        let count = 200_000;
        assert_eq!(circles(count, 0..1, |node| vec![(node + 1) % count]).concat().len(), count);
    }
}
