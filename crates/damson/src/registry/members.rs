//! The fields of an object in the order of the schema, with the way to the object that resolves each.

use damson_schema::type_system::CacheControl;

use super::order::by_name;
use super::{FieldTable, FieldsTable, GuardTable, ListFn, ObjectTable, PartTable};
use crate::engine::ResolverKind;
use crate::engine::plan::{Part, PartId, Resolver, Step};

/// A field of an object.
pub(super) struct Member {
    pub(super) table: &'static FieldTable,
    /// The index of the field among the members of the object that resolves it.
    index: usize,
    /// The index in [`Members::parts`] of the part that resolves the field; `None` for the object itself.
    part: Option<usize>,
}

impl Member {
    /// Whether the same member of the same part resolves both fields.
    pub(super) fn has_place_of(&self, other: &Member) -> bool {
        (self.index, self.part) == (other.index, other.part)
    }
}

/// A part of an object, or of a part.
struct PartOf {
    table: &'static PartTable,
    object: ObjectTable,
    step: Step,
    above: Option<usize>,
}

/// All fields of an object: its own, and those of its parts.
pub(super) struct Members {
    pub(super) fields: Vec<Member>,
    parts: Vec<PartOf>,
    object: ObjectTable,
    /// The Rust type of a part that contains itself.
    pub(super) circle: Option<&'static str>,
}

/// A member that is still to be listed.
enum Next {
    Field(Member),
    /// With its index among the members of the object or part that has it, and that part.
    Part(&'static PartTable, usize, Option<usize>),
}

impl Members {
    /// Lists the fields of an object, by name if they are `sorted`.
    pub(super) fn new(object: ObjectTable, list: ListFn, sorted: bool) -> Self {
        let mut members = Members { fields: Vec::new(), parts: Vec::new(), object, circle: None };
        let mut rest = next(list, None);
        while let Some(member) = rest.pop() {
            match member {
                Next::Field(field) => members.fields.push(field),
                Next::Part(part, _, above) if members.contains(above, part) => {
                    members.circle = Some((part.rust_name)());
                }
                Next::Part(part, index, above) => rest.extend(next(part.fields, Some(members.add(part, index, above)))),
            }
        }
        members.fields = by_name(members.fields, sorted, |field| field.table.name);
        members
    }

    /// Whether the part `at`, or one above it, is of the same Rust type.
    fn contains(&self, at: Option<usize>, part: &PartTable) -> bool {
        self.way_up(at).any(|above| (above.table.rust_name)() == (part.rust_name)())
    }

    fn add(&mut self, table: &'static PartTable, index: usize, above: Option<usize>) -> usize {
        let is_guarded = table.guard.is_own() || self.owner(above).guard.is_own();
        let step = Step { index, is_guarded };
        self.parts.push(PartOf { table, object: (table.object)(), step, above });
        self.parts.len() - 1
    }

    /// The table of the object that a part is, or of the whole object.
    fn owner(&self, part: Option<usize>) -> &ObjectTable {
        part.map_or(&self.object, |part| &self.parts[part].object)
    }

    /// The parts from `at` up to the object.
    fn way_up(&self, at: Option<usize>) -> impl Iterator<Item = &PartOf> {
        std::iter::successors(at.map(|at| &self.parts[at]), |part| part.above.map(|above| &self.parts[above]))
    }

    /// The parts as the engine has them.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        (0..self.parts.len()).map(|at| {
            let mut steps: Vec<Step> = self.way_up(Some(at)).map(|part| part.step).collect();
            steps.reverse();
            Part { steps: steps.into(), is_held: self.is_held(at) }
        })
    }

    /// The resolvers of the fields; the parts have ids from `first` on.
    pub(super) fn resolvers(&self, first: usize) -> impl Iterator<Item = Resolver> {
        self.fields.iter().map(move |field| self.resolver(field, first))
    }

    fn is_held(&self, part: usize) -> bool {
        self.way_up(Some(part)).all(|part| part.table.resolver == ResolverKind::Plain && !part.step.is_guarded)
    }

    fn resolver(&self, field: &Member, first: usize) -> Resolver {
        let table = field.table;
        let resolver = Resolver::new(field.index, table.resolver, table.uses_context);
        let Some(part) = field.part else { return resolver };
        let uses_context =
            table.uses_context || self.way_up(Some(part)).any(|part| part.table.uses_context || part.step.is_guarded);
        let kind = if self.is_held(part) { table.resolver } else { ResolverKind::Async };
        Resolver { part: Some(PartId((first + part) as u32)), kind, uses_context, ..resolver }
    }

    /// The guard before a field, in the object that resolves it.
    pub(super) fn guard(&self, field: &Member) -> GuardTable {
        match field.table.guard {
            GuardTable::None if self.owner(field.part).guard.is_own() => GuardTable::Own,
            guard => guard,
        }
    }

    /// The hint for caches of a field, with those of the parts on the way to it.
    pub(super) fn cache_control(&self, field: &Member) -> Option<CacheControl> {
        let hints = self.way_up(field.part).filter_map(|part| part.object.cache_control);
        hints.chain(field.table.cache_control).reduce(|all, hint| all.merge(&hint))
    }

    /// The marks of the parts on the way to a field: who does not see a part does not see its fields.
    pub(super) fn marks_above(&self, field: &Member) -> impl Iterator<Item = &super::MarkTable> {
        self.way_up(field.part).map(|part| &part.object.marks)
    }

    /// The Rust type of the part that resolves a field; `None` for the object itself.
    pub(super) fn part_name(&self, field: &Member) -> Option<&'static str> {
        field.part.map(|part| (self.parts[part].table.rust_name)())
    }
}

/// The members of an object or a part, the last first.
fn next(list: ListFn, part: Option<usize>) -> Vec<Next> {
    let mut tables = Vec::new();
    list(&mut tables);
    let mut found = Vec::new();
    for FieldsTable { fields, parts } in tables {
        let (first, mut fields, mut parts) = (found.len(), fields.iter(), parts.iter().peekable());
        loop {
            let index = found.len();
            match parts.next_if(|part| first + part.index == index) {
                Some(table) => found.push(Next::Part(table, index, part)),
                None => match fields.next() {
                    Some(table) => found.push(Next::Field(Member { table, index, part })),
                    None => break,
                },
            }
        }
    }
    found.reverse();
    found
}
