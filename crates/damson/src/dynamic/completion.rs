//! Describes the value that a resolver gave as a value of the type that the schema declares.
//!
//! Recurs as deep as lists are nested in a declared type; the objects below are described when the engine comes to them.

use std::borrow::Cow;

use damson_schema::type_system::{EnumValue, TypeKind};
use damson_schema::{IndexMap, TypeId, TypeRef, TypeSystem, Value};
use std::sync::Arc;

use super::FieldValue;
use super::object::DynamicObject;
use super::resolver::{FieldResult, definition};
use super::wiring::Wiring;
use crate::engine::{Cx, List, PlanField, Resolve, Resolved};
use crate::{Error, Result, user_code};

/// Describes the value of one field.
#[derive(Clone, Copy)]
pub(super) struct Completion<'a> {
    pub(super) wiring: &'a Wiring,
    pub(super) field: &'a PlanField,
    pub(super) cx: Cx<'a>,
}

impl<'a> Completion<'a> {
    /// Describes the result of a resolver.
    pub(super) fn describe(self, result: FieldResult<'a>) -> Resolved<'a> {
        match result {
            Ok(Some(value)) => self.value(value, definition(self.types(), self.field).ty).into_resolved(),
            Ok(None) => Resolved::Null,
            Err(error) => Resolved::error(error),
        }
    }

    fn value(self, value: FieldValue<'a>, ty: TypeRef) -> Described<'a> {
        if value.is_null() {
            return Described::Null;
        }
        let described = match ty.item() {
            Some(item) => self.list(value, item),
            None => self.named(value, ty.named),
        };
        described.unwrap_or_else(|error| Described::Failed(Box::new(error)))
    }

    fn list(self, value: FieldValue<'a>, item: TypeRef) -> Result<Described<'a>> {
        let items = value.into_items().map_err(|_| {
            let coordinate = self.cx.coordinate(self.field);
            Error::new(format!("Expected Iterable, but did not find one for field \"{coordinate}\"."))
        })?;
        Ok(Described::List(Items(items.into_iter().map(|value| self.value(value, item)).collect())))
    }

    fn named(self, value: FieldValue<'a>, named: TypeId) -> Result<Described<'a>> {
        let definition = self.types().get(named);
        match &definition.kind {
            TypeKind::Scalar { .. } => self.scalar(value, named),
            TypeKind::Enum { values } => enum_value(value, &definition.name, values),
            TypeKind::Object(_) => self.object(value, named),
            TypeKind::Interface(_) | TypeKind::Union { .. } => {
                let ty = self.resolve_type(&value, named)?;
                Ok(self.object_of(value, ty))
            }
            TypeKind::InputObject { .. } => unreachable!("no field of a checked schema gives an input object"),
        }
    }

    fn scalar(self, value: FieldValue<'a>, named: TypeId) -> Result<Described<'a>> {
        let serialized = match self.wiring.scalars.get(&named) {
            Some(serialize) => Cow::Owned(serialize(&value)?),
            None => value.into_value().map_err(|value| {
                let name = &self.types().get(named).name;
                Error::new(format!("{name} cannot represent value: {value:?}"))
            })?,
        };
        Ok(Described::Leaf(serialized))
    }

    fn object(self, value: FieldValue<'a>, named: TypeId) -> Result<Described<'a>> {
        let name = &self.types().get(named).name;
        match value.ty() {
            Some(ty) if ty != &**name => {
                let coordinate = self.cx.coordinate(self.field);
                Err(Error::new(format!(
                    "Expected a value of type \"{name}\" for field \"{coordinate}\", not of \"{ty}\"."
                )))
            }
            _ => Ok(self.object_of(value, named)),
        }
    }

    fn object_of(self, value: FieldValue<'a>, ty: TypeId) -> Described<'a> {
        Described::Object(DynamicObject { wiring: self.wiring, types: self.types(), ty, value })
    }

    /// See [ResolveAbstractType](https://spec.graphql.org/September2026/#ResolveAbstractType()).
    fn resolve_type(self, value: &FieldValue<'_>, named: TypeId) -> Result<TypeId> {
        let resolver = self.wiring.types.get(&named);
        let name = value
            .ty()
            .or_else(|| resolver.and_then(|resolve| resolve(value)))
            .or_else(|| value.entry("__typename").and_then(Value::as_str));
        let ty = name.and_then(|name| self.types().id(name)).filter(|ty| self.types().get(*ty).is_object());
        ty.ok_or_else(|| self.no_type(named, name))
    }

    fn no_type(self, named: TypeId, name: Option<&str>) -> Error {
        let (ty, coordinate) = (&self.types().get(named).name, self.cx.coordinate(self.field));
        Error::new(match name {
            Some(name) => {
                format!("Abstract type \"{ty}\" was resolved to \"{name}\", which is not an object type of the schema.")
            }
            None => format!(
                "Abstract type \"{ty}\" must resolve to an Object type at runtime for field \"{coordinate}\". \
                 Attach a type resolver to \"{ty}\", or give the value its type."
            ),
        })
    }

    fn types(self) -> &'a TypeSystem {
        self.cx.types().whole
    }
}

/// See [Enums](https://spec.graphql.org/September2026/#sec-Enums.Result-Coercion).
fn enum_value<'a>(
    value: FieldValue<'a>,
    name: &str,
    values: &'a IndexMap<Arc<str>, EnumValue>,
) -> Result<Described<'a>> {
    let known = value.as_value().and_then(Value::as_str).and_then(|value| values.get(value));
    known
        .map(|value| Described::Enum(&value.name))
        .ok_or_else(|| Error::new(format!("Enum \"{name}\" cannot represent value: {value:?}")))
}

/// A value of a declared type, ready to be described.
enum Described<'a> {
    Null,
    Leaf(Cow<'a, Value>),
    Enum(&'a str),
    Object(DynamicObject<'a>),
    List(Items<'a>),
    Failed(Box<Error>),
}

impl<'a> Described<'a> {
    /// The description, which then owns the value.
    fn into_resolved(self) -> Resolved<'a> {
        match self {
            Described::Null => Resolved::Null,
            Described::Enum(name) => Resolved::Enum(name),
            Described::Failed(error) => Resolved::Error(error),
            Described::Leaf(Cow::Borrowed(value)) => leaf(value),
            Described::Leaf(Cow::Owned(Value::String(text))) => Resolved::String(text.into()),
            Described::Leaf(Cow::Owned(value)) => own_leaf(value),
            object_or_list => Resolved::owned(object_or_list),
        }
    }
}

impl Resolve for Described<'_> {
    fn resolve(&self) -> Resolved<'_> {
        match self {
            Described::Null => Resolved::Null,
            Described::Leaf(value) => leaf(value),
            Described::Enum(name) => Resolved::Enum(name),
            Described::Object(object) => Resolved::Object(object),
            Described::List(items) => Resolved::List(items),
            Described::Failed(error) => Resolved::Error(error.clone()),
        }
    }
}

/// The items of a list, dropped one by one, since two panics at once would end the process.
struct Items<'a>(Vec<Described<'a>>);

impl Drop for Items<'_> {
    fn drop(&mut self) {
        user_code::discard_all(self.0.drain(..)).unwrap_or_else(user_code::resume);
    }
}

impl List for Items<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, index: usize) -> Resolved<'_> {
        self.0[index].resolve()
    }
}

/// Describes a value of a scalar.
fn leaf(value: &Value) -> Resolved<'_> {
    match value {
        Value::String(text) => Resolved::Str(text),
        Value::Enum(name) => Resolved::Str(name),
        value => own_leaf(value.clone()),
    }
}

/// Describes a value of a scalar that is not text.
fn own_leaf<'a>(value: Value) -> Resolved<'a> {
    match value {
        Value::Null => Resolved::Null,
        Value::Boolean(boolean) => Resolved::Bool(boolean),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_exact_f64()) {
            (Some(integer), ..) => Resolved::Int(integer),
            (_, Some(integer), _) => Resolved::UnsignedInt(integer),
            (.., Some(float)) => Resolved::Float(float),
            _ => Resolved::Value(Box::new(Value::Number(number))),
        },
        Value::Enum(name) => Resolved::String(name.as_str().into()),
        other => Resolved::Value(Box::new(other)),
    }
}
