//! The crates of a library as they are written: modules, what they define, what they bring by `use`, and `impl` blocks, with
//! the calls of the library's own `macro_rules!` expanded. Tests are left out; every other condition is taken to hold.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, ImplItem, Item, ItemImpl, UseTree, Visibility};

use super::macro_rules::{self, Rules};

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
        let items = parse(file)?;
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
        // After all modules, since a macro may stand behind its calls.
        for (module, call) in std::mem::take(&mut reader.calls) {
            reader.expand(module, &call, MAX_CALLS)?;
        }
        for module in root..self.modules.len() {
            self.expand_members(module);
        }
        Ok(())
    }

    /// The code that a call of a macro stands for: of the nearest module that defines one of the name.
    fn expansion(&self, module: usize, call: &syn::Macro) -> Option<proc_macro2::TokenStream> {
        let name = call.path.segments.last()?.ident.to_string();
        let around = std::iter::successors(Some(module), |&module| self.modules[module].parent);
        let root = around.clone().last()?;
        let mut rules = around.chain(root..self.modules.len()).filter_map(|at| self.modules[at].macros.get(&name));
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
        items.into_iter().filter(|item| !is_test(attributes(item))).try_for_each(|item| self.read_item(module, item))
    }

    fn read_item(&mut self, module: usize, item: Item) -> Result<(), Box<dyn Error>> {
        match item {
            Item::Mod(child) => return self.read_module(module, child),
            Item::Use(import) => {
                let is_public = matches!(import.vis, Visibility::Public(_));
                self.read_use(module, &import.tree, &mut Vec::new(), is_public);
            }
            Item::Impl(block) => self.world.modules[module].impls.push(block),
            Item::Macro(call) => match &call.ident {
                None => self.calls.push((module, call.mac)),
                Some(name) => {
                    let name = name.to_string();
                    let rules = Rules::read(call.mac.tokens.clone());
                    if call.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
                        let root = self.root(module);
                        self.bind(root, &name, true, What::Item(Box::new(Item::Macro(call))));
                    }
                    self.world.modules[module].macros.insert(name, rules);
                }
            },
            item => {
                if let Some((name, visibility)) = defined(&item) {
                    let is_public = matches!(visibility, Visibility::Public(_));
                    self.bind(module, &name, is_public, What::Item(Box::new(item)));
                }
            }
        }
        Ok(())
    }

    fn root(&self, module: usize) -> usize {
        std::iter::successors(Some(module), |&module| self.world.modules[module].parent).last().unwrap_or(module)
    }

    fn bind(&mut self, module: usize, name: &str, is_public: bool, what: What) {
        let name = name.trim_start_matches("r#").to_owned();
        self.world.modules[module].bindings.push(Binding { name, is_public, what });
    }

    fn read_module(&mut self, parent: usize, module: syn::ItemMod) -> Result<(), Box<dyn Error>> {
        let child = self.world.modules.len();
        self.world.modules.push(Module { parent: Some(parent), ..Module::default() });
        let name = module.ident.to_string();
        self.bind(parent, &name, matches!(module.vis, Visibility::Public(_)), What::Module(child));
        self.folder.push(name.trim_start_matches("r#"));
        let items = match module.content {
            Some((_, items)) => items,
            None => {
                let beside = self.folder.with_extension("rs");
                parse(&if beside.exists() { beside } else { self.folder.join("mod.rs") })?
            }
        };
        self.read_items(child, items)?;
        self.folder.pop();
        Ok(())
    }

    fn read_use(&mut self, module: usize, tree: &UseTree, prefix: &mut Vec<String>, is_public: bool) {
        let mut leaf = |name: &syn::Ident, alias: &syn::Ident| {
            let path = match name == "self" {
                true => prefix.clone(),
                false => [prefix.as_slice(), &[name.to_string().trim_start_matches("r#").to_owned()]].concat(),
            };
            let alias = match path.last() {
                Some(last) if alias == "self" => last.clone(),
                _ => alias.to_string(),
            };
            self.bind(module, &alias, is_public, What::Use(path));
        };
        match tree {
            UseTree::Name(name) => leaf(&name.ident, &name.ident),
            UseTree::Rename(rename) => leaf(&rename.ident, &rename.rename),
            UseTree::Glob(_) => self.world.modules[module].globs.push(Glob { path: prefix.clone(), is_public }),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.read_use(module, tree, prefix, is_public));
            }
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string().trim_start_matches("r#").to_owned());
                self.read_use(module, &path.tree, prefix, is_public);
                prefix.pop();
            }
        }
    }

    /// Reads what a call of a macro defines; one that the library does not define itself is passed over.
    fn expand(&mut self, module: usize, call: &syn::Macro, calls: u8) -> Result<(), Box<dyn Error>> {
        let (Some(code), Some(calls)) = (self.world.expansion(module, call), calls.checked_sub(1)) else {
            return Ok(());
        };
        if let Ok(file) = syn::parse2::<syn::File>(code) {
            self.read_items(module, file.items)?;
            for (module, call) in std::mem::take(&mut self.calls) {
                self.expand(module, &call, calls)?;
            }
        }
        Ok(())
    }
}

fn parse(file: &Path) -> Result<Vec<Item>, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed =
        syn::parse_file(&text).map_err(|error| format!("{}:{}: {error}", file.display(), error.span().start().line))?;
    Ok(parsed.items)
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
    })
}

/// The attributes of an item.
pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(syn::ItemConst { attrs, .. })
        | Item::Enum(syn::ItemEnum { attrs, .. })
        | Item::Fn(syn::ItemFn { attrs, .. })
        | Item::Impl(ItemImpl { attrs, .. })
        | Item::Macro(syn::ItemMacro { attrs, .. })
        | Item::Mod(syn::ItemMod { attrs, .. })
        | Item::Struct(syn::ItemStruct { attrs, .. })
        | Item::Trait(syn::ItemTrait { attrs, .. })
        | Item::Use(syn::ItemUse { attrs, .. }) => attrs,
        _ => &[],
    }
}

/// The name and the visibility of what an item defines. A macro has its name, and is public.
fn defined(item: &Item) -> Option<(String, &Visibility)> {
    let (ident, visibility) = match item {
        Item::Const(syn::ItemConst { ident, vis, .. })
        | Item::Enum(syn::ItemEnum { ident, vis, .. })
        | Item::Static(syn::ItemStatic { ident, vis, .. })
        | Item::Struct(syn::ItemStruct { ident, vis, .. })
        | Item::Trait(syn::ItemTrait { ident, vis, .. })
        | Item::Type(syn::ItemType { ident, vis, .. }) => (ident, vis),
        Item::Fn(function) => {
            return Some((derived(function).unwrap_or(function.sig.ident.to_string()), &function.vis));
        }
        _ => return None,
    };
    Some((ident.to_string(), visibility))
}

/// The name of the derive macro that a function is.
pub(super) fn derived(function: &syn::ItemFn) -> Option<String> {
    let attribute = function.attrs.iter().find(|attribute| attribute.path().is_ident("proc_macro_derive"))?;
    let tokens = attribute.meta.require_list().ok()?.tokens.clone();
    tokens.into_iter().next().map(|name| name.to_string())
}
