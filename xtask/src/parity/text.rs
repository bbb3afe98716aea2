//! Types and traits as text that is the same in two libraries: without lifetimes, `_` for every parameter, own types by the
//! names that a program knows, types of other crates by crate and name.

use std::collections::{BTreeMap, BTreeSet};

use syn::{GenericArgument, Generics, PathArguments, Type, TypeParamBound};

use super::read::World;
use super::resolve::Target;

/// The public names of the library's own items, the shortest first.
pub(super) type Names = BTreeMap<Target, Vec<String>>;

/// Writes what stands in one `impl` block.
pub(super) struct Writer<'w> {
    world: &'w World,
    names: &'w Names,
    module: usize,
    parameters: BTreeSet<String>,
    /// Whether something was written that belongs to the library and is public.
    pub(super) mentions_public: bool,
    /// Whether something was written that no program can name.
    pub(super) mentions_private: bool,
}

impl<'w> Writer<'w> {
    pub(super) fn new(world: &'w World, names: &'w Names, module: usize, generics: &Generics) -> Self {
        let types = generics.type_params().map(|parameter| parameter.ident.to_string());
        let constants = generics.const_params().map(|parameter| parameter.ident.to_string());
        let parameters = types.chain(constants).collect();
        Writer { world, names, module, parameters, mentions_public: false, mentions_private: false }
    }

    pub(super) fn ty(&mut self, ty: &Type) -> String {
        match ty {
            Type::Path(path) => self.path(&path.path),
            Type::Reference(reference) => {
                let mutable = if reference.mutability.is_some() { "mut " } else { "" };
                format!("&{mutable}{}", self.ty(&reference.elem))
            }
            Type::Slice(slice) => format!("[{}]", self.ty(&slice.elem)),
            Type::Array(array) => format!("[{}; _]", self.ty(&array.elem)),
            Type::Tuple(tuple) => {
                let parts: Vec<_> = tuple.elems.iter().map(|ty| self.ty(ty)).collect();
                format!("({})", parts.join(", "))
            }
            Type::Group(group) => self.ty(&group.elem),
            Type::Paren(paren) => self.ty(&paren.elem),
            Type::TraitObject(object) => format!("dyn {}", self.bounds(object.bounds.iter())),
            Type::ImplTrait(bounds) => format!("impl {}", self.bounds(bounds.bounds.iter())),
            _ => "_".to_owned(),
        }
    }

    fn bounds<'b>(&mut self, bounds: impl Iterator<Item = &'b TypeParamBound>) -> String {
        let traits: Vec<_> = bounds
            .filter_map(|bound| match bound {
                TypeParamBound::Trait(bound) => Some(self.path(&bound.path)),
                _ => None,
            })
            .collect();
        traits.join(" + ")
    }

    /// A type or a trait, with its arguments.
    pub(super) fn path(&mut self, path: &syn::Path) -> String {
        let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if segments.first().is_some_and(|first| self.parameters.contains(first)) {
            return "_".to_owned();
        }
        let name = self.name(&segments);
        match path.segments.last().map(|segment| &segment.arguments) {
            Some(PathArguments::AngleBracketed(arguments)) => {
                let mut written: Vec<_> =
                    arguments.args.iter().filter_map(|argument| self.argument(argument)).collect();
                if written.iter().all(|argument| argument == "_") {
                    written.truncate(1);
                }
                if written.is_empty() { name } else { format!("{name}<{}>", written.join(", ")) }
            }
            _ => name,
        }
    }

    fn argument(&mut self, argument: &GenericArgument) -> Option<String> {
        match argument {
            GenericArgument::Type(ty) => Some(self.ty(ty)),
            GenericArgument::Const(_) => Some("_".to_owned()),
            GenericArgument::AssocType(equality) => Some(format!("{} = {}", equality.ident, self.ty(&equality.ty))),
            _ => None,
        }
    }

    fn name(&mut self, path: &[String]) -> String {
        let targets = self.world.resolve(self.module, path);
        if let Some(Target::Outside(path)) = targets.first() {
            return outside(path);
        }
        match targets.iter().find_map(|target| self.names.get(target)) {
            Some(names) => {
                self.mentions_public = true;
                names[0].rsplit("::").next().unwrap_or_default().to_owned()
            }
            None => {
                self.mentions_private = true;
                path.join("::")
            }
        }
    }

    /// The public paths of the library's own type that `ty` is, whatever its arguments are.
    pub(super) fn own(&self, ty: &Type) -> Option<&'w [String]> {
        own(self.world, self.names, self.module, ty)
    }
}

fn own<'n>(world: &World, names: &'n Names, module: usize, ty: &Type) -> Option<&'n [String]> {
    match ty {
        Type::Group(group) => own(world, names, module, &group.elem),
        Type::Paren(paren) => own(world, names, module, &paren.elem),
        Type::Path(path) => {
            let segments: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            let targets = world.resolve(module, &segments);
            targets.iter().find_map(|target| match (target, world.alias(target)) {
                (Target::Outside(_), _) => None,
                (_, Some((module, ty))) => own(world, names, module, ty),
                (_, None) => names.get(target).map(Vec::as_slice),
            })
        }
        _ => None,
    }
}

/// The crates of the standard library, and one that derives its traits.
const STANDARD: &[&str] = &["std", "core", "alloc", "thiserror"];

/// Of the standard library the last name; of other crates the crate, too.
fn outside(path: &[String]) -> String {
    match path {
        [name] => name.clone(),
        [first, .., last] if !STANDARD.contains(&first.as_str()) => format!("{first}::{last}"),
        [.., last] => last.clone(),
        [] => String::new(),
    }
}
