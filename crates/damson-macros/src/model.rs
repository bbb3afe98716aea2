//! The descriptions of types that the front ends make, one for every kind of type.
//!
//! The model contains no attributes. `check` judges it, and `expand` writes it as code.

use syn::{Generics, Ident, ItemFn, Path, Type};

use crate::attr::{Description, Left, Marks, Text};

mod abstract_type;
mod association;
mod bare;
mod columns;
mod input;
mod new_type;
mod object;
mod stand_in;

pub(crate) use abstract_type::{Abstract, Content, Source, Variant, WrittenEnum};
pub(crate) use association::{Association, AssociationKind};
pub(crate) use bare::Bare;
pub(crate) use columns::{Column, Columns};
pub(crate) use input::{InputField, InputObject, InputRole, InputValue, OneofObject};
pub(crate) use new_type::{Inner, NewType, ScalarFunctions};
pub(crate) use object::{
    Batch, Call, Conversion, ConversionBy, Data, Field, MergedSubscription, Method, Object, Parameter, Resolver,
    ResultUnion,
};
pub(crate) use stand_in::{StandIn, Wrapper};

/// The parts that all types have.
pub(crate) struct Definition {
    /// The path of Damson in the user's crate.
    pub(crate) crate_path: Path,
    pub(crate) description: Option<Description>,
    pub(crate) marks: Marks,
    /// The Rust types that get implementations: one, or one for each `concrete`.
    pub(crate) targets: Vec<Target>,
    /// The attributes that are left to other macros.
    pub(crate) left: Vec<Left>,
}

/// A Rust type that gets implementations.
pub(crate) struct Target {
    /// The type: `User<'a>`.
    pub(crate) ty: Type,
    /// The parameters of the type, with their bounds.
    pub(crate) generics: Generics,
    /// The values of the type parameters, if it is an instance of a generic type.
    pub(crate) aliases: Vec<(Ident, Type)>,
    pub(crate) name: TypeName,
}

/// The source of a type's name.
pub(crate) enum TypeName {
    /// The attributes, or the identifier.
    Text(Text),
    /// The trait `TypeName`, which the author implements.
    Trait,
    /// The name of another type.
    Of(Box<Type>),
}

/// An enum type.
pub(crate) struct Enum {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
    pub(crate) items: Vec<EnumItem>,
    /// The variants outside the schema.
    pub(crate) skipped: Vec<Ident>,
    /// An enum of another crate with the same variants.
    pub(crate) remote: Option<Path>,
    /// Whether it gets `Display`, which shows the name in the schema.
    pub(crate) display: bool,
}

/// A value of an enum.
pub(crate) struct EnumItem {
    pub(crate) ident: Ident,
    pub(crate) name: Text,
    pub(crate) description: Option<Description>,
    pub(crate) deprecation: Option<String>,
    pub(crate) marks: Marks,
}

/// A directive that is written as a function.
pub(crate) struct Directive {
    /// The definition of the type that stands for the directive.
    pub(crate) definition: Definition,
    /// The function, without our attributes.
    pub(crate) function: ItemFn,
    /// Its arguments, with their names in Rust.
    pub(crate) arguments: Vec<(Ident, InputValue)>,
    pub(crate) locations: Vec<Ident>,
    /// Whether it may stand more than once in one place.
    pub(crate) repeatable: bool,
}

/// A scalar type.
pub(crate) struct Scalar {
    pub(crate) definition: Definition,
    pub(crate) specified_by_url: Option<String>,
}

/// The doc comment of a type, for other macros to use.
pub(crate) struct DescriptionOf {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
}
