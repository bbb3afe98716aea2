//! Schemas made at run time, from SDL or from types described as values, with closures as resolvers.
//!
//! ```
//! use damson::dynamic::{FieldFuture, FieldValue, Schema};
//! use damson::value;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let schema = Schema::from_sdl("type Query { user(id: ID!): User } type User { id: ID! name: String! posts: [String!]! }")
//!     .resolve("Query.user", |cx| {
//!         let id = cx.args.try_get("id")?.string()?;
//!         Ok(Some(value!({ "id": id, "name": "Ada" }).into()))
//!     })
//!     .resolve_async("User.posts", |_| FieldFuture::new(async { Ok(Some(value!(["On the Engine"]))) }))
//!     .finish()?;
//!
//! let response = schema.execute(r#"{ user(id: "1") { name posts } }"#).await;
//! assert_eq!(response.data, value!({ "user": { "name": "Ada", "posts": ["On the Engine"] } }));
//! # Ok(())
//! # }
//! ```
//!
//! A resolver gives a [`FieldValue`]: a [`Value`](crate::Value), any Rust value, or a list of these. A field without a
//! resolver reads the entry of its name in its parent's value. The object type of a value of an interface or union comes from
//! [`FieldValue::with_type`], from a [type resolver](SchemaBuilder::resolve_type), or from the value's entry `__typename`.
//!
//! A field of the subscription root has a [source stream](SchemaBuilder::subscribe) in place of a resolver;
//! [`Schema::execute_stream`] gives a response for each of its events.

mod attachments;
mod builder;
mod completion;
mod complexity;
mod field_value;
mod object;
mod request;
mod resolver;
mod schema;
mod subscribe;
mod types;
mod wiring;

pub use crate::accessors::{ListAccessor, ObjectAccessor, ValueAccessor};
pub use builder::SchemaBuilder;
pub use complexity::ComplexityArguments;
pub use field_value::FieldValue;
pub use request::{DynamicRequest, DynamicRequestExt};
pub use resolver::{FieldFuture, ResolverContext};
pub use schema::Schema;
pub use subscribe::SubscriptionFieldFuture;
pub use types::{
    Directive, DirectiveDefinition, Enum, EnumItem, Field, InputObject, InputValue, Interface, InterfaceField, Object,
    Scalar, Subscription, SubscriptionField, Type, TypeRef, Union,
};

/// All faults of a schema that cannot be built, under async-graphql's name.
pub type SchemaError = crate::SchemaErrors;
