//! The builder of a schema: its types from Rust, and its settings.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Arc;

use damson_schema::SchemaErrors;
use damson_syntax::ast::OperationType;

use super::Schema;
use crate::core::{Core, Roots};
use crate::directive::CustomDirectiveFactory;
use crate::engine::resolve::SharedDirective;
use crate::options::{Options, option_methods};
use crate::registry::{Registered, Registry, Sorted};
use crate::root::{RootType, SubscriptionType};
use crate::types::{InputType, OutputType};

/// Builds a [`Schema`] with settings.
pub struct SchemaBuilder<Query, Mutation, Subscription> {
    query: Query,
    mutation: Mutation,
    subscription: Subscription,
    options: Options,
    types: TypeOptions,
}

/// The options about types.
#[derive(Default)]
struct TypeOptions {
    /// The functions that register directives, and types that no field has.
    registered: Vec<fn(&mut Registry)>,
    /// The descriptions in place of the types' own, by the names of the types.
    descriptions: Vec<(Cow<'static, str>, String)>,
    /// The names that several Rust types may have.
    shared_names: HashSet<String>,
    /// The types of data that requests bring.
    expected: HashSet<TypeId>,
    sorted: Sorted,
}

impl<Query, Mutation, Subscription> SchemaBuilder<Query, Mutation, Subscription> {
    /// A builder with these roots, in which several Rust types may have one of `shared_names`.
    pub(super) fn new(
        query: Query,
        mutation: Mutation,
        subscription: Subscription,
        shared_names: HashSet<String>,
    ) -> Self {
        let types = TypeOptions { shared_names, ..TypeOptions::default() };
        SchemaBuilder { query, mutation, subscription, options: Options::default(), types }
    }
}

impl<Query, Mutation, Subscription> SchemaBuilder<Query, Mutation, Subscription>
where
    Query: RootType + OutputType + 'static,
    Mutation: RootType + 'static,
    Subscription: SubscriptionType + 'static,
{
    /// Adds a directive that operations may use at fields: a function under [`#[Directive]`](macro@crate::Directive).
    #[must_use]
    pub fn directive<D: CustomDirectiveFactory>(mut self, _: D) -> Self {
        let directive = SharedDirective::of_closure(|cx, resolve| D::run(cx, resolve));
        self.options.access.directives.push(((D::table().name)().into_owned(), directive));
        self.types.registered.push(|registry| registry.directive::<D>(D::table()));
        self
    }

    /// Adds an output type that no field has, such as an object that only an interface's resolvers give.
    ///
    /// ```
    /// # use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
    /// # struct Query;
    /// # #[Object] impl Query { fn hello(&self) -> i32 { 1 } }
    /// #[derive(SimpleObject)]
    /// struct Lonely {
    ///     id: i32,
    /// }
    ///
    /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).register_output_type::<Lonely>().finish();
    /// assert!(schema.sdl().contains("type Lonely"));
    /// ```
    #[must_use]
    pub fn register_output_type<T: OutputType>(mut self) -> Self {
        self.types.registered.push(|registry| _ = T::type_ref(registry));
        self
    }

    /// Adds an input type that no argument has.
    #[must_use]
    pub fn register_input_type<T: InputType>(mut self) -> Self {
        self.types.registered.push(|registry| _ = T::type_ref(registry));
        self
    }

    /// Gives an output type another description. A type that is not in the schema is a fault.
    #[must_use]
    pub fn override_output_type_description<T: OutputType>(mut self, description: impl Into<String>) -> Self {
        self.types.descriptions.push((T::type_name(), description.into()));
        self
    }

    /// Gives an input type another description. A type that is not in the schema is a fault.
    #[must_use]
    pub fn override_input_type_description<T: InputType>(mut self, description: impl Into<String>) -> Self {
        self.types.descriptions.push((T::type_name(), description.into()));
        self
    }

    /// Says that each request brings data of type `D`, for fields that take it with `#[graphql(ctx)]`. A field whose request
    /// does not bring it has an error with the code `MISSING_DATA`.
    ///
    /// ```
    /// use damson::{EmptyMutation, EmptySubscription, Object, Request, Schema};
    ///
    /// struct User(String);
    /// struct Query;
    ///
    /// #[Object]
    /// impl Query {
    ///     fn me<'a>(&self, #[graphql(ctx)] user: &'a User) -> &'a str {
    ///         &user.0
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let faults = Schema::build(Query, EmptyMutation, EmptySubscription).try_finish().unwrap_err();
    /// assert!(faults.to_string().contains("Query.me: The field needs data of type"));
    ///
    /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).expect_data::<User>().finish();
    /// let response = schema.execute(Request::new("{ me }").data(User("Ada".to_owned()))).await;
    /// assert_eq!(response.data.to_string(), r#"{"me":"Ada"}"#);
    /// assert_eq!(schema.execute("{ me }").await.errors[0].code(), Some("MISSING_DATA"));
    /// # }
    /// ```
    #[must_use]
    pub fn expect_data<D: Any + Send + Sync>(mut self) -> Self {
        self.types.expected.insert(TypeId::of::<D>());
        self
    }

    /// Orders the fields of objects, interfaces and input objects by name, in introspection and in SDL.
    ///
    /// [`SDLExportOptions::sorted_fields`](crate::SDLExportOptions::sorted_fields) orders one text alone.
    #[must_use]
    pub fn with_sorted_fields(mut self) -> Self {
        self.types.sorted.fields = true;
        self
    }

    /// Orders the values of enums by name, in introspection and in SDL.
    #[must_use]
    pub fn with_sorted_enums(mut self) -> Self {
        self.types.sorted.enum_values = true;
        self
    }

    option_methods!();

    /// Builds the schema.
    ///
    /// # Panics
    /// If the schema has faults; the message lists all of them.
    pub fn finish(self) -> Schema<Query, Mutation, Subscription> {
        self.try_finish().unwrap_or_else(|faults| panic!("The schema has faults:\n{faults}"))
    }

    /// Builds the schema.
    ///
    /// # Errors
    /// All faults of the schema, each with its coordinate.
    pub fn try_finish(self) -> Result<Schema<Query, Mutation, Subscription>, SchemaErrors> {
        let TypeOptions { registered, descriptions, shared_names, expected, sorted } = self.types;
        let mut registry = Registry::new(descriptions, shared_names);
        registry.sort(sorted);
        if self.options.settings.wide_integers {
            registry.allow_wide_integers();
        }
        if self.options.settings.incremental_delivery {
            registry.enable_incremental_delivery();
        }
        register_root::<Query>(&mut registry, OperationType::Query);
        register_root::<Mutation>(&mut registry, OperationType::Mutation);
        if let Some(ty) = Subscription::register(&mut registry) {
            registry.set_root(OperationType::Subscription, ty);
        }
        registered.iter().for_each(|register| register(&mut registry));
        let Registered { types, behaviour, visible, needs } = registry.finish()?;
        let faults = needs.unmet(&types, |ty| self.options.data.has(ty) || expected.contains(&ty));
        let roots = Roots {
            query: self.query.into_object().expect("a query root is an object"),
            mutation: self.mutation.into_object(),
            subscription: self.subscription.into_root(),
        };
        let mut options = self.options;
        options.access.visible_parts = visible;
        let core = Core::new(types, behaviour, roots, options, faults)?;
        Ok(Schema { core: Arc::new(core), roots: PhantomData })
    }
}

fn register_root<T: RootType>(registry: &mut Registry, operation: OperationType) {
    if let Some(ty) = T::register(registry) {
        registry.set_root(operation, ty);
    }
}
