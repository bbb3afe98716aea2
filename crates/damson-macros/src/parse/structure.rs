//! The parts of structs and enums that derive macros stand above, or why there are none.

use syn::{Data, DeriveInput, Field, Fields, Ident, Variant};

use crate::mistakes::Mistakes;

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
            mistakes.at(&input.ident, format_args!("`{macro_name}` is for structs; `{}` is none", input.ident));
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
            mistakes.at(&input.ident, format_args!("`{macro_name}` is for enums; `{}` is none", input.ident));
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
