//! Traits that say of which kind a GraphQL type is.

use std::borrow::Cow;
use std::sync::Arc;

use super::{InputType, OutputType};
use crate::engine::{Object, Resolved, ValidatorTable};
use crate::registry::{FieldShape, InputFieldTable, MemberTable};

/// An interface. See [Interfaces](https://spec.graphql.org/September2026/#sec-Interfaces).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL interface",
    label = "only an interface has this",
    note = "derive `Interface`, or remove this"
)]
pub trait InterfaceType: OutputType {
    /// The fields as constants, for the check of implementers.
    #[doc(hidden)]
    const FIELDS: &'static [FieldShape];
}

/// A union. See [Unions](https://spec.graphql.org/September2026/#sec-Unions).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL union",
    label = "only a union has this",
    note = "derive `Union`, or remove this"
)]
pub trait UnionType: OutputType {
    /// The members, in order of definition, for unions that flatten this one.
    #[doc(hidden)]
    const MEMBERS: &'static [MemberTable];
}

/// A pointer to an interface or a union is one, too.
macro_rules! pointer_kinds {
    ($($ty:ty),*) => {$(
        impl<T: InterfaceType + ?Sized> InterfaceType for $ty {
            const FIELDS: &'static [FieldShape] = T::FIELDS;
        }
        impl<T: UnionType + ?Sized> UnionType for $ty {
            const MEMBERS: &'static [MemberTable] = T::MEMBERS;
        }
    )*};
}
pointer_kinds!(Box<T>, Arc<T>, &T);

/// The kind of a [`UnionContent`] that is an object.
#[derive(Debug)]
pub enum IsObject {}

/// The kind of a [`UnionContent`] that is a union.
#[derive(Debug)]
pub enum IsUnion {}

/// A type that may stand in a union: an object, or a union, whose members then do. Pointers to them and trait objects are such
/// types, too. No type is of both kinds, so the compiler finds the `Kind` of each.
///
/// The macros name this trait alone, and it demands no other, so that the compiler reports another type once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL object or union",
    label = "only an object or a union can stand in a union",
    note = "derive `SimpleObject` or `Union`, or write `#[Object]` above its `impl` block; in place of an interface, write a union \
            of its objects",
    note = "for errors outside the schema, write `Result<Result<Type, Errors>, Error>`"
)]
pub trait UnionContent<Kind> {
    /// The members, in order of definition.
    const MEMBERS: &'static [MemberTable];

    /// Describes the value.
    fn into_member<'a>(self) -> Resolved<'a>
    where
        Self: Sized + 'a;
}

#[diagnostic::do_not_recommend]
impl<T: Object + OutputType> UnionContent<IsObject> for T {
    const MEMBERS: &'static [MemberTable] = &[MemberTable::Object(T::type_ref)];

    fn into_member<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        self.into_resolved()
    }
}

#[diagnostic::do_not_recommend]
impl<T: UnionType> UnionContent<IsUnion> for T {
    const MEMBERS: &'static [MemberTable] = <T as UnionType>::MEMBERS;

    fn into_member<'a>(self) -> Resolved<'a>
    where
        Self: 'a,
    {
        self.into_resolved()
    }
}

/// An input object. See [Input Objects](https://spec.graphql.org/September2026/#sec-Input-Objects).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL input object",
    label = "only an input object has this",
    note = "derive `InputObject`, or remove this"
)]
pub trait InputObjectType: InputType {
    /// The fields, in order of definition, for input objects that flatten this one.
    #[doc(hidden)]
    const FIELDS: &'static [InputFieldTable];

    /// The validator of the whole object.
    #[doc(hidden)]
    const VALIDATOR: Option<ValidatorTable> = None;
}

/// An input object of which exactly one field is given.
/// See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GraphQL oneOf input object",
    label = "only a oneOf input object has this",
    note = "derive `OneofObject`, or remove this"
)]
pub trait OneofObjectType: InputObjectType {}

/// An enum. See [Enums](https://spec.graphql.org/September2026/#sec-Enums).
pub trait EnumType: Copy + Eq + Send + Sync + 'static {
    /// All values with their names, in order of definition.
    fn items() -> &'static [(&'static str, Self)];

    /// The name of this value; `None` if it is not part of the schema.
    #[doc(hidden)]
    fn name(&self) -> Option<&'static str> {
        Self::items().iter().find(|(_, item)| item == self).map(|(name, _)| *name)
    }
}

/// Gives a type with `#[graphql(name_type)]` its name while the program runs.
pub trait TypeName: Send + Sync {
    /// The name.
    fn type_name() -> Cow<'static, str>;
}

/// Gives a type its description, for `#[graphql(use_type_description)]`. The derive takes the description from the doc comment.
pub trait Description {
    /// The description.
    fn description() -> &'static str;
}
