//! Data that resolvers take from the request or the schema as parameters with `#[graphql(ctx)]`.

use std::any::Any;

use crate::Error;
use crate::data::missing_data;
use crate::engine::Cx;
use crate::registry::Registry;

/// A type whose values resolvers can take. The macros call every function by this trait, so that a type without it is one
/// error.
pub trait ContextData: Sized {
    /// Says that the field whose type is asked for fails without a value.
    fn require(registry: &mut Registry);

    /// The value that the request carries, or else the schema.
    fn find<'a>(cx: Cx<'a>) -> Option<&'a Self>;

    /// The value that the request carries, or else the schema.
    ///
    /// # Errors
    /// If there is no such value.
    fn required<'a>(cx: Cx<'a>) -> Result<&'a Self, Error>;
}

impl<D: Any + Send + Sync> ContextData for D {
    fn require(registry: &mut Registry) {
        registry.require_data::<D>();
    }

    fn find<'a>(cx: Cx<'a>) -> Option<&'a D> {
        cx.env.find_data()
    }

    fn required<'a>(cx: Cx<'a>) -> Result<&'a D, Error> {
        D::find(cx).ok_or_else(missing_data::<D>)
    }
}
