//! A GraphQL server framework: as fast as serialising the data, exact to the specification, safe by default.
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
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
//! let response = schema.execute("{ user(id: 1) { name } }").await;
//! assert_eq!(response.data, value!({ "user": { "name": "Ada" } }));
//! # }
//! ```
//!
//! * **Types** come from the macros: [`Object`] for `impl` blocks, [`SimpleObject`] for structs, [`ComplexObject`](macro@ComplexObject) for both in one,
//!   [`Enum`], [`InputObject`], [`Interface`], [`Union`], [`Scalar`], and [`Subscription`] for streams. The types of the standard library are there already ([`types`]).
//! * **A [`Schema`]** is built from root objects and executes [`Request`]s; its [`Response`]s are bytes, with values on demand. Its
//!   plans are kept, its [`Limits`] are on.
//! * **Resolvers** are plain or `async` functions. They ask their [`Context`] for data, and `?` turns any error into an [`Error`].
//! * **Transports** are crates of their own, written against [`Executor`]: `damson-http`, `damson-axum`.
//!
//! # Features
//!
//! No feature is on at first. Each one in this table lets the types of one crate stand in a schema; `docs/scalars.md` has their formats.
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
//! | `url` | `Url` | `Url` |
//! | `uuid` | `Uuid` | `UUID` |
//!
//! Others add [`validators`]:
//!
//! | feature | validator |
//! | --- | --- |
//! | `email-validator` | `email` |
//! | `garde` | the rules of `derive(garde::Validate)` |
//! | `password-strength-validator` | `min_password_strength` |
//! | `regex` | `regex` |
//! | `uuid-validator` | `uuid` |
//!
//! The other features have names of async-graphql's and turn nothing on.
//!
//! The names and their meanings are those of the async-graphql book, so that a program written by it compiles when the dependency is
//! renamed: `async-graphql = { package = "damson", .. }`.

#[allow(unused_extern_crates)]
extern crate self as damson; // so that the macros find the crate under the same name everywhere

mod access;
mod accessors;
mod batch;
mod core;
mod data;
mod directive;
pub mod dynamic;
mod engine;
mod error;
mod executor;
mod extensions;
mod failures;
mod limits;
#[doc(hidden)]
pub mod macros;
mod options;
mod places;
mod registry;
mod request;
mod response;
mod root;
mod schema;
mod sdl;
mod settings;
mod stream;
pub mod types;
#[doc(hidden)]
pub mod user_code;
pub mod validators;
mod value_macro;
mod visibility;

pub use damson_macros::*;
pub use damson_schema::coercion::InputLimits;
#[doc(no_inline)]
pub use damson_schema::type_system;
pub use damson_schema::type_system::{CacheControl, DirectiveLocation};
pub use damson_schema::value::{NotANumber, from_value, to_value};
pub use damson_schema::{
    Coordinate, CostLimits, Diagnostic, DocumentLimits, IndexMap, Name, Number, SchemaError, SchemaErrors,
    SchemaWarning, TypeRef, TypeSystem, Value,
};
pub use damson_syntax::{Limits as SyntaxLimits, Location as Pos};
pub use data::{Data, DataContext};
pub use directive::{CustomDirective, CustomDirectiveFactory, TypeDirective};
pub use engine::resolve::{
    And, Context, DirectiveContext, Guard, GuardExt, Or, ResolveFut, SharedGuard, VerdictFuture,
};
pub use error::{
    Error, ErrorExtensionValues, ErrorExtensions, PathSegment, Result, ResultExt, ServerError, ServerResult,
};
pub use executor::Executor;
pub use extensions::Extensions;
#[doc(no_inline)]
pub use futures_util; // so that a program by the book finds `Stream` and `StreamExt` here
#[doc(hidden)]
pub use indexmap;
pub use limits::Limits;
pub use request::{BatchRequest, Request, Variables};
pub use response::{BatchResponse, Response, ResponseData};
pub use root::{EmptyMutation, EmptySubscription, RootType, SubscriptionType};
pub use schema::{Schema, SchemaBuilder};
pub use sdl::SDLExportOptions;
#[cfg(feature = "string_number")]
pub use types::StringNumber;
pub use types::{
    ComplexObject, Description, EnumType, ID, InputObjectType, InputType, InputValueError, InputValueResult,
    InterfaceType, Json, MaybeUndefined, Nullable, ObjectType, OneofObjectType, OutputType, ScalarType, TypeName,
    UnionType,
};
pub use validators::{ContextValidator, CustomValidator};
pub use visibility::{Visible, VisibleFn};
