//! Answers about SDL: its faults, or the printed schema and its introspection.

use damson::dynamic::Schema;
use damson_conformance::wiring;
use damson_schema::{SchemaError, SdlOptions, TypeSystem};
use serde_json::{Map, Value, json};

use super::{MAX_ERRORS, coordinates, execution, problem};

/// The complete introspection query of graphql-js. A test of damson-schema checks that the limits accept it.
const INTROSPECTION: &str = include_str!("../../../../crates/damson-schema/tests/validation/introspection.graphql");

/// Reads a schema. `expected` is the answer of graphql-js: it holds the SDL without applied directives (graphql-js does not print
/// them), the introspection that a client reads, and the coordinates to resolve.
pub(super) fn read(sdl: &str, expected: &Value) -> (Option<Schema>, Value) {
    match wiring::builder(sdl).change_limits(|limits| limits.variables.max_errors = MAX_ERRORS).finish() {
        Ok(schema) => {
            let answer = told(&schema, expected);
            (Some(schema), answer)
        }
        Err(faults) => {
            let faults: Vec<Value> = faults.iter().map(fault).collect();
            (None, json!({ "faults": faults }))
        }
    }
}

fn told(schema: &Schema, expected: &Value) -> Value {
    let bare = expected["bare"].as_str().map(TypeSystem::from_sdl);
    let types = match &bare {
        None => schema.type_system(),
        Some(Ok(bare)) => bare,
        Some(Err(faults)) => return json!({ "thrown": format!("without its directives, {faults}") }),
    };
    json!({
        "faults": [],
        "sdl": types.sdl(),
        "sorted": types.sdl_with(&sorted()),
        "introspection": execution::response(schema, INTROSPECTION, (&Map::new(), None))["data"],
        "described": schema.introspect(),
        "client": client(&expected["introspection"]),
        "coordinates": coordinates::resolved(types, &expected["coordinates"]),
    })
}

/// The SDL that a client makes of graphql-js's introspection.
fn client(introspection: &Value) -> String {
    match TypeSystem::from_introspection(introspection) {
        Ok(types) => types.sdl_with(&sorted()),
        Err(faults) => faults.to_string(),
    }
}

/// The order of graphql-js's `lexicographicSortSchema`.
fn sorted() -> SdlOptions {
    SdlOptions {
        sorted_types: true,
        sorted_fields: true,
        sorted_arguments: true,
        sorted_enum_values: true,
        ..SdlOptions::default()
    }
}

fn fault(fault: &SchemaError) -> Value {
    problem(&fault.message, &fault.locations)
}
