//! Builds a type system from the macros' tables. Every Rust type is registered once, under its name in GraphQL.

use std::any::type_name;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use damson_schema::type_system::{
    CacheControl, EnumValue, Field, Fields, InputValue, ScalarCheck, TypeDefinition, TypeKind,
};
use damson_schema::{
    Coordinate, HashMap, IndexMap, SchemaErrors, SchemaPart, TypeId, TypeRef, TypeSystem, TypeSystemBuilder, Value,
    is_built_in_scalar,
};
use damson_syntax::ast::OperationType;

mod costs;
mod directives;
mod marks;
mod needs;
mod tables;
mod unique;

pub use costs::cost_argument;
pub(crate) use needs::Needs;
pub use tables::*;
pub(crate) use unique::insert_once;

use crate::engine::plan::Resolver;
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
    /// The checks of the Rust types that each scalar has, by the names of both. None accepts every value.
    checks: IndexMap<Cow<'static, str>, IndexMap<&'static str, Option<ScalarCheckFn>>>,
    /// The types whose parts are not registered yet.
    pending: Vec<Pending>,
    /// Each type with an interface that lists it as an implementer.
    implementations: Vec<(TypeId, TypeId)>,
    /// The guards of interfaces.
    guards: Vec<PlacedGuard>,
    /// The rules of visibility.
    visible: Vec<(SchemaPart, Visible)>,
    /// The Rust type that took the name of each directive.
    directives: HashMap<Cow<'static, str>, &'static str>,
    behaviour: Behaviour,
    needs: Needs,
    /// Whether values of the type that was asked for last may have to be waited for.
    waiting: bool,
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

/// The parts of a type, registered when its turn comes.
type Pending = Box<dyn FnOnce(&mut Registry)>;

impl Registry {
    /// Registers an object type by its table, with the function that lists its fields.
    pub(crate) fn object_of<T>(&mut self, table: ObjectTable, list: fn(&mut Vec<&'static FieldTable>)) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            let mut fields = Vec::new();
            list(&mut fields);
            registry.set_behaviour(id, &table, &fields);
            let described = Described::new(table.name, table.description, table.marks);
            let described = Described { cache_control: table.cache_control, ..described };
            registry.define(id, described, |registry| {
                let fields = registry.fields(id, fields.into_iter());
                TypeKind::Object(Fields { fields, interfaces: Vec::new() })
            });
        })
    }

    /// Stores the behaviour of the resolvers of an object type, with their guards.
    fn set_behaviour(&mut self, ty: TypeId, table: &ObjectTable, fields: &[&FieldTable]) {
        let resolvers = fields.iter().map(|field| Resolver::new(field.resolver, field.uses_context));
        self.behaviour.set(ty, resolvers.collect());
        for (index, field) in fields.iter().enumerate() {
            match field.guard {
                GuardTable::Shared(guard) => self.behaviour.guard_field(ty, index, guard()),
                GuardTable::Own => self.behaviour.guard_by_object(ty, index),
                GuardTable::None if table.guard.is_own() => self.behaviour.guard_by_object(ty, index),
                GuardTable::None => {}
            }
        }
    }

    /// Registers an interface and the types that implement it.
    pub fn interface<T>(&mut self, table: InterfaceTable) -> TypeRef {
        self.register::<T>(table.name, move |id, registry| {
            registry.define(id, Described::new(table.name, table.description, table.marks), |registry| {
                let fields = registry.fields(id, table.fields.iter());
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

    /// Says that values of the type asked for may be [`Resolved::Unpolled`](crate::engine::Resolved::Unpolled), so that its
    /// fields are planned as asynchronous ones.
    pub fn announce_waiting(&mut self) {
        self.waiting = true;
    }

    /// Registers a scalar. Several Rust types may be one scalar.
    pub fn scalar<T>(&mut self, table: ScalarTable) -> TypeRef {
        let name = (table.name)();
        let id = self.builder.reserve(&name);
        if is_built_in_scalar(&name) {
            return TypeRef::named(id).non_null();
        }
        if !self.builder.is_defined(id) {
            let specified_by_url = table.specified_by_url.map(Arc::from);
            let described = Described::new(table.name, table.description, table.marks);
            self.define(id, described, |_| TypeKind::Scalar { specified_by_url, check: None });
        }
        self.checks.entry(name).or_default().insert(type_name::<T>(), table.check);
        TypeRef::named(id).non_null()
    }

    /// A value is one of a scalar if one of the scalar's Rust types accepts it. A resolver that takes another of these types
    /// refuses it at its argument.
    fn check_scalars(&mut self) {
        for (name, checks) in std::mem::take(&mut self.checks) {
            if let Some(checks) = checks.into_values().collect::<Option<Vec<_>>>() {
                let judge = move |value: &Value| judge(&checks, value);
                self.builder.check_scalar(&name, ScalarCheck::Judge(Arc::new(judge)));
            }
        }
    }

    /// Gives the non-null reference to a named type; `parts` registers its parts, once for each type.
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

    fn fields(&mut self, ty: TypeId, tables: impl Iterator<Item = &'static FieldTable>) -> IndexMap<Arc<str>, Field> {
        let mut fields = IndexMap::default();
        for table in tables {
            self.waiting = false;
            self.needs.field = Some(SchemaPart::Member(ty, fields.len()));
            let mut definition = Field::new(table.name, (table.ty)(self));
            if self.waiting {
                self.behaviour.wait_for_value(ty, fields.len());
            }
            definition.description = table.description.map(Arc::from);
            definition.deprecation = table.deprecation.map(Arc::from);
            definition.cache_control = table.cache_control;
            definition.cost = table.cost.map(|cost| Box::new(cost.into()));
            definition.applied = self.mark(SchemaPart::Member(ty, fields.len()), &table.marks);
            for (index, argument) in table.arguments.iter().enumerate() {
                let argument = self.input_value(argument, SchemaPart::Argument(ty, fields.len(), index));
                definition.arguments.insert(argument.name.clone(), argument);
            }
            if fields.insert(definition.name.clone(), definition).is_some() {
                let owner = self.owners.get(&ty).copied().unwrap_or_default();
                let message = format!("`{owner}` defines the field \"{}\" twice. Rename or skip one.", table.name);
                self.builder.report(Coordinate::Type(owner.into()), message);
            }
        }
        fields
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

    /// An input value without marks: the argument of a directive.
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

    /// Registers the pending types, and checks all types.
    pub(crate) fn finish(mut self) -> Result<Registered, SchemaErrors> {
        while let Some(parts) = self.pending.pop() {
            parts(&mut self);
        }
        self.check_scalars();
        self.implement_all();
        self.builder.shorten_default_values();
        let types = self.builder.finish()?;
        self.guards.iter().for_each(|guard| self.behaviour.guard(&types, guard));
        Ok(Registered { types, behaviour: self.behaviour, visible: self.visible, needs: self.needs })
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
    /// Tells the builder which types implement which interfaces. An implementer of an interface implements its interfaces, too.
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

/// Judges a value that one of these checks has to accept. The first says what was expected.
fn judge(checks: &[ScalarCheckFn], value: &Value) -> Result<(), String> {
    let mut verdicts = checks.iter().map(|check| check(value));
    let first = verdicts.next().unwrap_or(Ok(()));
    first.or_else(|expected| verdicts.find(Result::is_ok).unwrap_or(Err(expected)))
}
