//! The context of a resolver: its request and its field.

use std::any::Any;

use super::{AddedError, Env, Lookahead, SelectionField};
use crate::data::{DataContext, data_methods};
use crate::engine::plan::PlanField;
use crate::{Result, ServerError};

/// The request and the field that a resolver runs for.
///
/// All values of the field share one context, so it knows no path in the response. An error that the resolver returns gets its
/// path from the engine.
///
/// ```
/// use damson::{Context, Object, Result};
///
/// struct Visitor(String);
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn greeting(&self, ctx: &Context<'_>) -> Result<String> {
///         Ok(format!("Hello, {}!", ctx.data::<Visitor>()?.0))
///     }
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Context<'a> {
    env: &'a Env,
    field: &'a PlanField,
}

impl<'a> Context<'a> {
    pub(crate) fn new(env: &'a Env, field: &'a PlanField) -> Self {
        Context { env, field }
    }

    data_methods!();

    /// Sets an HTTP header of the response in place of all of the same name, and gives the first value that they had.
    ///
    /// Names and values are text or those of the crate `http`. [`HttpHeaders`](crate::HttpHeaders) says which are taken. Those
    /// that describe the body or the connection are for the transport to say.
    ///
    /// ```
    /// use damson::{Context, EmptyMutation, EmptySubscription, Object, Schema};
    ///
    /// struct Query;
    ///
    /// #[Object]
    /// impl Query {
    ///     fn greeting(&self, ctx: &Context<'_>) -> &str {
    ///         ctx.insert_http_header("content-language", "en");
    ///         "Hello!"
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    /// let response = schema.execute("{ greeting }").await;
    /// assert_eq!(response.http_headers.get("Content-Language"), Some(&b"en"[..]));
    /// # }
    /// ```
    pub fn insert_http_header(&self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        self.env.http_headers().insert(name, value)
    }

    /// Adds an HTTP header of the response beside those of the same name, and tells whether there were any.
    pub fn append_http_header(&self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> bool {
        self.env.http_headers().append(name, value)
    }

    /// Whether a resolver of this request has asked for an HTTP header of this name.
    pub fn http_header_contains(&self, name: impl AsRef<str>) -> bool {
        self.env.http_headers().contains(name)
    }

    /// Adds an error to the response, beside the value that the resolver gives.
    ///
    /// The error is about the field, unless it has locations of its own; its path is the one that it has
    /// ([`ServerError::with_path`]). Caches may not keep the response. Errors that a function of `visible` adds are dropped: it
    /// decides before there is a response.
    ///
    /// ```
    /// use damson::{Context, EmptyMutation, EmptySubscription, Object, Schema, ServerError};
    ///
    /// struct Query;
    ///
    /// #[Object]
    /// impl Query {
    ///     fn shelves(&self, ctx: &Context<'_>) -> Vec<&str> {
    ///         ctx.add_error(ServerError::new("The shelf \"B\" could not be read."));
    ///         vec!["A", "C"]
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    /// let response = schema.execute("{ shelves }").await;
    /// assert_eq!(response.data.to_string(), r#"{"shelves":["A","C"]}"#);
    /// assert_eq!(response.errors[0].message, "The shelf \"B\" could not be read.");
    /// # }
    /// ```
    pub fn add_error(&self, error: ServerError) {
        self.env.add_error(AddedError { error, field: self.field.id });
    }

    /// The field being resolved, with its arguments, its directives and the fields below it.
    pub fn field(&self) -> SelectionField<'a> {
        SelectionField::new(self.env, self.field)
    }

    /// A look at the fields below, by their names: `ctx.look_ahead().field("mayor").exists()`.
    pub fn look_ahead(&self) -> Lookahead<'a> {
        self.field().into()
    }

    /// The name of the field being resolved.
    pub fn field_name(&self) -> &'a str {
        self.field.name()
    }

    /// The key of the field in the response: its alias, or its name.
    pub fn response_key(&self) -> &'a str {
        self.field.response_key()
    }
}

impl<'a> DataContext<'a> for Context<'a> {
    fn data_opt<D: Any + Send + Sync>(&self) -> Option<&'a D> {
        self.env.find_data()
    }
}
