//! Rust sources as `tidy` and `parity` read them: files, attributes, the names that items define and that `use` brings.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Attribute, Item, UseTree, Visibility};

/// The items of a file.
pub(crate) fn parse(file: &Path) -> Result<Vec<Item>, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed =
        syn::parse_file(&text).map_err(|error| format!("{}:{}: {error}", file.display(), error.span().start().line))?;
    Ok(parsed.items)
}

/// The file of the module whose children lie in a folder.
pub(crate) fn module_file(folder: &Path) -> PathBuf {
    let beside = folder.with_extension("rs");
    if beside.exists() { beside } else { folder.join("mod.rs") }
}

/// A name without `r#`.
pub(crate) fn plain(name: &Ident) -> String {
    name.unraw().to_string()
}

/// Whether an item is compiled only for tests.
pub(crate) fn is_test(item: &Item) -> bool {
    attributes(item).iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<Ident>().is_ok_and(|name| name == "test")
    })
}

/// The attributes of an item.
pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(syn::ItemConst { attrs, .. })
        | Item::Enum(syn::ItemEnum { attrs, .. })
        | Item::Fn(syn::ItemFn { attrs, .. })
        | Item::Impl(syn::ItemImpl { attrs, .. })
        | Item::Macro(syn::ItemMacro { attrs, .. })
        | Item::Mod(syn::ItemMod { attrs, .. })
        | Item::Static(syn::ItemStatic { attrs, .. })
        | Item::Struct(syn::ItemStruct { attrs, .. })
        | Item::Trait(syn::ItemTrait { attrs, .. })
        | Item::Type(syn::ItemType { attrs, .. })
        | Item::Use(syn::ItemUse { attrs, .. }) => attrs,
        _ => &[],
    }
}

/// The name and the visibility of what an item defines. A macro by example has no visibility of this kind.
pub(crate) fn defined(item: &Item) -> Option<(&Ident, &Visibility)> {
    match item {
        Item::Const(syn::ItemConst { ident, vis, .. })
        | Item::Enum(syn::ItemEnum { ident, vis, .. })
        | Item::Static(syn::ItemStatic { ident, vis, .. })
        | Item::Struct(syn::ItemStruct { ident, vis, .. })
        | Item::Trait(syn::ItemTrait { ident, vis, .. })
        | Item::Type(syn::ItemType { ident, vis, .. }) => Some((ident, vis)),
        Item::Fn(function) => Some((&function.sig.ident, &function.vis)),
        _ => None,
    }
}

/// Calls `f` for each name that a `use` brings, with its path, the name (`None` for `*`) and the line.
pub(crate) fn for_each_leaf(tree: &UseTree, f: &mut impl FnMut(&[String], Option<&str>, usize)) {
    walk(tree, &mut Vec::new(), f);
}

fn walk(tree: &UseTree, prefix: &mut Vec<String>, f: &mut impl FnMut(&[String], Option<&str>, usize)) {
    let mut leaf = |name: &Ident, alias: &Ident| {
        let (name, alias, line) = (plain(name), plain(alias), alias.span().start().line);
        match prefix.last() {
            Some(last) if name == "self" => f(prefix, Some(if alias == "self" { last } else { &alias }), line),
            _ => f(&[prefix.as_slice(), &[name]].concat(), Some(&alias), line),
        }
    };
    match tree {
        UseTree::Name(name) => leaf(&name.ident, &name.ident),
        UseTree::Rename(rename) => leaf(&rename.ident, &rename.rename),
        UseTree::Glob(glob) => f(prefix, None, glob.star_token.spans[0].start().line),
        UseTree::Group(group) => group.items.iter().for_each(|tree| walk(tree, prefix, f)),
        UseTree::Path(path) => {
            prefix.push(plain(&path.ident));
            walk(&path.tree, prefix, f);
            prefix.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{for_each_leaf, is_test};

    #[test]
    fn leaves_of_use_have_paths_and_names() {
        let import: syn::ItemUse = syn::parse_quote!(
            use a::{
                self,
                r#b::{self as c, d as e, *},
                f,
            };
        );
        let mut leaves = Vec::new();
        for_each_leaf(&import.tree, &mut |path, name, _| {
            leaves.push(format!("{} {}", path.join("::"), name.unwrap_or("*")));
        });
        assert_eq!(leaves, ["a a", "a::b c", "a::b::d e", "a::b *", "a::f f"]);
    }

    #[test]
    fn every_kind_of_item_may_be_for_tests_alone() {
        let items = ["const A: u8 = 1;", "static A: u8 = 1;", "type A = u8;", "use a::b;", "mod a;", "fn a() {}"];
        for item in items {
            let parse = |text: &str| syn::parse_str::<syn::Item>(text).expect("an item");
            assert!(is_test(&parse(&format!("#[cfg(test)] {item}"))), "{item}");
            assert!(!is_test(&parse(&format!("#[cfg(feature = \"a\")] {item}"))), "{item}");
        }
    }
}
