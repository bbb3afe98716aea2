//! The source streams of the subscription root's fields.

use damson_schema::{SchemaError, SchemaPart, TypeId, TypeSystem};

use super::{Attachments, Search};
use crate::dynamic::subscribe::Source;
use crate::places;

impl Search<'_> {
    /// The source stream of every field of the subscription root.
    pub(super) fn sources(&mut self, attached: &Attachments) -> Vec<Option<Source>> {
        let mut sources = self.default_sources(attached);
        for (coordinate, subscribe) in &attached.sources {
            if let Some((ty, field)) = self.found(field_of_root(self.types, coordinate)) {
                let resolves = attached.resolves(&self.types.get(ty).name, coordinate);
                sources[field] = Some(Source { subscribe: subscribe.clone(), resolves });
            }
        }
        sources
    }

    /// The source streams of the fields before their own are attached: the default, if there is one.
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
}

/// The field of the subscription root that a coordinate stands for.
fn field_of_root(types: &TypeSystem, coordinate: &str) -> Result<(TypeId, usize), SchemaError> {
    let (ty, field) = places::find_field(types, coordinate, "source stream")?;
    if types.subscription == Some(ty) {
        return Ok((ty, field));
    }
    let name = &types.get(ty).name;
    let root = match types.subscription {
        Some(root) => format!("The root is \"{}\".", types.get(root).name),
        None => "The schema has no such root.".to_owned(),
    };
    let message = format!("\"{name}\" is not the subscription root, so \"{coordinate}\" has no source stream. {root}");
    Err(places::fault_at(types, SchemaPart::Type(ty), message))
}

impl Attachments {
    /// Whether a resolver is attached to the field or to its type.
    fn resolves(&self, ty: &str, coordinate: &str) -> bool {
        self.resolvers.contains_key(coordinate) || self.resolvers.contains_key(ty)
    }
}
