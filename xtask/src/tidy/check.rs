//! The faults of a crate: uses that point up, circles, and modules that the list of floors lacks or invents.

use std::collections::BTreeSet;

use super::floors::Floors;
use super::graph::{Graph, Place};
use super::read::Module;

/// The number of places that are shown for one arrow.
const PLACES: usize = 5;

/// The faults of one crate.
pub(super) fn check(name: &str, modules: &[Module], table: &[Floors]) -> Vec<String> {
    let mut faults = Vec::new();
    for (parent, module) in modules.iter().enumerate() {
        let path = path(name, modules, parent);
        let graph = Graph::new(modules, parent);
        if let Some(block) = table.iter().find(|block| block.path == path) {
            let check = Check { path: &path, block, graph: &graph };
            faults.extend(check.listing());
            faults.extend(check.upward_arrows());
            faults.extend(check.circles());
        } else if module.parent.is_none() && !module.children.is_empty() {
            faults.push(format!(
                "{path}: this module has no floors; add a block \"```floors {path}\" in ARCHITECTURE.md"
            ));
        }
    }
    faults
}

/// The path of a module, as the blocks of ARCHITECTURE.md write it.
pub(super) fn path(name: &str, modules: &[Module], module: usize) -> String {
    match modules[module].parent {
        None => name.to_owned(),
        Some(parent) => format!("{}::{}", path(name, modules, parent), modules[module].name),
    }
}

struct Check<'c> {
    path: &'c str,
    block: &'c Floors,
    graph: &'c Graph,
}

impl Check<'_> {
    /// The modules that the block lists twice, lists without reason, or leaves out.
    fn listing(&self) -> Vec<String> {
        let (mut faults, mut listed) = (Vec::new(), BTreeSet::new());
        for floor in &self.block.floors {
            for module in &floor.modules {
                let fault = match (self.graph.children.contains(module), listed.insert(module)) {
                    (true, true) => continue,
                    (true, false) => "the module is listed twice",
                    (false, _) => "there is no such module; remove it",
                };
                faults.push(format!("ARCHITECTURE.md:{}: {}::{module}: {fault}", floor.line, self.path));
            }
        }
        let lacking = self.graph.children.iter().filter(|child| !listed.contains(child));
        faults.extend(lacking.map(|child| format!("{}: {child} is not listed on any floor", self.path)));
        faults
    }

    fn upward_arrows(&self) -> impl Iterator<Item = String> {
        let height = |name: &String| self.block.floors.iter().position(|floor| floor.modules.contains(name));
        let points_up = move |from, to| height(from).zip(height(to)).is_some_and(|(from, to)| from > to);
        let upward = self.graph.arrows.iter().filter(move |((from, to), _)| points_up(from, to));
        upward.map(|((from, to), places)| {
            format!("{}: {from} uses {to}, which stands above it{}", self.path, list(places))
        })
    }

    /// A floor has no circle, unless its line says that it is one; then it must be one.
    fn circles(&self) -> Vec<String> {
        let (circles, mut faults) = (self.graph.circles(), Vec::new());
        for floor in &self.block.floors {
            let is_on_floor = |name: &&str| floor.modules.iter().any(|module| module == name);
            let mut within = circles.iter().filter(|circle| circle.iter().all(is_on_floor));
            if !floor.is_circle {
                faults.extend(within.map(|circle| circle_fault(self.path, self.graph, circle)));
            } else if !within.any(|circle| circle.len() == floor.modules.len()) {
                let fault = "these modules do not form one circle; list the modules outside it on floors of their own";
                faults.push(format!("ARCHITECTURE.md:{}: {}: {fault}", floor.line, self.path));
            }
        }
        faults
    }
}

fn circle_fault(path: &str, graph: &Graph, circle: &BTreeSet<&str>) -> String {
    let mut fault = format!("{path}: a circle of {}", Vec::from_iter(circle.iter().copied()).join(", "));
    for ((from, to), places) in &graph.arrows {
        if circle.contains(from.as_str()) && circle.contains(to.as_str()) {
            fault.push_str(&format!("\n  {from} uses {to}{}", list(places)));
        }
    }
    fault
}

fn list(places: &[Place]) -> String {
    let mut told: String = places.iter().take(PLACES).map(|place| format!("\n    {place}")).collect();
    if places.len() > PLACES {
        told.push_str(&format!("\n    and {} more", places.len() - PLACES));
    }
    told
}
