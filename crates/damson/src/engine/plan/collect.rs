//! CollectFields for one concrete object type, with conditions instead of variable values.
//! See [CollectFields](https://spec.graphql.org/September2026/#CollectFields()).

use damson_schema::coercion::VariableValues;
use damson_schema::{Code, Diagnostic, HashMap, TypeId, TypeSystem, Value};
use damson_syntax::Span;
use damson_syntax::ast::{self, Document, List, Operation, Selection, ValueKind};

use super::applicable::{Applicable, Selections};
use super::condition::{ConditionBuilder, ConditionId};
use super::delivery::{DeliveryBuilder, FragmentId};

mod collection;
mod incremental;

use collection::Collection;

/// The cost of looking at a selection, in units of the budget.
const LOOK: usize = 1;

/// The cost of planning a field: it takes the time of several looks, and a quarter of a kilobyte stays.
pub(crate) const PLANNED_FIELD: usize = 20;

/// The cost of a selection for one possible type, whatever it selects: a tenth of a kilobyte stays.
pub(crate) const POSSIBLE_TYPE: usize = 7;

/// The cost of storing the selections of a set that apply to a type.
const STORE: usize = 4;

/// The number of selections whose type condition is tested in the time of one look.
const TESTS_PER_LOOK: usize = 4;

/// A selection set, the condition under which it applies, and the deferred fragment that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Occurrence {
    pub(crate) selections: List<Selection>,
    pub(crate) condition: ConditionId,
    pub(crate) deferred: Option<FragmentId>,
}

/// The fields that share a response key.
#[derive(Debug)]
pub(crate) struct Group<'d> {
    pub(crate) key: &'d str,
    pub(crate) nodes: Vec<&'d ast::Field>,
    /// The selection sets of the nodes, each once.
    pub(crate) occurrences: Vec<Occurrence>,
    /// The selection set of the first node; those of the others are in [`Collection::seen`].
    first: Occurrence,
    /// The condition under which at least one of the nodes applies.
    any: ConditionId,
    /// The deferred fragments that the nodes stand in.
    pub(crate) deferred: Vec<FragmentId>,
    /// Whether one of the nodes stands outside of deferred fragments.
    pub(crate) is_wanted_now: bool,
}

impl<'d> Group<'d> {
    /// The vectors of the group, cleared.
    fn into_room(mut self) -> (Vec<&'d ast::Field>, Vec<Occurrence>) {
        self.nodes.clear();
        self.occurrences.clear();
        (self.nodes, self.occurrences)
    }
}

/// A place of a group's field in the response, and the condition under which the field stands there.
///
/// A group whose first node has a condition has several places: the field stands where the first node that applies stands.
#[derive(Debug)]
pub(crate) struct Emission {
    pub(crate) group: usize,
    /// The first node that applies, whose directives count.
    pub(crate) node: usize,
    pub(crate) condition: ConditionId,
}

/// All fields of one selection, in the order of the response.
#[derive(Debug, Default)]
pub(crate) struct Collected<'d> {
    pub(crate) groups: Vec<Group<'d>>,
    pub(crate) emissions: Vec<Emission>,
}

/// Collects fields; knows the document's fragments and the operation's variables.
pub(crate) struct Collector<'d> {
    document: &'d Document,
    applicable: Applicable<'d>,
    variables: HashMap<&'d str, usize>,
    budget: usize,
    /// The parts of the response, and the values that decide over them; none if the response is given at once.
    parts: Option<Parts<'d>>,
    /// Whether `@defer` or `@stream` was found.
    pub(crate) found_parts: bool,
    /// The selection sets inside which a walk stands; empty between walks.
    stack: Vec<(Selections<'d>, ConditionId, Option<FragmentId>)>,
    /// Groups of earlier collections, whose vectors are used again.
    spare: Vec<Group<'d>>,
}

/// The parts in which a response is delivered. Unlike other plans, they depend on the values of variables.
pub(crate) struct Parts<'d> {
    pub(crate) variables: &'d VariableValues,
    pub(crate) deliveries: DeliveryBuilder,
}

/// The object type whose fields are collected, and whether the selections are planned for other types, too.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) object: TypeId,
    pub(crate) is_one_of_many: bool,
    /// The number of steps from the root of the response to the object.
    pub(crate) depth: u16,
}

impl<'d> Collector<'d> {
    pub(crate) fn new(
        types: &'d TypeSystem,
        document: &'d Document,
        operation: &'d Operation,
        budget: usize,
        variables: Option<&'d VariableValues>,
    ) -> Self {
        let definitions = document[operation.variable_definitions].iter();
        Collector {
            document,
            applicable: Applicable::new(types, document),
            variables: definitions.enumerate().map(|(index, variable)| (&document[variable.name], index)).collect(),
            budget,
            parts: variables.map(|variables| Parts { variables, deliveries: DeliveryBuilder::new() }),
            found_parts: false,
            stack: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// Collects the fields that `occurrences` select on the target.
    pub(crate) fn collect(
        &mut self,
        target: Target,
        occurrences: &[Occurrence],
        conditions: &mut ConditionBuilder,
    ) -> Result<Collected<'d>, Diagnostic> {
        let mut collection = Collection::new(self.document, std::mem::take(&mut self.spare));
        for occurrence in occurrences {
            self.collect_selections(target, *occurrence, conditions, &mut collection)?;
        }
        let (collected, spare) = collection.finish();
        self.spare = spare;
        Ok(collected)
    }

    /// Takes back the groups of a collection, to use their vectors again.
    pub(crate) fn recycle(&mut self, collected: Collected<'d>) {
        self.spare.extend(collected.groups);
    }

    /// Whether no selection of these sets applies to the target.
    pub(crate) fn selects_nothing(&mut self, target: Target, occurrences: &[Occurrence]) -> Result<bool, Diagnostic> {
        for occurrence in occurrences {
            for (place, selection) in self.selections(occurrence.selections, target)? {
                self.spend(LOOK, selection.span())?;
                if self.applicable.applies(self.applicable.within(place), target.object) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Walks one selection set and the fragments in it, without recursion.
    fn collect_selections(
        &mut self,
        target: Target,
        occurrence: Occurrence,
        conditions: &mut ConditionBuilder,
        collection: &mut Collection<'d>,
    ) -> Result<(), Diagnostic> {
        let mut stack = std::mem::take(&mut self.stack);
        stack.push((self.selections(occurrence.selections, target)?, occurrence.condition, occurrence.deferred));
        while let Some((selections, outer, deferred)) = stack.last_mut() {
            let Some((place, selection)) = selections.next() else {
                stack.pop();
                continue;
            };
            let (outer, outer_deferred) = (*outer, *deferred);
            self.spend(LOOK, selection.span())?;
            let own = self.condition(selection.directives(), conditions);
            let condition = conditions.and(outer, own);
            if condition == ConditionId::NEVER {
                continue;
            }
            if let Selection::Field(field) = selection {
                collection.add(field, condition, outer_deferred, conditions);
                continue;
            }
            let deferred = self.deferred(selection.directives(), outer_deferred, target.depth);
            let within = self.applicable.within(place);
            let is_spread = matches!(selection, Selection::FragmentSpread(_));
            let applies = self.applicable.applies(within, target.object);
            if applies && (!is_spread || collection.visit(within.set, condition, deferred)) {
                stack.push((self.selections(within.set, target)?, condition, deferred));
            }
        }
        self.stack = stack;
        Ok(())
    }

    /// The selections of a set to walk. The selections that were tested to find them count towards the budget, too.
    fn selections(&mut self, set: List<Selection>, target: Target) -> Result<Selections<'d>, Diagnostic> {
        let (selections, passed) = self.applicable.selections(set, target);
        if passed > 0 {
            let place = self.document[set][0].span();
            self.spend(STORE + passed.div_ceil(TESTS_PER_LOOK) * LOOK, place)?;
        }
        Ok(selections)
    }

    /// The condition that `@skip` and `@include` among these directives make.
    fn condition(&mut self, directives: List<ast::Directive>, conditions: &mut ConditionBuilder) -> ConditionId {
        let mut all = ConditionId::ALWAYS;
        for directive in &self.document[directives] {
            let expected = match &self.document[directive.name] {
                "skip" => false,
                "include" => true,
                "defer" | "stream" => {
                    self.found_parts = true;
                    continue;
                }
                _ => continue,
            };
            let Some(argument) = self.argument(directive, "if") else { continue };
            let own = match argument.kind {
                ValueKind::Boolean(value) => ConditionBuilder::constant(value == expected),
                ValueKind::Variable(name) => match (self.variables.get(&self.document[name]), &self.parts) {
                    (Some(&index), None) => conditions.variable(index, expected),
                    (Some(&index), Some(parts)) => {
                        ConditionBuilder::constant(parts.variables.get(index) == Some(&Value::Boolean(expected)))
                    }
                    (None, _) => continue,
                },
                _ => continue,
            };
            all = conditions.and(all, own);
        }
        all
    }

    /// The value of an argument of a directive, if it has one.
    fn argument(&self, directive: &ast::Directive, name: &str) -> Option<ast::Value> {
        let arguments = &self.document[directive.arguments];
        arguments.iter().find(|argument| &self.document[argument.name] == name).map(|argument| argument.value)
    }

    /// Takes units from the budget of the plan.
    pub(crate) fn spend(&mut self, units: usize, place: Span) -> Result<(), Diagnostic> {
        self.budget = self.budget.checked_sub(units).ok_or_else(|| self.too_large(place))?;
        Ok(())
    }

    #[cold]
    fn too_large(&self, place: Span) -> Diagnostic {
        let message = "The operation's types, conditions and fragments multiply to a plan that is too large. Spread fewer \
                       fragments.";
        let locations = vec![self.document.location(place.start())];
        Diagnostic { code: Code::LimitFields, message: message.to_owned(), locations, rule: None }
    }
}
