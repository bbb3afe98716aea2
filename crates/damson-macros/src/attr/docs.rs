//! Descriptions, from doc comments and from `desc`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, Meta};

use super::{Attributes, Text, as_text};
use crate::groups;
use crate::mistakes::Mistakes;

/// The description of a part of the schema.
#[derive(Clone)]
pub(crate) enum Description {
    /// A text that the macro knows.
    Text(String),
    /// Parts that the compiler joins, such as `include_str!`.
    Parts(Vec<TokenStream>),
    /// The description of the type itself (`use_type_description`).
    OfType,
}

impl Attributes {
    /// Reads `desc = ".."`; without it, the doc comment.
    pub(crate) fn description(&mut self, attributes: &[Attribute], mistakes: &mut Mistakes) -> Option<Description> {
        let given = self.text("desc", mistakes).map(|text| Description::Text(text.value));
        given.or_else(|| doc_comment(attributes))
    }
}

/// The doc comment among `attributes`, without the space that begins every line.
fn doc_comment(attributes: &[Attribute]) -> Option<Description> {
    let lines: Vec<&Expr> = attributes.iter().filter_map(doc_line).collect();
    let texts: Option<Vec<String>> = lines.iter().map(|line| Some(Text::from(as_text(line)?).value)).collect();
    match texts {
        Some(texts) if texts.is_empty() => None,
        Some(texts) => Some(joined(&texts)).filter(|text| !text.is_empty()).map(Description::Text),
        None => Some(Description::Parts(lines.into_iter().map(part).collect())),
    }
}

fn doc_line(attribute: &Attribute) -> Option<&Expr> {
    match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => Some(groups::expr(&meta.value)),
        _ => None,
    }
}

fn joined(lines: &[String]) -> String {
    let text = lines.iter().flat_map(|line| line.split('\n'));
    let text: Vec<&str> = text.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    text.join("\n").trim().to_owned()
}

fn part(line: &Expr) -> TokenStream {
    match as_text(line) {
        Some(text) => Text::from(text).value.trim().to_token_stream(),
        None => quote!(#line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(attributes: &[Attribute]) -> Option<String> {
        match doc_comment(attributes) {
            Some(Description::Text(text)) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn doc_comments_keep_their_lines_and_indentation() {
        let attributes: Vec<Attribute> = vec![
            syn::parse_quote!(#[doc = " A user."]),
            syn::parse_quote!(#[doc = ""]),
            syn::parse_quote!(#[doc = " * one"]),
            syn::parse_quote!(#[doc = "   * two  "]),
        ];
        assert_eq!(text(&attributes).as_deref(), Some("A user.\n\n* one\n  * two"));
    }

    #[test]
    fn without_a_doc_comment_there_is_no_description() {
        assert_eq!(text(&[]), None);
        assert_eq!(text(&[syn::parse_quote!(#[doc = "  "])]), None);
        assert_eq!(text(&[syn::parse_quote!(#[doc(hidden)])]), None);
    }
}
