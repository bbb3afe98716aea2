//! Object types and subscription roots: fields, and the methods that resolve them.

use syn::{Expr, Ident, Member, Path, Type};

use super::{Association, Definition, InputValue, StandIn};
use crate::attr::{CacheControl, Complexity, Description, Marks, Text};

/// An object type.
pub(crate) struct Object {
    pub(crate) definition: Definition,
    pub(crate) fields: Vec<Field>,
    /// Whether a `ComplexObject` adds fields.
    pub(crate) complex: bool,
    /// The guard of every field.
    pub(crate) guard: Option<Expr>,
    pub(crate) cache_control: Option<CacheControl>,
    /// Whether the fields are executed one after the other.
    pub(crate) serial: bool,
    /// The interfaces that it says it implements.
    pub(crate) implements: Vec<Type>,
}

/// A field of an object or an interface, or a part of an object.
#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) name: Text,
    pub(crate) description: Option<Description>,
    pub(crate) deprecation: Option<String>,
    /// The Rust type of the value, or of the items of a stream, without `Result`.
    pub(crate) ty: Type,
    pub(crate) marks: Marks,
    /// The guards, in the order in which they run.
    pub(crate) guards: Vec<Expr>,
    pub(crate) resolver: Resolver,
    pub(crate) complexity: Option<Complexity>,
    pub(crate) cache_control: Option<CacheControl>,
    /// Whether the fields of the object that it gives stand in its place: it is a part.
    pub(crate) flatten: bool,
    /// The conversion of the value, if the field is derived from another, or of another type in the schema.
    pub(crate) conversion: Option<Conversion>,
    /// The union of the value and the errors of the method, if these are data.
    pub(crate) union: Option<ResultUnion>,
    /// The columns that a method reads, if it says so.
    pub(crate) columns: Vec<Text>,
}

/// The change of a field's value into that of a field derived from it, or into that of the type in the schema.
#[derive(Clone)]
pub(crate) struct Conversion {
    pub(crate) by: ConversionBy,
    /// Whether it takes a clone of the struct's field, and not a reference.
    pub(crate) owned: bool,
}

/// The code that converts a value.
#[derive(Clone)]
pub(crate) enum ConversionBy {
    /// A function of the author.
    Function(Path),
    /// `Into`.
    Into,
    /// `Into` of the value inside the wrappers.
    StandIn(Box<StandIn>),
}

impl Field {
    /// Marks an `async` resolver as one that may wait.
    pub(crate) fn may_wait(&mut self) {
        if let Resolver::Method(method) | Resolver::Stream(method, _) = &mut self.resolver
            && method.call == Call::Ready
        {
            method.call = Call::Waiting;
        }
    }
}

/// The source of a field's value.
#[derive(Clone)]
pub(crate) enum Resolver {
    /// A field of the struct.
    Member(Member),
    /// A method.
    Method(Method),
    /// A method that returns a stream of values; with the type of the stream, if that is not `impl Stream`.
    Stream(Method, Option<Box<Type>>),
    /// A function that loads the field's values for many objects.
    Association(Box<Association>),
    /// The object that implements the interface; with the arguments of the field and their names in Rust.
    Implementer(Vec<(Ident, InputValue)>),
}

/// A subscription root type with the fields of other roots.
pub(crate) struct MergedSubscription {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
    /// The fields of the struct; each holds a root.
    pub(crate) members: Vec<(Member, Type)>,
}

/// A method that resolves a field, or returns the stream of its values.
#[derive(Clone)]
pub(crate) struct Method {
    pub(crate) ident: Ident,
    /// The parameters after `&self`, or after the keys.
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) call: Call,
    /// Whether it returns a `Result`, whose error is an error of the field.
    pub(crate) fallible: bool,
    /// Whether it has a `&self`.
    pub(crate) takes_self: bool,
    /// The keys that it takes, if it resolves the field of many objects at once.
    pub(crate) batch: Option<Box<Batch>>,
}

/// The keys of a method that gives the values of many objects: a map from the keys to the values.
#[derive(Clone)]
pub(crate) struct Batch {
    /// The key of an object.
    pub(crate) key: Expr,
    pub(crate) key_ty: Type,
    /// The most keys of a call.
    pub(crate) max_size: Option<Expr>,
    /// The type of the map.
    pub(crate) map: Type,
}

/// A union of the value that a method gives and of its errors: `Result<T, E>` as data.
#[derive(Clone)]
pub(crate) struct ResultUnion {
    pub(crate) name: Text,
    /// The method.
    pub(crate) method: Ident,
    /// The type in `Ok`.
    pub(crate) data: Type,
    /// The type in `Err`.
    pub(crate) errors: Type,
}

/// A parameter of a method.
#[derive(Clone)]
pub(crate) enum Parameter {
    /// The `Context`.
    Context,
    /// Data of the schema or the request, by its type.
    Data(Box<Data>),
    /// An argument of the field, with its name in Rust.
    Argument(Ident, Box<InputValue>),
}

/// Data that a method takes from the schema or the request.
#[derive(Clone)]
pub(crate) struct Data {
    /// The type behind the reference.
    pub(crate) ty: Type,
    /// Whether the field fails without it.
    pub(crate) required: bool,
}

/// The way in which a method is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    /// It is not `async`.
    Plain,
    /// It is `async`, and certainly never waits.
    Ready,
    /// It is `async`, and may wait.
    Waiting,
}

impl Resolver {
    /// The arguments that a client gives.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &InputValue> + Clone {
        self.named_arguments().map(|(_, value)| value)
    }

    /// The arguments that a client gives, with their names in Rust.
    pub(crate) fn named_arguments(&self) -> impl Iterator<Item = (&Ident, &InputValue)> + Clone {
        let declared: &[_] = match self {
            Resolver::Implementer(arguments) => arguments,
            _ => &[],
        };
        let parameters = self.parameters().iter().filter_map(|parameter| match parameter {
            Parameter::Argument(ident, value) => Some((ident, &**value)),
            Parameter::Context | Parameter::Data(_) => None,
        });
        parameters.chain(declared.iter().map(|(ident, value)| (ident, value)))
    }

    /// The types of data without which the field fails.
    pub(crate) fn required_data(&self) -> impl Iterator<Item = &Type> {
        self.parameters().iter().filter_map(|parameter| match parameter {
            Parameter::Data(data) if data.required => Some(&data.ty),
            _ => None,
        })
    }

    /// The parameters after `&self`.
    pub(crate) fn parameters(&self) -> &[Parameter] {
        match self {
            Resolver::Method(method) | Resolver::Stream(method, _) => &method.parameters,
            Resolver::Member(_) | Resolver::Association(_) | Resolver::Implementer(_) => &[],
        }
    }
}
