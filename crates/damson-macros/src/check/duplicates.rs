//! The rules that names and types are unique.

use std::collections::HashSet;

use crate::attr::Text;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Content, Variant};

/// Checks that the names of parts of one kind differ.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a Text>, what: &str, next_step: &str, mistakes: &mut Mistakes) {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name.value.as_str()) {
            mistakes.at_span(name.span, format_args!("there is {what} `{}` already; {next_step}", name.value));
        }
    }
}

/// Checks that the variants hold different types; `again` is the message at a type that is there already.
pub(super) fn types(variants: &[Variant], again: &str, mistakes: &mut Mistakes) {
    let mut seen = HashSet::new();
    for variant in variants {
        if let Content::Object(ty) | Content::Flatten(ty) = &variant.content
            && !seen.insert(groups::text(ty))
        {
            mistakes.at(ty, again);
        }
    }
}
