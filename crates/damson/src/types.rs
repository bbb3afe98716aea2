//! Rust types in GraphQL: output types, whose values resolvers give, and input types, whose values clients give.

use std::borrow::Cow;

use damson_schema::{TypeRef, Value};

use crate::Error;
use crate::engine::{LeafWriter, Resolve, Resolved, ready};
use crate::registry::{Registry, Shape};

mod arguments;
mod bytes;
mod columns;
pub mod connection;
mod containers;
mod context_data;
mod enums;
mod external;
mod id;
mod input_error;
mod input_object;
mod json;
mod kinds;
mod lists;
mod maps;
mod maybe_undefined;
mod named;
mod net;
mod new_type;
mod nullable;
mod numbers;
mod object;
mod scalar;
mod stand_in;
#[cfg(feature = "string_number")]
mod string_number;
mod text;
mod text_scalar;
mod upload;

pub use columns::Columns;
#[doc(hidden)]
pub use context_data::ContextData;
#[doc(hidden)]
pub use enums::{enum_resolved, enum_to_value, not_in_schema, parse_enum, write_enum};
pub use id::ID;
pub use input_error::{InputValueError, InputValueResult, input_field, input_part};
#[doc(hidden)]
pub use input_object::{fields_of, insert_given};
pub use json::Json;
pub use kinds::{Description, EnumType, InputObjectType, InterfaceType, OneofObjectType, TypeName, UnionType};
#[doc(hidden)]
pub use kinds::{IsObject, IsUnion, UnionContent};
pub use lists::Items;
pub use maybe_undefined::MaybeUndefined;
#[doc(hidden)]
pub use new_type::{from_input, to_output};
pub use nullable::Nullable;
pub use object::{ComplexObject, ObjectType};
#[doc(hidden)]
pub use object::{SubscriptionObject, trait_object};
pub use scalar::ScalarType;
#[doc(hidden)]
pub use stand_in::{Convert, convert_list, convert_maybe_undefined, convert_option};
#[cfg(feature = "string_number")]
pub use string_number::StringNumber;

/// A Rust type whose values can stand in a response.
///
/// The macros implement it for objects, interfaces, unions, enums and scalars; this crate does for the types of the standard
/// library. See [Output Types](https://spec.graphql.org/September2026/#sec-Input-and-Output-Types).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL output type",
    label = "cannot stand in a response",
    note = "derive `SimpleObject`, `Enum`, `Union` or `Interface`, or use `#[Object]` or `#[Scalar]`"
)]
pub trait OutputType: Send + Sync {
    /// The type as a constant.
    #[doc(hidden)]
    const SHAPE: Shape = Shape::Unknown;

    /// The name of the type, without any non-null mark: `User`, `[Int!]`.
    fn type_name() -> Cow<'static, str>;

    /// Registers the type, and gives it as a field declares it: non-null, unless the Rust type can be null.
    #[doc(hidden)]
    fn type_ref(registry: &mut Registry) -> TypeRef;

    /// Describes the borrowed value.
    #[doc(hidden)]
    fn resolved(&self) -> Resolved<'_>;

    /// Describes the value, which the description then owns.
    #[doc(hidden)]
    fn into_resolved<'a>(self) -> Resolved<'a>
    where
        Self: Sized + 'a;

    /// Describes the value of a future that does not wait.
    #[doc(hidden)]
    #[inline]
    fn ready_resolved<'a>(future: impl Future<Output = Self>) -> Resolved<'a>
    where
        Self: Sized + 'a,
    {
        ready(future).into_resolved()
    }

    /// Writes the value and returns true if it is a leaf that can be written at once; otherwise writes nothing and returns false.
    #[doc(hidden)]
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        let _ = writer;
        false
    }
}

/// A Rust type whose values can be given as arguments.
///
/// See [Input Types](https://spec.graphql.org/September2026/#sec-Input-and-Output-Types).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL input type",
    label = "cannot be given as an argument",
    note = "derive `InputObject`, `OneofObject` or `Enum`, or use `#[Scalar]`"
)]
pub trait InputType: Send + Sync + Sized {
    /// The type as a constant.
    #[doc(hidden)]
    const SHAPE: Shape = Shape::Unknown;

    /// The name of the type, without any non-null mark: `Filter`, `[Int!]`.
    fn type_name() -> Cow<'static, str>;

    /// Registers the type, and gives it as an argument declares it.
    #[doc(hidden)]
    fn type_ref(registry: &mut Registry) -> TypeRef;

    /// Makes a Rust value from a coerced value, which is `None` if nothing was given and there is no default.
    fn parse(value: Option<&Value>) -> InputValueResult<Self>;

    /// The value as GraphQL writes it.
    fn to_value(&self) -> Value;

    /// The type that validators check: the type itself, or the type within a wrapper such as `Option` and `Box`.
    type RawValueType;

    /// The value that validators check; `None` where there is none.
    fn as_raw_value(&self) -> Option<&Self::RawValueType>;

    /// The value that a client would give for this one, or `None` if the client would give nothing: the inverse of
    /// [`parse`](Self::parse), for default values.
    fn to_given(&self) -> Option<Value> {
        Some(self.to_value())
    }
}

/// The value that a client would give to an argument or input field for this one. It is `None` if the client need not give
/// any: the type does not tell null from absence, and there is no default value.
///
/// The macros name the functions of `T` one by one, so that a type that is not an input type is one error and not three.
#[doc(hidden)]
pub fn given_part<T>(
    value: &T,
    to_given: fn(&T) -> Option<Value>,
    parse: fn(Option<&Value>) -> InputValueResult<T>,
    has_default: bool,
) -> Option<Value> {
    let given = to_given(value)?;
    let is_left_out = || parse(None).is_ok_and(|nothing| to_given(&nothing).is_some_and(|given| given.is_null()));
    if given.is_null() && !has_default && is_left_out() { None } else { Some(given) }
}

impl<T: OutputType> Resolve for T {
    #[inline]
    fn resolve(&self) -> Resolved<'_> {
        self.resolved()
    }
}

impl<'a> Resolved<'a> {
    /// The description of a resolver's result.
    pub fn from_result<T, E>(result: Result<T, E>) -> Self
    where
        T: OutputType + 'a,
        E: Into<Error>,
    {
        match result {
            Ok(value) => value.into_resolved(),
            Err(error) => Resolved::error(error),
        }
    }
}
