//! The surface of a library: everything that a program can name, as text, with its kind.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, Meta, Path, Token, TraitItem, Visibility};

use super::read::World;
use super::resolve::{Target, is_macro};
use super::text::{Names, Writer};
use crate::source;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Module,
    Type,
    Trait,
    Function,
    Constant,
    Foreign,
    Macro,
    Attribute,
    Method,
    Field,
    Variant,
    Implementation,
}

/// Names with their kinds: `Context::data`, `Request.query`, `Value: From<String>`, `#[Object] member: guard`.
pub(super) type Surface = BTreeMap<String, Kind>;

/// The paths by which an item counts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Paths {
    /// The shortest, so that an item counts once.
    Shortest,
    All,
}

/// The implementations that a macro of the library itself writes.
const WRITTEN: &[(&str, &[&str])] = &[
    ("Scalar", &["InputType", "OutputType"]),
    ("Object", &["OutputType", "ObjectType"]),
    ("SimpleObject", &["OutputType", "ObjectType"]),
    ("Enum", &["InputType", "OutputType", "EnumType"]),
    ("InputObject", &["InputType", "InputObjectType"]),
];

/// The surface of the library whose facade is the crate `name`.
pub(super) fn surface(world: &World, name: &str, paths: Paths) -> Result<Surface, String> {
    let root = *world.roots.get(name).ok_or_else(|| format!("there is no crate {name}"))?;
    let items = world.public_paths(root);
    let mut names = items.clone();
    add_aliases(world, &mut names);
    let mut builder = Builder { world, names: &names, paths, surface: Surface::new() };
    for (target, paths) in &items {
        builder.add(target, paths);
    }
    for module in 0..world.modules.len() {
        world.modules[module].impls.iter().for_each(|block| builder.add_block(module, block));
    }
    Ok(builder.surface)
}

/// The members of a type belong to its aliases, too: `type Context<'a> = ContextBase<'a, ..>`.
fn add_aliases(world: &World, names: &mut Names) {
    let mut aliases = Vec::new();
    for (target, paths) in names.iter() {
        if let Some((module, syn::Type::Path(path))) = world.alias(target) {
            let segments: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            aliases.extend(world.resolve(module, &segments).into_iter().map(|target| (target, paths.clone())));
        }
    }
    for (target, paths) in aliases.into_iter().filter(|(target, _)| matches!(target, Target::Item(..))) {
        let all = names.entry(target).or_default();
        all.extend(paths);
        all.sort_by_key(|path| (path.matches("::").count(), path.len()));
    }
}

struct Builder<'w> {
    world: &'w World,
    names: &'w Names,
    paths: Paths,
    surface: Surface,
}

impl Builder<'_> {
    fn chosen<'p>(&self, paths: &'p [String]) -> &'p [String] {
        if self.paths == Paths::All { paths } else { &paths[..1] }
    }

    fn add(&mut self, target: &Target, paths: &[String]) {
        let Target::Item(module, binding) = *target else {
            let kind = if matches!(target, Target::Module(_)) { Kind::Module } else { Kind::Foreign };
            return self.put(paths, "", kind);
        };
        let Some(item) = self.world.item(module, binding) else { return };
        match item {
            item if is_macro(item) => self.add_macro(item, paths),
            Item::Trait(definition) => {
                self.put(paths, "", Kind::Trait);
                definition.items.iter().filter_map(trait_member).for_each(|name| self.put(paths, &name, Kind::Method));
            }
            Item::Fn(_) => self.put(paths, "", Kind::Function),
            Item::Const(_) | Item::Static(_) => self.put(paths, "", Kind::Constant),
            _ => self.put(paths, "", Kind::Type),
        }
        let members = self.names[target].as_slice();
        match item {
            Item::Struct(definition) => self.add_fields(members, &definition.fields),
            Item::Enum(definition) => {
                definition
                    .variants
                    .iter()
                    .for_each(|variant| self.put(members, &format!("::{}", variant.ident), Kind::Variant));
            }
            _ => {}
        }
        self.add_derived(module, members, source::attributes(item));
    }

    fn put(&mut self, paths: &[String], rest: &str, kind: Kind) {
        for path in self.chosen(paths) {
            self.surface.insert(format!("{path}{rest}"), kind);
        }
    }

    fn add_macro(&mut self, item: &Item, paths: &[String]) {
        let is = |name| source::attributes(item).iter().any(|attribute| attribute.path().is_ident(name));
        for path in self.chosen(paths) {
            let text = match () {
                () if is("proc_macro_derive") => format!("derive({path})"),
                () if is("proc_macro_attribute") => format!("#[{path}]"),
                () => format!("{path}!"),
            };
            self.surface.insert(text, Kind::Macro);
        }
    }

    fn add_fields(&mut self, paths: &[String], fields: &Fields) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
            let name = field.ident.as_ref().map_or(index.to_string(), ToString::to_string);
            self.put(paths, &format!(".{name}"), Kind::Field);
        }
    }

    fn add_derived(&mut self, module: usize, paths: &[String], attributes: &[Attribute]) {
        let generics = syn::Generics::default();
        for derived in attributes.iter().flat_map(derived) {
            let name = derived.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            match written(&name) {
                [] => {
                    let name = Writer::new(self.world, self.names, module, &generics).path(&derived);
                    self.put(paths, &format!(": {name}"), Kind::Implementation);
                }
                traits => self.add_written(paths, traits),
            }
        }
    }

    fn add_written(&mut self, paths: &[String], traits: &[&str]) {
        traits.iter().for_each(|name| self.put(paths, &format!(": {name}"), Kind::Implementation));
    }

    fn add_block(&mut self, module: usize, block: &ItemImpl) {
        let mut writer = Writer::new(self.world, self.names, module, &block.generics);
        let own = writer.own(&block.self_ty);
        match (&block.trait_, own) {
            (None, Some(paths)) => {
                let members = block.items.iter().filter_map(public_member);
                members.for_each(|name| self.put(paths, &name, Kind::Method));
            }
            (None, None) => {}
            (Some((path, _)), _) => {
                let ty = writer.ty(&block.self_ty);
                let name = writer.path(path);
                if writer.mentions_public && !writer.mentions_private {
                    let foreign = [ty];
                    let paths = own.unwrap_or(&foreign);
                    self.put(paths, &format!(": {name}"), Kind::Implementation);
                    self.add_written_by(paths, &block.attrs);
                }
            }
        }
        if let (None, Some(paths)) = (&block.trait_, own) {
            self.add_written_by(paths, &block.attrs);
        }
    }

    fn add_written_by(&mut self, paths: &[String], attributes: &[Attribute]) {
        for attribute in attributes {
            let name = attribute.path().segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            self.add_written(paths, written(&name));
        }
    }
}

fn written(name: &str) -> &'static [&'static str] {
    WRITTEN.iter().find(|(macro_name, _)| *macro_name == name).map_or(&[], |(_, traits)| traits)
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn public_member(item: &ImplItem) -> Option<String> {
    match item {
        ImplItem::Fn(method) if is_public(&method.vis) => Some(format!("::{}", method.sig.ident)),
        ImplItem::Const(constant) if is_public(&constant.vis) => Some(format!("::{}", constant.ident)),
        _ => None,
    }
}

fn trait_member(item: &TraitItem) -> Option<String> {
    match item {
        TraitItem::Fn(method) => Some(format!("::{}", method.sig.ident)),
        TraitItem::Const(constant) => Some(format!("::{}", constant.ident)),
        TraitItem::Type(ty) => Some(format!("::{}", ty.ident)),
        _ => None,
    }
}

/// The derived traits of an attribute, also under a condition: features are all on.
fn derived(attribute: &Attribute) -> Vec<Path> {
    let metas = match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            parts.into_iter().flatten().skip(1).collect()
        }
        meta => vec![meta.clone()],
    };
    let lists = metas.iter().filter(|meta| meta.path().is_ident("derive")).filter_map(|meta| meta.require_list().ok());
    let paths = lists.flat_map(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated));
    paths.flatten().collect()
}
