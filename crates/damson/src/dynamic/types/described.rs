//! What every part of a schema may carry: a description, why it should not be used any more,
//! who sees it, and directives.

use damson_schema::type_system::AppliedDirective;

use crate::Visible;

/// A description, a deprecation, who sees it, and the directives applied to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Described {
    pub(crate) description: Option<String>,
    pub(crate) deprecation: Option<String>,
    pub(crate) visible: Option<Visible>,
    pub(crate) directives: Vec<AppliedDirective>,
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
        /// Marks it as one that should not be used any more, and says why.
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
        /// Says who sees it; what a request does not see does not exist for it. See
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

/// The method `guard` of a type with a member `guards`.
macro_rules! guard_method {
    ($what:literal) => {
        #[doc = concat!("Guards ", $what, ": the guard is asked before the resolver runs, and its refusal is the field's error.")]
        #[must_use]
        pub fn guard(mut self, guard: impl crate::Guard + 'static) -> Self {
            self.guards.push(crate::SharedGuard::new(guard));
            self
        }
    };
}

pub(super) use {deprecation_method, description_method, guard_method, marks_methods};
