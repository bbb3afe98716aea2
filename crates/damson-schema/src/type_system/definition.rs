//! The definitions that a type system consists of: types, fields, arguments, enum values, directives.

use std::sync::Arc;

use crate::{IndexMap, Value};

use super::{CacheControl, DirectiveLocation, FieldCost, ScalarCheck, TypeId, TypeRef};

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
