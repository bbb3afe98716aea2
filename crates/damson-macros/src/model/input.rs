//! Arguments, input objects and oneOf inputs.

use syn::{Expr, Ident, Type};

use super::{Definition, StandIn};
use crate::attr::{Default, Description, Marks, Text, Validators};

/// An argument, or a field of an input object.
#[derive(Clone)]
pub(crate) struct InputValue {
    pub(crate) name: Text,
    pub(crate) description: Option<Description>,
    /// The type in the schema.
    pub(crate) ty: Type,
    /// The author's type, if another stands for it in the schema.
    pub(crate) stand_in: Option<Box<StandIn>>,
    pub(crate) default: Option<Default>,
    pub(crate) deprecation: Option<String>,
    pub(crate) marks: Marks,
    pub(crate) validators: Option<Validators>,
    /// A function that changes the value after it is read.
    pub(crate) process_with: Option<Expr>,
    /// Whether the value is a secret.
    pub(crate) secret: bool,
}

/// An input object type.
pub(crate) struct InputObject {
    pub(crate) definition: Definition,
    /// The validator of the whole object.
    pub(crate) validator: Option<Expr>,
    pub(crate) fields: Vec<InputField>,
}

/// A field of the struct behind an input object.
pub(crate) struct InputField {
    pub(crate) ident: Ident,
    pub(crate) role: InputRole,
}

/// The part that a field of the struct has in the input object.
pub(crate) enum InputRole {
    /// It is one field.
    Value(Box<InputValue>),
    /// It stands for all fields of another input object.
    Flatten(Box<Type>),
    /// None: it always has this value, or the `Default` of its type.
    Skip(Box<Type>, Option<Default>),
}

/// An input object of which exactly one field is given.
pub(crate) struct OneofObject {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
    /// Each field with its variant.
    pub(crate) fields: Vec<(Ident, InputValue)>,
}
