//! The attributes of a library's macros: of structs that `darling` fills, and of lists in the documentation of the macros
//! (`* On a field: ..`), which Damson's own tests hold to what is accepted.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Field, GenericArgument, Item, ItemFn, ItemStruct, PathArguments, Type};

use super::read::{self, What, World};
use super::resolve::is_macro;
use super::surface::{Kind, Surface};

/// The fields that `darling` fills by their names, and from no attribute.
const NOT_ATTRIBUTES: &[&str] = &["ident", "vis", "ty", "attrs", "data", "generics", "fields"];

/// Adds `#[Object] member: guard` and `cache_control(max_age)` for every macro of the crates.
pub(super) fn add(world: &World, surface: &mut Surface) {
    let macros: Vec<_> = items(world).filter(|item| is_macro(item)).filter_map(documented).collect();
    let structs: Vec<_> = items(world).filter_map(filled).collect();
    let mut texts: BTreeSet<String> = macros.iter().flat_map(|this| this.attributes(&macros)).collect();
    texts.extend(macros.iter().flat_map(Documented::nested));
    texts.extend(of_structs(&structs, &macros));
    surface.extend(texts.into_iter().map(|text| (text, Kind::Attribute)));
}

fn items(world: &World) -> impl Iterator<Item = &Item> {
    world.modules.iter().flat_map(|module| &module.bindings).filter_map(|binding| match &binding.what {
        What::Item(item) => Some(&**item),
        _ => None,
    })
}

/// A macro that takes attributes, and its documentation as one text, a list's item in one line.
struct Documented {
    name: String,
    text: String,
}

fn documented(item: &Item) -> Option<Documented> {
    let Item::Fn(function) = item else { return None };
    let is_attribute = function.attrs.iter().any(|attribute| attribute.path().is_ident("proc_macro_attribute"));
    let name = read::derived(function).or_else(|| is_attribute.then(|| function.sig.ident.to_string()))?;
    Some(Documented { name, text: documentation(function) })
}

fn documentation(function: &ItemFn) -> String {
    let mut text = String::new();
    for attribute in function.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) = &pair.value
        {
            let line = line.value();
            text.push_str(if line.starts_with("   ") { " " } else { "\n" });
            text.push_str(line.trim());
        }
    }
    text
}

impl Documented {
    /// The lists of the documentation; what has the attributes of another macro names it.
    fn attributes(&self, macros: &[Documented]) -> Vec<String> {
        let mut lists = self.lists();
        if self.text.contains("with the same attributes") {
            let is_named = |other: &&Documented| self.text.contains(&format!("[`macro@{}`]", other.name));
            let others = macros.iter().filter(is_named).flat_map(Documented::lists);
            lists.extend(others.filter(|(place, _)| *place != "type"));
        }
        let texts = lists.into_iter().flat_map(|(place, names)| names.into_iter().map(move |name| (place, name)));
        texts.map(|(place, name)| attribute(&self.name, place, &name)).collect()
    }

    fn lists(&self) -> Vec<(&'static str, Vec<String>)> {
        let lists = self.text.lines().filter_map(|line| line.strip_prefix("* ")?.split_once(": "));
        lists.filter_map(|(place, list)| Some((documented_place(place)?, names(list)))).collect()
    }

    /// The names within `name(..)`, wherever the documentation writes one.
    fn nested(&self) -> Vec<String> {
        let spans = self.text.split('`').skip(1).step_by(2);
        let calls = spans.filter_map(|span| span.strip_suffix(')')?.split_once('('));
        let inside = calls.filter(|(name, _)| is_name(name)).flat_map(|(name, inside)| {
            let parts = inside.split(", ").map(|part| part.split([' ', '(']).next().unwrap_or_default());
            parts.filter(|part| is_name(part)).map(move |part| format!("{name}({part})"))
        });
        inside.collect()
    }
}

fn documented_place(place: &str) -> Option<&'static str> {
    let (_, place) = place.split_once(' ')?;
    match place.split_once(' ')?.1 {
        "type" | "block" | "function" => Some("type"),
        "field" | "method" | "variant" => Some("member"),
        "argument" => Some("argument"),
        _ => None,
    }
}

/// The names in a list, without what stands in brackets behind them.
fn names(list: &str) -> Vec<String> {
    let (mut names, mut in_brackets) = (Vec::new(), false);
    for (index, part) in list.split('`').enumerate() {
        match index % 2 {
            0 => in_brackets = part.rfind(['(', ')']).map_or(in_brackets, |at| part[at..].starts_with('(')),
            _ if in_brackets => {}
            _ => names.push(part.split('(').next().unwrap_or_default().to_owned()),
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char == '_' || char.is_ascii_lowercase())
}

fn attribute(macro_name: &str, place: &str, name: &str) -> String {
    format!("#[{macro_name}] {place}: {name}")
}

/// A struct that `darling` fills from attributes.
fn filled(item: &Item) -> Option<&ItemStruct> {
    match item {
        Item::Struct(definition) if FROM_ITEMS.iter().chain(&["FromMeta"]).any(|name| derives(definition, name)) => {
            Some(definition)
        }
        _ => None,
    }
}

/// The traits whose structs have the parts of an item beside the attributes.
const FROM_ITEMS: &[&str] = &["FromField", "FromVariant", "FromDeriveInput"];

fn derives(definition: &ItemStruct, name: &str) -> bool {
    let lists = definition.attrs.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let mut names =
        lists.filter_map(|attribute| attribute.meta.require_list().ok()).flat_map(|list| list.tokens.clone());
    names.any(|token| token.to_string() == name)
}

fn of_structs(structs: &[&ItemStruct], macros: &[Documented]) -> Vec<String> {
    // The attribute under which a struct is filled that stands for no place of a macro.
    let mut nested: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut texts = Vec::new();
    for field in structs.iter().flat_map(|definition| attributes_of(definition)) {
        nested.entry(field.ty).or_default().insert(field.name);
    }
    for definition in structs {
        let name = definition.ident.to_string();
        let fields = attributes_of(definition);
        match place(&name, macros) {
            Some((macro_name, place)) => {
                texts.extend(fields.iter().map(|field| attribute(macro_name, place, &field.name)));
            }
            None => {
                for around in nested.get(&name).into_iter().flatten() {
                    texts.extend(fields.iter().map(|field| format!("{around}({})", field.name)));
                }
            }
        }
    }
    texts
}

struct Filled {
    name: String,
    /// The innermost type.
    ty: String,
}

fn attributes_of(definition: &ItemStruct) -> Vec<Filled> {
    let is_of_item = FROM_ITEMS.iter().any(|name| derives(definition, name));
    let fields = definition.fields.iter().filter_map(|field| {
        let own = field
            .ident
            .as_ref()
            .map(ToString::to_string)
            .filter(|name| !is_of_item || !NOT_ATTRIBUTES.contains(&name.as_str()));
        Some(Filled { name: renamed(field).or(own)?, ty: innermost(&field.ty) })
    });
    fields.collect()
}

/// The name of the innermost type: `CacheControl` of `Option<Vec<CacheControl>>`.
fn innermost(ty: &Type) -> String {
    let Type::Path(path) = ty else { return String::new() };
    let Some(segment) = path.path.segments.last() else { return String::new() };
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(innermost(ty)),
            _ => None,
        }),
        _ => None,
    }
    .unwrap_or_else(|| segment.ident.to_string())
}

/// The name in `#[darling(rename = "name")]`.
fn renamed(field: &Field) -> Option<String> {
    field.attrs.iter().filter(|attribute| attribute.path().is_ident("darling")).find_map(rename)
}

fn rename(attribute: &Attribute) -> Option<String> {
    let tokens: TokenStream = attribute.meta.require_list().ok()?.tokens.clone();
    let mut tokens = tokens.into_iter().skip_while(|token| token.to_string() != "rename").skip(2);
    match tokens.next()? {
        TokenTree::Literal(name) => Some(name.to_string().trim_matches('"').to_owned()),
        _ => None,
    }
}

/// The macro and the place that a struct stands for, by its name: `ObjectField`, `EnumItem`, `Argument`.
fn place<'m>(name: &str, macros: &'m [Documented]) -> Option<(&'m str, &'static str)> {
    let of = macros.iter().filter(|this| name.starts_with(&this.name)).max_by_key(|this| this.name.len());
    let (macro_name, rest) = match of {
        Some(of) => (of.name.as_str(), &name[of.name.len()..]),
        None if name == "Argument" => (macros.iter().find(|this| this.name == "Object")?.name.as_str(), name),
        None => return None,
    };
    match rest {
        "" => Some((macro_name, "type")),
        "Field" | "Item" | "Member" => Some((macro_name, "member")),
        "Argument" | "FieldArgument" => Some((macro_name, "argument")),
        _ => None,
    }
}
