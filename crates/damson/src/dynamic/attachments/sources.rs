//! Source streams, and how the fields of the subscription root find theirs.

use damson_schema::{Coordinate, TypeId};

use super::{Attachments, Search};
use crate::dynamic::subscribe::Source;

impl Search<'_> {
    /// The source stream of every field of the subscription root.
    pub(super) fn sources(&mut self, attached: &Attachments) -> Vec<Option<Source>> {
        let mut sources = self.default_sources(attached);
        for (coordinate, subscribe) in &attached.sources {
            if let Some((ty, field)) = self.field(coordinate, "a source stream")
                && self.is_subscription_root(ty, coordinate)
            {
                let resolves = attached.resolves(&self.types.get(ty).name, coordinate);
                sources[field] = Some(Source { subscribe: subscribe.clone(), resolves });
            }
        }
        sources
    }

    /// What the fields have to which no source stream is attached.
    fn default_sources(&self, attached: &Attachments) -> Vec<Option<Source>> {
        let Some(root) = self.types.subscription.map(|root| self.types.get(root)) else { return Vec::new() };
        let names = root.fields().into_iter().flat_map(|fields| fields.fields.keys());
        let sources = names.map(|name| {
            let subscribe = attached.default_source.clone()?;
            let resolves = attached.resolves(&root.name, &format!("{}.{name}", root.name));
            Some(Source { subscribe, resolves })
        });
        sources.collect()
    }

    fn is_subscription_root(&mut self, ty: TypeId, coordinate: &str) -> bool {
        let is_root = self.types.subscription == Some(ty);
        if !is_root {
            let name = &self.types.get(ty).name;
            let message = match self.types.subscription {
                Some(root) => format!(
                    "\"{name}\" is not the subscription root, so \"{coordinate}\" has no source stream. The root is \"{}\".",
                    self.types.get(root).name
                ),
                None => format!(
                    "\"{name}\" is not the subscription root, so \"{coordinate}\" has no source stream. The schema has no such root."
                ),
            };
            self.report(Coordinate::Type(name.clone()), message);
        }
        is_root
    }
}

impl Attachments {
    /// Whether a resolver is attached to the field or to its type.
    fn resolves(&self, ty: &str, coordinate: &str) -> bool {
        self.resolvers.contains_key(coordinate) || self.resolvers.contains_key(ty)
    }
}
