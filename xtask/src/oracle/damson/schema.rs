//! SDL: its faults; or the schema as it is printed, and what introspection tells of it.

use damson::dynamic::Schema;
use damson_conformance::wiring;
use damson_schema::{SchemaError, TypeSystem};
use serde_json::{Map, Value, json};

use super::{MAX_ERRORS, execution, problem};

/// graphql-js's introspection query with everything in it, kept with the tests that hold it to the limits.
const INTROSPECTION: &str = include_str!("../../../../crates/damson-schema/tests/validation/introspection.graphql");

/// Reads a schema; `bare` is its SDL without the applied directives, which graphql-js does not print.
pub(super) fn read(sdl: &str, bare: Option<&str>) -> (Option<Schema>, Value) {
    match wiring::builder(sdl).change_limits(|limits| limits.variables.max_errors = MAX_ERRORS).finish() {
        Ok(schema) => {
            let introspection = execution::response(&schema, INTROSPECTION, (&Map::new(), None));
            let answer = json!({ "faults": [], "sdl": printed(&schema, bare), "introspection": introspection["data"] });
            (Some(schema), answer)
        }
        Err(faults) => {
            let faults: Vec<Value> = faults.iter().map(fault).collect();
            (None, json!({ "faults": faults }))
        }
    }
}

fn printed(schema: &Schema, bare: Option<&str>) -> String {
    match bare.map(TypeSystem::from_sdl) {
        None => schema.sdl(),
        Some(Ok(bare)) => bare.sdl(),
        Some(Err(faults)) => format!("without its directives, {faults}"),
    }
}

fn fault(fault: &SchemaError) -> Value {
    problem(&fault.message, &fault.locations)
}
