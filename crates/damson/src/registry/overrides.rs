//! Descriptions that the schema's builder gives in place of the types' own.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use damson_schema::Coordinate;

use super::Registry;
use super::shared_names::SharedNames;

impl Registry {
    /// A registry in which these types have these descriptions, and several Rust types may have one of `shared_names`.
    pub(crate) fn new(descriptions: Vec<(Cow<'static, str>, String)>, shared_names: HashSet<String>) -> Self {
        Registry {
            descriptions: descriptions.into_iter().collect(),
            shared_names: SharedNames::new(shared_names),
            ..Registry::default()
        }
    }

    /// The description of a type: that of the builder, or else its own.
    pub(super) fn description(&mut self, name: &str, own: Option<&'static str>) -> Option<Arc<str>> {
        self.descriptions.remove(name).map(Arc::from).or_else(|| own.map(Arc::from))
    }

    /// Reports the descriptions that no type has taken.
    pub(super) fn report_unused_descriptions(&mut self) {
        let mut names: Vec<_> = std::mem::take(&mut self.descriptions).into_keys().collect();
        names.sort_unstable();
        for name in names {
            let message = format!(
                "No type \"{name}\" of this program is in the schema, so it cannot get another description. Register the type, or remove the description."
            );
            self.builder.report(Coordinate::Type(name.as_ref().into()), message);
        }
    }
}
