//! The options of a schema that is being built, the same for all front ends.

use crate::access::Access;
use crate::data::SchemaData;
use crate::settings::Settings;

/// The options that every builder keeps until its types are known.
pub(crate) struct Options {
    pub(crate) data: SchemaData,
    pub(crate) caches_plans: bool,
    pub(crate) access: Access,
    pub(crate) settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            data: SchemaData::default(),
            caches_plans: true,
            access: Access::default(),
            settings: Settings::default(),
        }
    }
}

/// The methods that every builder with a member `options` has.
macro_rules! option_methods {
    () => {
        /// Adds a value that all resolvers can get by its type.
        #[must_use]
        pub fn data<D: std::any::Any + Send + Sync>(mut self, data: D) -> Self {
            self.options.data.shared.insert(data);
            self
        }

        /// Adds a function that makes a value for each request, such as a loader that belongs to one request.
        ///
        /// It is called when a resolver of the request first asks for the value, and not at all if none does. It sees the data
        /// of the request and of the schema, and the values of the functions added before it. A value that the request carries
        /// itself comes first. A subscription is one request, however many events it has.
        ///
        /// ```
        /// use damson::{Context, EmptyMutation, EmptySubscription, Object, Request, Result, Schema};
        ///
        /// struct Token(u32);
        /// struct Session(String);
        /// struct Query;
        ///
        /// #[Object]
        /// impl Query {
        ///     fn user<'a>(&self, ctx: &Context<'a>) -> Result<&'a str> {
        ///         Ok(&ctx.data::<Session>()?.0)
        ///     }
        /// }
        ///
        /// # #[tokio::main(flavor = "current_thread")]
        /// # async fn main() {
        /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        ///     .request_data(|cx| Session(format!("user {}", cx.data_unchecked::<Token>().0)))
        ///     .finish();
        /// let response = schema.execute(Request::new("{ user }").data(Token(7))).await;
        /// assert_eq!(response.data.to_string(), r#"{"user":"user 7"}"#);
        /// # }
        /// ```
        #[must_use]
        pub fn request_data<D: std::any::Any + Send + Sync>(
            mut self,
            make: impl Fn(&crate::RequestContext<'_>) -> D + Send + Sync + 'static,
        ) -> Self {
            self.options.data.insert_maker(make);
            self
        }

        /// Guards a field, or all fields of an object type or interface, named by its coordinate (`Type.field`, `Type`).
        ///
        /// A field may have several guards, attached at one coordinate or at several. They are asked one after the other, in
        /// the order in which they were attached, and the first refusal counts. The guard of an interface also guards the
        /// fields of all types that implement it.
        ///
        /// ```
        /// # use damson::{Context, dynamic::Schema};
        /// # struct Admin;
        /// Schema::from_sdl("type Query { open: Int secret: Int }").guard("Query.secret", |ctx: &Context<'_>| {
        ///     ctx.data_opt::<Admin>().map(drop).ok_or_else(|| "Only for admins.".into())
        /// });
        /// ```
        #[must_use]
        pub fn guard(mut self, coordinate: impl Into<String>, guard: impl crate::Guard + 'static) -> Self {
            self.options.access.guards.push((coordinate.into(), crate::SharedGuard::new(guard)));
            self
        }

        /// Sets which requests see a part of the schema, named by its coordinate: `Type`, `Type.field`,
        /// `Type.field(argument:)`, `Input.field`, `Enum.VALUE`. For other requests the part does not exist. If a part has
        /// several rules, a request must pass all of them to see it.
        ///
        /// Parts that need a hidden part are hidden, too: fields of a hidden type, a type without visible fields, a field
        /// whose required argument is hidden. A value of a hidden type behind an interface or union is an error. Functions
        /// are called once per request, before its operation is known.
        ///
        /// ```
        /// # use damson::{Context, dynamic::Schema};
        /// # struct Admin;
        /// Schema::from_sdl("type Query { open: Int secret: Int old: Int }")
        ///     .visible("Query.old", false)
        ///     .visible("Query.secret", |ctx: &Context<'_>| ctx.data_opt::<Admin>().is_some());
        /// ```
        #[must_use]
        pub fn visible(mut self, coordinate: impl Into<String>, visible: impl Into<crate::Visible>) -> Self {
            self.options.access.visible.push((coordinate.into(), visible.into()));
            self
        }

        /// Sets all limits at once.
        #[must_use]
        pub fn limits(mut self, limits: crate::Limits) -> Self {
            self.options.settings.limits = limits;
            self
        }

        /// Changes some of the limits.
        ///
        /// ```
        /// # use damson::{EmptyMutation, EmptySubscription, Object, Schema};
        /// # struct Query;
        /// # #[Object] impl Query { fn hello(&self) -> i32 { 1 } }
        /// Schema::build(Query, EmptyMutation, EmptySubscription).change_limits(|limits| limits.document.fields = 50_000).finish();
        /// ```
        #[must_use]
        pub fn change_limits(mut self, change: impl FnOnce(&mut crate::Limits)) -> Self {
            change(&mut self.options.settings.limits);
            self
        }

        /// Sets the most levels of nested fields in an operation (64 by default).
        ///
        /// Fragments and the values of arguments and variables do not add a level. Introspection is not counted: it has its
        /// own limits in [`Limits::document`](crate::Limits::document). For more than 64 levels, also raise
        /// [`limit_recursive_depth`](Self::limit_recursive_depth).
        #[must_use]
        pub fn limit_depth(self, depth: usize) -> Self {
            self.change_limits(|limits| limits.document.depth = depth as u64)
        }

        /// Sets how deep the text of a document may nest (63 by default): selection sets, including those of inline
        /// fragments, inside the outermost one; lists and objects inside a value.
        ///
        /// The parser checks this limit, before fields and fragments are known.
        #[must_use]
        pub fn limit_recursive_depth(self, depth: usize) -> Self {
            self.change_limits(|limits| limits.syntax.depth = depth.saturating_add(1))
        }

        /// Sets the largest complexity of an operation (no limit by default): the number of its fields, where a list counts
        /// as one object. A field with `complexity` counts as much as that says.
        ///
        /// [`limit_cost`](Self::limit_cost) also counts the lengths of lists.
        #[must_use]
        pub fn limit_complexity(self, complexity: usize) -> Self {
            self.change_limits(|limits| limits.complexity = complexity as u64)
        }

        /// Sets the largest cost of an operation (10,000 by default): the number of its fields, times the assumed length of
        /// each list around them, unless the fields define their cost. The arguments `first` and `last` tell the length of the
        /// lists of a [connection](crate::connection).
        #[must_use]
        pub fn limit_cost(self, cost: u64) -> Self {
            self.change_limits(|limits| limits.cost.cost = cost)
        }

        /// Sets the most aliases in an operation (no limit by default). Those of a fragment count once for each spread of it.
        ///
        /// Every aliased field counts among the fields, which have a limit: [`Limits::document`](crate::Limits::document).
        #[must_use]
        pub fn limit_aliases(self, count: usize) -> Self {
            self.change_limits(|limits| limits.document.aliases = count as u64)
        }

        /// Sets the most directives in one place.
        #[must_use]
        pub fn limit_directives(self, count: usize) -> Self {
            self.change_limits(|limits| limits.syntax.directives_per_place = count)
        }

        /// Sets the largest size of a response, in bytes (32 MiB by default).
        #[must_use]
        pub fn limit_response_bytes(self, bytes: usize) -> Self {
            self.change_limits(|limits| limits.response_bytes = bytes)
        }

        /// Refuses introspection, and leaves the suggestions out of errors.
        #[must_use]
        pub fn disable_introspection(mut self) -> Self {
            self.options.settings.introspection = false;
            self.disable_suggestions()
        }

        /// Refuses everything but introspection, for a schema that clients may read but not execute.
        #[must_use]
        pub fn introspection_only(mut self) -> Self {
            self.options.settings.introspection_only = true;
            self
        }

        /// Leaves "Did you mean …?", which shows names of the schema, out of errors.
        #[must_use]
        pub fn disable_suggestions(mut self) -> Self {
            self.options.settings.suggestions = false;
            self
        }

        /// Does not cache plans: every request is parsed, validated and planned.
        #[must_use]
        pub fn disable_plan_cache(mut self) -> Self {
            self.options.caches_plans = false;
            self
        }

        /// Offers `@defer` and `@stream`, with which a client asks for its response in several parts.
        ///
        /// [`execute_stream`](crate::Executor::execute_stream) then gives the first part as soon as its own fields are ready, and the
        /// others as they become ready. [`execute`](crate::Executor::execute) has one response, so it ignores the directives, which
        /// a server may always do. A client that understands only the older format of the parts asks for it with
        /// [`Request::incremental`](crate::Request::incremental).
        ///
        /// ```
        /// use damson::futures_util::StreamExt;
        /// use damson::{EmptyMutation, EmptySubscription, Object, Schema};
        ///
        /// struct Query;
        ///
        /// #[Object]
        /// impl Query {
        ///     fn quick(&self) -> i32 {
        ///         1
        ///     }
        ///
        ///     async fn slow(&self) -> i32 {
        ///         tokio::task::yield_now().await;
        ///         2
        ///     }
        /// }
        ///
        /// # #[tokio::main(flavor = "current_thread")]
        /// # async fn main() {
        /// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).enable_incremental_delivery().finish();
        /// let parts = schema.execute_stream("{ quick ... @defer { slow } }");
        /// let parts: Vec<_> = parts.map(|part| String::from_utf8(part.into_bytes()).unwrap()).collect().await;
        /// assert_eq!(parts[0], r#"{"data":{"quick":1},"pending":[{"id":"0","path":[]}],"hasNext":true}"#);
        /// assert_eq!(
        ///     parts[1],
        ///     r#"{"incremental":[{"id":"0","data":{"slow":2}}],"completed":[{"id":"0"}],"hasNext":false}"#
        /// );
        /// # }
        /// ```
        #[must_use]
        pub fn enable_incremental_delivery(mut self) -> Self {
            self.options.settings.incremental_delivery = true;
            self
        }

        /// Lets `Int` carry integers beyond 32 bits, against the specification, for services whose clients rely on it.
        /// Responses may hold any integer; variables, literals and defaults any `i64` or `u64`.
        #[must_use]
        pub fn allow_wide_integers(mut self) -> Self {
            self.options.settings.wide_integers = true;
            self
        }
    };
}
pub(crate) use option_methods;
