//! The types of a schema as one request sees them.

use super::TypeSystem;

/// The types that a request sees, beside those of the whole schema. Both have the same ids.
///
/// A request may name only the types, fields, arguments and values that it sees. The whole schema knows the places of fields and
/// arguments, and the default values of those that the request does not see.
///
/// ```
/// use damson_schema::{SchemaPart, TypeSystem};
/// use damson_schema::type_system::SeenTypes;
///
/// let whole = TypeSystem::from_sdl("type Query { open: Int secret: Secret } type Secret { code: Int }")?;
/// let secret = whole.id("Secret").unwrap();
/// let seen = whole.without(&[SchemaPart::Type(secret)]);
/// let types = SeenTypes { seen: &seen, whole: &whole };
/// assert!(types.seen.id("Secret").is_none() && types.whole.id("Secret").is_some());
/// # Ok::<(), damson_schema::SchemaErrors>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SeenTypes<'t> {
    /// The types that the request sees: the whole schema, or what [`TypeSystem::without`] has left of it.
    pub seen: &'t TypeSystem,
    /// The types of the whole schema.
    pub whole: &'t TypeSystem,
}

/// The types of a request that sees the whole schema.
impl<'t> From<&'t TypeSystem> for SeenTypes<'t> {
    fn from(whole: &'t TypeSystem) -> Self {
        SeenTypes { seen: whole, whole }
    }
}
