//! A request that brings the value of its root.

use super::FieldValue;
use crate::Request;
use crate::data::Data;

/// A request to a schema made at run time, with the value that the fields of its root type read.
///
/// Everything that converts to a [`Request`] converts to a dynamic one, which uses the schema's
/// [root value](super::SchemaBuilder::root_value).
#[derive(Debug)]
pub struct DynamicRequest(Request);

/// The method that gives a request the value of its root.
pub trait DynamicRequestExt {
    /// Sets the value that the fields of the root type read for this request, in place of the schema's.
    ///
    /// ```
    /// use damson::dynamic::{DynamicRequestExt, FieldValue, Schema};
    /// use damson::value;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), damson::SchemaErrors> {
    /// let schema = Schema::from_sdl("type Query { name: String }").root_value(value!({ "name": "nobody" })).finish()?;
    /// let response = schema.execute("{ name }".root_value(FieldValue::from(value!({ "name": "Ada" })))).await;
    /// assert_eq!(response.data, value!({ "name": "Ada" }));
    /// assert_eq!(schema.execute("{ name }").await.data, value!({ "name": "nobody" }));
    /// # Ok(())
    /// # }
    /// ```
    fn root_value(self, value: FieldValue<'static>) -> DynamicRequest;
}

impl<T: Into<Request>> DynamicRequestExt for T {
    fn root_value(self, value: FieldValue<'static>) -> DynamicRequest {
        DynamicRequest(self.into().data(RootValue(value)))
    }
}

impl<T: Into<Request>> From<T> for DynamicRequest {
    fn from(request: T) -> Self {
        DynamicRequest(request.into())
    }
}

impl DynamicRequest {
    /// The request, which has its root value among its data.
    pub(super) fn into_request(self) -> Request {
        self.0
    }
}

/// The value of the root that a request brings.
struct RootValue(FieldValue<'static>);

/// The value of the root among the data of a request.
pub(super) fn root_value(data: &Data) -> Option<&FieldValue<'static>> {
    data.get::<RootValue>().map(|RootValue(value)| value)
}
