//! The corpus's wiring: every field is resolved from its type alone.
//!
//! | type | value |
//! | --- | --- |
//! | `Int`, `Float`, `String`, `Boolean`, `ID` | `2`, `3.14`, `"str"`, `true`, `"id"` |
//! | any other scalar | `"str"` |
//! | enum | its first value |
//! | list | two elements |
//! | union, interface | the member whose name sorts first, the implementing object type whose name sorts last |
//!
//! A subscription gets one event.

use damson::dynamic::{FieldValue, Schema, SchemaBuilder, SubscriptionFieldFuture};
use damson::futures_util::{StreamExt, stream};
use damson::{Limits, Request, Response, SchemaErrors};
use damson_schema::type_system::{TypeDefinition, TypeKind};
use damson_schema::{Name, TypeId, TypeRef, TypeSystem};
use damson_wire::incremental::{MergeError, Merger};

/// The schema that `sdl` describes, wired by its types.
///
/// ```
/// let schema = damson_conformance::wiring::schema("type Query { sizes: [Size!] } enum Size { S M }").unwrap();
/// # use damson::futures_util::FutureExt;
/// let response = schema.execute("{ sizes }").now_or_never().expect("no resolver of the wiring waits");
/// assert_eq!(response.into_bytes(), br#"{"data":{"sizes":["S","S"]}}"#);
/// ```
///
/// # Errors
/// All the faults of the SDL.
pub fn schema(sdl: &str) -> Result<Schema, SchemaErrors> {
    builder(sdl).finish()
}

/// The builder of this schema. The corpus is trusted, so there are no limits unless some are set.
pub fn builder(sdl: &str) -> SchemaBuilder {
    Schema::from_sdl(sdl)
        .limits(Limits::none())
        .resolve_default(|cx| Ok(Some(value(cx.type_system(), cx.definition().ty))))
        .subscribe_default(|cx| {
            let event = value(cx.type_system(), cx.definition().ty);
            SubscriptionFieldFuture::new(async { Ok(stream::iter([Ok(event)])) })
        })
}

/// As [`schema`], with responses in parts where the document asks for them.
///
/// # Errors
/// All the faults of the SDL.
pub fn incremental_schema(sdl: &str) -> Result<Schema, SchemaErrors> {
    builder(sdl).enable_incremental_delivery().finish()
}

/// The parts of the response to a request, merged as a client merges them.
///
/// # Errors
/// If the parts do not fit together.
pub async fn merged(schema: &Schema, request: Request) -> Result<serde_json::Value, MergeError> {
    let mut parts = schema.execute_stream(request);
    let first = parts.next().await.expect("there is a response").into_bytes();
    let is_executed = serde_json::from_slice(&first).is_ok_and(|first: serde_json::Value| first.get("data").is_some());
    let mut merger = Merger::start(&first)?;
    while let Some(part) = parts.next().await {
        merger.apply(&part.into_bytes())?;
    }
    let mut response = merger.into_response();
    if !is_executed {
        response.as_object_mut().and_then(|members| members.remove("data"));
    }
    Ok(response)
}

/// The response to a request; for a subscription, the response to its one event.
pub async fn respond(schema: &Schema, request: Request) -> Response {
    schema.execute_stream(request).next().await.expect("the wiring has an event for every subscription")
}

/// The value of every field of this type.
pub fn value<'a>(types: &TypeSystem, ty: TypeRef) -> FieldValue<'a> {
    match ty.item() {
        Some(item) => FieldValue::list([value(types, item), value(types, item)]),
        None => named_value(types, ty.named),
    }
}

fn named_value<'a>(types: &TypeSystem, id: TypeId) -> FieldValue<'a> {
    let definition = types.get(id);
    match &definition.kind {
        TypeKind::Scalar { .. } => scalar_value(definition),
        TypeKind::Enum { values } => match values.first() {
            Some((name, _)) => FieldValue::value(Name::from(name.clone())),
            None => FieldValue::NULL,
        },
        TypeKind::Union { .. } => object_value(possible_names(types, id).min()),
        TypeKind::Interface(_) => object_value(possible_names(types, id).max()),
        TypeKind::Object(_) | TypeKind::InputObject { .. } => FieldValue::from(()),
    }
}

fn scalar_value<'a>(definition: &TypeDefinition) -> FieldValue<'a> {
    match &*definition.name {
        "Int" => FieldValue::value(2),
        #[expect(clippy::approx_constant, reason = "the corpus says so")]
        "Float" => FieldValue::value(3.14),
        "Boolean" => FieldValue::value(true),
        "ID" => FieldValue::value("id"),
        _ => FieldValue::value("str"),
    }
}

/// An object of this type; an abstract type without any has no values.
fn object_value<'a>(ty: Option<&str>) -> FieldValue<'a> {
    ty.map_or(FieldValue::NULL, |ty| FieldValue::from(()).with_type(ty.to_owned()))
}

fn possible_names(types: &TypeSystem, id: TypeId) -> impl Iterator<Item = &str> {
    types.possible_types(id).iter().map(|object| &*types.get(*object).name)
}
