//! Attaches the closures that give values: resolvers, source streams, type resolvers and directives.

use std::sync::Arc;

use super::SchemaBuilder;
use crate::Result;
use crate::dynamic::resolver::Resolver;
use crate::dynamic::{FieldFuture, FieldValue, ResolverContext, SubscriptionFieldFuture};
use crate::engine::resolve::{DirectiveContext, ResolveFut, SharedDirective};

impl SchemaBuilder {
    /// Attaches a resolver that does not wait.
    ///
    /// ```
    /// # use damson::dynamic::{FieldValue, Schema};
    /// Schema::from_sdl("type Query { hello(name: String!): String! }")
    ///     .resolve("Query.hello", |cx| Ok(Some(FieldValue::value(format!("Hello, {}!", cx.args.try_get("name")?.string()?)))));
    /// ```
    #[must_use]
    pub fn resolve<F>(self, coordinate: impl Into<String>, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> Result<Option<FieldValue<'a>>> + Send + Sync + 'static,
    {
        self.attach(coordinate.into(), Resolver::Sync(Arc::new(resolver)))
    }

    /// Attaches a resolver that may wait.
    ///
    /// ```
    /// # use damson::dynamic::{FieldFuture, Schema};
    /// # async fn count_users() -> damson::Result<i32> { Ok(3) }
    /// Schema::from_sdl("type Query { users: Int! }").resolve_async("Query.users", |_| {
    ///     FieldFuture::new(async move { Ok(Some(damson::Value::from(count_users().await?))) })
    /// });
    /// ```
    #[must_use]
    pub fn resolve_async<F>(self, coordinate: impl Into<String>, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> FieldFuture<'a> + Send + Sync + 'static,
    {
        self.attach(coordinate.into(), Resolver::Async(Arc::new(resolver)))
    }

    /// Attaches the source stream of a field of the subscription root. Every event is a value of the field, unless the field or
    /// its type also has a resolver, which then makes the value from the event.
    /// See [CreateSourceEventStream](https://spec.graphql.org/September2026/#CreateSourceEventStream()).
    ///
    /// ```
    /// # use damson::Value;
    /// # use damson::dynamic::{Schema, SubscriptionFieldFuture};
    /// # use damson::futures_util::stream;
    /// Schema::from_sdl("type Query { now: Int } type Subscription { ticks(from: Int! = 1): Int! }").subscribe("Subscription.ticks", |cx| {
    ///     SubscriptionFieldFuture::new(async move {
    ///         let from = cx.args.try_get("from")?.i64()?;
    ///         Ok(stream::iter((from..from + 3).map(|tick| Ok(Value::from(tick)))))
    ///     })
    /// });
    /// ```
    #[must_use]
    pub fn subscribe<F>(mut self, coordinate: impl Into<String>, subscribe: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> SubscriptionFieldFuture<'a> + Send + Sync + 'static,
    {
        self.attachments.sources.insert(coordinate.into(), Arc::new(subscribe));
        self
    }

    /// Sets the source stream of all fields of the subscription root that have no other. A subscription to a field without one
    /// is an error.
    #[must_use]
    pub fn subscribe_default<F>(mut self, subscribe: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> SubscriptionFieldFuture<'a> + Send + Sync + 'static,
    {
        self.attachments.default_source = Some(Arc::new(subscribe));
        self
    }

    /// Sets the resolver of all fields that have no other. It does not wait.
    #[must_use]
    pub fn resolve_default<F>(mut self, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> Result<Option<FieldValue<'a>>> + Send + Sync + 'static,
    {
        self.attachments.default = Resolver::Sync(Arc::new(resolver));
        self
    }

    /// Sets the resolver of all fields that have no other. It may wait.
    #[must_use]
    pub fn resolve_default_async<F>(mut self, resolver: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> FieldFuture<'a> + Send + Sync + 'static,
    {
        self.attachments.default = Resolver::Async(Arc::new(resolver));
        self
    }

    /// Attaches the type resolver of an interface or union: it names the object type of a value that does not say it.
    ///
    /// ```
    /// # use damson::dynamic::Schema;
    /// # struct Cat;
    /// Schema::from_sdl("type Query { pet: Pet } union Pet = Cat | Dog type Cat { name: String } type Dog { name: String }")
    ///     .resolve_type("Pet", |pet| Some(if pet.downcast_ref::<Cat>().is_some() { "Cat" } else { "Dog" }));
    /// ```
    #[must_use]
    pub fn resolve_type<F>(mut self, ty: impl Into<String>, resolver: F) -> Self
    where
        F: for<'a> Fn(&'a FieldValue<'a>) -> Option<&'a str> + Send + Sync + 'static,
    {
        self.attachments.types.insert(ty.into(), Arc::new(resolver));
        self
    }

    /// Attaches the code of a directive that operations use at fields: the closure awaits the field's value, and gives another.
    /// See [`CustomDirective`](crate::CustomDirective).
    ///
    /// ```
    /// # use damson::{Value, dynamic::Schema};
    /// Schema::from_sdl("directive @upper on FIELD type Query { name: String }").directive("upper", |_, resolve| {
    ///     Box::pin(async move {
    ///         Ok(resolve.await?.map(|value| match value {
    ///             Value::String(text) => text.to_uppercase().into(),
    ///             other => other,
    ///         }))
    ///     })
    /// });
    /// ```
    #[must_use]
    pub fn directive<F>(mut self, name: impl Into<String>, run: F) -> Self
    where
        F: for<'a> Fn(DirectiveContext<'a>, ResolveFut<'a>) -> ResolveFut<'a> + Send + Sync + 'static,
    {
        self.options.access.directives.push((name.into(), SharedDirective::of_closure(run)));
        self
    }

    fn attach(mut self, coordinate: String, resolver: Resolver) -> Self {
        self.attachments.resolvers.insert(coordinate, resolver);
        self
    }
}
