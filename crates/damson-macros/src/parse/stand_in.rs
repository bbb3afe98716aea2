//! `as = Type`: the type that stands in the schema for the author's type.

use syn::{Type, parse_quote};

use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::{Conversion, ConversionBy, StandIn, Wrapper};
use crate::types::first_argument;

const WRAPPERS: [(&str, Wrapper); 3] =
    [("Option", Wrapper::Option), ("MaybeUndefined", Wrapper::MaybeUndefined), ("Vec", Wrapper::Vec)];

/// The type in the schema of a value of the author's type, which may be that type itself.
pub(super) struct InSchema {
    pub(super) ty: Type,
    pub(super) stand_in: Option<Box<StandIn>>,
}

impl InSchema {
    /// Reads `as`, beside a value of the type.
    pub(super) fn read(attrs: &mut Attributes, ty: &Type, mistakes: &mut Mistakes) -> Self {
        Self::of(attrs.ty("as", mistakes), ty)
    }

    /// The type with another in its place, if there is one.
    pub(super) fn of(given: Option<Type>, ty: &Type) -> Self {
        let Some(schema_inner) = given else { return InSchema { ty: ty.clone(), stand_in: None } };
        let (wrappers, rust_inner) = opened(ty);
        let schema = wrappers.iter().rev().fold(schema_inner.clone(), wrapped);
        let stand_in = StandIn { rust: ty.clone(), rust_inner: rust_inner.clone(), schema_inner, wrappers };
        InSchema { ty: schema, stand_in: Some(Box::new(stand_in)) }
    }

    /// The type, and the conversion of a field's value to it.
    pub(super) fn conversion(self) -> (Type, Option<Conversion>) {
        (self.ty, self.stand_in.map(|stand_in| Conversion { by: ConversionBy::StandIn(stand_in), owned: true }))
    }
}

/// The wrappers around a type, from the outside to the inside, and the type inside.
fn opened(mut ty: &Type) -> (Vec<Wrapper>, &Type) {
    let mut wrappers = Vec::new();
    while let Some((wrapper, inner)) = outermost(ty) {
        wrappers.push(wrapper);
        ty = inner;
    }
    (wrappers, ty)
}

fn outermost(ty: &Type) -> Option<(Wrapper, &Type)> {
    WRAPPERS.iter().find_map(|(name, wrapper)| Some((*wrapper, first_argument(ty, &[name])?)))
}

fn wrapped(inner: Type, wrapper: &Wrapper) -> Type {
    match wrapper {
        Wrapper::Option => parse_quote!(__damson::Option<#inner>),
        Wrapper::MaybeUndefined => parse_quote!(__damson::MaybeUndefined<#inner>),
        Wrapper::Vec => parse_quote!(__damson::Vec<#inner>),
    }
}
