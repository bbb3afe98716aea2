//! The type system of one service, with ids instead of references.
//! See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).

use std::sync::Arc;

use damson_syntax::ast::OperationType;

use crate::{HashMap, IndexMap};

mod built_in;
mod cache_control;
mod cost;
mod definition;
mod directive_location;
mod fields;
mod part;
mod parts;
mod possible_types;
mod scalar_check;
mod secret_types;
mod seen;
mod type_ref;

pub use built_in::{BUILT_IN_SCALARS, is_built_in_scalar};
pub(crate) use built_in::{INTROSPECTION_TYPES, is_built_in, is_specified_directive};
pub use cache_control::CacheControl;
pub(crate) use cost::GivenArguments;
pub use cost::{ComputeCost, CostArguments, CostFn, FieldCost, ListSize};
pub use definition::{
    AppliedDirective, DirectiveDefinition, EnumValue, Field, Fields, InputValue, TypeDefinition, TypeKind,
};
pub use directive_location::DirectiveLocation;
pub use fields::FieldId;
pub use part::{Coordinate, CoordinateError, MissingPart, SchemaPart};
pub(crate) use parts::{PartDefinition, parts_of};
pub(crate) use possible_types::possible_types;
pub use scalar_check::{JudgeScalar, ParseScalar, ScalarCheck};
pub(crate) use secret_types::SecretTypes;
pub use seen::SeenTypes;
pub use type_ref::{DisplayTypeRef, TypeRef, Wrapper, Wrappers};

/// The reason of a `@deprecated` that gives none.
pub const DEFAULT_DEPRECATION: &str = "No longer supported";

/// A type's place in its [`TypeSystem`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

impl TypeId {
    /// The place as an index.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All types and directives of a service.
#[derive(Clone, Debug, Default)]
pub struct TypeSystem {
    /// The schema's description.
    pub description: Option<Arc<str>>,
    /// The directives applied to the schema itself.
    pub applied: Vec<AppliedDirective>,
    /// The object type at the root of queries.
    pub query: Option<TypeId>,
    /// The object type at the root of mutations.
    pub mutation: Option<TypeId>,
    /// The object type at the root of subscriptions.
    pub subscription: Option<TypeId>,
    /// The directives that may be used, by name and in order of definition.
    pub directives: IndexMap<Arc<str>, DirectiveDefinition>,
    /// Whether `Int` takes integers of 64 bits, signed or not, against the specification.
    pub wide_integers: bool,
    /// None in the place of a type that is [hidden](Self::without).
    pub(crate) types: Vec<Option<TypeDefinition>>,
    pub(crate) names: HashMap<Arc<str>, TypeId>,
    /// For every type the object types that a value of it may have, ascending; itself for an object, none for a leaf.
    pub(crate) possible_types: Vec<Box<[TypeId]>>,
    /// `__typename`, `__schema` and `__type`.
    pub(crate) meta_fields: IndexMap<Arc<str>, Field>,
    /// For fields of interfaces, the fields of objects that may be resolved for them and have a cost.
    pub(crate) dearer: HashMap<(TypeId, u32), Vec<(TypeId, u32)>>,
    pub(crate) secrets: SecretTypes,
}

impl TypeSystem {
    /// The type with this id.
    ///
    /// # Panics
    /// If the type is [hidden](Self::without). Ids that come from the whole schema are looked up with [`shown`](Self::shown).
    #[inline]
    pub fn get(&self, id: TypeId) -> &TypeDefinition {
        self.shown(id).expect("a type refers to types that are not hidden")
    }

    pub(crate) fn get_mut(&mut self, id: TypeId) -> &mut TypeDefinition {
        self.types[id.index()].as_mut().expect("a type refers to types that are not hidden")
    }

    /// The type with this id; none if it is [hidden](Self::without).
    #[inline]
    pub fn shown(&self, id: TypeId) -> Option<&TypeDefinition> {
        self.types[id.index()].as_ref()
    }

    /// The id of the type with this name.
    #[inline]
    pub fn id(&self, name: &str) -> Option<TypeId> {
        self.names.get(name).copied()
    }

    /// The type with this name.
    pub fn by_name(&self, name: &str) -> Option<&TypeDefinition> {
        self.id(name).map(|id| self.get(id))
    }

    /// All types with their ids, in order of definition.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDefinition)> {
        self.types.iter().enumerate().filter_map(|(index, ty)| Some((TypeId(index as u32), ty.as_ref()?)))
    }

    /// The root type of an operation, if the service has that kind of operation.
    pub fn root(&self, operation: OperationType) -> Option<TypeId> {
        match operation {
            OperationType::Query => self.query,
            OperationType::Mutation => self.mutation,
            OperationType::Subscription => self.subscription,
        }
    }

    /// The object types that a value of this type may have, ascending by id; the type itself if it is an object.
    /// See [GetPossibleTypes](https://spec.graphql.org/September2026/#GetPossibleTypes()).
    #[inline]
    pub fn possible_types(&self, id: TypeId) -> &[TypeId] {
        &self.possible_types[id.index()]
    }

    /// The fields of objects that may be resolved for a field of an interface and have a cost.
    pub(crate) fn dearer(&self, ty: TypeId, field: u32) -> &[(TypeId, u32)] {
        if self.dearer.is_empty() {
            return &[];
        }
        self.dearer.get(&(ty, field)).map_or(&[], Vec::as_slice)
    }

    /// Whether a value of type `ty` may be the object type `object`.
    pub fn is_possible(&self, ty: TypeId, object: TypeId) -> bool {
        ty == object || self.possible_types(ty).binary_search(&object).is_ok()
    }
}
