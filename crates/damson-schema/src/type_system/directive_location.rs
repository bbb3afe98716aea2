//! The places where directives may stand, and their names.

use std::fmt;

use super::TypeKind;

macro_rules! locations {
    ($($location:ident = $name:literal),* $(,)?) => {
        /// The places where a directive may stand.
        /// See [DirectiveLocations](https://spec.graphql.org/September2026/#DirectiveLocations).
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[expect(missing_docs, reason = "the names are the specification's and say it all")]
        pub enum DirectiveLocation {
            $($location,)*
        }

        impl DirectiveLocation {
            /// The name as documents write it: `FRAGMENT_SPREAD`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(DirectiveLocation::$location => $name,)*
                }
            }

            /// The location with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(DirectiveLocation::$location),)*
                    _ => None,
                }
            }
        }
    };
}

locations! {
    Query = "QUERY",
    Mutation = "MUTATION",
    Subscription = "SUBSCRIPTION",
    Field = "FIELD",
    FragmentDefinition = "FRAGMENT_DEFINITION",
    FragmentSpread = "FRAGMENT_SPREAD",
    InlineFragment = "INLINE_FRAGMENT",
    VariableDefinition = "VARIABLE_DEFINITION",
    // Not in the specification yet; graphql-js reads and shows it.
    FragmentVariableDefinition = "FRAGMENT_VARIABLE_DEFINITION",
    Schema = "SCHEMA",
    Scalar = "SCALAR",
    Object = "OBJECT",
    FieldDefinition = "FIELD_DEFINITION",
    ArgumentDefinition = "ARGUMENT_DEFINITION",
    Interface = "INTERFACE",
    Union = "UNION",
    Enum = "ENUM",
    EnumValue = "ENUM_VALUE",
    InputObject = "INPUT_OBJECT",
    InputFieldDefinition = "INPUT_FIELD_DEFINITION",
    DirectiveDefinition = "DIRECTIVE_DEFINITION",
}

impl fmt::Display for DirectiveLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TypeKind {
    /// The location of directives on types of this kind. Its name is also that of the kind in introspection.
    /// See [__TypeKind](https://spec.graphql.org/September2026/#sec-The-__Type-Type).
    ///
    /// ```
    /// use damson_schema::type_system::{Fields, TypeKind};
    ///
    /// assert_eq!(TypeKind::Object(Fields::default()).location().as_str(), "OBJECT");
    /// ```
    pub fn location(&self) -> DirectiveLocation {
        match self {
            TypeKind::Scalar { .. } => DirectiveLocation::Scalar,
            TypeKind::Object(_) => DirectiveLocation::Object,
            TypeKind::Interface(_) => DirectiveLocation::Interface,
            TypeKind::Union { .. } => DirectiveLocation::Union,
            TypeKind::Enum { .. } => DirectiveLocation::Enum,
            TypeKind::InputObject { .. } => DirectiveLocation::InputObject,
        }
    }
}
