//! Resolves a path to the module that defines its name.

use super::read::Module;

/// The most `use` items between a name and its definition, so that circles of aliases end.
const MAX_ALIASES: u8 = 16;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Target {
    Module(usize),
    /// An item that the module defines.
    Item(usize),
    /// A name of another crate.
    Outside,
}

/// Resolves a path that stands in the module `from`; `None` if its first name is unknown there.
pub(super) fn resolve(modules: &[Module], from: usize, path: &[String]) -> Option<Target> {
    follow(modules, from, path, MAX_ALIASES)
}

fn follow(modules: &[Module], from: usize, path: &[String], aliases: u8) -> Option<Target> {
    let (mut at, mut is_known) = (from, false);
    for (place, name) in path.iter().enumerate() {
        match (name.as_str(), place) {
            ("crate", 0) => at = 0,
            ("self", 0) => {}
            ("super", _) => at = modules[at].parent.unwrap_or(0),
            _ => match find(modules, at, name, place + 1 == path.len(), aliases) {
                Some(Target::Module(module)) => at = module,
                Some(target) => return Some(target),
                // A macro may have defined the name.
                None => return is_known.then_some(Target::Item(at)),
            },
        }
        is_known = true;
    }
    Some(Target::Module(at))
}

fn find(modules: &[Module], at: usize, name: &str, is_last: bool, aliases: u8) -> Option<Target> {
    let module = &modules[at];
    if module.items.contains(name) && (is_last || !module.children.contains_key(name)) {
        return Some(Target::Item(at));
    }
    if let Some(&child) = module.children.get(name) {
        return Some(Target::Module(child));
    }
    let aliases = aliases.checked_sub(1)?;
    if let Some(path) = module.aliases.get(name) {
        return Some(follow(modules, at, path, aliases).unwrap_or(Target::Outside));
    }
    module.globs.iter().find_map(|glob| match follow(modules, at, glob, aliases) {
        Some(Target::Module(module)) => find(modules, module, name, is_last, aliases),
        _ => None,
    })
}
