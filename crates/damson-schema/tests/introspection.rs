//! Introspection's JSON and type systems: each leads back to the other, and a missing part is named by its path.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use damson_schema::TypeSystem;
use serde_json::{Value as Json, json};

fn message(json: &Json) -> String {
    let errors = TypeSystem::from_introspection(json).unwrap_err();
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// A schema of a query root with one field, and of `further` types.
fn schema(field: &Json, further: &[Json]) -> Json {
    let query = json!({ "kind": "OBJECT", "name": "Query", "fields": [field], "interfaces": [] });
    let types: Vec<_> = std::iter::once(query).chain(further.iter().cloned()).collect();
    json!({ "__schema": { "queryType": { "name": "Query" }, "types": types } })
}

fn field(ty: &Json) -> Json {
    json!({ "name": "a", "args": [], "type": ty })
}

fn int() -> Json {
    json!({ "kind": "SCALAR", "name": "Int" })
}

#[test]
fn sdl_comes_back_from_introspection() {
    for sdl in [
        include_str!("data/sdl/kitchen_sink.out.graphql"),
        include_str!("data/sdl/conventional.out.graphql"),
        include_str!("data/sdl/unconventional.out.graphql"),
        include_str!("data/coercion/schema.graphql"),
    ] {
        let types = TypeSystem::from_sdl(sdl).unwrap();
        let json = types.introspection();
        let read = TypeSystem::from_introspection(&json).unwrap();
        assert_eq!(read.sdl(), types.sdl());
        assert_eq!(read.introspection(), json);
    }
}

#[test]
fn the_whole_response_its_data_and_their_text_are_alike() {
    let data = TypeSystem::from_sdl("type Query { a: Int }").unwrap().introspection();
    let response = json!({ "data": data });
    let sdl = |types: TypeSystem| types.sdl();
    let expected = TypeSystem::from_introspection(&data).map(sdl).unwrap();
    assert_eq!(TypeSystem::from_introspection(&response).map(sdl).unwrap(), expected);
    assert_eq!(TypeSystem::from_introspection_text(&response.to_string()).map(sdl).unwrap(), expected);
}

#[test]
fn parts_that_older_servers_do_not_send_are_absent() {
    let arguments = json!([{ "name": "x", "type": int(), "defaultValue": null }]);
    let field =
        json!({ "name": "a", "args": arguments, "type": int(), "isDeprecated": true, "deprecationReason": null });
    let node = json!({ "kind": "INTERFACE", "name": "Node", "fields": [field], "possibleTypes": [] });
    let types = TypeSystem::from_introspection(&schema(&field, &[node])).unwrap();
    assert_eq!(
        types.sdl(),
        "type Query {\n  a(x: Int): Int @deprecated\n}\n\ninterface Node {\n  a(x: Int): Int @deprecated\n}\n"
    );
}

#[test]
fn missing_and_malformed_parts_are_named_by_their_paths() {
    let of = |ty: &Json| schema(&field(ty), &[]);
    let with = |further: Json| schema(&field(&int()), &[further]);
    let enumeration = |value: Json| with(json!({ "kind": "ENUM", "name": "E", "enumValues": [value] }));
    let default = |text: &str| {
        let arguments = json!([{ "name": "x", "type": int(), "defaultValue": text }]);
        schema(&json!({ "name": "a", "args": arguments, "type": int() }), &[])
    };
    let directive = |locations: Json| {
        let mut schema = schema(&field(&int()), &[]);
        schema["__schema"]["directives"] = json!([{ "name": "d", "args": [], "locations": locations }]);
        schema
    };
    let cases = [
        (json!(null), "Expected an object at .__schema, found nothing."),
        (json!({ "data": null, "errors": [] }), "Expected an object at .data.__schema, found nothing."),
        (json!({ "__schema": [] }), "Expected an object at .__schema, found a list."),
        (json!({ "__schema": {} }), "Expected a list at .__schema.types, found nothing."),
        (json!({ "__schema": { "types": [1] } }), "Expected an object at .__schema.types[0], found 1."),
        (with(json!({ "kind": "SCALAR" })), "Expected a string at .__schema.types[1].name, found nothing."),
        (with(json!({ "kind": "NOVEL", "name": "N" })), "\"NOVEL\" is not a kind of type at .__schema.types[1].kind."),
        (
            with(json!({ "kind": "UNION", "name": "U" })),
            "Expected a list at .__schema.types[1].possibleTypes, found nothing.",
        ),
        (
            with(json!({ "kind": "INPUT_OBJECT", "name": "I", "inputFields": null })),
            "Expected a list at .__schema.types[1].inputFields, found null.",
        ),
        (
            with(json!({ "kind": "OBJECT", "name": "O", "fields": [] })),
            "Expected a list at .__schema.types[1].interfaces, found nothing.",
        ),
        (
            enumeration(json!({ "name": "A", "isDeprecated": "no" })),
            "Expected true or false at .__schema.types[1].enumValues[0].isDeprecated, found \"no\".",
        ),
        (
            enumeration(json!({ "name": "A", "description": 1 })),
            "Expected a string at .__schema.types[1].enumValues[0].description, found 1.",
        ),
        (of(&json!(null)), "Expected an object at .__schema.types[0].fields[0].type, found null."),
        (
            of(&json!({ "kind": "LIST", "ofType": null })),
            "The type is deeper than the introspection query asked for at .__schema.types[0].fields[0].type.",
        ),
        (
            of(&json!({ "kind": "NON_NULL", "ofType": { "kind": "NON_NULL", "ofType": int() } })),
            "The type is non-null twice at .__schema.types[0].fields[0].type.",
        ),
        (
            default("{"),
            "Syntax Error: Expected Name, found <EOF> at .__schema.types[0].fields[0].args[0].defaultValue.",
        ),
        (
            default("{ a: 1, a: 2 }"),
            "There can be only one input field named \"a\" at .__schema.types[0].fields[0].args[0].defaultValue.",
        ),
        (directive(json!(null)), "Expected a list at .__schema.directives[0].locations, found null."),
        (
            directive(json!(["QUERY", "MOON"])),
            "Expected a directive location at .__schema.directives[0].locations[1], found \"MOON\".",
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(message(&json), expected, "{json}");
    }
    assert!(TypeSystem::from_introspection_text("{").unwrap_err().to_string().contains("is not JSON: EOF"));
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let found = message(&schema(&json!({ "name": "a" }), &[json!({ "kind": "ENUM" })]));
    let expected = "Expected a list at .__schema.types[0].fields[0].args, found nothing.
Expected an object at .__schema.types[0].fields[0].type, found nothing.
Expected a string at .__schema.types[1].name, found nothing.";
    assert_eq!(found, expected);
}

#[test]
fn the_rules_of_schemas_hold() {
    let of = |named: &str| schema(&field(&json!({ "kind": "OBJECT", "name": named })), &[]);
    let with = |further: Json| schema(&field(&int()), &[further]);
    let object =
        |name: &str, fields: Json| json!({ "kind": "OBJECT", "name": name, "interfaces": [], "fields": fields });
    let cases = [
        (of("Gone"), "Query.a: Unknown type \"Gone\"."),
        (with(object("O", json!([]))), "O: Type O must define one or more fields."),
        (
            with(object("a b", json!([field(&int())]))),
            "a b: Names must only contain [_a-zA-Z0-9] but \"a b\" does not.",
        ),
        (with(object("", json!([field(&int())]))), ": Expected name to be a non-empty string."),
        (with(object("1a", json!([field(&int())]))), "1a: Names must start with [_a-zA-Z] but \"1a\" does not."),
        (with(object("O", json!([field(&int()), field(&int())]))), "O.a: Field \"O.a\" can only be defined once."),
        (
            with(json!({ "kind": "ENUM", "name": "E", "enumValues": [{ "name": "true" }] })),
            "E.true: Enum values cannot be named: true",
        ),
        (with(object("Query", json!([field(&int())]))), "Query: There can be only one type named \"Query\"."),
    ];
    for (json, expected) in cases {
        assert_eq!(message(&json), expected);
    }
}

#[test]
fn types_of_any_depth_come_back_and_deeper_ones_are_refused() {
    let nested = |depth: usize| (0..depth).fold(int(), |inner, _| json!({ "kind": "LIST", "ofType": inner }));
    let deepest = schema(&field(&nested(63)), &[]);
    let types = TypeSystem::from_introspection_text(&deepest.to_string()).unwrap();
    let read = TypeSystem::from_introspection_text(&types.introspection().to_string()).unwrap();
    assert_eq!(read.sdl(), types.sdl());
    assert_eq!(
        message(&schema(&field(&nested(64)), &[])),
        "The type has too many lists and non-nulls around its name at .__schema.types[0].fields[0].type."
    );
}

#[test]
fn hostile_json_is_refused_in_few_words() {
    let deep = format!("{{\"__schema\": {}", "[".repeat(1_000_000));
    assert_eq!(TypeSystem::from_introspection_text(&deep).unwrap_err().len(), 1);
    let long = "z".repeat(1_000_000);
    let found =
        message(&schema(&field(&json!({ "kind": "OBJECT", "name": long })), &[json!({ "kind": long, "name": "N" })]));
    assert!(found.len() < 1_000, "{}", found.len());
    let value = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let arguments = json!([{ "name": "x", "type": int(), "defaultValue": value }]);
    let found = message(&schema(&json!({ "name": "a", "args": arguments, "type": int() }), &[]));
    assert!(found.starts_with("A value can be nested at most 128 levels deep at "), "{found}");
}
