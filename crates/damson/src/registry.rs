//! From the macros' tables to a type system: every Rust type is registered once, under the name it has in GraphQL.

use std::any::type_name;
use std::sync::Arc;

use damson_schema::type_system::{
    EnumValue, Field, Fields, InputValue, ScalarCheck, TypeDefinition, TypeId, TypeKind, TypeSystemBuilder,
};
use damson_schema::{HashMap, IndexMap, Name, TypeRef, Value};

mod tables;

pub use tables::*;

use crate::engine::Object;
use crate::types::OutputType;

/// An object type written in Rust.
///
/// Implemented by `#[Object]` and `derive(SimpleObject)`.
pub trait ObjectType: OutputType + Object {
    /// What the type is called.
    fn object_table() -> ObjectTable
    where
        Self: Sized;

    /// Appends the fields in the order of their indices.
    fn fields(list: &mut Vec<&'static FieldTable>)
    where
        Self: Sized;
}

/// The fields that `#[ComplexObject]` adds to a `SimpleObject` with `#[graphql(complex)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is marked `#[graphql(complex)]` but adds no fields",
    note = "write `#[ComplexObject]` above an `impl {Self}` block"
)]
pub trait ComplexObject: Send + Sync {
    /// The fields, in the order of their indices.
    const FIELDS: &'static [FieldTable];

    /// Describes the value of the added field `index`, counted from 0.
    fn resolve_complex_field<'a>(
        &'a self,
        index: usize,
        field: &'a crate::engine::PlanField,
        cx: crate::engine::Cx<'a>,
    ) -> crate::engine::Resolved<'a>;
}

/// Collects the types of a schema while it is built.
///
/// A type's parts are registered only after the type itself (a queue, not a recursion), so types may refer to each other
/// in any way.
pub struct Registry {
    builder: TypeSystemBuilder,
    /// The Rust type that took each name.
    owners: HashMap<TypeId, &'static str>,
    /// The parts that wait to be registered.
    pending: Vec<Box<dyn FnOnce(&mut Registry)>>,
    /// How the resolvers of every object type's fields behave, by field index.
    resolvers: HashMap<TypeId, Box<[Resolver]>>,
    faults: Vec<String>,
}
