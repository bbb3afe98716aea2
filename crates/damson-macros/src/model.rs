//! What the macros have understood: one description of every kind of type, whichever front end filled it.
//!
//! No attribute is left here; `check` judges it and `expand` writes it down as code.

use syn::{Expr, Generics, Ident, ItemFn, Member, Path, Type};

use crate::attr::{CacheControl, Complexity, Default, Description, Left, Marks, Text};

/// What all types have.
pub(crate) struct Definition {
    /// The path of Damson in the user's crate.
    pub(crate) crate_path: Path,
    /// What is said about the type.
    pub(crate) description: Option<Description>,
    /// Who sees it, and its directives.
    pub(crate) marks: Marks,
    /// The Rust types it is implemented for: one, or one for each `concrete`.
    pub(crate) targets: Vec<Target>,
    /// The attributes that are left to other macros, which have to be there.
    pub(crate) left: Vec<Left>,
}

/// A Rust type that gets implementations.
pub(crate) struct Target {
    /// The type: `User<'a>`.
    pub(crate) ty: Type,
    /// What stands after `impl`, and its bounds.
    pub(crate) generics: Generics,
    /// What the type's parameters stand for, where it is an instance of a generic type.
    pub(crate) aliases: Vec<(Ident, Type)>,
    /// Its name in the schema.
    pub(crate) name: TypeName,
}

/// Where the name of a type comes from.
pub(crate) enum TypeName {
    /// It is written down.
    Text(Text),
    /// The author implements `TypeName`.
    Trait,
    /// It is that of another type.
    Of(Box<Type>),
}

/// An object type.
pub(crate) struct Object {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The fields.
    pub(crate) fields: Vec<Field>,
    /// Whether a `ComplexObject` adds more.
    pub(crate) complex: bool,
    /// What is asked before each field.
    pub(crate) guard: Option<Expr>,
    /// How long its values may be kept, if that is said.
    pub(crate) cache_control: Option<CacheControl>,
}

/// A field of an object or an interface.
pub(crate) struct Field {
    /// Its name in the schema.
    pub(crate) name: Text,
    /// What is said about it.
    pub(crate) description: Option<Description>,
    /// Why it should not be used any more.
    pub(crate) deprecation: Option<String>,
    /// The Rust type of its value, without `Result`; of a stream, that of its items.
    pub(crate) ty: Type,
    /// Who sees it, and its directives.
    pub(crate) marks: Marks,
    /// What is asked before it is resolved, in order.
    pub(crate) guards: Vec<Expr>,
    /// Where the value comes from.
    pub(crate) resolver: Resolver,
    /// What it costs, if that is said.
    pub(crate) complexity: Option<Complexity>,
    /// How long its value may be kept, if that is said.
    pub(crate) cache_control: Option<CacheControl>,
}

/// Where the value of a field comes from.
pub(crate) enum Resolver {
    /// A field of the struct.
    Member(Member),
    /// A method.
    Method(Method),
    /// A method that gives a stream of values; its type, if that is not `impl Stream`.
    Stream(Method, Option<Box<Type>>),
    /// The object behind the interface.
    Implementer(Vec<InputValue>),
}

/// A root of subscriptions that has the fields of others.
pub(crate) struct MergedSubscription {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The Rust struct.
    pub(crate) ident: Ident,
    /// The fields of the struct, each a root of subscriptions.
    pub(crate) members: Vec<(Member, Type)>,
}

/// A method that resolves a field, or gives the stream of its values.
pub(crate) struct Method {
    /// Its name in Rust.
    pub(crate) ident: Ident,
    /// What it takes after `&self`.
    pub(crate) parameters: Vec<Parameter>,
    /// How it is called.
    pub(crate) call: Call,
    /// Whether it returns a `Result`.
    pub(crate) fallible: bool,
}

/// What a method takes.
pub(crate) enum Parameter {
    /// The `Context`.
    Context,
    /// An argument given by the client, with its name in Rust.
    Argument(Ident, Box<InputValue>),
}

/// How a method is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    /// It is an ordinary function.
    Plain,
    /// It is asynchronous, but never waits.
    Ready,
    /// It is asynchronous and may wait.
    Waiting,
}

/// An argument, or a field of an input object.
pub(crate) struct InputValue {
    /// Its name in the schema.
    pub(crate) name: Text,
    /// What is said about it.
    pub(crate) description: Option<Description>,
    /// Its Rust type.
    pub(crate) ty: Type,
    /// Its value when none is given.
    pub(crate) default: Option<Default>,
    /// Why it should not be used any more.
    pub(crate) deprecation: Option<String>,
    /// Who sees it, and its directives.
    pub(crate) marks: Marks,
}

/// An enum type.
pub(crate) struct Enum {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The Rust enum.
    pub(crate) ident: Ident,
    /// Its values.
    pub(crate) items: Vec<EnumItem>,
    /// The variants that are not part of the schema.
    pub(crate) skipped: Vec<Ident>,
    /// An enum of another crate with the same variants.
    pub(crate) remote: Option<Path>,
    /// Whether it gets `Display`, which shows the names.
    pub(crate) display: bool,
}

/// A value of an enum.
pub(crate) struct EnumItem {
    /// The variant.
    pub(crate) ident: Ident,
    /// Its name in the schema.
    pub(crate) name: Text,
    /// What is said about it.
    pub(crate) description: Option<Description>,
    /// Why it should not be used any more.
    pub(crate) deprecation: Option<String>,
    /// Who sees it, and its directives.
    pub(crate) marks: Marks,
}

/// An input object type.
pub(crate) struct InputObject {
    /// What all types have.
    pub(crate) definition: Definition,
    /// Its fields.
    pub(crate) fields: Vec<InputField>,
}

/// A field of the struct behind an input object.
pub(crate) struct InputField {
    /// Its name in Rust.
    pub(crate) member: Member,
    /// What it is to the client.
    pub(crate) role: InputRole,
}

/// What a field of the struct is to the client.
pub(crate) enum InputRole {
    /// A field.
    Value(Box<InputValue>),
    /// All the fields of another input object.
    Flatten(Box<Type>),
    /// Nothing: it has this value, or the default of its type.
    Skip(Box<Type>, Option<Default>),
}

/// An input object of which exactly one field is given.
pub(crate) struct OneofObject {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The Rust enum.
    pub(crate) ident: Ident,
    /// Its fields; each is the variant of that name.
    pub(crate) fields: Vec<(Ident, InputValue)>,
}

/// An interface or a union: an enum whose variants hold objects.
pub(crate) struct Abstract {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The Rust enum.
    pub(crate) ident: Ident,
    /// Its variants.
    pub(crate) variants: Vec<Variant>,
    /// The fields of an interface; a union has none.
    pub(crate) fields: Option<Vec<Field>>,
    /// What is asked before each field of an interface.
    pub(crate) guard: Option<Expr>,
}

/// A variant that holds an object.
pub(crate) struct Variant {
    /// Its name in Rust.
    pub(crate) ident: Ident,
    /// What it holds.
    pub(crate) content: Content,
}

/// What a variant holds.
pub(crate) enum Content {
    /// An object.
    Object(Box<Type>),
    /// Another union, whose members are taken over.
    Flatten(Box<Type>),
    /// Something that is not part of the schema.
    Skipped,
}

/// A directive, and the function that it is written as.
pub(crate) struct Directive {
    /// What all types have; the type stands for the directive.
    pub(crate) definition: Definition,
    /// The function, as ordinary Rust.
    pub(crate) function: ItemFn,
    /// Its arguments, with their names in Rust.
    pub(crate) arguments: Vec<(Ident, InputValue)>,
    /// Where it may stand.
    pub(crate) locations: Vec<Ident>,
    /// Whether it may stand more than once in one place.
    pub(crate) repeatable: bool,
}

/// A scalar type.
pub(crate) struct Scalar {
    /// What all types have.
    pub(crate) definition: Definition,
    /// Where its format is specified.
    pub(crate) specified_by_url: Option<String>,
}

/// A scalar that is another one under a name of its own.
pub(crate) struct NewType {
    /// The scalar.
    pub(crate) scalar: Scalar,
    /// The type inside.
    pub(crate) inner: Type,
    /// Whether it has a name of its own in the schema.
    pub(crate) named: bool,
}

/// The doc comment of a type, for other macros to use.
pub(crate) struct DescriptionOf {
    /// What all types have.
    pub(crate) definition: Definition,
    /// The type.
    pub(crate) ident: Ident,
}

impl Resolver {
    /// The arguments that a client gives.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &InputValue> + Clone {
        let values: &[InputValue] = match self {
            Resolver::Implementer(arguments) => arguments,
            _ => &[],
        };
        self.named_arguments().map(|(_, value)| value).chain(values)
    }

    /// The arguments that a client gives to a method, with their names in Rust.
    pub(crate) fn named_arguments(&self) -> impl Iterator<Item = (&Ident, &InputValue)> + Clone {
        let parameters: &[Parameter] = match self {
            Resolver::Method(method) | Resolver::Stream(method, _) => &method.parameters,
            Resolver::Member(_) | Resolver::Implementer(_) => &[],
        };
        parameters.iter().filter_map(|parameter| match parameter {
            Parameter::Argument(ident, value) => Some((ident, &**value)),
            Parameter::Context => None,
        })
    }
}

impl Abstract {
    /// The types that the variants hold, as far as they are part of the schema.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (&Ident, &Type)> {
        self.variants.iter().filter_map(|variant| match &variant.content {
            Content::Object(ty) | Content::Flatten(ty) => Some((&variant.ident, &**ty)),
            Content::Skipped => None,
        })
    }
}
