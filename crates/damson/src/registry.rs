//! Builds a type system from the macros' tables. Every Rust type is registered once, under its name in GraphQL.

use std::any::type_name;
use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::type_system::{CacheControl, EnumValue, Fields, InputValue, ScalarCheck, TypeDefinition, TypeKind};
use damson_schema::{
    Coordinate, HashMap, IndexMap, SchemaErrors, SchemaPart, TypeId, TypeRef, TypeSystem, TypeSystemBuilder, Value,
    is_built_in_scalar,
};
use damson_syntax::ast::OperationType;

mod costs;
mod directives;
mod fields;
mod interfaces;
mod marks;
mod members;
mod needs;
mod overrides;
mod result_unions;
mod shape;
mod shared_names;
mod tables;
mod unique;

pub use costs::cost_argument;
use members::Members;
pub(crate) use needs::Needs;
use result_unions::ResultUnion;
pub use shape::{ArgumentShape, FieldShape, Shape};
use shared_names::SharedNames;
pub use tables::*;
pub(crate) use unique::insert_once;

use crate::engine::resolve::{Behaviour, PlacedGuard, ValidatorTable};
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
    /// The descriptions in place of the types' own, by name.
    descriptions: HashMap<Cow<'static, str>, String>,
    shared_names: SharedNames,
    /// The fields of the interfaces, whose costs the implementers take.
    interfaces: HashMap<TypeId, &'static [FieldTable]>,
    /// The unions of values and errors of methods.
    result_unions: HashMap<TypeId, ResultUnion>,
    needs: Needs,
    /// Whether values of the type that was asked for last may have to be waited for.
    waiting: bool,
    /// Whether values of the type that was asked for last need a context.
    contextual: bool,
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
    pub(crate) fn object_of<T>(&mut self, table: ObjectTable, list: ListFn) -> TypeRef {
        self.shared_names.note(table, list, type_name::<T>());
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

    /// Stores the behaviour of the resolvers of an object type, with their guards.
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

    /// Says that values of the type asked for may be [`Resolved::Contextual`](crate::engine::Resolved::Contextual), so that its
    /// fields are planned with a context.
    pub fn announce_context(&mut self) {
        self.contextual = true;
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
            Some(owner) if self.shared_names.contain(&name) => drop(self.owners.insert(id, owner)),
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
        let (kind, name) = (kind(self), (described.name)());
        let definition = TypeDefinition {
            description: self.description(&name, described.description),
            applied: self.mark(SchemaPart::Type(id), &described.marks),
            cache_control: described.cache_control,
            ..TypeDefinition::new(name, kind)
        };
        self.builder.define(id, definition);
    }

    fn members(&mut self, tables: &[MemberTable]) -> Vec<TypeId> {
        let mut members: IndexMap<TypeId, ()> = IndexMap::default();
        let mut rest: Vec<&MemberTable> = tables.iter().rev().collect();
        while let Some(table) = rest.pop() {
            match table {
                MemberTable::Object(member) => drop(members.insert(member(self).named, ())),
                MemberTable::Flatten(inner) => rest.extend(inner.iter().rev()),
            }
        }
        members.into_keys().collect()
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
                InputFieldTable::Flatten(inner, validator) => {
                    self.validate_object(ty, *validator);
                    rest.extend(inner.iter().rev());
                }
            }
        }
        fields
    }

    fn input_value(&mut self, table: &InputValueTable, part: SchemaPart) -> InputValue {
        let applied = self.mark(part, &table.marks);
        InputValue { applied, secret: table.marks.secret, ..self.unmarked_input_value(table) }
    }

    /// Notes a validator of a whole input object.
    fn validate_object(&mut self, ty: TypeId, validator: Option<ValidatorTable>) {
        validator.into_iter().for_each(|validator| self.behaviour.validators.add(SchemaPart::Type(ty), validator));
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
        self.report_unused_descriptions();
        self.report_unlike_objects();
        self.builder.shorten_default_values();
        let types = self.builder.finish()?;
        self.guards.iter().for_each(|guard| self.behaviour.guard(&types, guard));
        self.behaviour.mark_validated(&types);
        Ok(Registered { types, behaviour: self.behaviour, visible: self.visible, needs: self.needs })
    }
}

/// Judges a value that one of these checks has to accept. The first says what was expected.
fn judge(checks: &[ScalarCheckFn], value: &Value) -> Result<(), String> {
    let mut verdicts = checks.iter().map(|check| check(value));
    let first = verdicts.next().unwrap_or(Ok(()));
    first.or_else(|expected| verdicts.find(Result::is_ok).unwrap_or(Err(expected)))
}
