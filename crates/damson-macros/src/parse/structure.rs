//! The parts of a struct or an enum below a derive macro, or the mistake that it has none.

use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Field, Fields, GenericParam, Ident, Variant};

use crate::attr::Attributes;
use crate::mistakes::Mistakes;

/// Refuses attributes where no macro reads them: on the parameters of the type, and on the values in a variant.
pub(super) fn refuse_unread(input: &DeriveInput, mistakes: &mut Mistakes) {
    for parameter in &input.generics.params {
        let attributes = match parameter {
            GenericParam::Lifetime(parameter) => &parameter.attrs,
            GenericParam::Type(parameter) => &parameter.attrs,
            GenericParam::Const(parameter) => &parameter.attrs,
        };
        refuse_all(attributes, mistakes);
    }
    if let Data::Enum(data) = &input.data {
        refuse_all_of(data.variants.iter().flat_map(|variant| &variant.fields), mistakes);
    }
}

/// Refuses the attributes of fields that a macro does not read.
pub(super) fn refuse_all_of<'a>(fields: impl IntoIterator<Item = &'a Field>, mistakes: &mut Mistakes) {
    fields.into_iter().for_each(|field| refuse_all(&field.attrs, mistakes));
}

/// Refuses the attributes of a struct's fields or an enum's variants where a macro reads none.
pub(super) fn refuse_all_parts(input: &DeriveInput, mistakes: &mut Mistakes) {
    attributes_of_parts(input).into_iter().for_each(|attributes| refuse_all(attributes, mistakes));
}

/// The attributes of a struct's fields or an enum's variants.
pub(super) fn attributes_of_parts(input: &DeriveInput) -> Vec<&[Attribute]> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().map(|field| &*field.attrs).collect(),
        Data::Enum(data) => data.variants.iter().map(|variant| &*variant.attrs).collect(),
        Data::Union(data) => data.fields.named.iter().map(|field| &*field.attrs).collect(),
    }
}

fn refuse_all(attributes: &[Attribute], mistakes: &mut Mistakes) {
    Attributes::read(attributes, mistakes).finish(mistakes);
}

/// Whether a struct has a field of this name.
pub(super) fn has_member(input: &DeriveInput, name: &Ident) -> bool {
    let Data::Struct(data) = &input.data else { return false };
    data.fields.iter().any(|field| field.ident.as_ref().is_some_and(|ident| ident.unraw() == *name))
}

/// The named fields of a struct.
pub(super) fn named_fields<'a>(
    input: &'a DeriveInput,
    macro_name: &str,
    mistakes: &mut Mistakes,
) -> impl Iterator<Item = (&'a Ident, &'a Field)> + use<'a> {
    let fields = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Some(&fields.named),
            Fields::Unit => None,
            Fields::Unnamed(_) => {
                mistakes.at(
                    &input.ident,
                    format_args!("`{macro_name}` needs fields with names; write `struct {} {{ .. }}`", input.ident),
                );
                None
            }
        },
        _ => {
            mistakes.at(&input.ident, format_args!("`{macro_name}` is for structs; `{}` is not a struct", input.ident));
            None
        }
    };
    fields.into_iter().flatten().filter_map(|field| Some((field.ident.as_ref()?, field)))
}

/// The variants of an enum.
pub(super) fn variants<'a>(
    input: &'a DeriveInput,
    macro_name: &str,
    mistakes: &mut Mistakes,
) -> impl Iterator<Item = &'a Variant> + use<'a> {
    let variants = match &input.data {
        Data::Enum(data) => Some(&data.variants),
        _ => {
            mistakes.at(&input.ident, format_args!("`{macro_name}` is for enums; `{}` is not an enum", input.ident));
            None
        }
    };
    variants.into_iter().flatten()
}

/// The one value that a variant holds.
pub(super) fn single_value<'a>(variant: &'a Variant, what: &str, mistakes: &mut Mistakes) -> Option<&'a Field> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
        _ => {
            let ident = &variant.ident;
            mistakes.at(ident, format_args!("a variant of {what} holds exactly one value; write `{ident}(Type)`"));
            None
        }
    }
}
