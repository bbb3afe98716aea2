//! Damson is a GraphQL server framework: as fast as serialising the data, exact to the
//! [specification](https://spec.graphql.org/September2026/), and safe by default. You write Rust types and functions; Damson
//! makes a schema of them and executes requests.
//!
//! # A first program
//!
//! ```
//! use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject, value};
//!
//! #[derive(SimpleObject)]
//! struct User {
//!     id: i32,
//!     name: String,
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     /// The user with this id.
//!     async fn user(&self, id: i32) -> Option<User> {
//!         (id == 1).then(|| User { id, name: "Ada".to_owned() })
//!     }
//! }
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() {
//!     let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
//!     let response = schema.execute("{ user(id: 1) { name } }").await;
//!     assert_eq!(response.data, value!({ "user": { "name": "Ada" } }));
//! }
//! ```
//!
//! # Next steps
//!
//! * Serve the schema over HTTP: the crates `damson-axum`, `damson-actix-web`, `damson-poem`, `damson-rocket`, `damson-warp` and
//!   `damson-tower` do so. Other transports use `damson-http` and [`Executor`].
//! * Give resolvers a database or the current user: [`SchemaBuilder::data`], [`Request::data`], [`Context`], and
//!   [parameters with `#[graphql(ctx)]`](macro@Object#data).
//! * Change data and publish events: replace [`EmptyMutation`] by an [`Object`] and [`EmptySubscription`] by a [`Subscription`].
//! * Let others see the schema: [`Schema::sdl`] prints it, and [`Schema::warnings`] lists its probable mistakes.
//!
//! # Macros
//!
//! | macro | makes |
//! | --- | --- |
//! | [`SimpleObject`] | an object from a struct: the fields of the struct |
//! | [`Object`] | an object from an `impl` block: its methods are the fields |
//! | [`ComplexObject`](macro@ComplexObject) | more fields for a `SimpleObject` from an `impl` block |
//! | [`MergedObject`](macro@MergedObject) | an object from a struct of other objects: their fields are its fields |
//! | [`Enum`] | an enum from an enum without values |
//! | [`Interface`] | an interface from an enum of the objects that implement it, or from a struct |
//! | [`TraitInterface`](macro@TraitInterface) | an interface from a trait |
//! | [`Union`] | a union from an enum of its members |
//! | [`TraitUnion`](macro@TraitUnion) | a union from a trait |
//! | [`InputObject`] | an input object from a struct |
//! | [`OneofObject`] | an input object with exactly one field given, from an enum |
//! | [`Subscription`] | a subscription root from an `impl` block: its methods give streams |
//! | [`MergedSubscription`] | a subscription root from a struct of other roots |
//! | [`Scalar`] | a scalar from an `impl` of [`ScalarType`] |
//! | [`NewType`] | a scalar from a struct around one value, or from a type with functions that read and write its values |
//! | [`scalar!`] | a scalar from a type that serde reads and writes |
//! | [`Directive`] | a directive of operations from a function |
//! | [`TypeDirective`](macro@TypeDirective) | a directive of definitions from a function |
//! | [`Columns`](macro@Columns) | the columns that the fields of an object need, for a [`Projection`] |
//! | [`Description`](macro@Description) | the description of a type from its doc comment |
//! | [`value!`] | a [`Value`] from text like JSON |
//!
//! # Requests and responses
//!
//! [`Schema::execute`] takes a [`Request`], which is a document with [`Variables`], and gives a [`Response`], whose data are
//! bytes and a [`Value`] on demand. [`Schema::execute_batch`] takes several requests, and [`Schema::execute_stream`] gives the
//! responses of a subscription. The prepared plans of operations are cached.
//!
//! # Context and errors
//!
//! A resolver that takes a [`Context`] reads the data of the request and of the schema. A resolver that gives a [`Result`] can
//! use `?` on any error: it becomes an [`Error`], to which [`ErrorExtensions`] add a code or other entries. Clients get it as a
//! [`ServerError`], with its place in the document and in the response.
//!
//! ```
//! use damson::{Context, EmptyMutation, EmptySubscription, ErrorExtensions, Object, Request, Result, Schema};
//!
//! struct Users(Vec<String>);
//! struct CurrentUser(usize);
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn me<'a>(&self, ctx: &Context<'a>) -> Result<&'a str> {
//!         let id = ctx.data::<CurrentUser>()?.0;
//!         let user = ctx.data::<Users>()?.0.get(id);
//!         Ok(user.ok_or_else(|| "Unknown user.".extend_with(|_, extensions| extensions.set("code", "UNKNOWN")))?)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(Users(vec!["Ada".to_owned()])).finish();
//! let response = schema.execute(Request::new("{ me }").data(CurrentUser(0))).await;
//! assert_eq!(response.data.to_string(), r#"{"me":"Ada"}"#);
//! let response = schema.execute(Request::new("{ me }").data(CurrentUser(1))).await;
//! assert_eq!(response.errors[0].code(), Some("UNKNOWN"));
//! # }
//! ```
//!
//! # Loading data
//!
//! * Objects that belong to an object, for a whole list with one query: [`HasOne`], [`HasMany`] and their kin, which are
//!   [members of a struct](macro@SimpleObject#associations).
//! * A field that needs one value for the key of its object: a [method with `batch`](macro@Object#one-call-for-many-objects), which is
//!   called once for all objects of a request.
//! * Values that several fields share, or that a resolver asks for by keys which it finds while it runs: a [`dataloader`]. One in
//!   the data of the schema also gathers the keys of several requests.
//! * Only what the client selects: [`Context::look_ahead`] tells which fields are selected, and a [`Projection`] has the columns that a
//!   query must read for them. The crate `damson-sqlx` writes them as SQL.
//! * Lists page by page: [`connection`]; `damson-sqlx` reads the pages from a database.
//! * Every object by one id: [`relay`].
//! * No longer than a client waits: [`Request::deadline`] ends a request with the values that are ready.
//!
//! # Schemas at run time
//!
//! The module [`dynamic`] builds schemas from SDL or from types described as values, with closures as resolvers.
//! The module [`type_system`] has a schema's types as data, and [`syntax`] has documents as text and tree.
//!
//! # Limits, guards and visibility
//!
//! * [`Limits`] bound the documents, variables, costs and responses of a schema. They are on by default, and hold on every
//!   transport. [`SchemaBuilder::change_limits`] changes them.
//! * A [`Guard`] decides before a resolver runs whether a client may have the field.
//! * A rule of visibility hides a part of the schema from some clients, as if it did not exist: see [`Visible`].
//!
//! # Cargo features
//!
//! No feature is on by default. Each one in this table lets the types of one crate be used in a schema; the rows without a feature are
//! always there. `docs/scalars.md` has the formats.
//!
//! | feature | Rust types | GraphQL |
//! | --- | --- | --- |
//! | | integers, `NonZero`, `f32`, `f64`, `bool`, `char`, text | `Int`, `Float`, `Boolean`, `String` |
//! | | `Option`, [`MaybeUndefined`], [`Nullable`], `Result`, `&T`, `Box`, `Arc`, `Weak`, `Cow` | the type within |
//! | | `Vec`, slices, arrays, `VecDeque`, `LinkedList`, `HashSet`, `BTreeSet` | lists |
//! | | `HashMap`, `BTreeMap`, `IndexMap` | `JSONObject` |
//! | | `serde_json::Value`, [`Json`] | `JSON` |
//! | | `Bytes`, `IpAddr`, `Ipv4Addr`, `Ipv6Addr`, `SocketAddr` | `Binary`, and the name of the type |
//! | `arcstr`, `compact_str` | `ArcStr`, `CompactString` | `String` |
//! | `bigdecimal` | `BigDecimal` | `BigDecimal` |
//! | `bson`, `bson-3` | `ObjectId`, `Uuid`, `DateTime`, `Bson`, `Document` | `ObjectId`, `UUID`, `DateTime`, `JSON`, `JSONObject` |
//! | `chrono` | `DateTime`, `NaiveDate`, `NaiveTime`, `NaiveDateTime` | `DateTime`, and the name of the type |
//! | `chrono-duration` | `Duration` | `Duration` |
//! | `chrono-tz` | `Tz`, `DateTime<Tz>` | `TimeZone`, `DateTime` |
//! | `decimal` | `rust_decimal::Decimal` | `Decimal` |
//! | `hashbrown` | `HashMap`, `HashSet` | `JSONObject`, a list |
//! | `jiff`, `jiff-1` | `Timestamp`, `Zoned`, `civil::{Date, Time, DateTime}`, `Span`, `SignedDuration`, `tz::{TimeZone, Offset}` | `DateTime`, `ZonedDateTime`, `Date`, `Time`, `LocalDateTime`, `Duration`, `TimeZoneOrUtcOffset`, `UtcOffset` |
//! | `ruint` | `Uint` of any width | `U256` and the like |
//! | `secrecy` | `SecretString`, `SecretBox` | the type within, as input only |
//! | `smol_str` | `SmolStr` | `SmolStr` |
//! | `string_number` | `StringNumber` | `StringNumber` |
//! | `time` | `OffsetDateTime`, `Date`, `Time`, `PrimitiveDateTime`, `UtcOffset` | `DateTime`, `Date`, `LocalTime`, `LocalDateTime`, `UtcOffset` |
//! | `tokio-sync` | `Mutex`, `RwLock` | the type within, as output only |
//! | | [`Upload`]; with `tempfile`, large files wait outside of memory | `Upload` |
//! | `url` | `Url` | `Url` |
//! | `uuid` | `Uuid` | `UUID` |
//!
//! `signed-cursors` adds signed cursors to the module [`connection`]. Others add [`validators`]:
//!
//! | feature | validator |
//! | --- | --- |
//! | `email-validator` | `email` |
//! | `garde` | the rules of `derive(garde::Validate)` |
//! | `password-strength-validator` | `min_password_strength` |
//! | `regex` | `regex` |
//! | `uuid-validator` | `uuid` |
//!
//! `dataloader` adds the cache `LruCache` to the module [`dataloader`].
//! `chrono-clock`, `rust_decimal`, `fast_chemail` and `zxcvbn` are other names of `chrono`, `decimal`, `email-validator` and
//! `password-strength-validator`. With `boxed-trait` the traits [`Guard`], [`CustomDirective`] and [`ContextValidator`] are those of the
//! crate `async-trait`: every implementation in the whole program has `#[async_trait::async_trait]` above it. The remaining features are
//! names of async-graphql and turn nothing on.
//!
//! # Large schemas
//!
//! The compiler follows the code from type to type, and stops with *reached the recursion limit while instantiating* where more than
//! 128 object types of a schema lead one to the next. Then write `#![recursion_limit = "1024"]` at the top of the crate.
//!
//! # Coming from async-graphql
//!
//! The names and their meanings are those of the async-graphql book. A program written by the book compiles when its dependency
//! is renamed: `async-graphql = { package = "damson", .. }`.

#![warn(unnameable_types)] // a type in a public signature must have a public name

#[allow(unused_extern_crates)]
extern crate self as damson; // so that the macros find the crate under the same name everywhere

mod access;
mod accessors;
mod association;
mod batch;
mod core;
mod data;
pub mod dataloader;
mod deadline;
mod directive;
pub mod dynamic;
mod engine;
mod error;
mod executor;
mod extensions;
mod failures;
mod http_headers;
mod limits;
mod loading;
#[doc(hidden)]
pub mod macros;
mod options;
mod places;
mod projection;
mod registry;
pub mod relay;
mod request;
mod response;
mod root;
mod schema;
mod sdl;
mod settings;
mod stream;
/// The types of a schema as data, as [`Schema::type_system`] gives them.
pub mod type_system {
    #[doc(inline)]
    pub use damson_schema::{SdlOptions, TypeSystemBuilder, type_system::*};
}
pub mod types;
mod upload;
#[doc(hidden)]
pub mod user_code;
pub mod validators;
mod value_macro;
mod visibility;

pub use association::{HasMany, HasManyThrough, HasOne, OptionHasOne};
#[cfg(feature = "boxed-trait")]
#[doc(no_inline)]
pub use async_trait; // so that a program by the book finds `#[async_trait::async_trait]` here
pub use damson_macros::*;
#[doc(hidden)]
pub use damson_schema::TypeRef; // for the macros' code; people find it in `type_system`
pub use damson_schema::coercion::InputLimits;
pub use damson_schema::type_system::{CacheControl, DirectiveLocation};
pub use damson_schema::value::{NotANumber, Size as ValueSize, from_value, to_value};
pub use damson_schema::{
    Code as DiagnosticCode, CostLimits, Diagnostic, DocumentLimits, IndexMap, Name, Number, SchemaError, SchemaErrors,
    SchemaWarning, Value,
};
#[doc(no_inline)]
pub use damson_syntax as syntax; // whose types the methods of `type_system` name
#[doc(hidden)]
pub use damson_syntax as parser; // the name in the dialect
pub use damson_syntax::{Limits as SyntaxLimits, Location as Pos};
pub use data::{Data, DataContext, RequestContext};
pub use directive::{CustomDirective, CustomDirectiveFactory, TypeDirective};
pub use engine::resolve::{
    And, Context, DirectiveContext, Guard, GuardExt, Lookahead, Or, ResolveFut, SelectedDirective, SelectionField,
    SharedGuard, VerdictFuture,
};
pub use error::{
    Error, ErrorExtensionValues, ErrorExtensions, FieldError, FieldResult, PathSegment, Result, ResultExt, ServerError,
    ServerFault, ServerResult,
};
pub use executor::Executor;
pub use extensions::Extensions;
#[doc(no_inline)]
pub use futures_util; // so that a program by the book finds `Stream` and `StreamExt` here
pub use http_headers::HttpHeaders;
#[doc(hidden)]
pub use indexmap;
pub use limits::Limits;
pub use projection::{Column, Projection};
pub use request::{BatchRequest, Request, Variables};
pub use response::{BatchResponse, Incremental, IncrementalFormat, Response, ResponseData};
pub use root::{EmptyMutation, EmptySubscription, RootType, SubscriptionType};
pub use schema::{Schema, SchemaBuilder};
pub use sdl::SDLExportOptions;
#[cfg(feature = "string_number")]
#[doc(inline)]
pub use types::StringNumber;
#[doc(inline)]
pub use types::connection;
#[doc(inline)]
pub use types::{
    Columns, ComplexObject, Description, EnumType, ID, InputObjectType, InputType, InputValueError, InputValueResult,
    InterfaceType, Json, MaybeUndefined, Nullable, ObjectType, OneofObjectType, OutputType, ScalarType, TypeName,
    UnionType,
};
pub use upload::{Upload, UploadContent, UploadValue};
pub use validators::{ContextValidator, CustomValidator};
pub use visibility::{Visible, VisibleFn};
