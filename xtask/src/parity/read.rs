//! The crates of a library as they are written: modules, what they define, what they bring by `use`, and `impl` blocks, with
//! the calls of the library's own `macro_rules!` expanded. Tests are left out; every other condition is taken to hold.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use syn::{ImplItem, Item, ItemImpl, ItemUse, Visibility};

use super::macro_rules::{self, Rules};
use crate::source;

/// The depth to which calls of macros are expanded.
const MAX_CALLS: u8 = 16;

/// All crates of a library.
#[derive(Default)]
pub(super) struct World {
    pub(super) modules: Vec<Module>,
    /// The root modules, by the names of their crates.
    pub(super) roots: BTreeMap<String, usize>,
}

#[derive(Default)]
pub(super) struct Module {
    pub(super) parent: Option<usize>,
    pub(super) bindings: Vec<Binding>,
    pub(super) globs: Vec<Glob>,
    pub(super) impls: Vec<ItemImpl>,
    macros: BTreeMap<String, Rules>,
    /// Of a crate's root: where its file lies.
    pub(super) folder: PathBuf,
}

/// A name in a module.
pub(super) struct Binding {
    pub(super) name: String,
    pub(super) is_public: bool,
    pub(super) what: What,
}

pub(super) enum What {
    Module(usize),
    Item(Box<Item>),
    Use(Vec<String>),
}

/// `use path::*`
pub(super) struct Glob {
    pub(super) path: Vec<String>,
    pub(super) is_public: bool,
}

impl World {
    /// Reads a crate, by the file of its root.
    pub(super) fn add_crate(&mut self, name: &str, file: &Path) -> Result<(), Box<dyn Error>> {
        let items = source::parse(file)?;
        self.add_root(name, items, file.parent().unwrap_or(file))
    }

    /// Reads a crate that is one text.
    #[cfg(test)]
    pub(super) fn add_text(&mut self, name: &str, text: &str) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        self.add_root(name, file.items, Path::new("")).expect("no other file is read");
    }

    fn add_root(&mut self, name: &str, items: Vec<Item>, folder: &Path) -> Result<(), Box<dyn Error>> {
        let root = self.modules.len();
        self.modules.push(Module { folder: folder.to_owned(), ..Module::default() });
        self.roots.insert(name.replace('-', "_"), root);
        let mut reader = Reader { world: self, folder: folder.to_owned(), calls: Vec::new() };
        reader.read_items(root, items)?;
        // After all modules, since a macro may stand behind its calls. A round expands the calls that the one before found.
        for _ in 0..MAX_CALLS {
            for (module, call) in std::mem::take(&mut reader.calls) {
                reader.expand(module, &call)?;
            }
        }
        for module in root..self.modules.len() {
            self.expand_members(module);
        }
        Ok(())
    }

    /// The root of a module's crate.
    pub(super) fn root(&self, module: usize) -> usize {
        self.around(module).last().unwrap_or(module)
    }

    /// The module and those around it.
    fn around(&self, module: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(module), |&module| self.modules[module].parent)
    }

    /// The code that a call of a macro stands for: of the nearest module that defines one of the name.
    fn expansion(&self, module: usize, call: &syn::Macro) -> Option<proc_macro2::TokenStream> {
        let name = call.path.segments.last()?.ident.to_string();
        let mut rules = self
            .around(module)
            .chain(self.root(module)..self.modules.len())
            .filter_map(|at| self.modules[at].macros.get(&name));
        rules.find_map(|rules| rules.expand(call.tokens.clone()))
    }

    fn expand_members(&mut self, module: usize) {
        let mut impls = std::mem::take(&mut self.modules[module].impls);
        for block in &mut impls {
            for _ in 0..MAX_CALLS {
                for item in std::mem::take(&mut block.items) {
                    let code = match &item {
                        ImplItem::Macro(call) => self.expansion(module, &call.mac),
                        _ => None,
                    };
                    match code.map(macro_rules::members) {
                        Some(Ok(members)) => block.items.extend(members),
                        _ => block.items.push(item),
                    }
                }
            }
        }
        self.modules[module].impls = impls;
    }
}

struct Reader<'w> {
    world: &'w mut World,
    /// Where the current module's children lie.
    folder: PathBuf,
    calls: Vec<(usize, syn::Macro)>,
}

impl Reader<'_> {
    fn read_items(&mut self, module: usize, items: Vec<Item>) -> Result<(), Box<dyn Error>> {
        items.into_iter().filter(|item| !source::is_test(item)).try_for_each(|item| self.read_item(module, item))
    }

    fn read_item(&mut self, module: usize, item: Item) -> Result<(), Box<dyn Error>> {
        match item {
            Item::Mod(child) => return self.read_module(module, child),
            Item::Use(import) => self.read_use(module, &import),
            Item::Impl(block) => self.world.modules[module].impls.push(block),
            Item::Macro(call) => match &call.ident {
                None => self.calls.push((module, call.mac)),
                Some(name) => {
                    let name = source::plain(name);
                    let rules = Rules::read(call.mac.tokens.clone());
                    if call.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
                        let root = self.world.root(module);
                        self.bind(root, name.clone(), true, What::Item(Box::new(Item::Macro(call))));
                    }
                    self.world.modules[module].macros.insert(name, rules);
                }
            },
            item => {
                if let Some((name, visibility)) = defined(&item) {
                    let is_public = matches!(visibility, Visibility::Public(_));
                    self.bind(module, name, is_public, What::Item(Box::new(item)));
                }
            }
        }
        Ok(())
    }

    fn bind(&mut self, module: usize, name: String, is_public: bool, what: What) {
        self.world.modules[module].bindings.push(Binding { name, is_public, what });
    }

    fn read_module(&mut self, parent: usize, module: syn::ItemMod) -> Result<(), Box<dyn Error>> {
        let child = self.world.modules.len();
        self.world.modules.push(Module { parent: Some(parent), ..Module::default() });
        let name = source::plain(&module.ident);
        self.folder.push(&name);
        self.bind(parent, name, matches!(module.vis, Visibility::Public(_)), What::Module(child));
        let items = match module.content {
            Some((_, items)) => items,
            None => source::parse(&source::module_file(&self.folder))?,
        };
        self.read_items(child, items)?;
        self.folder.pop();
        Ok(())
    }

    fn read_use(&mut self, module: usize, import: &ItemUse) {
        let is_public = matches!(import.vis, Visibility::Public(_));
        source::for_each_leaf(&import.tree, &mut |path, name, _| match name {
            Some(name) => self.bind(module, name.to_owned(), is_public, What::Use(path.to_vec())),
            None => self.world.modules[module].globs.push(Glob { path: path.to_vec(), is_public }),
        });
    }

    /// Reads the items that a call of a macro defines. A macro that the library does not define itself is passed over.
    fn expand(&mut self, module: usize, call: &syn::Macro) -> Result<(), Box<dyn Error>> {
        match self.world.expansion(module, call).map(syn::parse2::<syn::File>) {
            Some(Ok(file)) => self.read_items(module, file.items),
            _ => Ok(()),
        }
    }
}

/// The name that an item defines, and its visibility. A derive macro has the name of the derive, and is public.
fn defined(item: &Item) -> Option<(String, &Visibility)> {
    let (name, visibility) = source::defined(item)?;
    let derived = if let Item::Fn(function) = item { derived(function) } else { None };
    Some((derived.unwrap_or_else(|| source::plain(name)), visibility))
}

/// The name of the derive macro that a function is.
pub(super) fn derived(function: &syn::ItemFn) -> Option<String> {
    let attribute = function.attrs.iter().find(|attribute| attribute.path().is_ident("proc_macro_derive"))?;
    let tokens = attribute.meta.require_list().ok()?.tokens.clone();
    tokens.into_iter().next().map(|name| name.to_string())
}
