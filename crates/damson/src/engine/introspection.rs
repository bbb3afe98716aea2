//! Introspection: the type system as ordinary objects of the engine.
//! See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).

use std::task::Context as Task;

use damson_schema::{TypeRef, Value};

use super::plan::PlanField;
use super::resolve::{Cx, LeafWriter, List, Object, Resolve, Resolved};

mod objects;

use objects::{SchemaObject, TypeObject};

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

    fn resolve_field<'a>(&'a self, _: usize, field: &'a PlanField, cx: Cx<'a>, _: &mut Task<'_>) -> Resolved<'a> {
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
