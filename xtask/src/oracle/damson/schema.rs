//! SDL: its faults, or the schema as it is printed.

use damson_schema::{SchemaError, TypeSystem};
use serde_json::{Value, json};

/// Reads a schema; `bare` is its SDL without the applied directives, which graphql-js does not print.
pub(super) fn read(sdl: &str, bare: Option<&str>) -> (Option<TypeSystem>, Value) {
    match TypeSystem::from_sdl(sdl) {
        Ok(schema) => {
            let answer = json!({ "faults": [], "sdl": printed(&schema, bare) });
            (Some(schema), answer)
        }
        Err(faults) => {
            let faults: Vec<Value> = faults.iter().map(fault).collect();
            (None, json!({ "faults": faults }))
        }
    }
}

fn printed(schema: &TypeSystem, bare: Option<&str>) -> String {
    match bare.map(TypeSystem::from_sdl) {
        None => schema.sdl(),
        Some(Ok(bare)) => bare.sdl(),
        Some(Err(faults)) => format!("without its directives, {faults}"),
    }
}

fn fault(fault: &SchemaError) -> Value {
    super::problem(&fault.message, &fault.locations)
}
