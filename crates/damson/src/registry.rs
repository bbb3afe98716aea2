//! From the macros' tables to a type system: every Rust type is registered once, under the name it has in GraphQL.

use std::any::type_name;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use damson_schema::type_system::{
    CacheControl, EnumValue, Field, Fields, InputValue, ScalarCheck, TypeDefinition, TypeKind,
};
use damson_schema::{
    Coordinate, HashMap, IndexMap, SchemaErrors, SchemaPart, TypeId, TypeRef, TypeSystem, TypeSystemBuilder,
    is_built_in_scalar,
};
use damson_syntax::ast::OperationType;
use indexmap::map::Entry;

mod costs;
mod directives;
mod marks;
mod members;
mod tables;
mod unique;

pub use costs::cost_argument;
use members::Members;
pub use tables::*;
pub(crate) use unique::insert_once;

use crate::engine::resolve::{Behaviour, PlacedGuard};
use crate::visibility::Visible;

/// Collects the types of a schema while it is built.
///
/// A type's parts are registered only after the type itself (a queue, not a recursion), so types may refer to each other
/// in any way and to any depth.
#[derive(Default)]
pub struct Registry {
    builder: TypeSystemBuilder,
    /// The Rust type that took each name.
    owners: HashMap<TypeId, &'static str>,
    /// What waits to be registered.
    pending: Vec<Pending>,
    /// Which type implements which interface, as the interfaces say.
    implementations: Vec<(TypeId, TypeId)>,
    /// The guards of interfaces.
    guards: Vec<PlacedGuard>,
    /// Who sees what.
    visible: Vec<(SchemaPart, Visible)>,
    /// The names of the directives that are defined, with the Rust names that took them.
    directives: HashMap<Cow<'static, str>, &'static str>,
    behaviour: Behaviour,
    /// Whether the type that was asked for last has values to wait for.
    waiting: bool,
}

/// What a registry comes to.
pub(crate) struct Registered {
    pub(crate) types: TypeSystem,
    pub(crate) behaviour: Behaviour,
    pub(crate) visible: Vec<(SchemaPart, Visible)>,
}

/// What a table says of a type besides its parts.
struct Described {
    name: TypeNameFn,
    description: Option<&'static str>,
    cache_control: Option<CacheControl>,
    marks: MarkTable,
}

impl Described {
    /// A type with no hint for caches.
    fn new(name: TypeNameFn, description: Option<&'static str>, marks: MarkTable) -> Self {
        Described { name, description, cache_control: None, marks }
    }
}

/// The parts of a type, registered when its turn comes.
type Pending = Box<dyn FnOnce(&mut Registry)>;

impl Registry {
    /// Registers an object type by its table, with the function that lists its fields.
    pub(crate) fn object_of<T>(&mut self, table: ObjectTable, list: ListFn) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            let members = Members::new(table, list);
            registry.set_behaviour(id, &table, &members);
            let described = Described::new(table.name, table.description, table.marks);
            let described = Described { cache_control: table.cache_control, ..described };
            registry.define(id, described, |registry| {
                TypeKind::Object(Fields {
                    fields: registry.object_fields(id, &table, &members),
                    interfaces: Vec::new(),
                })
            });
        })
    }

    /// Notes how the resolvers of an object type behave, and what guards them.
    fn set_behaviour(&mut self, ty: TypeId, table: &ObjectTable, members: &Members) {
        let first_part = self.behaviour.add_parts(members.parts());
        self.behaviour.set(ty, members.resolvers(first_part).collect());
        if table.serial {
            self.behaviour.set_serial(ty);
        }
        for (index, field) in members.fields.iter().enumerate() {
            match members.guard(field) {
                GuardTable::Shared(guard) => self.behaviour.guard_field(ty, index, guard()),
                GuardTable::Own => self.behaviour.guard_by_object(ty, index),
                GuardTable::None => {}
            }
        }
    }

    /// Registers an interface and the types that implement it.
    pub fn interface<T>(&mut self, table: InterfaceTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            registry.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                let fields = registry.fields(id, &table);
                TypeKind::Interface(Fields { fields, interfaces: Vec::new() })
            });
            registry.guard_interface(id, &table);
            for implementer in table.implementers {
                let implementer = implementer(registry).named;
                registry.implementations.push((implementer, id));
            }
        })
    }

    /// Registers a union and its members.
    pub fn union<T>(&mut self, table: UnionTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            registry.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                TypeKind::Union { members: registry.members(table.members) }
            });
        })
    }

    /// Registers an enum.
    pub fn enumeration<T>(&mut self, table: EnumTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            let mut values = IndexMap::default();
            for value in table.values {
                let definition = EnumValue {
                    description: value.description.map(Arc::from),
                    deprecation: value.deprecation.map(Arc::from),
                    applied: registry.mark(SchemaPart::Member(id, values.len()), &value.marks),
                    ..EnumValue::new(value.name)
                };
                registry.insert_member(&mut values, table.name, value.name, definition);
            }
            let described = Described::new(table.name, table.description, table.marks);
            registry.define(id, described, |_| TypeKind::Enum { values });
        })
    }

    /// Registers an input object.
    pub fn input_object<T>(&mut self, table: InputObjectTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            registry.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                TypeKind::InputObject { fields: registry.input_fields(id, &table), one_of: table.one_of }
            });
        })
    }

    /// Says that values of the type asked for are waited for ([`Resolved::Unpolled`](crate::engine::Resolved::Unpolled)),
    /// so that the fields that have it are planned like asynchronous ones.
    pub fn announce_waiting(&mut self) {
        self.waiting = true;
    }

    /// Registers a scalar.
    pub fn scalar<T>(&mut self, table: ScalarTable) -> TypeRef {
        let name = (table.name)();
        let id = self.builder.reserve(&name);
        if !is_built_in_scalar(&name) && !self.builder.is_defined(id) {
            let specified_by_url = table.specified_by_url.map(Arc::from);
            let check = table.check.map(|check| ScalarCheck::Judge(Arc::new(check)));
            let described = Described::new(table.name, table.description, table.marks);
            self.define(id, described, |_| TypeKind::Scalar { specified_by_url, check });
        }
        TypeRef::named(id).non_null()
    }

    /// The non-null reference to a named type, whose parts `parts` registers once.
    fn register<T: ?Sized>(
        &mut self,
        name: TypeNameFn,
        parts: impl FnOnce(TypeId, &mut Registry) + 'static,
    ) -> TypeRef {
        let name = name();
        let id = self.builder.reserve(&name);
        match self.owners.insert(id, type_name::<T>()) {
            None => self.pending.push(Box::new(move |registry| parts(id, registry))),
            Some(owner) if owner == type_name::<T>() => {}
            Some(owner) => {
                self.owners.insert(id, owner);
                let other = type_name::<T>();
                let message = format!(
                    "Two Rust types have the GraphQL name \"{name}\": `{owner}` and `{other}`. Rename one with `#[graphql(name = \"…\")]`."
                );
                self.builder.report(Coordinate::Type(name.as_ref().into()), message);
            }
        }
        TypeRef::named(id).non_null()
    }

    fn define(&mut self, id: TypeId, described: Described, kind: impl FnOnce(&mut Registry) -> TypeKind) {
        let kind = kind(self);
        let definition = TypeDefinition {
            description: described.description.map(Arc::from),
            applied: self.mark(SchemaPart::Type(id), &described.marks),
            cache_control: described.cache_control,
            ..TypeDefinition::new((described.name)(), kind)
        };
        self.builder.define(id, definition);
    }

    fn object_fields(&mut self, ty: TypeId, table: &ObjectTable, members: &Members) -> IndexMap<Arc<str>, Field> {
        if let Some(part) = members.circle {
            let message = format!("`{part}` is a part of itself, so its fields have no end. Remove one `flatten`.");
            self.builder.report(Coordinate::Type((table.name)().as_ref().into()), message);
        }
        let mut fields = IndexMap::default();
        let mut owners: Vec<Option<&'static str>> = Vec::new();
        for member in &members.fields {
            let mut field = self.field(SchemaPart::Member(ty, fields.len()), member.table);
            field.cache_control = members.cache_control(member);
            for marks in members.marks_above(member) {
                self.show(SchemaPart::Member(ty, fields.len()), marks.visible);
            }
            match fields.entry(field.name.clone()) {
                Entry::Vacant(place) => {
                    place.insert(field);
                    owners.push(members.part_name(member));
                }
                Entry::Occupied(_) if members.circle.is_some() => {} // one fault is enough
                Entry::Occupied(other) => {
                    let owner = self.owners.get(&ty).copied().unwrap_or_default();
                    let owners = [owners[other.index()], members.part_name(member)].map(|part| part.unwrap_or(owner));
                    let coordinate = Coordinate::Member((table.name)().as_ref().into(), field.name);
                    self.builder.report(coordinate, defined_twice(member.table.name, owners));
                }
            }
        }
        fields
    }

    fn fields(&mut self, ty: TypeId, table: &InterfaceTable) -> IndexMap<Arc<str>, Field> {
        let mut fields = IndexMap::default();
        for field in table.fields {
            let definition = self.field(SchemaPart::Member(ty, fields.len()), field);
            self.insert_member(&mut fields, table.name, field.name, definition);
        }
        fields
    }

    fn field(&mut self, part: SchemaPart, table: &FieldTable) -> Field {
        let SchemaPart::Member(ty, index) = part else { unreachable!("a field is a member of its type") };
        self.waiting = false;
        let mut definition = Field::new(table.name, (table.ty)(self));
        if self.waiting {
            self.behaviour.wait_for_value(ty, index);
        }
        definition.description = table.description.map(Arc::from);
        definition.deprecation = table.deprecation.map(Arc::from);
        definition.cache_control = table.cache_control;
        definition.cost = table.cost.map(|cost| Box::new(cost.into()));
        definition.applied = self.mark(part, &table.marks);
        for (at, argument) in table.arguments.iter().enumerate() {
            let argument = self.input_value(argument, SchemaPart::Argument(ty, index, at));
            definition.arguments.insert(argument.name.clone(), argument);
        }
        definition
    }

    fn members(&mut self, tables: &[MemberTable]) -> Vec<TypeId> {
        let mut members = Vec::new();
        let mut rest: Vec<&MemberTable> = tables.iter().rev().collect();
        while let Some(table) = rest.pop() {
            match table {
                MemberTable::Object(member) => members.push(member(self).named),
                MemberTable::Flatten(inner) => rest.extend(inner.iter().rev()),
            }
        }
        members
    }

    fn input_fields(&mut self, ty: TypeId, table: &InputObjectTable) -> IndexMap<Arc<str>, InputValue> {
        let mut fields = IndexMap::default();
        let mut rest: Vec<&InputFieldTable> = table.fields.iter().rev().collect();
        while let Some(field) = rest.pop() {
            match field {
                InputFieldTable::Field(field) => {
                    let definition = self.input_value(field, SchemaPart::Member(ty, fields.len()));
                    self.insert_member(&mut fields, table.name, field.name, definition);
                }
                InputFieldTable::Flatten(inner) => rest.extend(inner.iter().rev()),
            }
        }
        fields
    }

    fn input_value(&mut self, table: &InputValueTable, part: SchemaPart) -> InputValue {
        InputValue { applied: self.mark(part, &table.marks), ..self.unmarked_input_value(table) }
    }

    /// An input value of what cannot be hidden.
    fn unmarked_input_value(&mut self, table: &InputValueTable) -> InputValue {
        InputValue {
            description: table.description.map(Arc::from),
            default_value: table.default_value.and_then(|default| default()),
            deprecation: table.deprecation.map(Arc::from),
            ..InputValue::new(table.name, (table.ty)(self))
        }
    }

    fn insert_member<T>(&mut self, members: &mut IndexMap<Arc<str>, T>, ty: TypeNameFn, name: &str, member: T) {
        let coordinate = |name| Coordinate::Member(ty().as_ref().into(), name);
        insert_once(&mut self.builder, members, name.into(), member, coordinate);
    }

    /// Lets `Int` take integers of 64 bits.
    pub(crate) fn allow_wide_integers(&mut self) {
        self.builder.allow_wide_integers();
    }

    /// Makes a type the root of a kind of operation.
    pub(crate) fn set_root(&mut self, operation: OperationType, ty: TypeRef) {
        self.builder.set_root(operation, ty.named);
    }

    /// Registers what is still pending and checks everything.
    pub(crate) fn finish(mut self) -> Result<Registered, SchemaErrors> {
        while let Some(parts) = self.pending.pop() {
            parts(&mut self);
        }
        self.implement_all();
        self.builder.shorten_default_values();
        let types = self.builder.finish()?;
        self.guards.iter().for_each(|guard| self.behaviour.guard(&types, guard));
        Ok(Registered { types, behaviour: self.behaviour, visible: self.visible })
    }

    /// Keeps the guards of an interface until its implementers are known.
    fn guard_interface(&mut self, ty: TypeId, table: &InterfaceTable) {
        let of_fields = table.fields.iter().enumerate().map(|(index, field)| (Some(index), field.guard));
        for (field, guard) in [(None, table.guard)].into_iter().chain(of_fields) {
            if let GuardTable::Shared(guard) = guard {
                self.guards.push(PlacedGuard { ty, field, guard: guard() });
            }
        }
    }
}

impl Registry {
    /// Tells the builder who implements what: what an interface implements, its implementers implement too.
    /// See [Interfaces](https://spec.graphql.org/September2026/#sec-Interfaces).
    fn implement_all(&mut self) {
        let mut interfaces: HashMap<TypeId, Vec<TypeId>> = HashMap::default();
        for (ty, interface) in &self.implementations {
            interfaces.entry(*ty).or_default().push(*interface);
        }
        let mut found = std::mem::take(&mut self.implementations);
        let mut known: HashSet<(TypeId, TypeId)> = found.iter().copied().collect();
        let mut next = 0;
        while let Some(&(ty, interface)) = found.get(next) {
            next += 1;
            self.builder.implement(ty, interface);
            let above = interfaces.get(&interface).map(Vec::as_slice).unwrap_or_default();
            found.extend(above.iter().map(|above| (ty, *above)).filter(|pair| known.insert(*pair)));
        }
    }
}

/// The message about a field that two Rust types, or one type twice, give to an object.
fn defined_twice(field: &str, [first, second]: [&str; 2]) -> String {
    match first == second {
        true => format!("`{first}` defines the field \"{field}\" twice. Rename or skip one."),
        false => format!("`{first}` and `{second}` both define the field \"{field}\". Rename or skip one."),
    }
}
