//! Marks secrets.

use super::SchemaBuilder;

impl SchemaBuilder {
    /// Keeps the value of an argument or input field out of the engine's messages, and of
    /// [`Schema::mask_secrets`](crate::dynamic::Schema::mask_secrets).
    ///
    /// ```
    /// # use damson::Request;
    /// # use damson::dynamic::Schema;
    /// let schema = Schema::from_sdl("type Query { check(user: String, pin: Int): Boolean }").secret("Query.check(pin:)").finish()?;
    /// let masked = schema.mask_secrets(&Request::new(r#"{ check(user: "Ada", pin: 1234) }"#));
    /// assert_eq!(masked.query, "{\n  check(user: \"Ada\", pin: \"<secret>\")\n}");
    /// # Ok::<(), damson::SchemaErrors>(())
    /// ```
    #[must_use]
    pub fn secret(mut self, coordinate: impl Into<String>) -> Self {
        self.attachments.secrets.push(coordinate.into());
        self
    }
}
