//! The parts that all types have: the path of Damson, the name, the description, the Rust types.

use syn::{Attribute, DeriveInput, Generics, Ident, Path, Type, parse_quote};

use super::structure;
use crate::attr::{Attributes, Concrete, Description, InputName, Left, Reader, Text, name_of_type};
use crate::crate_path;
use crate::mistakes::Mistakes;
use crate::model::{Definition, Target, TypeName};

/// The side of the type that a macro makes: output or input. A Rust type that is both has two names.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// The name is `name`; with the macro that may read `input_name`.
    Output(Option<Reader>),
    /// The name is `input_name` or, without it, `name`; with the macro that may read `name`.
    Input(Reader),
}

impl Side {
    /// The treatment of `input_name` in a `concrete`.
    fn concretes(self) -> InputName {
        match self {
            Side::Output(None) => InputName::Unknown,
            Side::Output(Some(other)) => InputName::LeftTo(other),
            Side::Input(_) => InputName::Read,
        }
    }
}

/// A Rust type before its attributes are read.
pub(super) struct Subject<'a> {
    /// The type with its parameters: `User<T>`.
    pub(super) ty: Type,
    pub(super) ident: &'a Ident,
    pub(super) generics: &'a Generics,
    /// The attributes, with the doc comment.
    pub(super) attributes: &'a [Attribute],
}

impl<'a> Subject<'a> {
    /// The type below a derive macro.
    pub(super) fn of_derive(input: &'a DeriveInput, mistakes: &mut Mistakes) -> Self {
        structure::refuse_unread(input, mistakes);
        let ident = &input.ident;
        let (_, parameters, _) = input.generics.split_for_impl();
        Subject { ty: parse_quote!(#ident #parameters), ident, generics: &input.generics, attributes: &input.attrs }
    }
}

/// Reads the parts that all types have.
pub(super) fn definition(
    subject: &Subject<'_>,
    attrs: &mut Attributes,
    side: Side,
    mistakes: &mut Mistakes,
) -> Definition {
    let (crate_path, description) = description_and_path(subject, attrs, mistakes);
    let mut left = Vec::new();
    refuse_beside_concrete(attrs, side, mistakes);
    let name = type_name(subject, attrs, side, &mut left, mistakes);
    let marks = attrs.marks(mistakes);
    let before = mistakes.count();
    let concretes = attrs.concretes(side.concretes(), &mut left, mistakes);
    let instances = concretes.into_iter().filter_map(|concrete| instance(subject, concrete, side, mistakes));
    let mut targets: Vec<Target> = instances.collect();
    if targets.is_empty() || mistakes.count() > before {
        let generics = subject.generics.clone();
        targets = vec![Target { ty: subject.ty.clone(), generics, aliases: Vec::new(), name }];
    }
    Definition { crate_path, description, marks, targets, left }
}

/// Reads the parts that even types without a name of their own have.
pub(super) fn description_and_path(
    subject: &Subject<'_>,
    attrs: &mut Attributes,
    mistakes: &mut Mistakes,
) -> (Path, Option<Description>) {
    if attrs.has("use_type_description") {
        attrs.refuse_beside("use_type_description", &["desc"], mistakes);
    }
    (crate_path::resolve(attrs.path("crate", mistakes)), attrs.description(subject.attributes, mistakes))
}

/// Reads `use_type_description`. Only attribute macros have it: the doc comment that they see is that of the `impl` block.
pub(super) fn use_type_description(definition: &mut Definition, attrs: &mut Attributes, mistakes: &mut Mistakes) {
    if attrs.flag("use_type_description", mistakes) {
        definition.description = Some(Description::OfType);
    }
}

/// Refuses the names of the whole type beside those of its instances.
fn refuse_beside_concrete(attrs: &mut Attributes, side: Side, mistakes: &mut Mistakes) {
    if attrs.has("concrete") {
        attrs.refuse_beside("concrete", &["name", "name_type"], mistakes);
        if !matches!(side, Side::Output(None)) {
            attrs.refuse_beside("concrete", &["input_name"], mistakes);
        }
    }
}

fn type_name(
    subject: &Subject<'_>,
    attrs: &mut Attributes,
    side: Side,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> TypeName {
    let given = match side {
        Side::Input(other) if attrs.has("input_name") => {
            left.extend(attrs.leave_to(other, &["name"]));
            attrs.text("input_name", mistakes)
        }
        Side::Input(_) => attrs.text("input_name", mistakes).or_else(|| attrs.text("name", mistakes)),
        Side::Output(other) => {
            left.extend(other.into_iter().flat_map(|other| attrs.leave_to(other, &["input_name"])));
            attrs.text("name", mistakes)
        }
    };
    name_or_trait(attrs, given, || name_of_type(subject.ident), mistakes)
}

/// Reads `name_type`, beside which a name cannot be given. Without both, the name is the `usual` one.
pub(super) fn name_or_trait(
    attrs: &mut Attributes,
    given: Option<Text>,
    usual: impl FnOnce() -> Text,
    mistakes: &mut Mistakes,
) -> TypeName {
    let by_trait = attrs.flag("name_type", mistakes);
    match given {
        Some(name) if by_trait => {
            mistakes.at_span(name.span, "`name` and `name_type` both give a name; keep one of them");
            TypeName::Trait
        }
        _ if by_trait => TypeName::Trait,
        given => TypeName::Text(given.unwrap_or_else(usual)),
    }
}

/// One instance of a generic type. The type parameters become aliases, so the types of the fields stay as written.
fn instance(subject: &Subject<'_>, concrete: Concrete, side: Side, mistakes: &mut Mistakes) -> Option<Target> {
    let parameters: Vec<&Ident> = subject.generics.type_params().map(|parameter| &parameter.ident).collect();
    if parameters.len() != concrete.params.len() {
        let message = format!(
            "`{}` has {} type parameters, and `params` gives {}; give one for each",
            subject.ident,
            parameters.len(),
            concrete.params.len()
        );
        mistakes.at(&concrete.place, message);
        return None;
    }
    if let Some(bound) = concrete.bounds.iter().find_map(|bound| declared_twice(bound, &parameters)) {
        mistakes.at(bound, format!("`bounds` declares `{bound}`, which the type has already; use another name"));
        return None;
    }
    let mut generics = subject.generics.clone();
    generics.params =
        generics.params.into_iter().filter(|param| !matches!(param, syn::GenericParam::Type(_))).collect();
    generics.params.extend(concrete.bounds);
    let aliases = parameters.into_iter().cloned().zip(concrete.params).collect();
    let name = match side {
        Side::Input(_) => concrete.input_name.unwrap_or(concrete.name),
        Side::Output(_) => concrete.name,
    };
    Some(Target { ty: subject.ty.clone(), generics, aliases, name: TypeName::Text(name) })
}

/// The name of a parameter of `bounds(..)`, if the type has a parameter of that name.
fn declared_twice<'b>(bound: &'b syn::GenericParam, parameters: &[&Ident]) -> Option<&'b Ident> {
    match bound {
        syn::GenericParam::Type(bound) => Some(&bound.ident).filter(|ident| parameters.contains(ident)),
        _ => None,
    }
}
