//! Introspection: the type system as ordinary objects of the engine.
//! See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).

use std::task::Context as Task;

use damson_schema::type_system::{
    DirectiveDefinition, EnumValue, Field, InputValue, TypeDefinition, TypeKind, Wrapper,
};
use damson_schema::{TypeRef, TypeSystem, Value};

use super::plan::PlanField;
use super::resolve::{Cx, LeafWriter, List, Object, Resolve, Resolved};

/// `__schema`.
pub(crate) fn schema(cx: Cx<'_>) -> Resolved<'_> {
    Resolved::owned(Introspected(SchemaObject { types: cx.types().seen }))
}

/// `__type(name:)`.
pub(crate) fn type_by_name<'a>(cx: Cx<'a>, field: &'a PlanField) -> Resolved<'a> {
    let types = cx.types().seen;
    match cx.argument_value(field, 0) {
        Ok(name) => match name.as_deref().and_then(Value::as_str).and_then(|name| types.id(name)) {
            Some(id) => TypeObject { types, ty: TypeRef::named(id) }.into_resolved(),
            None => Resolved::Null,
        },
        Err(error) => Resolved::error(error),
    }
}

/// An object of introspection, which describes its fields by name.
trait Introspect: Send + Sync + Sized {
    const TYPE: &'static str;

    /// Describes a field; `with_deprecated` is the value of its argument `includeDeprecated`.
    fn field(&self, name: &str, with_deprecated: bool) -> Resolved<'_>;

    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        Resolved::owned(Introspected(self))
    }
}

/// An object of introspection as an object of the engine.
struct Introspected<T>(T);

impl<T: Introspect> Object for Introspected<T> {
    fn object_type_name(&self) -> &str {
        T::TYPE
    }

    fn resolve_field<'a>(&'a self, field: &'a PlanField, cx: Cx<'a>, _: &mut Task<'_>) -> Resolved<'a> {
        if field.arguments_len() == 0 {
            return self.0.field(field.name(), false);
        }
        match cx.argument_value(field, 0) {
            Ok(with_deprecated) => {
                self.0.field(field.name(), with_deprecated.as_deref() == Some(&Value::Boolean(true)))
            }
            Err(error) => Resolved::error(error),
        }
    }

    fn write_leaves(&self, _: &[PlanField], _: &mut LeafWriter<'_>) -> usize {
        0
    }
}

impl<T: Introspect> Resolve for Introspected<T> {
    fn resolve(&self) -> Resolved<'_> {
        Resolved::Object(self)
    }
}

/// A list of objects of introspection.
struct Items<T>(Vec<Introspected<T>>);

impl<T: Introspect> List for Items<T> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, index: usize) -> Resolved<'_> {
        Resolved::Object(&self.0[index])
    }
}

impl<T: Introspect> Resolve for Items<T> {
    fn resolve(&self) -> Resolved<'_> {
        Resolved::List(self)
    }
}

fn list<'a, T: Introspect + 'a>(items: impl Iterator<Item = T>) -> Resolved<'a> {
    Resolved::owned(Items(items.map(Introspected).collect()))
}

/// A list of names of enum values.
struct Names(Vec<&'static str>);

impl List for Names {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, index: usize) -> Resolved<'_> {
        Resolved::Enum(self.0[index])
    }
}

impl Resolve for Names {
    fn resolve(&self) -> Resolved<'_> {
        Resolved::List(self)
    }
}

fn text<'a>(text: Option<&'a (impl AsRef<str> + ?Sized)>) -> Resolved<'a> {
    text.map_or(Resolved::Null, |text| Resolved::Str(text.as_ref()))
}

/// The value of a field that does not exist; validation refuses such fields.
fn unknown<'a>() -> Resolved<'a> {
    Resolved::Null
}

/// `__Schema`.
struct SchemaObject<'s> {
    types: &'s TypeSystem,
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
struct TypeObject<'s> {
    types: &'s TypeSystem,
    ty: TypeRef,
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
