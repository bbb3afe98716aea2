//! Interfaces and unions.

use syn::{Expr, Generics, Ident, Type, Visibility};

use super::{Definition, Field};

/// An interface or a union: an enum whose variants hold objects, or a trait with a method for each object.
pub(crate) struct Abstract {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
    pub(crate) variants: Vec<Variant>,
    /// The fields, if it is an interface.
    pub(crate) fields: Option<Vec<Field>>,
    /// The guard of every field, if it is an interface.
    pub(crate) guard: Option<Expr>,
    /// The interfaces that it says it implements, if it is an interface.
    pub(crate) implements: Vec<Type>,
    pub(crate) source: Source,
    /// Whether there can be values also if there are mistakes. Not every trait has trait objects.
    pub(crate) has_values: bool,
}

/// The source of the value of an interface or union.
pub(crate) enum Source {
    /// The author's enum.
    Enum,
    /// An enum that the macro writes, for an interface that a struct or a trait describes.
    Written(Box<WrittenEnum>),
    /// The methods of a trait, each named as a variant. Those in the list take a context.
    Methods(Vec<Ident>),
}

/// An enum of the implementers of an interface.
pub(crate) struct WrittenEnum {
    pub(crate) visibility: Visibility,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The struct that describes the interface, with its fields, which only the macro reads.
    pub(crate) read: Option<(Type, Generics, Vec<Ident>)>,
}

/// A variant that holds an object.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) content: Content,
}

/// The content of a variant.
pub(crate) enum Content {
    /// An object.
    Object(Box<Type>),
    /// Another union, whose members become members of this one.
    Flatten(Box<Type>),
    /// A value outside the schema.
    Skipped,
}

impl Abstract {
    /// The types in the variants that are part of the schema.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (&Ident, &Type)> {
        self.variants.iter().filter_map(|variant| match &variant.content {
            Content::Object(ty) | Content::Flatten(ty) => Some((&variant.ident, &**ty)),
            Content::Skipped => None,
        })
    }
}
