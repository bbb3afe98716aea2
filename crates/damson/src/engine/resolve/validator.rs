//! The validators of arguments, input fields and input objects, and the types from whose values they can be reached.
//!
//! Schemas without validators hold nothing here, and none of their fields are marked.

use std::collections::HashSet;
use std::pin::Pin;

use damson_schema::type_system::{InputValue, TypeKind};
use damson_schema::{HashMap, SchemaPart, TypeId, TypeSystem, Value};

use super::{Context, RustNames};
use crate::failures::Failures;

/// The failures of validators that may wait.
pub type FailuresFuture<'a> = Pin<Box<dyn Future<Output = Failures> + Send + 'a>>;

/// The validators of one argument, input field or input object, as functions that read the value and check it.
#[derive(Clone, Copy)]
pub struct ValidatorTable {
    /// The validators that see only the value.
    pub now: Option<fn(&Value, &mut Failures)>,
    /// The validators that see the context and may wait.
    pub later: Option<for<'a> fn(&Value, &'a Context<'a>) -> FailuresFuture<'a>>,
}

/// The validators of a schema.
#[derive(Default)]
pub(crate) struct Validators {
    parts: HashMap<SchemaPart, Vec<ValidatorTable>>,
    /// The input objects that have validators, or whose values may hold values that have some.
    checked: HashSet<TypeId>,
    /// Those of them of which some see the context.
    with_context: HashSet<TypeId>,
    /// The names in Rust, by which validators may say where a failure is.
    pub(crate) names: RustNames,
}

impl Validators {
    /// Adds validators to a part.
    pub(crate) fn add(&mut self, part: SchemaPart, table: ValidatorTable) {
        self.parts.entry(part).or_default().push(table);
    }

    /// The validators of a part.
    pub(crate) fn of(&self, part: SchemaPart) -> &[ValidatorTable] {
        self.parts.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Whether there is something to check in an argument: in its value, or in the values of its type.
    pub(crate) fn reach(&self, argument: Option<SchemaPart>, ty: TypeId) -> bool {
        self.are_below(ty) || argument.is_some_and(|argument| !self.of(argument).is_empty())
    }

    /// Whether values of the type may hold something to check.
    pub(crate) fn are_below(&self, ty: TypeId) -> bool {
        self.checked.contains(&ty)
    }

    /// Finds the input objects from which validators are reached, and gives the fields with arguments to check: the type, the
    /// field's index, and whether a validator sees the context.
    pub(crate) fn find_fields(&mut self, types: &TypeSystem) -> Vec<(TypeId, usize, bool)> {
        if self.parts.is_empty() {
            self.names = RustNames::default();
            return Vec::new();
        }
        let holders = holders(types);
        let with_context = |table: &ValidatorTable| table.later.is_some();
        self.checked = reaching(&holders, self.owners(|_| true));
        self.with_context = reaching(&holders, self.owners(with_context));
        let fields = types.types().flat_map(|(id, ty)| {
            let fields = ty.fields().into_iter().flat_map(|fields| fields.fields.values());
            fields.enumerate().map(move |(index, field)| (id, index, &field.arguments))
        });
        let checked = fields.filter_map(|(ty, field, arguments)| {
            let parts = arguments.values().enumerate();
            let parts = parts.map(|(index, argument)| (SchemaPart::Argument(ty, field, index), argument.ty.named));
            let (mut is_checked, mut waits) = (false, false);
            for (part, named) in parts {
                is_checked |= self.reach(Some(part), named);
                waits |= self.of(part).iter().any(with_context) || self.with_context.contains(&named);
            }
            is_checked.then_some((ty, field, waits))
        });
        checked.collect()
    }

    /// The input objects with validators of this kind, their own or of their fields.
    fn owners(&self, kind: impl Fn(&ValidatorTable) -> bool) -> Vec<TypeId> {
        let parts = self.parts.iter().filter(|(_, tables)| tables.iter().any(&kind));
        let owners = parts.filter_map(|(part, _)| match part {
            SchemaPart::Type(ty) | SchemaPart::Member(ty, _) => Some(*ty),
            _ => None,
        });
        owners.collect()
    }
}

/// The input objects whose fields have each input object as their type.
fn holders(types: &TypeSystem) -> HashMap<TypeId, Vec<TypeId>> {
    let mut holders: HashMap<TypeId, Vec<TypeId>> = HashMap::default();
    for (id, ty) in types.types() {
        if let TypeKind::InputObject { fields, .. } = &ty.kind {
            let held = fields.values().map(|field: &InputValue| field.ty.named);
            held.for_each(|held| holders.entry(held).or_default().push(id));
        }
    }
    holders
}

/// The types from which one of `goals` is reached.
fn reaching(holders: &HashMap<TypeId, Vec<TypeId>>, goals: Vec<TypeId>) -> HashSet<TypeId> {
    let mut found: HashSet<TypeId> = goals.iter().copied().collect();
    let mut rest = goals;
    while let Some(ty) = rest.pop() {
        let above = holders.get(&ty).map(Vec::as_slice).unwrap_or_default();
        rest.extend(above.iter().copied().filter(|above| found.insert(*above)));
    }
    found
}

impl std::fmt::Debug for Validators {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.parts.keys()).finish()
    }
}
