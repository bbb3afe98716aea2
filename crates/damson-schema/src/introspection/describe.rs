//! A type system as the answer to the full introspection query. The engine resolves the same fields one by one.

use serde_json::{Value as Json, json};

use crate::type_system::{DirectiveDefinition, EnumValue, Field, InputValue, TypeDefinition, TypeKind, Wrapper};
use crate::{TypeId, TypeRef, TypeSystem};

/// `__Schema`.
pub(super) fn schema(types: &TypeSystem) -> Json {
    let root = |id: Option<TypeId>| {
        let definition = types.get(id?);
        Some(json!({ "kind": definition.kind.location().as_str(), "name": *definition.name }))
    };
    json!({
        "description": types.description.as_deref(),
        "queryType": root(types.query),
        "mutationType": root(types.mutation),
        "subscriptionType": root(types.subscription),
        "types": all(types.types(), |(id, definition)| ty(types, id, definition)),
        "directives": all(types.directives.values(), |definition| directive(types, definition)),
    })
}

fn all<T>(items: impl IntoIterator<Item = T>, describe: impl Fn(T) -> Json) -> Json {
    items.into_iter().map(describe).collect()
}

/// `__Type` of a definition.
fn ty(types: &TypeSystem, id: TypeId, definition: &TypeDefinition) -> Json {
    let mut described = json!({
        "kind": definition.kind.location().as_str(),
        "name": *definition.name,
        "description": definition.description.as_deref(),
        "specifiedByURL": null,
        "fields": null,
        "inputFields": null,
        "interfaces": null,
        "enumValues": null,
        "possibleTypes": null,
        "isOneOf": null,
    });
    match &definition.kind {
        TypeKind::Scalar { specified_by_url, .. } => described["specifiedByURL"] = specified_by_url.as_deref().into(),
        TypeKind::Object(fields) | TypeKind::Interface(fields) => {
            described["fields"] = all(fields.fields.values(), |definition| field(types, definition));
            described["interfaces"] = names(types, &fields.interfaces);
        }
        TypeKind::Union { members } => described["possibleTypes"] = names(types, members),
        TypeKind::Enum { values } => described["enumValues"] = all(values.values(), enum_value),
        TypeKind::InputObject { fields, one_of } => {
            described["inputFields"] = all(fields.values(), |definition| input_value(types, definition));
            described["isOneOf"] = (*one_of).into();
        }
    }
    if definition.is_interface() {
        described["possibleTypes"] = names(types, types.possible_types(id));
    }
    described
}

fn names(types: &TypeSystem, ids: &[TypeId]) -> Json {
    all(ids, |&id| named(types, id))
}

fn named(types: &TypeSystem, id: TypeId) -> Json {
    let definition = types.get(id);
    json!({ "kind": definition.kind.location().as_str(), "name": *definition.name, "ofType": null })
}

/// `__Type` of a reference.
fn reference(types: &TypeSystem, ty: TypeRef) -> Json {
    ty.wrappers.inside_out().fold(named(types, ty.named), |inner, wrapper| {
        let kind = match wrapper {
            Wrapper::List => "LIST",
            Wrapper::NonNull => "NON_NULL",
        };
        json!({ "kind": kind, "name": null, "ofType": inner })
    })
}

/// `__Field`.
fn field(types: &TypeSystem, field: &Field) -> Json {
    json!({
        "name": *field.name,
        "description": field.description.as_deref(),
        "args": all(field.arguments.values(), |argument| input_value(types, argument)),
        "type": reference(types, field.ty),
        "isDeprecated": field.deprecation.is_some(),
        "deprecationReason": field.deprecation.as_deref(),
    })
}

/// `__InputValue`.
fn input_value(types: &TypeSystem, value: &InputValue) -> Json {
    json!({
        "name": *value.name,
        "description": value.description.as_deref(),
        "type": reference(types, value.ty),
        "defaultValue": value.default_value.as_ref().map(|default| default.to_literal()),
        "isDeprecated": value.deprecation.is_some(),
        "deprecationReason": value.deprecation.as_deref(),
    })
}

/// `__EnumValue`.
fn enum_value(value: &EnumValue) -> Json {
    json!({
        "name": *value.name,
        "description": value.description.as_deref(),
        "isDeprecated": value.deprecation.is_some(),
        "deprecationReason": value.deprecation.as_deref(),
    })
}

/// `__Directive`.
fn directive(types: &TypeSystem, directive: &DirectiveDefinition) -> Json {
    json!({
        "name": *directive.name,
        "description": directive.description.as_deref(),
        "isRepeatable": directive.repeatable,
        "isDeprecated": directive.deprecation.is_some(),
        "deprecationReason": directive.deprecation.as_deref(),
        "locations": all(&directive.locations, |location| location.as_str().into()),
        "args": all(directive.arguments.values(), |argument| input_value(types, argument)),
    })
}
