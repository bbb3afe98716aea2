//! What can be set while a schema is built, whichever front end it comes from.

use crate::access::Access;
use crate::data::Data;
use crate::settings::Settings;

/// What every builder carries until its types are known.
pub(crate) struct Options {
    pub(crate) data: Data,
    pub(crate) caches_plans: bool,
    pub(crate) access: Access,
    pub(crate) settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        Options { data: Data::default(), caches_plans: true, access: Access::default(), settings: Settings::default() }
    }
}

/// The methods that every builder with a member `options` has.
macro_rules! option_methods {
    () => {
        /// Adds a value for all resolvers, found by its type.
        #[must_use]
        pub fn data<D: std::any::Any + Send + Sync>(mut self, data: D) -> Self {
            self.options.data.insert(data);
            self
        }

        /// Guards a field, or all fields of an object type or interface, named by its coordinate (`Type.field`, `Type`).
        ///
        /// Guards add up: of several before one field, at one coordinate or at several, all are asked, one after the other
        /// in the order in which they were attached, and the first refusal counts. The guard of an interface stands before
        /// the fields of all that implement it.
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

        /// Says who sees a part of the schema, named by its coordinate: `Type`, `Type.field`, `Type.field(argument:)`,
        /// `Input.field`, `Enum.VALUE`. What a request does not see does not exist for it. Several rules for one part add
        /// up: a request sees what all of them show.
        ///
        /// What cannot stand without a hidden part is hidden with it: fields of a hidden type, a type without fields, a
        /// field whose required argument is hidden. Values of a hidden type, reached through an interface or union, are
        /// errors. Functions are asked once per request, before its operation is known.
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

        /// Sets how many levels of fields inside fields an operation may have (64 by default).
        ///
        /// Fragments, the values of arguments and those of variables add no level. Introspection is not counted: it has
        /// limits of its own in [`Limits::document`](crate::Limits::document). For more than 64 levels, raise
        /// [`limit_recursive_depth`](Self::limit_recursive_depth), too.
        #[must_use]
        pub fn limit_depth(self, depth: usize) -> Self {
            self.change_limits(|limits| limits.document.depth = depth as u64)
        }

        /// Sets how deep a document may be nested as text (63 by default): selection sets, those of inline fragments
        /// included, in the outermost one; lists and objects in a value.
        ///
        /// It bounds what the parser reads, before anything is known of fields and fragments.
        #[must_use]
        pub fn limit_recursive_depth(self, depth: usize) -> Self {
            self.change_limits(|limits| limits.syntax.depth = depth.saturating_add(1))
        }

        /// Sets how complex an operation may be (no limit by default): each of its fields counts 1, with what is selected
        /// below it, unless its `complexity` says otherwise. A list counts as one object.
        ///
        /// [`limit_cost`](Self::limit_cost) limits the same with the lengths of lists.
        #[must_use]
        pub fn limit_complexity(self, complexity: usize) -> Self {
            self.change_limits(|limits| limits.complexity = complexity as u64)
        }

        /// Sets how much an operation may cost: its fields, times the assumed length of each list around them, unless the
        /// fields say otherwise (10,000 by default).
        #[must_use]
        pub fn limit_cost(self, cost: u64) -> Self {
            self.change_limits(|limits| limits.cost.cost = cost)
        }

        /// Sets how many directives may stand in one place.
        #[must_use]
        pub fn limit_directives(self, count: usize) -> Self {
            self.change_limits(|limits| limits.syntax.directives_per_place = count)
        }

        /// Sets how many bytes a response may have (32 MiB by default).
        #[must_use]
        pub fn limit_response_bytes(self, bytes: usize) -> Self {
            self.change_limits(|limits| limits.response_bytes = bytes)
        }

        /// Refuses introspection, and with it the suggestions in errors.
        #[must_use]
        pub fn disable_introspection(mut self) -> Self {
            self.options.settings.introspection = false;
            self.disable_suggestions()
        }

        /// Refuses everything but introspection, for a schema that is only to be looked at.
        #[must_use]
        pub fn introspection_only(mut self) -> Self {
            self.options.settings.introspection_only = true;
            self
        }

        /// Leaves out "Did you mean …?", which tells names of the schema.
        #[must_use]
        pub fn disable_suggestions(mut self) -> Self {
            self.options.settings.suggestions = false;
            self
        }

        /// Plans every operation anew.
        #[must_use]
        pub fn disable_plan_cache(mut self) -> Self {
            self.options.caches_plans = false;
            self
        }

        /// Lets `Int` carry integers beyond 32 bits, against the specification: for services whose clients rely on it. In
        /// responses there is no limit; variables, literals and defaults may be what an `i64` or a `u64` can hold.
        #[must_use]
        pub fn allow_wide_integers(mut self) -> Self {
            self.options.settings.wide_integers = true;
            self
        }
    };
}
pub(crate) use option_methods;
