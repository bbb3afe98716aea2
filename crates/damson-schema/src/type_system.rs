//! The type system of one service, with ids instead of references.
//! See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).

use std::sync::Arc;

use damson_syntax::ast::OperationType;

use crate::{HashMap, IndexMap, Value, user_code};

mod built_in;
mod cache_control;
mod cost;
mod directive_location;
mod fields;
mod part;
mod possible_types;
mod seen;
mod type_ref;

pub use built_in::{BUILT_IN_SCALARS, is_built_in_scalar};
pub(crate) use built_in::{INTROSPECTION_TYPES, is_built_in, is_specified_directive};
pub use cache_control::CacheControl;
pub(crate) use cost::GivenArguments;
pub use cost::{ComputeCost, CostArguments, CostFn, FieldCost, ListSize};
pub use directive_location::DirectiveLocation;
pub use fields::FieldId;
pub use part::{Coordinate, CoordinateError, MissingPart, SchemaPart};
pub(crate) use possible_types::possible_types;
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

/// A named type.
#[derive(Clone, Debug)]
pub struct TypeDefinition {
    /// The type's name.
    pub name: Arc<str>,
    /// Its meaning, in Markdown.
    pub description: Option<Arc<str>>,
    /// The directives applied to it.
    pub applied: Vec<AppliedDirective>,
    /// The hint for caches of its values, if one is declared, as by `@cacheControl`.
    pub cache_control: Option<CacheControl>,
    /// The kind of type, with its parts.
    pub kind: TypeKind,
}

impl TypeDefinition {
    /// A type with nothing but its kind.
    pub fn new(name: impl Into<Arc<str>>, kind: TypeKind) -> Self {
        TypeDefinition { name: name.into(), description: None, applied: Vec::new(), cache_control: None, kind }
    }
}

/// The six kinds of type. See [Types](https://spec.graphql.org/September2026/#sec-Types).
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// A leaf with a format of its own.
    Scalar {
        /// The URL of the format's specification.
        specified_by_url: Option<Arc<str>>,
        /// The check of values, literal or variable, which may also change them for resolvers. Without one, every value is
        /// valid, and resolvers see it as it was given.
        check: Option<ScalarCheck>,
    },
    /// A set of fields.
    Object(Fields),
    /// A set of fields that objects share.
    Interface(Fields),
    /// One of several object types.
    Union {
        /// The member types, in order of definition.
        members: Vec<TypeId>,
    },
    /// A leaf that is one of a set of names.
    Enum {
        /// The values, in order of definition.
        values: IndexMap<Arc<str>, EnumValue>,
    },
    /// A set of input fields.
    InputObject {
        /// The fields, in order of definition.
        fields: IndexMap<Arc<str>, InputValue>,
        /// Whether exactly one field must be given (`@oneOf`).
        one_of: bool,
    },
}

/// The check of a value given for a custom scalar; its error says what was expected.
///
/// The function is called for one value more than once, when a document is validated and when the value is coerced, and
/// must give the same answer each time.
#[derive(Clone)]
pub enum ScalarCheck {
    /// Checks the value; resolvers see it as it was given.
    Judge(Arc<JudgeScalar>),
    /// Checks the value, and gives the one that resolvers see in its place.
    Parse(Arc<ParseScalar>),
}

/// Checks a value.
pub type JudgeScalar = dyn Fn(&Value) -> Result<(), String> + Send + Sync;

/// Checks a value, and makes another of it.
pub type ParseScalar = dyn Fn(&Value) -> Result<Value, String> + Send + Sync;

impl ScalarCheck {
    /// Checks a value as it was given.
    ///
    /// # Errors
    /// The value is not valid. The text says what was expected.
    pub fn judge(&self, value: &Value) -> Result<(), String> {
        match self {
            ScalarCheck::Judge(judge) => judge(value),
            ScalarCheck::Parse(parse) => parse(value).map(drop),
        }
    }

    /// The value that resolvers see of one that has been judged: none if the function has changed its mind, or panics now.
    pub(crate) fn parse(&self, value: Value) -> Option<Value> {
        match self {
            ScalarCheck::Judge(_) => Some(value),
            ScalarCheck::Parse(parse) => user_code::call(|| parse(&value).ok()).ok().flatten(),
        }
    }
}

impl std::fmt::Debug for ScalarCheck {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ScalarCheck")
    }
}

/// The fields of an object or interface, and the interfaces it implements.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// The fields, in order of definition; resolvers know a field by its index.
    pub fields: IndexMap<Arc<str>, Field>,
    /// The interfaces implemented, in order of definition.
    pub interfaces: Vec<TypeId>,
}

/// A field of an object or interface.
#[derive(Clone, Debug)]
pub struct Field {
    /// The field's name.
    pub name: Arc<str>,
    /// Its meaning, in Markdown.
    pub description: Option<Arc<str>>,
    /// The arguments, in order of definition; resolvers know an argument by its index.
    pub arguments: IndexMap<Arc<str>, InputValue>,
    /// Its type.
    pub ty: TypeRef,
    /// The reason why it is deprecated, if it is.
    pub deprecation: Option<Arc<str>>,
    /// The directives applied to it, without `@deprecated`.
    pub applied: Vec<AppliedDirective>,
    /// Its cost, if that is declared, as by `@cost` and `@listSize`.
    pub cost: Option<Box<FieldCost>>,
    /// The hint for caches of its value, if one is declared, as by `@cacheControl`.
    pub cache_control: Option<CacheControl>,
}

impl Field {
    /// A field with nothing but its type.
    pub fn new(name: impl Into<Arc<str>>, ty: TypeRef) -> Self {
        Field {
            name: name.into(),
            description: None,
            arguments: IndexMap::default(),
            ty,
            deprecation: None,
            applied: Vec::new(),
            cost: None,
            cache_control: None,
        }
    }
}

/// An argument or an input field.
#[derive(Clone, Debug)]
pub struct InputValue {
    /// The argument's or field's name.
    pub name: Arc<str>,
    /// Its meaning, in Markdown.
    pub description: Option<Arc<str>>,
    /// Its type.
    pub ty: TypeRef,
    /// The value if none is given, as written (not yet coerced).
    pub default_value: Option<Value>,
    /// The default value after coercion to the type: nested defaults filled in, single items made lists. Set when the type
    /// system is checked; execution uses it.
    pub coerced_default: Option<Value>,
    /// The reason why it is deprecated, if it is.
    pub deprecation: Option<Arc<str>>,
    /// The directives applied to it, without `@deprecated`.
    pub applied: Vec<AppliedDirective>,
    /// Whether its value is a secret, which logs must not show. No text of the schema says so.
    pub secret: bool,
}

impl InputValue {
    /// An argument or input field with nothing but its type.
    pub fn new(name: impl Into<Arc<str>>, ty: TypeRef) -> Self {
        InputValue {
            name: name.into(),
            description: None,
            ty,
            default_value: None,
            coerced_default: None,
            deprecation: None,
            applied: Vec::new(),
            secret: false,
        }
    }

    /// Whether a value must be given: the type is non-null and there is no default.
    /// See [IsRequiredArgument](https://spec.graphql.org/September2026/#sec-Required-Arguments).
    #[inline]
    pub fn is_required(&self) -> bool {
        self.ty.is_non_null() && self.default_value.is_none()
    }
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The value's name.
    pub name: Arc<str>,
    /// Its meaning, in Markdown.
    pub description: Option<Arc<str>>,
    /// The reason why it is deprecated, if it is.
    pub deprecation: Option<Arc<str>>,
    /// The directives applied to it, without `@deprecated`.
    pub applied: Vec<AppliedDirective>,
}

impl EnumValue {
    /// A value with nothing but its name.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        EnumValue { name: name.into(), description: None, deprecation: None, applied: Vec::new() }
    }
}

/// A directive that documents or definitions may use.
/// See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives).
#[derive(Clone, Debug)]
pub struct DirectiveDefinition {
    /// The name without the `@`.
    pub name: Arc<str>,
    /// Its meaning, in Markdown.
    pub description: Option<Arc<str>>,
    /// The arguments.
    pub arguments: IndexMap<Arc<str>, InputValue>,
    /// The places where it may stand.
    pub locations: Vec<DirectiveLocation>,
    /// Whether it may stand more than once in one place.
    pub repeatable: bool,
    /// The reason why it is deprecated, if it is (September 2026).
    pub deprecation: Option<Arc<str>>,
    /// The directives applied to the definition, without `@deprecated`.
    pub applied: Vec<AppliedDirective>,
}

/// A directive with its arguments, as applied to a definition.
#[derive(Clone, Debug, PartialEq)]
pub struct AppliedDirective {
    /// The name without the `@`.
    pub name: Arc<str>,
    /// The arguments as written.
    pub arguments: Vec<(Arc<str>, Value)>,
}
