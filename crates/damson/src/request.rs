//! Requests, alone and in batches.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use damson_schema::value::{named_values_of_text, write_object};
use damson_schema::{IndexMap, Name, Value};
use damson_syntax::ast::OperationType;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::data::Data;
use crate::deadline::Deadline;
use crate::extensions::Extensions;
use crate::response::IncrementalFormat;
use crate::upload::{Upload, UploadValue, Uploads};

/// A request. See [Request](https://spec.graphql.org/September2026/#request).
///
/// ```
/// use damson::{Request, Variables, value};
///
/// let request = Request::new("query ($id: ID!) { user(id: $id) { name } }")
///     .variables(Variables::from_value(value!({ "id": 1 })));
/// ```
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Request {
    /// The document.
    #[serde(default)]
    pub query: String,
    /// The name of the operation to execute; required if the document has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_name: Option<String>,
    /// The values of the operation's variables.
    #[serde(default, deserialize_with = "null_is_absent")]
    pub variables: Variables,
    /// Other entries that the client sends.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
    /// The files that the client sends, in the order of [`Upload`].
    #[serde(skip)]
    pub uploads: Vec<UploadValue>,
    /// The data that the server adds for its resolvers.
    #[serde(skip)]
    pub data: Data,
    /// The end of its time.
    #[serde(skip)]
    pub(crate) deadline: Deadline,
    /// The form of a response that is delivered in parts.
    #[serde(skip)]
    pub(crate) incremental: IncrementalFormat,
    /// Whether no response is delivered in parts.
    #[serde(skip)]
    pub(crate) is_whole: bool,
    /// The kinds of operations that may be executed.
    #[serde(skip)]
    pub(crate) allowed: Allowed,
    /// Whether introspection is refused.
    #[serde(skip)]
    pub(crate) disable_introspection: bool,
    /// Whether everything but introspection is refused.
    #[serde(skip)]
    pub(crate) only_introspection: bool,
}

/// The kinds of operations that a request may execute, in ascending order of strictness.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) enum Allowed {
    #[default]
    All,
    QueriesAndSubscriptions,
    Queries,
}

impl Allowed {
    pub(crate) fn allows(self, operation: OperationType) -> bool {
        match operation {
            OperationType::Query => true,
            OperationType::Subscription => self <= Allowed::QueriesAndSubscriptions,
            OperationType::Mutation => self == Allowed::All,
        }
    }
}

impl Request {
    /// A request for this document.
    pub fn new(query: impl Into<String>) -> Self {
        Request { query: query.into(), ..Request::default() }
    }

    /// Names the operation to execute.
    #[must_use]
    pub fn operation_name(self, name: impl Into<String>) -> Self {
        Request { operation_name: Some(name.into()), ..self }
    }

    /// Sets the values of the variables.
    #[must_use]
    pub fn variables(self, variables: Variables) -> Self {
        Request { variables, ..self }
    }

    /// Puts a file in the place of a null in the variables, and tells whether there was one.
    ///
    /// The path is that of the
    /// [multipart request specification](https://github.com/jaydenseric/graphql-multipart-request-spec): `variables.file`,
    /// `variables.files.0`, `variables.input.file`.
    pub fn set_upload(&mut self, var_path: &str, upload: UploadValue) -> bool {
        let Some(place) = self.variables.at_path(var_path).filter(|value| value.is_null()) else { return false };
        *place = Upload(self.uploads.len()).as_value();
        self.uploads.push(upload);
        true
    }

    /// Moves the files to the data of the request, where resolvers find them.
    pub(crate) fn move_uploads(&mut self) {
        if !self.uploads.is_empty() {
            self.data.insert(Uploads(std::mem::take(&mut self.uploads)));
        }
    }

    /// Adds a value for the resolvers of this request.
    #[must_use]
    pub fn data<D: Any + Send + Sync>(mut self, data: D) -> Self {
        self.data.insert(data);
        self
    }

    /// Lets resolvers find these values where the request has none of their type. Several requests may share them, such as those of one
    /// connection.
    #[must_use]
    pub fn session_data(mut self, data: Arc<Data>) -> Self {
        self.data.share(data);
        self
    }

    /// Ends the request when a future is ready. Every field that still waits then has an error with the code `DEADLINE`, and the
    /// response has the others. Without a deadline, a request waits as long as its resolvers do.
    ///
    /// A mutation executes no further fields then. A subscription goes on: its events have no deadline.
    ///
    /// The future is a timer of your runtime, since this crate has no clock. The crates for web frameworks give each request one, of 30
    /// seconds unless their `RunningLimits` say otherwise.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use damson::{EmptyMutation, EmptySubscription, Object, Request, Schema};
    ///
    /// struct Query;
    ///
    /// #[Object]
    /// impl Query {
    ///     async fn quick(&self) -> i32 {
    ///         1
    ///     }
    ///
    ///     async fn slow(&self) -> Option<i32> {
    ///         tokio::time::sleep(Duration::from_secs(60)).await;
    ///         Some(2)
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    /// let request = Request::new("{ quick slow }").deadline(tokio::time::sleep(Duration::from_millis(10)));
    /// let response = schema.execute(request).await;
    /// assert_eq!(response.data.to_string(), r#"{"quick":1,"slow":null}"#);
    /// assert_eq!(response.errors[0].code(), Some("DEADLINE"));
    /// # }
    /// ```
    #[must_use]
    pub fn deadline(self, deadline: impl Future<Output = ()> + Send + 'static) -> Self {
        Request { deadline: Deadline::new(deadline), ..self }
    }

    /// Sets the form of a response that is delivered in parts, as the client understands it.
    ///
    /// Only [`execute_stream`](crate::Executor::execute_stream) delivers in parts, and only if the
    /// [schema does](crate::SchemaBuilder::enable_incremental_delivery) and the document asks for it.
    #[must_use]
    pub fn incremental(self, format: IncrementalFormat) -> Self {
        Request { incremental: format, ..self }
    }

    /// Gives one response to a query or mutation, whatever its `@defer` and `@stream` say: for clients that read no parts.
    #[must_use]
    pub fn without_incremental_delivery(self) -> Self {
        Request { is_whole: true, ..self }
    }

    /// Refuses mutations and subscriptions, as a `GET` request requires.
    #[must_use]
    pub fn only_queries(self) -> Self {
        Request { allowed: Allowed::Queries, ..self }
    }

    /// Refuses mutations, as a `GET` request for a stream of responses requires.
    #[must_use]
    pub fn without_mutations(self) -> Self {
        Request { allowed: self.allowed.max(Allowed::QueriesAndSubscriptions), ..self }
    }

    /// Refuses introspection for this request.
    #[must_use]
    pub fn disable_introspection(self) -> Self {
        Request { disable_introspection: true, ..self }
    }

    /// Refuses everything but introspection for this request.
    #[must_use]
    pub fn only_introspection(self) -> Self {
        Request { only_introspection: true, ..self }
    }
}

impl<T: Into<String>> From<T> for Request {
    fn from(query: T) -> Self {
        Request::new(query)
    }
}

/// One request, or several at once.
#[derive(Debug)]
pub enum BatchRequest {
    /// One request.
    Single(Request),
    /// Several requests, answered in their order.
    Batch(Vec<Request>),
}

impl BatchRequest {
    /// The requests, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Request> {
        match self {
            BatchRequest::Single(request) => std::slice::from_ref(request).iter(),
            BatchRequest::Batch(requests) => requests.iter(),
        }
    }

    /// The requests, in their order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Request> {
        match self {
            BatchRequest::Single(request) => std::slice::from_mut(request).iter_mut(),
            BatchRequest::Batch(requests) => requests.iter_mut(),
        }
    }

    /// Sets the values of the variables of every request.
    #[must_use]
    pub fn variables(mut self, variables: Variables) -> Self {
        self.iter_mut().for_each(|request| request.variables = variables.clone());
        self
    }

    /// Adds a value for the resolvers of every request.
    #[must_use]
    pub fn data<D: Any + Clone + Send + Sync>(mut self, data: D) -> Self {
        self.iter_mut().for_each(|request| request.data.insert(data.clone()));
        self
    }

    /// Refuses introspection for every request.
    #[must_use]
    pub fn disable_introspection(mut self) -> Self {
        self.iter_mut().for_each(|request| request.disable_introspection = true);
        self
    }

    /// Refuses everything but introspection for every request.
    #[must_use]
    pub fn introspection_only(mut self) -> Self {
        self.iter_mut().for_each(|request| request.only_introspection = true);
        self
    }
}

impl From<Request> for BatchRequest {
    fn from(request: Request) -> Self {
        BatchRequest::Single(request)
    }
}

impl From<Vec<Request>> for BatchRequest {
    fn from(requests: Vec<Request>) -> Self {
        BatchRequest::Batch(requests)
    }
}

/// Reads an object as one request and a list as several. It does not buffer them, since numbers would lose digits.
impl<'de> Deserialize<'de> for BatchRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMore)
    }
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = BatchRequest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a request, or a list of requests")
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<BatchRequest, A::Error> {
        Request::deserialize(MapAccessDeserializer::new(access)).map(BatchRequest::Single)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<BatchRequest, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(access)).map(BatchRequest::Batch)
    }
}

/// The values of a request's variables, by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Variables(
    #[serde(deserialize_with = "damson_schema::value::named_values")] pub(crate) IndexMap<Name, Value>,
);

impl Variables {
    /// The variables in a JSON object; any other value has none.
    pub fn from_json(json: serde_json::Value) -> Self {
        Value::from_json(json).map(Self::from_value).unwrap_or_default()
    }

    /// The variables in the text of a JSON object, with all the digits of their numbers.
    ///
    /// # Errors
    /// If the text is not a JSON object, or contains something that is not a value.
    pub fn from_json_text(text: &str) -> serde_json::Result<Self> {
        named_values_of_text(text).map(Variables)
    }

    /// The variables in an object value; any other value has none.
    pub fn from_value(value: Value) -> Self {
        match value {
            Value::Object(variables) => Variables(variables),
            _ => Variables::default(),
        }
    }

    /// The value at a path such as `variables.files.0`.
    fn at_path(&mut self, path: &str) -> Option<&mut Value> {
        let mut segments = path.split('.');
        let root = segments.next().filter(|root| *root == "variables");
        let variable = root.and(segments.next())?;
        segments.try_fold(self.0.get_mut(variable)?, |value, segment| match value {
            Value::List(items) => items.get_mut(segment.parse::<usize>().ok()?),
            Value::Object(fields) => fields.get_mut(segment),
            _ => None,
        })
    }

    /// The values as one object.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Variables> for Value {
    fn from(variables: Variables) -> Self {
        variables.into_value()
    }
}

impl fmt::Display for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_object(f, &self.0)
    }
}

impl std::ops::Deref for Variables {
    type Target = IndexMap<Name, Value>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl std::ops::DerefMut for Variables {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Reads `null` as if the member of the request were absent.
fn null_is_absent<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use allocation_counter::{AllocationInfo, measure};

    use super::Variables;

    fn reading(json: &str) -> AllocationInfo {
        let read = || drop(serde_json::from_str::<Variables>(json).expect("they are variables"));
        read(); // the allocations made once for the whole process do not count
        measure(read)
    }

    fn many(each: impl Fn(usize) -> String) -> AllocationInfo {
        let variables: Vec<_> = (0..100).map(|number| format!("\"v{number}\":{}", each(number))).collect();
        reading(&format!("{{{}}}", variables.join(",")))
    }

    #[test]
    fn variables_without_objects_take_room_for_themselves_alone() {
        let bytes = reading(r#"{"first":10,"after":null,"deep":true}"#).bytes_total;
        assert!(bytes < 1_000, "{bytes} bytes");
    }

    #[test]
    fn variables_share_the_names_of_their_fields() {
        let shared = many(|_| r#"{"title":1,"count":2}"#.to_owned());
        let own = many(|number| format!(r#"{{"title{number}":1,"count{number}":2}}"#));
        assert_eq!(own.count_total - shared.count_total, 2 * 99);
        let bytes = shared.bytes_total - many(|_| "{}".to_owned()).bytes_total;
        assert!(bytes < 100 * 500, "{bytes} bytes, of which one table takes a thousand");
    }
}
