//! Collects the definitions of a type system, in any order.
//!
//! All front ends use this builder (SDL, the macros' tables, types made at run time); it knows none of them.

use std::sync::Arc;

use damson_syntax::ast::OperationType;

use crate::fault::{Fault, Part, Place};
use crate::type_system::{
    AppliedDirective, Coordinate, DirectiveDefinition, SecretTypes, TypeDefinition, TypeKind, is_specified_directive,
    possible_types,
};
use crate::{HashMap, HashSet, IndexMap, TypeId, TypeSystem};
use damson_syntax::quoted;

mod settings;

/// Collects the definitions of a [`TypeSystem`].
///
/// Types refer to each other by id, so an id can be [reserved](Self::reserve) before its type is defined.
///
/// ```
/// use damson_schema::build::TypeSystemBuilder;
/// use damson_schema::type_system::{Field, Fields, TypeDefinition, TypeKind, TypeRef};
/// use damson_syntax::ast::OperationType;
///
/// let mut builder = TypeSystemBuilder::new();
/// let query = builder.reserve("Query");
/// let string = builder.reserve("String");
/// let mut fields = Fields::default();
/// fields.fields.insert("hello".into(), Field::new("hello", TypeRef::named(string)));
/// builder.define(query, TypeDefinition::new("Query", TypeKind::Object(fields)));
/// builder.set_root(OperationType::Query, query);
/// let type_system = builder.finish()?;
/// assert_eq!(type_system.query, Some(query));
/// # Ok::<(), damson_schema::SchemaErrors>(())
/// ```
#[derive(Debug, Default)]
pub struct TypeSystemBuilder {
    description: Option<Arc<str>>,
    applied: Vec<AppliedDirective>,
    roots: [Option<TypeId>; 3],
    pub(crate) directives: IndexMap<Arc<str>, DirectiveDefinition>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) ids: HashMap<Arc<str>, TypeId>,
    implementations: Vec<(TypeId, TypeId)>,
    pub(crate) incremental_delivery: bool,
    /// Undefined types that have been reported already.
    pub(crate) unknown: HashSet<TypeId>,
    wide_integers: bool,
    pub(crate) short_defaults: bool,
    pub(crate) faults: Vec<Fault>,
}

/// A type that was reserved, and perhaps defined.
#[derive(Debug)]
pub(crate) struct Slot {
    name: Arc<str>,
    pub(crate) definition: Option<TypeDefinition>,
}

impl TypeSystemBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// The id of the type with this name, whether it is defined already or not.
    ///
    /// Built-in scalars (`Int`, `String`, ..) need no definition.
    pub fn reserve(&mut self, name: &str) -> TypeId {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = TypeId(self.slots.len() as u32);
        let name: Arc<str> = name.into();
        self.ids.insert(name.clone(), id);
        self.slots.push(Slot { name, definition: None });
        id
    }

    /// Defines a type; a second definition is a fault that [`finish`](Self::finish) reports.
    pub fn define(&mut self, id: TypeId, definition: TypeDefinition) {
        let slot = &mut self.slots[id.index()];
        if definition.name != slot.name {
            let (reserved, name) = (quoted(&slot.name), quoted(&definition.name));
            let message =
                format!("The type reserved as \"{reserved}\" has the name \"{name}\". Use one name for both.");
            let place = Place::node(Coordinate::Type(slot.name.clone()), Part::Whole);
            self.faults.push(Fault::new(message, [place]));
        }
        if slot.definition.is_some() {
            let place = Place::node(Coordinate::Type(slot.name.clone()), Part::Name);
            let message = format!("There can be only one type named \"{}\".", slot.name);
            self.faults.push(Fault::new(message, [place]));
        } else {
            slot.definition = Some(definition);
        }
    }

    /// Whether the type has been defined.
    pub fn is_defined(&self, id: TypeId) -> bool {
        self.slots[id.index()].definition.is_some()
    }

    /// The name of a type, whether it is defined already or not.
    pub fn name(&self, id: TypeId) -> &str {
        &self.slots[id.index()].name
    }

    /// The id of the type with this name, if it has been defined.
    pub fn defined(&self, name: &str) -> Option<TypeId> {
        self.ids.get(name).copied().filter(|&id| self.is_defined(id))
    }

    /// The names of the types that have been defined.
    pub(crate) fn defined_names(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().filter(|slot| slot.definition.is_some()).map(|slot| &*slot.name)
    }

    /// Defines a directive; a second definition is a fault that [`finish`](Self::finish) reports.
    pub fn add_directive(&mut self, directive: DirectiveDefinition) {
        let name = directive.name.clone();
        // Its uses are checked against the last of several definitions, as in graphql-js.
        if self.directives.insert(name.clone(), directive).is_some() {
            let message = format!("There can be only one directive named \"@{name}\".");
            let place = Place::node(Coordinate::Directive(name), Part::Name);
            self.faults.push(Fault::new(message, [place]));
        }
    }

    /// Whether a directive with this name is defined or built in.
    pub(crate) fn has_directive(&self, name: &str) -> bool {
        self.directives.contains_key(name) || is_specified_directive(name)
    }

    /// Makes a type the root of a kind of operation.
    pub fn set_root(&mut self, operation: OperationType, ty: TypeId) {
        self.roots[operation as usize] = Some(ty);
    }

    /// Adds an interface to those that an object or interface implements, if it is not there yet.
    pub fn implement(&mut self, ty: TypeId, interface: TypeId) {
        self.implementations.push((ty, interface));
    }

    /// Sets the schema's description.
    pub fn set_description(&mut self, description: impl Into<Arc<str>>) {
        self.description = Some(description.into());
    }

    /// Applies a directive to the schema itself.
    pub fn apply(&mut self, directive: AppliedDirective) {
        self.applied.push(directive);
    }

    /// Offers `@defer` and `@stream`.
    pub fn enable_incremental_delivery(&mut self) {
        self.incremental_delivery = true;
    }

    /// Lets `Int` take signed and unsigned integers of 64 bits, against the specification: for clients that rely on it.
    pub fn allow_wide_integers(&mut self) {
        self.wide_integers = true;
    }

    /// Removes from default values the input fields that equal their own default value: for a front end whose default
    /// values are whole objects, where people would write `{}`.
    pub fn shorten_default_values(&mut self) {
        self.short_defaults = true;
    }

    /// Adds a fault that a front end found, to be reported together with the others.
    pub fn report(&mut self, coordinate: Coordinate, message: impl Into<String>) {
        self.faults.push(Fault::new(message.into(), [Place::node(coordinate, Part::Whole)]));
    }

    /// Adds a fault about the name of an undefined type, which is then not reported again.
    pub(crate) fn report_unknown(&mut self, name: &str, fault: Fault) {
        if let Some(&id) = self.ids.get(name) {
            self.unknown.insert(id);
        }
        self.report_fault(fault);
    }

    /// The number of faults reported so far.
    pub(crate) fn faults(&self) -> usize {
        self.faults.len()
    }

    pub(crate) fn report_fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(crate) fn add_implementations(&mut self) {
        for (ty, interface) in std::mem::take(&mut self.implementations) {
            let Some(definition) = &mut self.slots[ty.index()].definition else { continue };
            if let TypeKind::Object(fields) | TypeKind::Interface(fields) = &mut definition.kind
                && !fields.interfaces.contains(&interface)
            {
                fields.interfaces.push(interface);
            }
        }
    }

    /// The types that were reserved and not defined.
    pub(crate) fn undefined(&self) -> Vec<TypeId> {
        let slots = self.slots.iter().enumerate();
        slots.filter(|(_, slot)| slot.definition.is_none()).map(|(index, _)| TypeId(index as u32)).collect()
    }

    pub(crate) fn assemble(self, meta_fields: IndexMap<Arc<str>, crate::type_system::Field>) -> TypeSystem {
        let [query, mutation, subscription] = self.roots;
        let types: Vec<_> = self.slots.into_iter().map(|slot| Some(slot.into_definition())).collect();
        TypeSystem {
            description: self.description,
            applied: self.applied,
            wide_integers: self.wide_integers,
            query,
            mutation,
            subscription,
            directives: self.directives,
            possible_types: possible_types(&types),
            types,
            names: self.ids,
            meta_fields,
            dearer: HashMap::default(),
            secrets: SecretTypes::default(),
        }
    }
}

impl Slot {
    /// The definition. A scalar stands for an undefined type until that is reported.
    fn into_definition(self) -> TypeDefinition {
        let Slot { name, definition } = self;
        definition
            .unwrap_or_else(|| TypeDefinition::new(name, TypeKind::Scalar { specified_by_url: None, check: None }))
    }
}
