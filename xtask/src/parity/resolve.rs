//! The targets of paths, and the paths by which a program reaches public items.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, Type};

use super::read::{What, World};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Module(usize),
    /// A binding of a module.
    Item(usize, usize),
    /// The path of something in a crate that is not read.
    Outside(Vec<String>),
}

/// The names that are being looked up, so that circles of `use` end.
type Trail = Vec<(usize, String)>;

impl World {
    pub(super) fn item(&self, module: usize, binding: usize) -> Option<&Item> {
        match &self.modules[module].bindings[binding].what {
            What::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The type that an alias stands for, and the module around it.
    pub(super) fn alias(&self, target: &Target) -> Option<(usize, &Type)> {
        let Target::Item(module, binding) = *target else { return None };
        match self.item(module, binding)? {
            Item::Type(alias) => Some((module, &alias.ty)),
            _ => None,
        }
    }

    /// The targets of a path in a module: several where a macro and a type share the name.
    pub(super) fn resolve(&self, from: usize, path: &[String]) -> Vec<Target> {
        self.follow(from, path, &mut Trail::new())
    }

    fn follow(&self, from: usize, path: &[String], trail: &mut Trail) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else { return vec![Target::Module(from)] };
        let mut targets = match first.as_str() {
            "crate" => vec![Target::Module(self.root(from))],
            "self" => vec![Target::Module(from)],
            "super" => vec![Target::Module(self.modules[from].parent.unwrap_or(from))],
            name => match (self.find(from, name, false, trail), self.roots.get(name)) {
                (found, _) if !found.is_empty() => found,
                (_, Some(&root)) => vec![Target::Module(root)],
                _ => return vec![Target::Outside(path.to_vec())],
            },
        };
        for name in rest {
            let mut next = Vec::new();
            for target in targets {
                match target {
                    Target::Module(module) if name == "super" => {
                        next.push(Target::Module(self.modules[module].parent.unwrap_or(module)));
                    }
                    Target::Module(module) => next.extend(self.find(module, name, false, trail)),
                    Target::Outside(mut path) => {
                        path.push(name.clone());
                        next.push(Target::Outside(path));
                    }
                    // A variant, or what belongs to a type.
                    Target::Item(..) => {}
                }
            }
            targets = next;
        }
        targets
    }

    fn find(&self, module: usize, name: &str, only_public: bool, trail: &mut Trail) -> Vec<Target> {
        let place = (module, name.to_owned());
        if trail.contains(&place) {
            return Vec::new();
        }
        trail.push(place);
        let mut found = self.find_own(module, name, only_public, trail);
        for glob in self.modules[module].globs.iter().filter(|glob| glob.is_public || !only_public) {
            for target in self.follow(module, &glob.path, trail) {
                let Target::Module(inside) = target else { continue };
                // A name shadows one that `*` brings, unless one is a macro's and the other a type's.
                let brought = self.find(inside, name, only_public, trail);
                let is_free = |target: &Target| found.iter().all(|own| self.is_macro(own) != self.is_macro(target));
                let brought: Vec<_> = brought.into_iter().filter(is_free).collect();
                found.extend(brought);
            }
        }
        trail.pop();
        found.sort();
        found.dedup();
        found
    }

    fn find_own(&self, module: usize, name: &str, only_public: bool, trail: &mut Trail) -> Vec<Target> {
        let mut found = Vec::new();
        for (index, binding) in self.modules[module].bindings.iter().enumerate() {
            if binding.name == name && (binding.is_public || !only_public) {
                match &binding.what {
                    What::Module(child) => found.push(Target::Module(*child)),
                    What::Item(_) => found.push(Target::Item(module, index)),
                    What::Use(path) => found.extend(self.follow(module, path, trail)),
                }
            }
        }
        found
    }

    fn is_macro(&self, target: &Target) -> bool {
        let Target::Item(module, binding) = target else { return false };
        self.item(*module, *binding).is_some_and(is_macro)
    }

    /// Everything that is public, with the path that a program writes, without the name of the crate.
    pub(super) fn public_paths(&self, root: usize) -> BTreeMap<Target, Vec<String>> {
        let mut paths = BTreeMap::new();
        self.walk(root, &mut vec![root], "", &mut paths);
        for paths in paths.values_mut() {
            paths.sort_by_key(|path: &String| (path.matches("::").count(), path.len(), path.clone()));
        }
        paths
    }

    fn walk(&self, module: usize, around: &mut Vec<usize>, prefix: &str, paths: &mut BTreeMap<Target, Vec<String>>) {
        for name in self.public_names(module, &mut BTreeSet::new()) {
            let path = format!("{prefix}{name}");
            for target in self.find(module, &name, true, &mut Trail::new()) {
                paths.entry(target.clone()).or_default().push(path.clone());
                match target {
                    Target::Module(inside) if !around.contains(&inside) => {
                        around.push(inside);
                        self.walk(inside, around, &format!("{path}::"), paths);
                        around.pop();
                    }
                    _ => {}
                }
            }
        }
    }

    fn public_names(&self, module: usize, seen: &mut BTreeSet<usize>) -> BTreeSet<String> {
        if !seen.insert(module) {
            return BTreeSet::new();
        }
        let bindings = self.modules[module].bindings.iter().filter(|binding| binding.is_public);
        let mut names: BTreeSet<_> = bindings.map(|binding| binding.name.clone()).collect();
        for glob in self.modules[module].globs.iter().filter(|glob| glob.is_public) {
            for target in self.resolve(module, &glob.path) {
                if let Target::Module(inside) = target {
                    names.extend(self.public_names(inside, seen));
                }
            }
        }
        names
    }
}

/// Whether an item is a macro, which has its name beside a type's.
pub(super) fn is_macro(item: &Item) -> bool {
    match item {
        Item::Macro(_) => true,
        Item::Fn(function) => function.attrs.iter().any(|attribute| {
            attribute.path().get_ident().is_some_and(|name| name.to_string().starts_with("proc_macro"))
        }),
        _ => false,
    }
}
