//! The methods that every schema with a member `core` has.

macro_rules! schema_methods {
    () => {
        /// Executes one request, or several at once.
        ///
        /// The limits on what requests ask for and on the size of responses hold for all of them together: the first request
        /// with which they go beyond one is refused with those after it, while those before it are answered.
        pub async fn execute_batch(&self, batch: crate::BatchRequest) -> crate::BatchResponse {
            self.core.execute_batch(batch).await
        }

        /// The schema in the schema definition language.
        /// See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).
        pub fn sdl(&self) -> String {
            self.core.types().seen.sdl()
        }

        /// The schema in the schema definition language, in a form of choice.
        pub fn sdl_with_options(&self, options: crate::SDLExportOptions) -> String {
            self.core.types().seen.sdl_with(&options.into())
        }

        /// What introspection says of the schema, with everything that is deprecated: `{"__schema": …}`.
        /// See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).
        pub fn introspect(&self) -> serde_json::Value {
            self.core.types().seen.introspection()
        }

        /// The types of this schema, without what nobody sees.
        pub fn type_system(&self) -> &damson_schema::TypeSystem {
            self.core.types().seen
        }

        /// What is allowed in this schema, and probably not meant. Worth a look when the schema has changed, such as in a test.
        pub fn warnings(&self) -> Vec<damson_schema::SchemaWarning> {
            self.core.types().whole.warnings()
        }

        /// How many plans are kept for operations that come again.
        pub fn cached_plans(&self) -> usize {
            self.core.cached_plans()
        }
    };
}
pub(crate) use schema_methods;
