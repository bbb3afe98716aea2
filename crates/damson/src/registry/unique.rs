//! Parts of a schema by name, where each name is used once.

use std::sync::Arc;

use damson_schema::{Coordinate, IndexMap, TypeSystemBuilder};
use indexmap::map::Entry;

/// Adds a part. If the name is taken, the first part stays, and the second is a fault at its coordinate.
pub(crate) fn insert_once<T>(
    builder: &mut TypeSystemBuilder,
    parts: &mut IndexMap<Arc<str>, T>,
    name: Arc<str>,
    part: T,
    coordinate: impl FnOnce(Arc<str>) -> Coordinate,
) {
    match parts.entry(name) {
        Entry::Vacant(place) => _ = place.insert(part),
        Entry::Occupied(taken) => {
            let name = taken.key();
            let message = format!("\"{name}\" is defined twice. Rename or remove one.");
            builder.report(coordinate(name.clone()), message);
        }
    }
}
