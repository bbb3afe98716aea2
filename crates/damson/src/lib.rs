//! A GraphQL server framework: as fast as serialising the data, exact to the specification, safe by default.

#[allow(unused_extern_crates)]
extern crate self as damson; // so that the macros find the crate under the same name everywhere

mod batch;
mod context;
mod data;
pub mod dynamic;
pub mod engine;
mod error;
mod executor;
mod introspection;
mod limits;
mod prepare;
pub mod registry;
mod request;
mod response;
mod root;
mod schema;
mod settings;
pub mod types;
mod value_macro;

pub use context::Context;
pub use damson_macros::*;
pub use damson_schema::build::SchemaErrors;
pub use damson_schema::value::{from_value, to_value};
pub use damson_schema::{Name, Number, TypeRef, TypeSystem, Value};
pub use damson_syntax::Location as Pos;
pub use data::{Data, DataContext};
pub use error::{Error, ErrorExtensionValues, ErrorExtensions, PathSegment, Result, ResultExt, ServerError};
pub use executor::Executor;
#[doc(hidden)]
pub use indexmap;
pub use limits::Limits;
pub use registry::{ComplexObject, ObjectType};
pub use request::{BatchRequest, Request, Variables};
pub use response::{BatchResponse, Response};
pub use root::{EmptyMutation, EmptySubscription, RootType, SubscriptionType};
pub use schema::{Schema, SchemaBuilder};
pub use types::{
    Description, EnumType, ID, InputObjectType, InputType, InputValueError, InputValueResult, InterfaceType, Json,
    MaybeUndefined, OneofObjectType, OutputType, ScalarType, TypeName, UnionType,
};

/// Text of a client, cut to a length that an error may quote.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
