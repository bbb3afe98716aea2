//! The closures of a schema, by the ids of the parts that they belong to.

use std::sync::Arc;

use damson_schema::{HashMap, TypeId, Value};

use super::FieldValue;
use super::resolver::Resolver;
use super::subscribe::Source;
use crate::Result;

/// Names the object type of a value, if it knows.
pub(super) type TypeFn = dyn for<'a> Fn(&'a FieldValue<'a>) -> Option<&'a str> + Send + Sync;

/// Makes the value that the response shows for a scalar.
pub(super) type SerializeFn = dyn Fn(&FieldValue<'_>) -> Result<Value> + Send + Sync;

/// The closures of a schema.
pub(super) struct Wiring {
    /// The resolvers of every type by field index; none where there are no fields to resolve.
    pub(super) fields: Vec<Box<[Resolver]>>,
    /// The source streams of the subscription root by field index.
    pub(super) sources: Vec<Option<Source>>,
    /// The type resolvers of interfaces and unions.
    pub(super) types: HashMap<TypeId, Arc<TypeFn>>,
    /// The serializers of scalars.
    pub(super) scalars: HashMap<TypeId, Arc<SerializeFn>>,
}
