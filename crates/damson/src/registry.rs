//! Builds a type system from the macros' tables. Every Rust type is registered once, under its name in GraphQL.

use std::any::type_name;
use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::type_system::{CacheControl, TypeDefinition, TypeKind};
use damson_schema::{
    Coordinate, HashMap, IndexMap, SchemaErrors, SchemaPart, TypeId, TypeRef, TypeSystem, TypeSystemBuilder,
};
use damson_syntax::ast::OperationType;

mod asked;
mod costs;
mod directives;
mod fields;
mod inputs;
mod interfaces;
mod marks;
mod members;
mod needs;
mod order;
mod overrides;
mod parts;
mod result_unions;
mod scalars;
mod shape;
mod shared_names;
mod tables;
mod unique;

pub use costs::cost_argument;
pub(crate) use needs::Needs;
pub(crate) use order::Sorted;
use parts::Parts;
use result_unions::ResultUnion;
pub use shape::{ArgumentShape, FieldShape, Shape};
use shared_names::{Comparison, Listed, SharedNames};
pub use tables::*;
pub(crate) use unique::insert_once;

use crate::engine::resolve::{Behaviour, PlacedGuard};
use crate::visibility::Visible;

/// Collects the types of a schema while it is built.
///
/// A type's parts are registered only after the type itself: there is a list of pending types, and no recursion. So types may
/// refer to each other in any way and to any depth.
#[derive(Default)]
pub struct Registry {
    builder: TypeSystemBuilder,
    /// The Rust type that took each name.
    owners: HashMap<TypeId, &'static str>,
    /// The checks of the Rust types that each scalar has, by the names of both. None accepts every value.
    checks: IndexMap<Cow<'static, str>, IndexMap<&'static str, Option<ScalarCheckFn>>>,
    /// The types whose parts are not registered yet.
    pending: Vec<(TypeId, Parts)>,
    /// The comparisons of objects that share a name, once all types are registered.
    comparisons: Vec<Comparison>,
    /// Each type with an interface that lists it as an implementer.
    implementations: Vec<(TypeId, TypeId)>,
    /// The guards of interfaces.
    guards: Vec<PlacedGuard>,
    /// The rules of visibility.
    visible: Vec<(SchemaPart, Visible)>,
    /// The Rust type that took the name of each directive.
    directives: HashMap<Cow<'static, str>, &'static str>,
    /// The directives that some requests do not see, whose places are known when the types are finished.
    visible_directives: Vec<(Cow<'static, str>, VisibleTable)>,
    behaviour: Behaviour,
    /// The descriptions in place of the types' own, by name.
    descriptions: HashMap<Cow<'static, str>, String>,
    shared_names: SharedNames,
    /// The fields of the interfaces, whose costs the implementers take.
    interfaces: HashMap<TypeId, &'static [FieldTable]>,
    /// The unions of values and errors of methods.
    result_unions: HashMap<TypeId, ResultUnion>,
    needs: Needs,
    sorted: Sorted,
    /// The field whose type is asked for.
    asked: Option<SchemaPart>,
}

/// The finished contents of a registry.
pub(crate) struct Registered {
    pub(crate) types: TypeSystem,
    pub(crate) behaviour: Behaviour,
    pub(crate) visible: Vec<(SchemaPart, Visible)>,
    pub(crate) needs: Needs,
}

/// The part of a table that describes the type itself.
struct Described {
    name: TypeNameFn,
    description: Option<&'static str>,
    cache_control: Option<CacheControl>,
    marks: MarkTable,
}

impl Described {
    /// A type without a hint for caches.
    fn new(name: TypeNameFn, description: Option<&'static str>, marks: MarkTable) -> Self {
        Described { name, description, cache_control: None, marks }
    }
}

/// The entrances. They are generic only to know the name of the Rust type, so that a user's type adds next to no code.
impl Registry {
    /// Registers an object type by its table, with the function that lists its fields.
    pub(crate) fn object_of<T>(&mut self, table: ObjectTable, list: ListFn) -> TypeRef {
        self.object_or_shared(Listed { owner: type_name::<T>(), table, list })
    }

    /// Registers an object type whose values are trait objects.
    pub fn trait_object<T: ?Sized>(&mut self, table: ObjectTable, list: ListFn) -> TypeRef {
        self.object_or_shared(Listed { owner: type_name::<T>(), table, list })
    }

    /// Registers an interface and the types that implement it.
    pub fn interface<T: ?Sized>(&mut self, table: InterfaceTable) -> TypeRef {
        self.register(type_name::<T>(), Parts::Interface(table))
    }

    /// Registers a union and its members.
    pub fn union<T: ?Sized>(&mut self, table: UnionTable) -> TypeRef {
        self.announce_context_of(table.members);
        self.register(type_name::<T>(), Parts::Union(table))
    }

    /// Registers an enum.
    pub fn enumeration<T>(&mut self, table: EnumTable) -> TypeRef {
        self.register(type_name::<T>(), Parts::Enum(table))
    }

    /// Registers an input object.
    pub fn input_object<T>(&mut self, table: InputObjectTable) -> TypeRef {
        self.register(type_name::<T>(), Parts::InputObject(table))
    }

    /// Registers a scalar. Several Rust types may be one scalar.
    pub fn scalar<T>(&mut self, table: ScalarTable) -> TypeRef {
        self.scalar_of(type_name::<T>(), table)
    }
}

impl Registry {
    fn object_or_shared(&mut self, object: Listed) -> TypeRef {
        match self.shared_names.first(object) {
            Some(first) if first.owner != object.owner => self.share_name(first, object),
            _ => self.register(object.owner, Parts::Object(object.table, object.list)),
        }
    }

    /// Gives the non-null reference to a named type, whose parts are registered once.
    fn register(&mut self, owner: &'static str, parts: Parts) -> TypeRef {
        let name = (parts.type_name())();
        let id = self.builder.reserve(&name);
        match self.owners.get(&id).copied() {
            None => {
                self.owners.insert(id, owner);
                self.pending.push((id, parts));
            }
            Some(first) if first == owner => {}
            Some(_) => self.report_taken(id, &name, owner),
        }
        TypeRef::named(id).non_null()
    }

    /// Reports that a Rust type has the name of another type.
    fn report_taken(&mut self, id: TypeId, name: &str, owner: &str) {
        let message = match self.result_unions.get(&id) {
            Some(union) => union.name_fault(owner, name),
            None => {
                let first = self.owners.get(&id).copied().unwrap_or_default();
                format!(
                    "Two Rust types have the GraphQL name \"{name}\": `{first}` and `{owner}`. Rename one with `#[graphql(name = \"…\")]`."
                )
            }
        };
        self.builder.report(Coordinate::Type(name.into()), message);
    }

    fn define(&mut self, id: TypeId, described: Described, kind: impl FnOnce(&mut Registry) -> TypeKind) {
        let (kind, name) = (kind(self), (described.name)());
        let definition = TypeDefinition {
            description: self.description(&name, described.description),
            applied: self.mark(SchemaPart::Type(id), &described.marks),
            cache_control: described.cache_control,
            ..TypeDefinition::new(name, kind)
        };
        self.builder.define(id, definition);
    }

    fn insert_member<T>(&mut self, members: &mut IndexMap<Arc<str>, T>, ty: TypeNameFn, name: &str, member: T) {
        let coordinate = |name| Coordinate::Member(ty().as_ref().into(), name);
        insert_once(&mut self.builder, members, name.into(), member, coordinate);
    }

    /// Lets `Int` take integers of 64 bits.
    pub(crate) fn allow_wide_integers(&mut self) {
        self.builder.allow_wide_integers();
    }

    /// Offers `@defer` and `@stream`.
    pub(crate) fn enable_incremental_delivery(&mut self) {
        self.builder.enable_incremental_delivery();
    }

    /// Makes a type the root of a kind of operation.
    pub(crate) fn set_root(&mut self, operation: OperationType, ty: TypeRef) {
        self.builder.set_root(operation, ty.named);
    }

    /// Registers the pending types, and checks all types.
    pub(crate) fn finish(mut self) -> Result<Registered, SchemaErrors> {
        loop {
            if let Some((id, parts)) = self.pending.pop() {
                self.define_parts(id, parts);
            } else if let Some(comparison) = self.comparisons.pop() {
                self.compare(comparison);
            } else {
                break;
            }
        }
        self.check_scalars();
        self.implement_all();
        self.report_unused_descriptions();
        self.builder.shorten_default_values();
        let types = std::mem::take(&mut self.builder).finish()?;
        self.show_directives(&types);
        self.guards.iter().for_each(|guard| self.behaviour.guard(&types, guard));
        self.behaviour.mark_validated(&types);
        Ok(Registered { types, behaviour: self.behaviour, visible: self.visible, needs: self.needs })
    }
}
