//! Names are unique where they are told apart by name, types where they are told apart by type.

use std::collections::HashSet;

use crate::attr::Text;
use crate::groups;
use crate::mistakes::Mistakes;
use crate::model::{Content, Variant};

/// The names of parts of one kind.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a Text>, what: &str, mistakes: &mut Mistakes) {
    let mut seen = HashSet::new();
    for name in names {
        if !seen.insert(name.value.as_str()) {
            mistakes.at_span(name.span, format_args!("there is {what} `{}` already; rename or skip one", name.value));
        }
    }
}

/// The types that variants hold.
pub(super) fn types(variants: &[Variant], mistakes: &mut Mistakes) {
    let mut seen = HashSet::new();
    for variant in variants {
        if let Content::Object(ty) | Content::Flatten(ty) = &variant.content
            && !seen.insert(groups::text(ty))
        {
            mistakes.at(ty, "another variant holds this type already; remove one, or mark it `#[graphql(skip)]`");
        }
    }
}
