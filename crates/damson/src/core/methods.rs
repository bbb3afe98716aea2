//! The methods that every schema with a member `core` has.

macro_rules! schema_methods {
    () => {
        /// Executes one request, or several at once.
        ///
        /// The requests of a batch share the limits on requests and on the size of responses. The request that exceeds a
        /// limit is refused, and so are all requests after it; those before it are answered.
        pub async fn execute_batch(&self, batch: crate::BatchRequest) -> crate::BatchResponse {
            self.core.execute_batch(batch).await
        }

        /// The schema in the schema definition language.
        /// See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).
        pub fn sdl(&self) -> String {
            self.core.types().seen.sdl()
        }

        /// The schema in the schema definition language, in the form that the options choose.
        pub fn sdl_with_options(&self, options: crate::SDLExportOptions) -> String {
            self.core.types().seen.sdl_with(&options.for_printer())
        }

        /// The schema as the result of an introspection query, with its deprecated parts: `{"__schema": …}`.
        /// See [Schema Introspection](https://spec.graphql.org/September2026/#sec-Schema-Introspection).
        pub fn introspect(&self) -> serde_json::Value {
            self.core.types().seen.introspection()
        }

        /// The types of this schema, without the parts that nobody sees.
        pub fn type_system(&self) -> &damson_schema::TypeSystem {
            self.core.types().seen
        }

        /// Things in this schema that are allowed, but are probably mistakes. A test can check that there are none.
        pub fn warnings(&self) -> Vec<damson_schema::SchemaWarning> {
            self.core.types().whole.warnings()
        }

        /// The request as a log may show it: values of arguments and input fields that are marked `secret` are `"<secret>"`, in
        /// its document as in its variables.
        ///
        /// Values that no definition describes are masked, too, in a schema with secrets: they may be secrets under a misspelled
        /// name. Nothing is left of a document that cannot be parsed. The request's data and extensions, which the schema does
        /// not describe, are left out.
        pub fn mask_secrets(&self, request: &crate::Request) -> crate::Request {
            self.core.mask_secrets(request)
        }

        /// The value of this type that the schema carries, if there is one.
        pub fn data<D: std::any::Any + Send + Sync>(&self) -> Option<&D> {
            self.core.data().get()
        }

        /// The number of plans in the cache.
        pub fn cached_plans(&self) -> usize {
            self.core.cached_plans()
        }
    };
}
pub(crate) use schema_methods;
