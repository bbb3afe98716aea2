//! The attributes of a library's macros: of structs that `darling` fills, and of the table in the documentation of each macro,
//! which Damson's own tests hold to what is accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Expr, ExprLit, Field, GenericArgument, Item, ItemStruct, Lit, LitStr, Meta, PathArguments, Type};

use super::read::{self, What, World};
use super::surface::{Kind, Surface};

/// The fields that `darling` fills by their names, and from no attribute.
const NOT_ATTRIBUTES: &[&str] = &["ident", "vis", "ty", "attrs", "data", "generics", "fields"];

/// Adds `#[Object] member: guard` and `cache_control(max_age)` for every macro of the crates.
pub(super) fn add(world: &World, surface: &mut Surface) {
    let macros: Vec<_> = items(world).filter_map(|(folder, item)| documented(folder, item)).collect();
    let structs: Vec<_> = items(world).filter_map(|(_, item)| filled(item)).collect();
    let mut texts: BTreeSet<String> = macros.iter().flat_map(|this| this.attributes(&macros)).collect();
    texts.extend(macros.iter().flat_map(Documented::nested));
    texts.extend(of_structs(&structs, &macros));
    surface.extend(texts.into_iter().map(|text| (text, Kind::Attribute)));
}

/// All items, with the folder of the file of their crate's root if they stand in it.
fn items(world: &World) -> impl Iterator<Item = (&Path, &Item)> {
    let bindings = world.modules.iter().flat_map(|module| module.bindings.iter().map(move |binding| (module, binding)));
    bindings.filter_map(|(module, binding)| match &binding.what {
        What::Item(item) => Some((module.folder.as_path(), &**item)),
        _ => None,
    })
}

/// A macro that takes attributes, and its documentation.
struct Documented {
    name: String,
    text: String,
}

fn documented(folder: &Path, item: &Item) -> Option<Documented> {
    let Item::Fn(function) = item else { return None };
    let is_attribute = function.attrs.iter().any(|attribute| attribute.path().is_ident("proc_macro_attribute"));
    let name = read::derived(function).or_else(|| is_attribute.then(|| function.sig.ident.to_string()))?;
    let lines: Vec<_> = function.attrs.iter().filter_map(|attribute| documentation(folder, attribute)).collect();
    Some(Documented { name, text: lines.join("\n") })
}

/// A line of documentation, or a page that is included.
fn documentation(folder: &Path, attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    match &pair.value {
        _ if !pair.path.is_ident("doc") => None,
        Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
        Expr::Macro(include) => {
            let page: LitStr = include.mac.parse_body().ok()?;
            fs::read_to_string(folder.join(page.value())).ok()
        }
        _ => None,
    }
}

impl Documented {
    /// The marks of its table, and those of another macro's members if it says that their attributes are its own.
    fn attributes(&self, macros: &[Documented]) -> Vec<String> {
        let mut marked = self.marked();
        if let Some((_, rest)) = self.text.split_once("attributes are those of [`") {
            let others = macros.iter().filter(|other| rest.split('`').next() == Some(&other.name));
            marked.extend(others.flat_map(Documented::marked).filter(|(place, _)| *place != "type"));
        }
        marked.iter().map(|(place, name)| attribute(&self.name, place, name)).collect()
    }

    /// Places and names, from the table of attributes.
    fn marked(&self) -> Vec<(&'static str, &str)> {
        let mut rows =
            self.text.lines().filter(|line| line.starts_with('|')).map(|line| line.split('|').map(str::trim));
        let places: Vec<_> = rows.next().into_iter().flatten().map(documented_place).collect();
        let marked = rows.flat_map(|row| {
            let name = row.clone().nth(1).map_or("", name_in);
            let cells = row.zip(&places).filter(|(cell, _)| *cell == "✓");
            cells.filter_map(move |(_, place)| Some(((*place)?, name)))
        });
        marked.collect()
    }

    /// The names within `name(..)`: those that stand there, or in the row's meaning where two dots stand for them.
    fn nested(&self) -> Vec<String> {
        let rows = self.text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
        let calls = rows.filter_map(|(cell, rest)| Some((cell.strip_suffix(')')?.split_once('(')?, rest)));
        let inside = calls.filter(|((name, _), _)| is_name(name)).flat_map(|((name, inside), rest)| {
            let parts: Vec<_> = match inside {
                ".." => rest.split('`').skip(1).step_by(2).collect(),
                _ => inside.split(", ").collect(),
            };
            let parts = parts.into_iter().map(name_in).filter(|part| is_name(part));
            parts.map(move |part| format!("{name}({part})"))
        });
        inside.collect()
    }
}

fn documented_place(heading: &str) -> Option<&'static str> {
    match heading {
        "type" | "block" | "function" => Some("type"),
        "field" | "method" | "variant" => Some("member"),
        "argument" => Some("argument"),
        _ => None,
    }
}

/// The name at the start of a text such as `` `name = ".."` ``.
fn name_in(text: &str) -> &str {
    let text = text.trim_start_matches('`');
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
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
