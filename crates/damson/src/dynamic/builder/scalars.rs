//! Attaches the closures that read and write the values of scalars.

use std::sync::Arc;

use damson_schema::Value;

use super::SchemaBuilder;
use crate::Result;
use crate::dynamic::FieldValue;

impl SchemaBuilder {
    /// Attaches the parser of a scalar: it makes the value that resolvers see from one that a client gives. Its error says what
    /// was expected.
    ///
    /// Literals, variables and default values are parsed once before they reach a resolver; a literal with variables in it is
    /// parsed as a whole. Null is not parsed. Literals are also parsed for validation, so the parser must give the same result
    /// for a value each time. SDL and introspection show default values as they were written.
    /// See [Input Coercion](https://spec.graphql.org/September2026/#sec-Scalars.Input-Coercion).
    ///
    /// ```
    /// # use damson::dynamic::Schema;
    /// // Clients give seconds or "1m"; resolvers see seconds alone.
    /// Schema::from_sdl("type Query { at(second: Second): Int } scalar Second").parse_scalar("Second", |value| {
    ///     let minutes = || value.as_str()?.strip_suffix('m')?.parse::<u64>().ok();
    ///     let seconds = value.as_u64().or_else(|| minutes()?.checked_mul(60));
    ///     seconds.map(Into::into).ok_or_else(|| "Expected a number of seconds.".to_owned())
    /// });
    /// ```
    #[must_use]
    pub fn parse_scalar<F>(mut self, scalar: impl Into<String>, parse: F) -> Self
    where
        F: Fn(&Value) -> Result<Value, String> + Send + Sync + 'static,
    {
        self.attachments.parsers.insert(scalar.into(), Arc::new(parse));
        self
    }

    /// Attaches the serializer of a scalar: it makes the value that a response shows. Without it, resolvers give that value.
    ///
    /// ```
    /// # use damson::dynamic::Schema;
    /// # use std::time::Duration;
    /// Schema::from_sdl("type Query { uptime: Second } scalar Second").serialize_scalar("Second", |value| {
    ///     Ok(value.try_downcast_ref::<Duration>()?.as_secs().into())
    /// });
    /// ```
    #[must_use]
    pub fn serialize_scalar<F>(mut self, scalar: impl Into<String>, serialize: F) -> Self
    where
        F: Fn(&FieldValue<'_>) -> Result<Value> + Send + Sync + 'static,
    {
        self.attachments.scalars.insert(scalar.into(), Arc::new(serialize));
        self
    }
}
