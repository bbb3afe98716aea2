//! What the macros write down about a type: plain data with a few function pointers, read once when a schema is built.

use std::borrow::Cow;

use damson_schema::type_system::{CacheControl, DirectiveLocation};
use damson_schema::{CostArguments, TypeRef, Value};

use super::Registry;
use crate::engine::ResolverKind;
use crate::engine::resolve::{SharedGuard, ValidatorTable};
use crate::visibility::VisibleFn;

/// Gives the name of a type; a function because names of generic types depend on their parameters.
pub type TypeNameFn = fn() -> Cow<'static, str>;

/// Judges a value that a client gives for a scalar; the error says what was expected.
pub type ScalarCheckFn = fn(&Value) -> Result<(), String>;

/// Registers a type and gives the reference to it.
pub type TypeRefFn = fn(&mut Registry) -> TypeRef;

/// An object type.
#[derive(Clone, Copy)]
pub struct ObjectTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// What is asked before each of its fields.
    pub guard: GuardTable,
    /// How long values of it may be kept, if that is said.
    pub cache_control: Option<CacheControl>,
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// A field of an object or interface.
#[derive(Clone, Copy)]
pub struct FieldTable {
    /// Its name in the schema.
    pub name: &'static str,
    /// Its description.
    pub description: Option<&'static str>,
    /// Its type.
    pub ty: TypeRefFn,
    /// Its arguments, in order.
    pub arguments: &'static [InputValueTable],
    /// Why it should not be used any more.
    pub deprecation: Option<&'static str>,
    /// How its resolver behaves.
    pub resolver: ResolverKind,
    /// Whether its resolver takes a [`Context`](crate::Context).
    pub uses_context: bool,
    /// What is asked before its resolver.
    pub guard: GuardTable,
    /// What it costs, if that is said.
    pub cost: Option<CostTable>,
    /// How long its value may be kept, if that is said.
    pub cache_control: Option<CacheControl>,
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// What is asked before a resolver. See [`Guard`](crate::Guard).
#[derive(Clone, Copy, Debug)]
pub enum GuardTable {
    /// Nothing.
    None,
    /// The object: [`Object::check_guard`](crate::engine::Object::check_guard).
    Own,
    /// A guard that knows nothing of the object: those of interfaces.
    Shared(fn() -> SharedGuard),
}

impl GuardTable {
    /// Whether the object is asked.
    pub fn is_own(self) -> bool {
        matches!(self, GuardTable::Own)
    }
}

/// What a field costs.
#[derive(Clone, Copy)]
pub enum CostTable {
    /// As complexity so much in all. As cost so much itself, and what is selected below as often as it gives an object.
    Number(u64),
    /// What a function makes of the arguments and of what is selected below.
    Computed(CostFn),
}

/// Computes the whole cost of a field; none if an argument is no value of its Rust type.
pub type CostFn = fn(&CostArguments<'_>, usize) -> Option<usize>;

/// What every part of a schema may carry besides its name and its description.
#[derive(Clone, Copy)]
pub struct MarkTable {
    /// Who sees it.
    pub visible: VisibleTable,
    /// The directives applied to it, in order.
    pub directives: &'static [fn() -> DirectiveUse],
    /// The validators of its value, if it is an argument or an input field.
    pub validator: Option<ValidatorTable>,
    /// Whether its value must not be shown, if it is an argument or an input field.
    pub secret: bool,
}

impl MarkTable {
    /// Everyone sees it, and nothing is applied to it.
    pub const NONE: MarkTable =
        MarkTable { visible: VisibleTable::Always, directives: &[], validator: None, secret: false };
}

/// Who sees a part of a schema. See [`Visible`](crate::Visible).
#[derive(Clone, Copy, Debug)]
pub enum VisibleTable {
    /// Everyone.
    Always,
    /// Nobody.
    Never,
    /// The requests of which a function says so.
    When(VisibleFn),
}

/// A directive.
#[derive(Clone, Copy)]
pub struct DirectiveTable {
    /// The name without the `@`.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// Its arguments, in order.
    pub arguments: &'static [InputValueTable],
    /// Where it may stand.
    pub locations: &'static [DirectiveLocation],
    /// Whether it may stand more than once in one place.
    pub repeatable: bool,
}

/// A directive applied to a part of a schema, with its arguments.
#[derive(Clone, Debug)]
pub struct DirectiveUse {
    /// Registers the directive.
    pub register: fn(&mut Registry),
    /// The name without the `@`.
    pub name: Cow<'static, str>,
    /// The arguments given, by name.
    pub arguments: Vec<(&'static str, Value)>,
}

/// An argument of a field, or a field of an input object.
#[derive(Clone, Copy)]
pub struct InputValueTable {
    /// Its name in the schema.
    pub name: &'static str,
    /// Its description.
    pub description: Option<&'static str>,
    /// Its type.
    pub ty: TypeRefFn,
    /// The value used when none is given; it may turn out that there is none.
    pub default_value: Option<fn() -> Option<Value>>,
    /// Why it should not be used any more.
    pub deprecation: Option<&'static str>,
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// An interface type.
#[derive(Clone, Copy)]
pub struct InterfaceTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// The fields every implementer has; their resolvers are the implementers'.
    pub fields: &'static [FieldTable],
    /// What is asked before each of these fields, in every implementer.
    pub guard: GuardTable,
    /// The object types that implement it, and the interfaces whose implementers do.
    pub implementers: &'static [TypeRefFn],
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// A union type.
#[derive(Clone, Copy)]
pub struct UnionTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// Its members, in order; a union that is flattened stands for all of its own.
    pub members: &'static [MemberTable],
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// A member of a union in Rust.
#[derive(Clone, Copy)]
pub enum MemberTable {
    /// An object type.
    Object(TypeRefFn),
    /// The members of a union that are taken over.
    Flatten(&'static [MemberTable]),
}

/// An enum type.
#[derive(Clone, Copy)]
pub struct EnumTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// Its values, in order.
    pub values: &'static [EnumValueTable],
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// A value of an enum type.
#[derive(Clone, Copy)]
pub struct EnumValueTable {
    /// Its name.
    pub name: &'static str,
    /// Its description.
    pub description: Option<&'static str>,
    /// Why it should not be used any more.
    pub deprecation: Option<&'static str>,
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// An input object type.
#[derive(Clone, Copy)]
pub struct InputObjectTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// Whether exactly one field must be given (`@oneOf`).
    pub one_of: bool,
    /// Its fields, in order; one that is flattened stands for all of its own.
    pub fields: &'static [InputFieldTable],
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}

/// A field of an input object in Rust.
#[derive(Clone, Copy)]
pub enum InputFieldTable {
    /// A field of its own.
    Field(InputValueTable),
    /// The fields of an input object that are taken over, and its validator.
    Flatten(&'static [InputFieldTable], Option<ValidatorTable>),
}

/// A scalar type.
#[derive(Clone, Copy)]
pub struct ScalarTable {
    /// Its name.
    pub name: TypeNameFn,
    /// Its description.
    pub description: Option<&'static str>,
    /// Where its format is specified.
    pub specified_by_url: Option<&'static str>,
    /// Judges a value given by a client; the error says what was expected.
    pub check: Option<ScalarCheckFn>,
    /// Who sees it, and the directives applied to it.
    pub marks: MarkTable,
}
