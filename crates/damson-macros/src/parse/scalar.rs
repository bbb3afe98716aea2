//! `#[Scalar]` and `scalar!`: a type that is a scalar.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Generics, Ident, ItemImpl, LitStr, Token, Type};

use super::definition::{Side, definition, use_type_description};
use super::object::{refuse_above, subject};
use crate::attr::{Attributes, Description, Marks, Text};
use crate::crate_path;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Definition, Scalar, Target, TypeName};

/// Reads the `impl ScalarType for ..` under `#[Scalar]`.
pub(crate) fn scalar(arguments: TokenStream, block: &mut ItemImpl, mistakes: &mut Mistakes) -> Option<Scalar> {
    let mut attrs = Attributes::of_list(arguments, mistakes);
    refuse_above(&mut block.attrs, "Scalar", mistakes);
    if block.trait_.is_none() {
        let message = "`#[Scalar]` is for a block that implements `ScalarType`; write `impl ScalarType for ..`";
        mistakes.unless_since(0, &block.self_ty, message);
    }
    let Some(ident) = last_ident(&block.self_ty) else {
        mistakes.at(&block.self_ty, "`#[Scalar]` is for a type of this crate; wrap this type in a struct");
        return None;
    };
    let mut definition = definition(&subject(block, &ident), &mut attrs, Side::Output(None), mistakes);
    use_type_description(&mut definition, &mut attrs, mistakes);
    let specified_by_url = attrs.text("specified_by_url", mistakes).map(|text| text.value);
    attrs.finish(mistakes);
    Some(Scalar { definition, specified_by_url })
}

/// `scalar!(Type, "Name", "description", "url")`; only the type is required.
struct Call {
    ty: Type,
    texts: syn::Result<Vec<LitStr>>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ty = input.parse()?;
        let texts = texts(input);
        if texts.is_err() {
            input.parse::<TokenStream>()?; // the rest
        }
        Ok(Call { ty, texts })
    }
}

fn texts(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let mut texts = Vec::new();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        if texts.len() == 3 {
            return Err(input.error("`scalar!` takes a type, a name, a description and a URL; remove the rest"));
        }
        let message = "`scalar!` takes a name, a description and a URL as strings; write `scalar!(Type, \"Name\")`";
        texts.push(input.parse().map_err(|error| syn::Error::new(error.span(), message))?);
    }
    Ok(texts)
}

/// Reads the arguments of `scalar!`.
pub(crate) fn scalar_call(arguments: TokenStream, mistakes: &mut Mistakes) -> Option<Scalar> {
    let call: Call = mistakes.take(syn::parse2(arguments))?;
    let texts = mistakes.take(call.texts).unwrap_or_default();
    let mut texts = texts.iter().map(Text::from);
    let Some(name) = texts.next().or_else(|| Some(Text::of_ident(&last_ident(&call.ty)?))) else {
        mistakes.at(&call.ty, "this type has no name; give one with `scalar!(Type, \"Name\")`");
        return None;
    };
    let description = texts.next().map(|text| Description::Text(text.value));
    let specified_by_url = texts.next().map(|text| text.value);
    let target = Target { ty: call.ty, generics: Generics::default(), aliases: Vec::new(), name: TypeName::Text(name) };
    let definition = Definition {
        crate_path: crate_path::resolve(None),
        description,
        marks: Marks::NONE,
        targets: vec![target],
        left: Vec::new(),
    };
    Some(Scalar { definition, specified_by_url })
}

fn last_ident(ty: &Type) -> Option<Ident> {
    match groups::ty(ty) {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.clone()),
        _ => None,
    }
}
