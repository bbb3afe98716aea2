//! Sets what fields cost, and how long caches may keep their values.

use damson_schema::type_system::{CacheControl, FieldCost};

use super::SchemaBuilder;
use crate::dynamic::complexity::{ComplexityArguments, computed};

impl SchemaBuilder {
    /// Sets the cost of a field without the selections below it. The default is 1. In SDL, `@cost(weight:)` says the same.
    ///
    /// ```
    /// # use damson::dynamic::Schema;
    /// Schema::from_sdl("type Query { report: String }").cost("Query.report", 50);
    /// ```
    #[must_use]
    pub fn cost(mut self, coordinate: impl Into<String>, cost: u64) -> Self {
        self.attachments.costs.insert(coordinate.into(), FieldCost::weight(cost));
        self
    }

    /// Attaches the function that computes the whole cost of a field, from its arguments and from the cost of the selections
    /// below it for one object.
    ///
    /// It runs before anything is executed, with the coerced values of literals, defaults and variables. A field of an
    /// interface without a cost costs as much as the most expensive field that implements it.
    ///
    /// ```
    /// # use damson::dynamic::Schema;
    /// Schema::from_sdl("type Query { posts(count: Int! = 10): [Post] } type Post { title: String }")
    ///     .complexity("Query.posts", |args, child| match args.get("count") {
    ///         Some(count) => count.u64().unwrap_or_default() * child,
    ///         None => child,
    ///     });
    /// ```
    #[must_use]
    pub fn complexity<F>(mut self, coordinate: impl Into<String>, complexity: F) -> Self
    where
        F: Fn(&ComplexityArguments<'_>, u64) -> u64 + Send + Sync + 'static,
    {
        self.attachments.costs.insert(coordinate.into(), computed(complexity));
        self
    }

    /// Sets how long caches may keep values of a type (`Type`) or the value of a field (`Type.field`). In SDL,
    /// `@cacheControl(maxAge:, scope:)` says the same.
    ///
    /// ```
    /// # use damson::CacheControl;
    /// # use damson::dynamic::Schema;
    /// Schema::from_sdl("type Query { news: String }").cache_control("Query.news", CacheControl { public: true, max_age: 60 });
    /// ```
    #[must_use]
    pub fn cache_control(mut self, coordinate: impl Into<String>, cache_control: CacheControl) -> Self {
        self.attachments.cache_controls.insert(coordinate.into(), cache_control);
        self
    }
}
