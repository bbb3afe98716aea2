//! Traits that say of which kind a GraphQL type is.

use std::borrow::Cow;
use std::sync::Arc;

use super::{InputType, OutputType};
use crate::engine::ValidatorTable;
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
