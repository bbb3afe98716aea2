//! The modules of a crate without their tests: names, and the paths in the code.
//!
//! This module knows files and syntax; `resolve` follows the paths.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse};

use crate::source;

/// A module. The list of a crate's modules begins with the root, and a parent stands before its children.
#[derive(Default)]
pub(super) struct Module {
    pub(super) name: String,
    /// Relative to the project.
    pub(super) file: PathBuf,
    pub(super) parent: Option<usize>,
    pub(super) children: BTreeMap<String, usize>,
    /// The names of the items that the module defines.
    pub(super) items: BTreeSet<String>,
    /// The names that `use` brings, with their paths.
    pub(super) aliases: BTreeMap<String, Vec<String>>,
    /// The paths before `::*`.
    pub(super) globs: Vec<Vec<String>>,
    pub(super) mentions: Vec<Mention>,
}

/// A path of two or more segments that the module mentions.
pub(super) struct Mention {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
    pub(super) is_use: bool,
}

/// Reads all modules of the crate in a folder; `root` is the project's folder.
pub(super) fn read(root: &Path, folder: &Path) -> Result<Vec<Module>, Box<dyn Error>> {
    let src = folder.join("src");
    let file = ["lib.rs", "main.rs"].map(|name| src.join(name)).into_iter().find(|file| file.exists());
    let file = file.ok_or_else(|| format!("{} has neither lib.rs nor main.rs", src.display()))?;
    let mut reader = Reader { root, modules: Vec::new(), current: 0, folder: src };
    reader.modules.push(Module::default());
    reader.read_file(&file)?;
    Ok(reader.modules)
}

struct Reader<'r> {
    root: &'r Path,
    modules: Vec<Module>,
    current: usize,
    /// The folder of the current module's children.
    folder: PathBuf,
}

impl Reader<'_> {
    fn read_file(&mut self, file: &Path) -> Result<(), Box<dyn Error>> {
        let items = source::parse(file)?;
        self.modules[self.current].file = file.strip_prefix(self.root).unwrap_or(file).to_owned();
        self.read_items(&items)
    }

    fn read_items(&mut self, items: &[Item]) -> Result<(), Box<dyn Error>> {
        for item in items.iter().filter(|item| !source::is_test(item)) {
            match item {
                Item::Mod(module) => self.read_module(module)?,
                Item::Use(import) => {
                    self.define_aliases(import);
                    self.visit_item_use(import);
                }
                other => {
                    self.modules[self.current].items.extend(defined_name(other).map(source::plain));
                    self.visit_item(other);
                }
            }
        }
        Ok(())
    }

    fn read_module(&mut self, module: &ItemMod) -> Result<(), Box<dyn Error>> {
        let (parent, name) = (self.current, source::plain(&module.ident));
        let child = Module {
            name: name.clone(),
            file: self.modules[parent].file.clone(),
            parent: Some(parent),
            ..Module::default()
        };
        self.current = self.modules.len();
        self.modules.push(child);
        self.modules[parent].children.insert(name.clone(), self.current);
        self.folder.push(&name);
        match &module.content {
            Some((_, items)) => self.read_items(items)?,
            None => self.read_file(&source::module_file(&self.folder))?,
        }
        self.folder.pop();
        self.current = parent;
        Ok(())
    }

    fn define_aliases(&mut self, import: &ItemUse) {
        let module = &mut self.modules[self.current];
        source::for_each_leaf(&import.tree, &mut |path, alias, _| match alias {
            Some(alias) => drop(module.aliases.insert(alias.to_owned(), path.to_vec())),
            None => module.globs.push(path.to_vec()),
        });
    }

    fn mention(&mut self, path: Vec<String>, line: usize, is_use: bool) {
        if path.len() > 1 {
            self.modules[self.current].mentions.push(Mention { path, line, is_use });
        }
    }

    /// Reads the paths in a macro's tokens that begin with a keyword. Only the macro knows whether other tokens are paths.
    fn scan(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Ident(first) if ["crate", "self", "super"].iter().any(|keyword| first == keyword) => {
                    let line = first.span().start().line;
                    let mut path = vec![first.to_string()];
                    while tokens.next_if(is_colon).is_some() && tokens.next_if(is_colon).is_some() {
                        let Some(TokenTree::Ident(name)) = tokens.next_if(|token| matches!(token, TokenTree::Ident(_)))
                        else {
                            break;
                        };
                        path.push(source::plain(&name));
                    }
                    self.mention(path, line, false);
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !source::is_test(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        source::for_each_leaf(&import.tree, &mut |path, _, line| self.mention(path.to_vec(), line, true));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first()
        {
            let line = first.ident.span().start().line;
            self.mention(path.segments.iter().map(|segment| source::plain(&segment.ident)).collect(), line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.scan(call.tokens.clone());
    }

    // `pub(in path)` names an ancestor without using it.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

/// The name of what an item defines, if it has one.
fn defined_name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Macro(defined) => defined.ident.as_ref(),
        item => source::defined(item).map(|(name, _)| name),
    }
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}
