//! The data that the macros write about a type, with a few function pointers, read once when a schema is built.
//!
//! The macros call a constructor and write only the members that differ from it: the compiler's time grows with each word.

#![allow(missing_docs, reason = "the names of most members say everything")]

mod columns;
mod input;
mod leaf;

use std::borrow::Cow;

use damson_schema::type_system::{CacheControl, DirectiveLocation};
use damson_schema::{CostArguments, TypeRef, Value};

pub use columns::*;
pub use input::*;
pub use leaf::*;

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
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    /// The guard before each of its fields.
    pub guard: GuardTable,
    /// The hint for caches about its values, if it has one.
    pub cache_control: Option<CacheControl>,
    /// Whether its fields are executed one after the other.
    pub serial: bool,
    pub marks: MarkTable,
}

impl ObjectTable {
    /// An object type with nothing else to it.
    pub const fn new(name: TypeNameFn) -> Self {
        ObjectTable {
            name,
            description: None,
            guard: GuardTable::None,
            cache_control: None,
            serial: false,
            marks: MarkTable::NONE,
        }
    }
}

/// Appends the members of an object, in the order of their indices.
pub type ListFn = fn(&mut Vec<FieldsTable>);

/// Members of an object: fields, and parts whose fields stand in their places.
#[derive(Clone, Copy)]
pub struct FieldsTable {
    /// The fields, in order.
    pub fields: &'static [FieldTable],
    /// The parts, in order.
    pub parts: &'static [PartTable],
}

impl FieldsTable {
    /// The guard of the member with this index.
    pub fn guard(&self, index: usize) -> GuardTable {
        match self.parts.binary_search_by_key(&index, |part| part.index) {
            Ok(at) => self.parts[at].guard,
            Err(before) => self.fields[index - before].guard,
        }
    }
}

/// A part of an object: an object whose fields stand among those of the object.
#[derive(Clone, Copy)]
pub struct PartTable {
    /// The index among the members in its table.
    pub index: usize,
    /// How it is found: read from a field of a struct, or given by a method.
    pub resolver: ResolverKind,
    /// Whether the method takes a [`Context`](crate::Context).
    pub uses_context: bool,
    /// The guard before the part, and so before each of its fields.
    pub guard: GuardTable,
    /// The name of its Rust type.
    pub rust_name: fn() -> &'static str,
    /// The table of its type.
    pub object: fn() -> ObjectTable,
    /// Its members.
    pub fields: ListFn,
}

/// A field of an object or interface.
#[derive(Clone, Copy)]
pub struct FieldTable {
    /// Its name in the schema.
    pub name: &'static str,
    pub description: Option<&'static str>,
    pub ty: TypeRefFn,
    pub arguments: &'static [InputValueTable],
    /// The reason why it is deprecated.
    pub deprecation: Option<&'static str>,
    /// The behaviour of its resolver.
    pub resolver: ResolverKind,
    /// Whether its resolver takes a [`Context`](crate::Context).
    pub uses_context: bool,
    /// The guard before its resolver.
    pub guard: GuardTable,
    /// Its cost, if one is given.
    pub cost: Option<CostTable>,
    /// The hint for caches about its value, if it has one.
    pub cache_control: Option<CacheControl>,
    /// The columns that a method reads, if it names them. See [`Columns`](trait@crate::Columns).
    pub columns: &'static [&'static str],
    pub marks: MarkTable,
}

impl FieldTable {
    /// A field of a struct with nothing else to it.
    pub const fn plain(name: &'static str, ty: TypeRefFn) -> Self {
        Self::new(name, ty, ResolverKind::Plain)
    }

    /// The same for a method that does not wait.
    pub const fn ready(name: &'static str, ty: TypeRefFn) -> Self {
        Self::new(name, ty, ResolverKind::Sync)
    }

    /// The same for a method that may wait.
    pub const fn waiting(name: &'static str, ty: TypeRefFn) -> Self {
        Self::new(name, ty, ResolverKind::Async)
    }

    const fn new(name: &'static str, ty: TypeRefFn, resolver: ResolverKind) -> Self {
        FieldTable {
            name,
            description: None,
            ty,
            arguments: &[],
            deprecation: None,
            resolver,
            uses_context: false,
            guard: GuardTable::None,
            cost: None,
            cache_control: None,
            columns: &[],
            marks: MarkTable::NONE,
        }
    }
}

/// The guard before a resolver. See [`Guard`](crate::Guard).
#[derive(Clone, Copy, Debug)]
pub enum GuardTable {
    /// No guard.
    None,
    /// A guard that the object asks: [`Object::check_guard`](crate::engine::Object::check_guard).
    Own,
    /// A guard that does not know the object, such as one of an interface.
    Shared(fn() -> SharedGuard),
}

impl GuardTable {
    /// Whether the object asks the guard.
    pub fn is_own(self) -> bool {
        matches!(self, GuardTable::Own)
    }
}

/// The cost of a field.
#[derive(Clone, Copy)]
pub enum CostTable {
    /// The whole complexity of the field. For the cost, the number is only the field's own, and the selections below are added
    /// once for each object that the field gives.
    Number(u64),
    /// A function of the arguments and of the cost of the selections below.
    Computed(CostFn),
}

/// Computes the whole cost of a field; none if an argument is not a value of its Rust type.
pub type CostFn = fn(&CostArguments<'_>, usize) -> Option<usize>;

/// The marks of a part of a schema.
#[derive(Clone, Copy)]
pub struct MarkTable {
    pub visible: VisibleTable,
    /// The directives applied to it, in order.
    pub directives: &'static [fn() -> DirectiveUse],
    /// The validators of its value, if it is an argument or an input field.
    pub validator: Option<ValidatorTable>,
    /// Whether its value must not be shown, if it is an argument or an input field.
    pub secret: bool,
}

impl MarkTable {
    /// Everyone sees the part, and it has no directives and no validators.
    pub const NONE: MarkTable =
        MarkTable { visible: VisibleTable::Always, directives: &[], validator: None, secret: false };
}

/// The visibility of a part of a schema. See [`Visible`](crate::Visible).
#[derive(Clone, Copy, Debug)]
pub enum VisibleTable {
    /// Everyone sees it.
    Always,
    /// Nobody sees it.
    Never,
    /// Requests for which the function returns true see it.
    When(VisibleFn),
}

/// A directive.
#[derive(Clone, Copy)]
pub struct DirectiveTable {
    /// The name without the `@`.
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    pub arguments: &'static [InputValueTable],
    /// The locations where it may be used.
    pub locations: &'static [DirectiveLocation],
    /// Whether it may be used more than once in one place.
    pub repeatable: bool,
    pub visible: VisibleTable,
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

/// An interface type.
#[derive(Clone, Copy)]
pub struct InterfaceTable {
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    /// The fields every implementer has; their resolvers are the implementers'.
    pub fields: &'static [FieldTable],
    /// The guard before each of these fields, in every implementer.
    pub guard: GuardTable,
    /// The object types that implement it, and the interfaces whose implementers do.
    pub implementers: &'static [TypeRefFn],
    pub marks: MarkTable,
}

/// A union type.
#[derive(Clone, Copy)]
pub struct UnionTable {
    pub name: TypeNameFn,
    pub description: Option<&'static str>,
    /// Its members, in order; a flattened union stands for all its members.
    pub members: &'static [MemberTable],
    pub marks: MarkTable,
}

/// The union of the value that a method gives and of its errors.
#[derive(Clone, Copy)]
pub struct ResultUnionTable {
    pub name: &'static str,
    /// The Rust type with the method.
    pub owner: fn() -> &'static str,
    pub method: &'static str,
    /// The types of the value.
    pub data: &'static [MemberTable],
    /// The types of the errors.
    pub errors: &'static [MemberTable],
}

/// A member of a union in Rust.
#[derive(Clone, Copy)]
pub enum MemberTable {
    /// An object type.
    Object(TypeRefFn),
    /// The members of a flattened union.
    Flatten(&'static [MemberTable]),
    /// Not a member: says that the value is found with a context.
    Contextual,
}
