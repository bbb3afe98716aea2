//! The descriptions, visibility, guards, costs and hints for caches of a schema's parts, and the methods that set them.

use damson_schema::type_system::{AppliedDirective, CacheControl, FieldCost};

use crate::{SharedGuard, Visible};

/// The description of a part of a schema, with its marks. The methods below say which parts may carry which of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Described {
    pub(crate) description: Option<String>,
    pub(crate) deprecation: Option<String>,
    pub(crate) visible: Option<Visible>,
    pub(crate) directives: Vec<AppliedDirective>,
    pub(crate) guards: Vec<SharedGuard>,
    pub(crate) cost: Option<FieldCost>,
    pub(crate) cache_control: Option<CacheControl>,
}

/// The method `description` of a type with a member `described`.
macro_rules! description_method {
    () => {
        /// Sets the description, which may use Markdown.
        #[must_use]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.described.description = Some(description.into());
            self
        }
    };
}

/// The method `deprecation` of a type with a member `described`.
macro_rules! deprecation_method {
    () => {
        /// Marks it as deprecated, with the reason.
        #[must_use]
        pub fn deprecation(mut self, reason: Option<&str>) -> Self {
            let reason = reason.unwrap_or(damson_schema::type_system::DEFAULT_DEPRECATION);
            self.described.deprecation = Some(reason.to_owned());
            self
        }
    };
}

/// The methods `visible` and `directive` of a type with a member `described`.
macro_rules! marks_methods {
    () => {
        /// Sets who sees it. For other requests it does not exist. See
        /// [`SchemaBuilder::visible`](crate::dynamic::SchemaBuilder::visible).
        #[must_use]
        pub fn visible(mut self, visible: impl Into<crate::Visible>) -> Self {
            self.described.visible = Some(visible.into());
            self
        }

        /// Applies a directive to it.
        #[must_use]
        pub fn directive(mut self, directive: crate::dynamic::Directive) -> Self {
            self.described.directives.push(directive.into());
            self
        }
    };
}

/// The method `guard` of a type with a member `described`.
macro_rules! guard_method {
    ($what:literal) => {
        #[doc = concat!("Guards ", $what, ": the guard is asked before the resolver runs, and its refusal is the field's error.")]
        #[must_use]
        pub fn guard(mut self, guard: impl crate::Guard + 'static) -> Self {
            self.described.guards.push(crate::SharedGuard::new(guard));
            self
        }
    };
}

/// The methods `cost` and `complexity` of a type with a member `described`.
macro_rules! cost_methods {
    () => {
        /// Sets the cost of the field without the selections below it. The default is 1.
        #[must_use]
        pub fn cost(mut self, cost: u64) -> Self {
            self.described.cost = Some(damson_schema::type_system::FieldCost::weight(cost));
            self
        }

        /// Sets the function that computes the whole cost of the field, from its arguments and the cost of the selections below.
        ///
        /// See [`SchemaBuilder::complexity`](crate::dynamic::SchemaBuilder::complexity).
        #[must_use]
        pub fn complexity<F>(mut self, complexity: F) -> Self
        where
            F: Fn(&crate::dynamic::ComplexityArguments<'_>, u64) -> u64 + Send + Sync + 'static,
        {
            self.described.cost = Some(crate::dynamic::complexity::computed(complexity));
            self
        }
    };
}

/// The method `cache_control` of a type with a member `described`.
macro_rules! cache_control_method {
    () => {
        /// Sets how long caches may keep it; see [`CacheControl`](crate::CacheControl).
        #[must_use]
        pub fn cache_control(mut self, cache_control: crate::CacheControl) -> Self {
            self.described.cache_control = Some(cache_control);
            self
        }
    };
}

/// The method `argument` of a field or directive with a member `arguments`.
macro_rules! argument_method {
    () => {
        /// Adds an argument.
        #[must_use]
        pub fn argument(mut self, argument: crate::dynamic::InputValue) -> Self {
            self.arguments.push(argument);
            self
        }
    };
}

/// The method `implement` of a type with a member `implements`.
macro_rules! implement_method {
    () => {
        /// Adds an interface that the type implements.
        #[must_use]
        pub fn implement(mut self, interface: impl Into<String>) -> Self {
            self.implements.push(interface.into());
            self
        }
    };
}

/// The method `type_name` of a type with a member `name`.
macro_rules! type_name_method {
    () => {
        /// The type's name.
        pub fn type_name(&self) -> &str {
            &self.name
        }
    };
}

pub(super) use {
    argument_method, cache_control_method, cost_methods, deprecation_method, description_method, guard_method,
    implement_method, marks_methods, type_name_method,
};
