//! The objects of introspection, and the fields of each.
//! See [Schema of the Introspection System](https://spec.graphql.org/September2026/#sec-Schema-Introspection.Schema-Introspection-Schema).

use damson_schema::type_system::{
    DirectiveDefinition, EnumValue, Field, InputValue, TypeDefinition, TypeKind, Wrapper,
};
use damson_schema::{TypeRef, TypeSystem};

use super::{Introspect, Names, list, text, unknown};
use crate::engine::resolve::Resolved;

/// `__Schema`.
pub(super) struct SchemaObject<'s> {
    pub(super) types: &'s TypeSystem,
}

impl Introspect for SchemaObject<'_> {
    const TYPE: &'static str = "__Schema";

    fn field(&self, name: &str, with_deprecated: bool) -> Resolved<'_> {
        let types = self.types;
        let root = |id: Option<_>| match id {
            Some(id) => TypeObject { types, ty: TypeRef::named(id) }.into_resolved(),
            None => Resolved::Null,
        };
        match name {
            "description" => text(types.description.as_deref()),
            "types" => list(types.types().map(|(id, _)| TypeObject { types, ty: TypeRef::named(id) })),
            "queryType" => root(types.query),
            "mutationType" => root(types.mutation),
            "subscriptionType" => root(types.subscription),
            "directives" => {
                let shown =
                    types.directives.values().filter(|directive| with_deprecated || directive.deprecation.is_none());
                list(shown.map(|directive| DirectiveObject { types, directive }))
            }
            _ => unknown(),
        }
    }
}

/// `__Type`: a named type, or a list or non-null wrapper around another.
pub(super) struct TypeObject<'s> {
    pub(super) types: &'s TypeSystem,
    pub(super) ty: TypeRef,
}

impl<'s> TypeObject<'s> {
    /// The definition of the type, unless it is a list or non-null.
    fn definition(&self) -> Option<&'s TypeDefinition> {
        self.ty.wrappers.outer().is_none().then(|| self.types.get(self.ty.named))
    }

    fn kind(&self) -> &'static str {
        match self.ty.wrappers.outer() {
            Some(Wrapper::List) => "LIST",
            Some(Wrapper::NonNull) => "NON_NULL",
            None => self.types.get(self.ty.named).kind.location().as_str(),
        }
    }

    fn fields(&self, definition: &'s TypeDefinition, with_deprecated: bool) -> Resolved<'s> {
        let types = self.types;
        match &definition.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                let shown = fields.fields.values().filter(move |field| with_deprecated || field.deprecation.is_none());
                list(shown.map(move |field| FieldObject { types, field }))
            }
            _ => Resolved::Null,
        }
    }

    fn interfaces(&self, definition: &'s TypeDefinition) -> Resolved<'s> {
        let types = self.types;
        match &definition.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                list(fields.interfaces.iter().map(move |id| TypeObject { types, ty: TypeRef::named(*id) }))
            }
            _ => Resolved::Null,
        }
    }

    fn possible_types(&self, definition: &'s TypeDefinition) -> Resolved<'s> {
        let types = self.types;
        match &definition.kind {
            TypeKind::Interface(_) => {
                let objects = types.possible_types(self.ty.named).iter();
                list(objects.map(move |id| TypeObject { types, ty: TypeRef::named(*id) }))
            }
            TypeKind::Union { members } => {
                list(members.iter().map(move |id| TypeObject { types, ty: TypeRef::named(*id) }))
            }
            _ => Resolved::Null,
        }
    }

    fn enum_values(&self, definition: &'s TypeDefinition, with_deprecated: bool) -> Resolved<'s> {
        match &definition.kind {
            TypeKind::Enum { values } => {
                let shown = values.values().filter(move |value| with_deprecated || value.deprecation.is_none());
                list(shown.map(|value| EnumValueObject { value }))
            }
            _ => Resolved::Null,
        }
    }

    fn input_fields(&self, definition: &'s TypeDefinition, with_deprecated: bool) -> Resolved<'s> {
        match &definition.kind {
            TypeKind::InputObject { fields, .. } => input_values(self.types, fields.values(), with_deprecated),
            _ => Resolved::Null,
        }
    }
}

impl Introspect for TypeObject<'_> {
    const TYPE: &'static str = "__Type";

    fn field(&self, name: &str, with_deprecated: bool) -> Resolved<'_> {
        match (name, self.definition()) {
            ("kind", _) => Resolved::Enum(self.kind()),
            ("ofType", None) => {
                let ty = TypeRef { wrappers: self.ty.wrappers.inner(), ..self.ty };
                TypeObject { ty, ..*self }.into_resolved()
            }
            (_, None) => Resolved::Null,
            ("name", Some(definition)) => Resolved::Str(&definition.name),
            ("description", Some(definition)) => text(definition.description.as_deref()),
            ("specifiedByURL", Some(definition)) => match &definition.kind {
                TypeKind::Scalar { specified_by_url, .. } => text(specified_by_url.as_deref()),
                _ => Resolved::Null,
            },
            ("fields", Some(definition)) => self.fields(definition, with_deprecated),
            ("interfaces", Some(definition)) => self.interfaces(definition),
            ("possibleTypes", Some(definition)) => self.possible_types(definition),
            ("enumValues", Some(definition)) => self.enum_values(definition, with_deprecated),
            ("inputFields", Some(definition)) => self.input_fields(definition, with_deprecated),
            ("isOneOf", Some(definition)) => match definition.kind {
                TypeKind::InputObject { one_of, .. } => Resolved::Bool(one_of),
                _ => Resolved::Null,
            },
            _ => unknown(),
        }
    }
}

/// `__Field`.
struct FieldObject<'s> {
    types: &'s TypeSystem,
    field: &'s Field,
}

impl Introspect for FieldObject<'_> {
    const TYPE: &'static str = "__Field";

    fn field(&self, name: &str, with_deprecated: bool) -> Resolved<'_> {
        match name {
            "name" => Resolved::Str(&self.field.name),
            "description" => text(self.field.description.as_deref()),
            "args" => input_values(self.types, self.field.arguments.values(), with_deprecated),
            "type" => TypeObject { types: self.types, ty: self.field.ty }.into_resolved(),
            "isDeprecated" => Resolved::Bool(self.field.deprecation.is_some()),
            "deprecationReason" => text(self.field.deprecation.as_deref()),
            _ => unknown(),
        }
    }
}

/// `__InputValue`.
struct InputValueObject<'s> {
    types: &'s TypeSystem,
    value: &'s InputValue,
}

fn input_values<'s>(
    types: &'s TypeSystem,
    values: impl Iterator<Item = &'s InputValue>,
    with_deprecated: bool,
) -> Resolved<'s> {
    let shown = values.filter(|value| with_deprecated || value.deprecation.is_none());
    list(shown.map(|value| InputValueObject { types, value }))
}

impl Introspect for InputValueObject<'_> {
    const TYPE: &'static str = "__InputValue";

    fn field(&self, name: &str, _: bool) -> Resolved<'_> {
        match name {
            "name" => Resolved::Str(&self.value.name),
            "description" => text(self.value.description.as_deref()),
            "type" => TypeObject { types: self.types, ty: self.value.ty }.into_resolved(),
            "defaultValue" => match &self.value.default_value {
                Some(value) => Resolved::String(value.to_literal().into()),
                None => Resolved::Null,
            },
            "isDeprecated" => Resolved::Bool(self.value.deprecation.is_some()),
            "deprecationReason" => text(self.value.deprecation.as_deref()),
            _ => unknown(),
        }
    }
}

/// `__EnumValue`.
struct EnumValueObject<'s> {
    value: &'s EnumValue,
}

impl Introspect for EnumValueObject<'_> {
    const TYPE: &'static str = "__EnumValue";

    fn field(&self, name: &str, _: bool) -> Resolved<'_> {
        match name {
            "name" => Resolved::Str(&self.value.name),
            "description" => text(self.value.description.as_deref()),
            "isDeprecated" => Resolved::Bool(self.value.deprecation.is_some()),
            "deprecationReason" => text(self.value.deprecation.as_deref()),
            _ => unknown(),
        }
    }
}

/// `__Directive`.
struct DirectiveObject<'s> {
    types: &'s TypeSystem,
    directive: &'s DirectiveDefinition,
}

impl Introspect for DirectiveObject<'_> {
    const TYPE: &'static str = "__Directive";

    fn field(&self, name: &str, with_deprecated: bool) -> Resolved<'_> {
        let directive = self.directive;
        match name {
            "name" => Resolved::Str(&directive.name),
            "description" => text(directive.description.as_deref()),
            "isRepeatable" => Resolved::Bool(directive.repeatable),
            "locations" => Resolved::owned(Names(directive.locations.iter().map(|at| at.as_str()).collect())),
            "args" => input_values(self.types, directive.arguments.values(), with_deprecated),
            "isDeprecated" => Resolved::Bool(directive.deprecation.is_some()),
            "deprecationReason" => text(directive.deprecation.as_deref()),
            _ => unknown(),
        }
    }
}
