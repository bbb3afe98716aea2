//! The descriptions of types that the front ends make, one for every kind of type.
//!
//! The model contains no attributes. `check` judges it, and `expand` writes it as code.

use syn::{Expr, Generics, Ident, ItemFn, Member, Path, Type, Visibility};

mod new_type;
mod stand_in;

pub(crate) use new_type::{Inner, NewType, ScalarFunctions};
pub(crate) use stand_in::{StandIn, Wrapper};

use crate::attr::{CacheControl, Complexity, Default, Description, Left, Marks, Text, Validators};

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
    /// The parameters after `&self`.
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) call: Call,
    /// Whether it returns a `Result`.
    pub(crate) fallible: bool,
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

/// An input object type.
pub(crate) struct InputObject {
    pub(crate) definition: Definition,
    /// The validator of the whole object.
    pub(crate) validator: Option<Expr>,
    pub(crate) fields: Vec<InputField>,
}

/// A field of the struct behind an input object.
pub(crate) struct InputField {
    pub(crate) member: Member,
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

/// An interface or a union: an enum whose variants hold objects, or a trait with a method for each object.
pub(crate) struct Abstract {
    pub(crate) definition: Definition,
    pub(crate) ident: Ident,
    pub(crate) variants: Vec<Variant>,
    /// The fields, if it is an interface.
    pub(crate) fields: Option<Vec<Field>>,
    /// The guard of every field, if it is an interface.
    pub(crate) guard: Option<Expr>,
    pub(crate) source: Source,
}

/// The source of the value of an interface or union.
pub(crate) enum Source {
    /// The author's enum.
    Enum,
    /// An enum that the macro writes, for an interface that a struct or a trait describes.
    Written(Box<WrittenEnum>),
    /// The methods of a trait, each named as a variant. Those in the list take a context.
    Methods(Vec<Ident>),
}

/// An enum of the implementers of an interface.
pub(crate) struct WrittenEnum {
    pub(crate) visibility: Visibility,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The struct that describes the interface, with its fields, which only the macro reads.
    pub(crate) read: Option<(Type, Generics, Vec<Ident>)>,
}

/// A variant that holds an object.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) content: Content,
}

/// The content of a variant.
pub(crate) enum Content {
    /// An object.
    Object(Box<Type>),
    /// Another union, whose members become members of this one.
    Flatten(Box<Type>),
    /// A value outside the schema.
    Skipped,
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
    fn parameters(&self) -> &[Parameter] {
        match self {
            Resolver::Method(method) | Resolver::Stream(method, _) => &method.parameters,
            Resolver::Member(_) | Resolver::Implementer(_) => &[],
        }
    }
}

impl Abstract {
    /// The types in the variants that are part of the schema.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (&Ident, &Type)> {
        self.variants.iter().filter_map(|variant| match &variant.content {
            Content::Object(ty) | Content::Flatten(ty) => Some((&variant.ident, &**ty)),
            Content::Skipped => None,
        })
    }
}
