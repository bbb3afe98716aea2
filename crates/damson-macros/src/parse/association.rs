//! `load(..)`: members of a struct that stand for other objects, which a function loads for many of them at once.

use quote::format_ident;
use syn::ext::IdentExt;
use syn::{DeriveInput, Expr, Ident, Type, parse_quote, parse_quote_spanned};

use super::structure::has_member;
use crate::attr::{Attributes, RenameRule};
use crate::mistakes::Mistakes;
use crate::model::{Association, AssociationKind};
use crate::types::first_argument;

/// Reads the attribute of a member of the struct `parent`. Gives the association and the type of its field, if the member is one.
pub(super) fn association(
    parent: &DeriveInput,
    (member, ty): (&Ident, &Type),
    attrs: &mut Attributes,
    mistakes: &mut Mistakes,
) -> Option<(Association, Type)> {
    let before = mistakes.count();
    let load = attrs.list("load", "with = \"function\"", mistakes);
    let Some((kind, child)) = kind(ty) else {
        if load.is_some() {
            mistakes.at(ty, format_args!("`load` is for associations; the type of one is {TYPES}"));
        }
        return None;
    };
    let Some((place, list)) = load else {
        let message = "an association needs the function that loads it; write `#[graphql(load(with = \"function\"))]`";
        mistakes.unless_since(before, ty, message);
        return None;
    };
    attrs.refuse_beside("load", &["as", "derived", "owned"], mistakes);
    let names = Names { parent, member, place: &place };
    Some((names.read(list, kind, child, mistakes)?, field_type(kind, child)))
}

const TYPES: &str = "`HasOne<..>`, `OptionHasOne<..>`, `HasMany<..>` or `HasManyThrough<..>`";

fn kind(ty: &Type) -> Option<(AssociationKind, &Type)> {
    let kinds = [
        ("HasOne", AssociationKind::One),
        ("OptionHasOne", AssociationKind::OptionOne),
        ("HasMany", AssociationKind::Many),
        ("HasManyThrough", AssociationKind::Through),
    ];
    kinds.into_iter().find_map(|(name, kind)| Some((kind, first_argument(ty, &[name])?)))
}

fn field_type(kind: AssociationKind, child: &Type) -> Type {
    match kind {
        AssociationKind::One => child.clone(),
        AssociationKind::OptionOne => parse_quote!(__damson::Option<#child>),
        AssociationKind::Many | AssociationKind::Through => parse_quote!(__damson::Vec<#child>),
    }
}

/// The names from which keys get theirs.
struct Names<'a> {
    parent: &'a DeriveInput,
    member: &'a Ident,
    /// The word `load`.
    place: &'a Ident,
}

impl Names<'_> {
    fn read(
        &self,
        mut list: Attributes,
        kind: AssociationKind,
        child: &Type,
        mistakes: &mut Mistakes,
    ) -> Option<Association> {
        let before = mistakes.count();
        let with = list.path("with", mistakes);
        if with.is_none() {
            let message = "`load` needs the function that loads the objects; write `load(with = \"function\")`";
            mistakes.unless_since(before, self.place, message);
        }
        let hint = "`key` takes an expression that gives the key of an object; write `key = \"self.id\"`";
        let key = list.expr("key", hint, mistakes);
        let child_key = self.child_key(kind, &mut list, mistakes);
        let hint = "`max_size` takes the most keys of a call; write `max_size = 100`";
        let max_size = list.expr("max_size", hint, mistakes);
        list.finish(mistakes);
        if mistakes.count() > before {
            return None;
        }
        let key = key.or_else(|| self.usual_key(kind, mistakes))?;
        Some(Association { member: self.member.clone(), child: child.clone(), with: with?, key, child_key, max_size })
    }

    /// The member that usually has the key: `country_id` for one `country`, and `id` for many of something.
    fn usual_key(&self, kind: AssociationKind, mistakes: &mut Mistakes) -> Option<Expr> {
        let name = match kind {
            AssociationKind::One | AssociationKind::OptionOne => format_ident!("{}_id", self.member.unraw()),
            AssociationKind::Many | AssociationKind::Through => format_ident!("id"),
        };
        if !has_member(self.parent, &name) {
            let parent = &self.parent.ident;
            let message =
                format!("`{parent}` has no member `{name}` as the key; write `load(.., key = \"self.other\")`");
            mistakes.at(self.place, message);
            return None;
        }
        let place = self.place.span();
        Some(parse_quote_spanned!(place=> self.#name))
    }

    /// The key of a child: that which is given, or `id` for one, or `country_id` for many of a `Country`.
    fn child_key(&self, kind: AssociationKind, list: &mut Attributes, mistakes: &mut Mistakes) -> Option<Expr> {
        if kind == AssociationKind::Through {
            let message = "has no effect here, because the function gives a key with each object; remove it";
            list.refuse(&["child_key"], message, mistakes);
            return None;
        }
        let hint = "`child_key` takes an expression that gives the key of a child; write `child_key = \"child.id\"`";
        list.expr("child_key", hint, mistakes).or_else(|| {
            let place = self.place.span();
            let name = match kind {
                AssociationKind::One | AssociationKind::OptionOne => Ident::new("id", place),
                _ => format_ident!("{}_id", RenameRule::Snake.apply(&self.parent.ident.to_string()), span = place),
            };
            Some(parse_quote_spanned!(place=> child.#name))
        })
    }
}
