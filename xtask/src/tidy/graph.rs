//! The uses between the children of a module: arrows, circles and the floors that follow.
//!
//! A path from a child to its parent's own file is not an arrow: a file and its children belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use super::read::{Mention, Module};
use super::resolve::{Target, resolve};

pub(super) struct Graph {
    pub(super) children: BTreeSet<String>,
    /// The places of the paths from one child to another.
    pub(super) arrows: BTreeMap<(String, String), Vec<Place>>,
}

/// The place of a path.
pub(super) struct Place {
    pub(super) file: PathBuf,
    pub(super) line: usize,
    pub(super) path: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.path)
    }
}

impl Graph {
    /// The graph of the children of the module `parent`.
    pub(super) fn new(modules: &[Module], parent: usize) -> Self {
        let mut graph = Graph { children: modules[parent].children.keys().cloned().collect(), arrows: BTreeMap::new() };
        for (from, module) in modules.iter().enumerate() {
            let Some(user) = child_above(modules, parent, from) else { continue };
            for mention in &module.mentions {
                let used = target(modules, from, mention).and_then(|target| child_above(modules, parent, target));
                if let Some(used) = used.filter(|&used| used != user) {
                    let arrow = (modules[user].name.clone(), modules[used].name.clone());
                    let place = Place { file: module.file.clone(), line: mention.line, path: mention.path.join("::") };
                    graph.arrows.entry(arrow).or_default().push(place);
                }
            }
        }
        graph
    }

    /// The strongly connected components with more than one child.
    pub(super) fn circles(&self) -> Vec<BTreeSet<&str>> {
        let reached: BTreeMap<_, _> = self.children.iter().map(|child| (child.as_str(), self.reached(child))).collect();
        let mut circles = BTreeSet::new();
        for (&child, others) in &reached {
            let circle: BTreeSet<_> = others.iter().copied().filter(|other| reached[other].contains(child)).collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    fn reached<'g>(&'g self, from: &'g str) -> BTreeSet<&'g str> {
        let (mut reached, mut queue) = (BTreeSet::new(), vec![from]);
        while let Some(next) = queue.pop() {
            queue.extend(self.used_by(next).filter(|&used| reached.insert(used)));
        }
        reached
    }

    fn used_by<'g>(&'g self, user: &str) -> impl Iterator<Item = &'g str> {
        self.arrows.keys().filter(move |(from, _)| from == user).map(|(_, to)| to.as_str())
    }

    /// The children from top to bottom, each as low as its uses allow; a circle is a floor of its own.
    fn floors(&self) -> Vec<String> {
        let circles = self.circles();
        let group = |child| circles.iter().find(|circle| circle.contains(child)).cloned();
        let mut groups: BTreeSet<BTreeSet<&str>> = self
            .children
            .iter()
            .map(|child| group(child.as_str()).unwrap_or_else(|| [child.as_str()].into()))
            .collect();
        let (mut built, mut floors) = (BTreeSet::new(), Vec::new());
        while !groups.is_empty() {
            let (ready, waiting): (BTreeSet<_>, _) = groups.into_iter().partition(|group| {
                group
                    .iter()
                    .flat_map(|child| self.used_by(child))
                    .all(|used| built.contains(used) || group.contains(used))
            });
            built.extend(ready.iter().flatten().copied());
            let (circles, single): (Vec<_>, Vec<_>) = ready.into_iter().partition(|group| group.len() > 1);
            floors.extend(circles.into_iter().map(|circle| format!("circle {}: why", joined(circle))));
            if !single.is_empty() {
                floors.push(joined(single.into_iter().flatten()));
            }
            groups = waiting;
        }
        floors.reverse();
        floors
    }
}

impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} modules, {} arrows", self.children.len(), self.arrows.len())?;
        for child in &self.children {
            let arrows = self.arrows.iter().filter(|((from, _), _)| from == child);
            let uses: Vec<_> = arrows.map(|((_, to), places)| format!("{to} {}", places.len())).collect();
            writeln!(f, "  {child} -> {}", if uses.is_empty() { "nothing".to_owned() } else { uses.join(", ") })?;
        }
        let circles = self.circles();
        writeln!(f, "{} circles", circles.len())?;
        for circle in circles {
            writeln!(f, "  {}", joined(circle))?;
        }
        writeln!(f, "floors")?;
        self.floors().iter().try_for_each(|floor| writeln!(f, "  {floor}"))
    }
}

/// The module that a mention uses, if it belongs to this crate.
fn target(modules: &[Module], from: usize, mention: &Mention) -> Option<usize> {
    let first = &mention.path[0];
    let is_counted = mention.is_use
        || ["crate", "self", "super"].contains(&first.as_str())
        // A path that begins with another name was counted at the `use` of that name, unless the name stands for a module around.
        || matches!(
            resolve(modules, from, std::slice::from_ref(first)),
            Some(Target::Module(around)) if ancestors(modules, from).any(|ancestor| ancestor == around)
        );
    match resolve(modules, from, &mention.path).filter(|_| is_counted)? {
        Target::Module(module) | Target::Item(module) => Some(module),
        Target::Outside => None,
    }
}

/// The child of `parent` that is `module` or contains it.
fn child_above(modules: &[Module], parent: usize, module: usize) -> Option<usize> {
    ancestors(modules, module).find(|&above| modules[above].parent == Some(parent))
}

/// The module and the modules around it.
fn ancestors(modules: &[Module], module: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(module), |&module| modules[module].parent)
}

fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(" ")
}
