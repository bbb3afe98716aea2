//! Introspection's JSON: from a type system to the answer of the full introspection query, and back.
//! See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).

mod describe;
mod read;

use serde_json::{Value as Json, json};

use crate::TypeSystem;
use crate::build::TypeSystemBuilder;
use crate::fault::{Fault, SchemaError, SchemaErrors};

impl TypeSystem {
    /// The answer of a server to the full introspection query: the `data` of the response, with all deprecated parts and
    /// the whole depth of types. It does not contain applied directives.
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    ///
    /// let types = TypeSystem::from_sdl("type Query { hello(name: String = \"you\"): String! }")?;
    /// let json = types.introspection();
    /// assert_eq!(json["__schema"]["queryType"]["name"], "Query");
    /// assert_eq!(TypeSystem::from_introspection(&json)?.sdl(), types.sdl());
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    pub fn introspection(&self) -> Json {
        json!({ "__schema": describe::schema(self) })
    }

    /// Builds a type system from the answer to an introspection query, and checks it.
    ///
    /// Takes the whole response or its `data`. Parts that older servers do not send count as absent.
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    /// use serde_json::json;
    ///
    /// let query = json!({ "kind": "OBJECT", "name": "Query", "fields": [], "interfaces": null });
    /// let errors = TypeSystem::from_introspection(&json!({ "__schema": { "types": [query] } })).unwrap_err();
    /// let message = &errors.iter().next().unwrap().message;
    /// assert_eq!(message, "Expected a list at .__schema.types[0].interfaces, found null.");
    /// ```
    ///
    /// # Errors
    /// All parts of the JSON that are missing or malformed, with their paths; if none are, all the faults of the schema.
    pub fn from_introspection(json: &Json) -> Result<Self, SchemaErrors> {
        let mut builder = TypeSystemBuilder::new();
        let problems = read::read(json, &mut builder);
        if problems.is_empty() { builder.finish() } else { Err(errors(problems)) }
    }

    /// Like [`from_introspection`](Self::from_introspection), from JSON text.
    ///
    /// # Errors
    /// The text is not JSON; or the errors of [`from_introspection`](Self::from_introspection).
    pub fn from_introspection_text(text: &str) -> Result<Self, SchemaErrors> {
        let json = serde_json::from_str(text)
            .map_err(|error| errors(vec![Fault::new(format!("The introspection is not JSON: {error}."), [])]))?;
        Self::from_introspection(&json)
    }
}

fn errors(faults: Vec<Fault>) -> SchemaErrors {
    faults.into_iter().map(SchemaError::from).collect()
}
