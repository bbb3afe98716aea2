//! `deprecation`, `deprecation = true`, `deprecation = "reason"`, and Rust's `#[deprecated(note = "reason")]`.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, LitStr, Meta, MetaNameValue, Token};

use super::{Attributes, Text, as_text};
use crate::groups;
use crate::mistakes::Mistakes;

/// The default reason of `@deprecated`.
/// See [@deprecated](https://spec.graphql.org/September2026/#sec--deprecated).
const NO_REASON: &str = "No longer supported";

impl Attributes {
    /// Reads `deprecation`: the reason, if the part is deprecated. Without it, Rust's `#[deprecated]` among `attributes` says it.
    pub(crate) fn deprecation(&mut self, attributes: &[Attribute], mistakes: &mut Mistakes) -> Option<String> {
        let Some(entry) = self.entry("deprecation", mistakes) else { return deprecated(attributes) };
        match (entry.value.as_bool(), entry.value.as_text()) {
            (Some(deprecated), _) => deprecated.then(|| NO_REASON.to_owned()),
            (_, Some(reason)) => Some(Text::from(reason).value),
            _ => {
                mistakes.at(&entry.name, "`deprecation` takes a reason; write `deprecation = \"..\"`");
                None
            }
        }
    }
}

/// Whether the attribute is Rust's `#[deprecated]`.
pub(crate) fn is_deprecated(attribute: &Attribute) -> bool {
    attribute.path().is_ident("deprecated")
}

/// The reason in Rust's `#[deprecated]`. The compiler judges how it is written.
fn deprecated(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|attribute| is_deprecated(attribute))?;
    let reason = match &attribute.meta {
        Meta::Path(_) => None,
        Meta::NameValue(meta) => text(&meta.value),
        Meta::List(list) => {
            let values = list.parse_args_with(Punctuated::<MetaNameValue, Token![,]>::parse_terminated);
            values.ok().and_then(|values| text(&values.iter().find(|value| value.path.is_ident("note"))?.value))
        }
    };
    Some(reason.unwrap_or_else(|| NO_REASON.to_owned()))
}

fn text(value: &Expr) -> Option<String> {
    as_text(groups::expr(value)).map(LitStr::value)
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn the_attribute_of_rust_gives_the_reason() {
        let reason = |attribute: Attribute| deprecated(&[attribute]);
        for (attribute, expected) in [
            (parse_quote!(#[deprecated]), Some(NO_REASON)),
            (parse_quote!(#[deprecated = "Old."]), Some("Old.")),
            (parse_quote!(#[deprecated(note = "Old.")]), Some("Old.")),
            (parse_quote!(#[deprecated(since = "1.2.0", note = "Old.",)]), Some("Old.")),
            (parse_quote!(#[deprecated(since = "1.2.0")]), Some(NO_REASON)),
            (parse_quote!(#[doc = "Old."]), None),
        ] {
            assert_eq!(reason(attribute).as_deref(), expected);
        }
    }
}
