//! Builds a schema at run time from its definitions, its attachments and its settings.

use std::sync::Arc;

use damson_schema::SchemaErrors;
use damson_schema::type_system::FieldCost;
use damson_schema::{TypeId, TypeSystem, TypeSystemBuilder, Value};
use damson_syntax::ast::OperationType;

use super::attachments::Attachments;
use super::complexity::{ComplexityArguments, computed};
use super::object::Root;
use super::resolver::Resolver;
use super::types::{Definer, DirectiveDefinition, Type};
use super::wiring::Wiring;
use super::{FieldFuture, FieldValue, ResolverContext, Schema, SubscriptionFieldFuture};
use crate::core::{Core, Roots};
use crate::engine::resolve::{Behaviour, DirectiveContext, ResolveFut, SharedDirective};
use crate::engine::{Object, SubscriptionRoot};
use crate::options::{Options, option_methods};
use crate::{CacheControl, Result};

/// Builds a [`Schema`] with resolvers and settings.
///
/// Resolvers are attached by coordinate: `Type.field` is one field, and `Type` is all fields of an object type. A field uses
/// its own resolver, or else that of its type, or else the default. Without any, it reads the entry of its name in its parent's
/// value. A later attachment to the same coordinate replaces the earlier one. Only guards and rules of visibility add up, so
/// that a later one never opens a part that an earlier one closed.
pub struct SchemaBuilder {
    definitions: Definitions,
    types: Vec<Type>,
    directives: Vec<DirectiveDefinition>,
    attachments: Attachments,
    root_value: FieldValue<'static>,
    options: Options,
}

/// Where the types come from.
enum Definitions {
    /// From text in the schema definition language.
    Sdl(String),
    /// From the names of the root types, in the order of [`ROOTS`]; all types are registered.
    Roots([Option<String>; 3]),
}

/// The kinds of operation.
const ROOTS: [OperationType; 3] = [OperationType::Query, OperationType::Mutation, OperationType::Subscription];

impl SchemaBuilder {
    pub(super) fn from_sdl(sdl: String) -> Self {
        Self::new(Definitions::Sdl(sdl))
    }

    pub(super) fn from_roots(roots: [Option<String>; 3]) -> Self {
        Self::new(Definitions::Roots(roots))
    }

    fn new(definitions: Definitions) -> Self {
        SchemaBuilder {
            definitions,
            types: Vec::new(),
            directives: Vec::new(),
            attachments: Attachments::default(),
            root_value: FieldValue::NULL,
            options: Options::default(),
        }
    }

    /// Adds a type, with the resolvers that it carries.
    #[must_use]
    pub fn register(mut self, ty: impl Into<Type>) -> Self {
        self.types.push(ty.into());
        self
    }

    /// Adds the definition of a directive, which SDL defines in text.
    #[must_use]
    pub fn register_directive(mut self, directive: DirectiveDefinition) -> Self {
        self.directives.push(directive);
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

    /// Sets the value that the fields of the root types read, unless a request
    /// [brings another](super::DynamicRequestExt::root_value).
    #[must_use]
    pub fn root_value(self, value: impl Into<FieldValue<'static>>) -> Self {
        SchemaBuilder { root_value: value.into(), ..self }
    }

    option_methods!();

    /// Builds the schema.
    ///
    /// # Errors
    /// All faults of the types; if there are none, all attachments to coordinates that do not exist.
    pub fn finish(mut self) -> Result<Schema, SchemaErrors> {
        let types = self.type_system()?;
        let mut faults = Vec::new();
        let wiring = self.attachments.wire(&types, &mut faults);
        let behaviour = behaviour(&types, &wiring);
        let (wiring, value) = (Arc::new(wiring), Arc::new(self.root_value));
        let root = |operation| {
            let name = types.get(types.root(operation)?).name.clone();
            Some(Box::new(Root { name, wiring: wiring.clone(), value: value.clone() }))
        };
        let roots = Roots {
            query: root(OperationType::Query).expect("a checked schema has a query root"),
            mutation: root(OperationType::Mutation).map(|root| root as Box<dyn Object>),
            subscription: root(OperationType::Subscription).map(|root| root as Box<dyn SubscriptionRoot>),
        };
        Ok(Schema::new(Core::new(types, behaviour, roots, self.options, faults)?))
    }

    /// Defines all types, and takes over the resolvers that they carry.
    fn type_system(&mut self) -> Result<TypeSystem, SchemaErrors> {
        let (types, directives) = (std::mem::take(&mut self.types), std::mem::take(&mut self.directives));
        let (attachments, access) = (&mut self.attachments, &mut self.options.access);
        let wide_integers = self.options.settings.wide_integers;
        let register = |builder: &mut TypeSystemBuilder| {
            if wide_integers {
                builder.allow_wide_integers();
            }
            let mut definer = Definer { builder, attachments, access };
            types.into_iter().for_each(|ty| ty.define(&mut definer));
            directives.into_iter().for_each(|directive| directive.define(&mut definer));
            attachments.set_parsers(builder);
            attachments.set_costs(builder);
            attachments.set_cache_controls(builder);
        };
        match &self.definitions {
            Definitions::Sdl(sdl) => TypeSystem::from_sdl_with(sdl, register),
            Definitions::Roots(roots) => {
                let mut builder = TypeSystemBuilder::new();
                for (operation, name) in ROOTS.into_iter().zip(roots) {
                    if let Some(name) = name {
                        let root = builder.reserve(name);
                        builder.set_root(operation, root);
                    }
                }
                register(&mut builder);
                builder.finish()
            }
        }
    }

    fn attach(mut self, coordinate: String, resolver: Resolver) -> Self {
        self.attachments.resolvers.insert(coordinate, resolver);
        self
    }
}

/// The behaviour of the resolvers, for the engine.
fn behaviour(types: &TypeSystem, wiring: &Wiring) -> Behaviour {
    let mut behaviour = Behaviour::default();
    for (index, fields) in wiring.fields.iter().enumerate().filter(|(_, fields)| !fields.is_empty()) {
        behaviour.set(TypeId(index as u32), fields.iter().map(Resolver::behaviour).collect());
    }
    debug_assert_eq!(wiring.fields.len(), types.types().count());
    if let Some(root) = types.subscription {
        behaviour.use_contexts(root); // the closures that create source streams take one
    }
    behaviour
}
