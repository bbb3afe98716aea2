//! References to types by name.

use std::borrow::Cow;
use std::fmt;

use damson_schema::TypeSystemBuilder;

/// A reference to a type by name, possibly in lists and non-null.
///
/// ```
/// use damson::dynamic::TypeRef;
///
/// assert_eq!(TypeRef::named_nn(TypeRef::INT).to_string(), "Int!");
/// assert_eq!(TypeRef::named_nn_list("User").to_string(), "[User!]");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeRef {
    /// The named type, or null.
    Named(Cow<'static, str>),
    /// The inner type, without null.
    NonNull(Box<TypeRef>),
    /// A list of the inner type.
    List(Box<TypeRef>),
}

impl TypeRef {
    /// `Int`.
    pub const INT: &'static str = "Int";
    /// `Float`.
    pub const FLOAT: &'static str = "Float";
    /// `String`.
    pub const STRING: &'static str = "String";
    /// `Boolean`.
    pub const BOOLEAN: &'static str = "Boolean";
    /// `ID`.
    pub const ID: &'static str = "ID";
    /// `Upload`, which [`SchemaBuilder::enable_uploading`](crate::dynamic::SchemaBuilder::enable_uploading) defines.
    pub const UPLOAD: &'static str = "Upload";

    /// `T`.
    pub fn named(name: impl Into<String>) -> Self {
        TypeRef::Named(name.into().into())
    }

    /// `T!`.
    pub fn named_nn(name: impl Into<String>) -> Self {
        Self::named(name).non_null()
    }

    /// `[T]`.
    pub fn named_list(name: impl Into<String>) -> Self {
        Self::named(name).list()
    }

    /// `[T!]`.
    pub fn named_nn_list(name: impl Into<String>) -> Self {
        Self::named_nn(name).list()
    }

    /// `[T]!`.
    pub fn named_list_nn(name: impl Into<String>) -> Self {
        Self::named_list(name).non_null()
    }

    /// `[T!]!`.
    pub fn named_nn_list_nn(name: impl Into<String>) -> Self {
        Self::named_nn_list(name).non_null()
    }

    /// The name inside.
    pub fn type_name(&self) -> &str {
        let mut inner = self;
        loop {
            match inner {
                TypeRef::Named(name) => return name,
                TypeRef::NonNull(next) | TypeRef::List(next) => inner = next,
            }
        }
    }

    fn non_null(self) -> Self {
        TypeRef::NonNull(Box::new(self))
    }

    fn list(self) -> Self {
        TypeRef::List(Box::new(self))
    }

    /// The reference by id.
    pub(super) fn reference(&self, builder: &mut TypeSystemBuilder) -> damson_schema::TypeRef {
        let mut wrappers = Vec::new();
        let mut inner = self;
        let name = loop {
            match inner {
                TypeRef::Named(name) => break name,
                TypeRef::NonNull(next) | TypeRef::List(next) => {
                    wrappers.push(inner);
                    inner = next;
                }
            }
        };
        let named = damson_schema::TypeRef::named(builder.reserve(name));
        wrappers.into_iter().rev().fold(named, |ty, wrapper| match wrapper {
            TypeRef::NonNull(_) => ty.non_null(),
            _ => ty.list(),
        })
    }
}

impl From<&str> for TypeRef {
    fn from(name: &str) -> Self {
        TypeRef::named(name)
    }
}

impl From<String> for TypeRef {
    fn from(name: String) -> Self {
        TypeRef::named(name)
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeRef::Named(name) => f.write_str(name),
            TypeRef::NonNull(inner) => write!(f, "{inner}!"),
            TypeRef::List(inner) => write!(f, "[{inner}]"),
        }
    }
}
