//! Conflicts between pairs of fields, in graphql-js's order.
//!
//! graphql-js compares by recursion. Here a stack of tasks takes its place: a task pushes the tasks that it needs, so that they run
//! in their order. Conflicts below two fields are gathered apart and become one conflict of the two.

use crate::HashMap;
use crate::validation::context::Context;
use crate::validation::walk::{Found, TypedSet};

use super::budget::{Budget, Spent};
use super::collected::Collector;
use super::conflict::Conflict;

/// How many steps may be taken for one document.
const BUDGET: usize = 200_000;

/// How many conflicts below two fields matter: what is said about them has no room for more.
const MAX_BELOW: usize = 20;

/// Compares fields in pairs, and remembers which selection sets and fragments were compared.
pub(in crate::validation) struct Pairs<'a, 'f> {
    collected: Collector<'a, 'f>,
    fields_and_fragments: Compared,
    fragments: Compared,
    tasks: Vec<Task>,
    conflicts: Vec<Vec<Conflict<'a>>>,
    budget: Budget,
}

/// Two fields, collected selection sets or fragments, and whether they are exclusive.
#[derive(Clone, Copy)]
struct Pair {
    first: u32,
    second: u32,
    exclusive: bool,
}

enum Task {
    /// Two fields with one response key, by their numbers.
    Fields(Pair),
    /// The fields of two selection sets.
    Sets(Pair),
    /// The fields of a selection set and those of a fragment.
    SetAndFragment(Pair),
    /// The fields of two fragments.
    Fragments(Pair),
    /// The selections below two fields have been compared.
    Below(u32, u32),
}

/// Pairs that were compared, and whether as exclusive ones.
#[derive(Default)]
struct Compared(HashMap<(u32, u32), bool>);

impl Compared {
    /// Whether a comparison has said already what this one would: one that is not exclusive says more.
    fn has(&self, pair: Pair) -> bool {
        self.0.get(&(pair.first, pair.second)).is_some_and(|&exclusive| pair.exclusive || !exclusive)
    }

    fn add(&mut self, pair: Pair) {
        self.0.insert((pair.first, pair.second), pair.exclusive);
    }
}

impl<'a, 'f> Pairs<'a, 'f> {
    pub(in crate::validation) fn new(found: &'f Found<'a>) -> Self {
        Pairs {
            collected: Collector::new(found),
            fields_and_fragments: Compared::default(),
            fragments: Compared::default(),
            tasks: Vec::new(),
            conflicts: Vec::new(),
            budget: Budget(BUDGET),
        }
    }

    /// The conflicts between fields of one selection set, those of its fragments included, as many as are wanted, and
    /// whether the budget has lasted.
    pub(in crate::validation) fn within(
        &mut self,
        cx: &Context<'a>,
        set: &TypedSet,
        wanted: usize,
    ) -> (Vec<Conflict<'a>>, Result<(), Spent>) {
        self.conflicts.push(Vec::new());
        let result = self.compare_within(cx, set, wanted);
        let conflicts = self.conflicts.drain(..).next().expect("it has just been put there");
        (conflicts, result)
    }

    fn compare_within(&mut self, cx: &Context<'a>, set: &TypedSet, wanted: usize) -> Result<(), Spent> {
        let set = self.collected.collect(cx, &mut self.budget, set.selections, set.parent)?;
        let all = self.push_within(set);
        while let Some(task) = self.tasks.pop() {
            self.budget.spend(2)?;
            self.perform(cx, task)?;
            if self.conflicts[0].len() >= wanted {
                return Ok(());
            }
        }
        all
    }

    /// Asks for everything that makes a selection set sound, as far as the budget goes.
    fn push_within(&mut self, set: u32) -> Result<(), Spent> {
        let collected = &self.collected.sets[set as usize];
        let fields = collected.groups.values().flat_map(|group| {
            let pairs = group.iter().enumerate().map(|(index, &first)| (first, &group[index + 1..]));
            pairs.flat_map(|(first, rest)| {
                rest.iter().map(move |&second| Task::Fields(Pair { first, second, exclusive: false }))
            })
        });
        let spreads = collected.spreads.iter().enumerate().flat_map(|(index, &fragment)| {
            let rest = collected.spreads[index + 1..].iter();
            let pairs = rest.map(move |&second| Task::Fragments(Pair { first: fragment, second, exclusive: false }));
            let with_set = Task::SetAndFragment(Pair { first: set, second: fragment, exclusive: false });
            std::iter::once(with_set).chain(pairs)
        });
        let affordable = self.budget.0 / 2;
        self.tasks.extend(fields.chain(spreads).take(affordable));
        let all = if self.tasks.len() < affordable { Ok(()) } else { Err(Spent) };
        self.tasks.reverse();
        all
    }

    fn perform(&mut self, cx: &Context<'a>, task: Task) -> Result<(), Spent> {
        match task {
            Task::Fields(pair) => self.fields(cx, pair),
            Task::Sets(pair) => self.sets(pair),
            Task::SetAndFragment(pair) => self.set_and_fragment(cx, pair),
            Task::Fragments(pair) => self.fragments(cx, pair),
            Task::Below(first, second) => {
                let below = self.conflicts.pop().expect("the comparison of the fields has begun it");
                if !below.is_empty() {
                    let (first, second) = (self.collected.nodes[first as usize], self.collected.nodes[second as usize]);
                    self.add(Conflict::of_subfields(cx.document, cx.types, first, second, &below));
                }
                Ok(())
            }
        }
    }

    fn add(&mut self, conflict: Conflict<'a>) {
        let is_below = self.conflicts.len() > 1;
        let conflicts = self.conflicts.last_mut().expect("tasks run below `within`");
        if !is_below || conflicts.len() < MAX_BELOW {
            conflicts.push(conflict);
        }
    }

    fn fields(&mut self, cx: &Context<'a>, pair: Pair) -> Result<(), Spent> {
        let (first, second) = (self.collected.nodes[pair.first as usize], self.collected.nodes[pair.second as usize]);
        let objects = (first.object(cx.types), second.object(cx.types));
        let exclusive = pair.exclusive || matches!(objects, (Some(first), Some(second)) if first != second);
        self.budget.spend(first.node.arguments.len())?;
        if let Some(conflict) = Conflict::between(cx.document, cx.types, first, second, exclusive) {
            self.add(conflict);
            return Ok(());
        }
        let (Some(first_set), Some(second_set)) = (first.node.selection_set, second.node.selection_set) else {
            return Ok(());
        };
        let sets = Pair {
            first: self.collected.collect(cx, &mut self.budget, first_set.selections, first.ty.map(|ty| ty.named))?,
            second: self.collected.collect(
                cx,
                &mut self.budget,
                second_set.selections,
                second.ty.map(|ty| ty.named),
            )?,
            exclusive,
        };
        self.conflicts.push(Vec::new());
        self.tasks.push(Task::Below(pair.first, pair.second));
        self.push_between(sets)
    }

    /// Asks for the comparison of two selection sets with all their fragments.
    fn push_between(&mut self, pair: Pair) -> Result<(), Spent> {
        let Pair { first, second, exclusive } = pair;
        let start = self.tasks.len();
        let (first_spreads, second_spreads) =
            (&self.collected.sets[first as usize].spreads, &self.collected.sets[second as usize].spreads);
        let products = first_spreads.len() * second_spreads.len();
        self.budget.spend(products)?;
        self.tasks.push(Task::Sets(pair));
        let with = |set, fragment| Task::SetAndFragment(Pair { first: set, second: fragment, exclusive });
        self.tasks.extend(second_spreads.iter().map(|&fragment| with(first, fragment)));
        self.tasks.extend(first_spreads.iter().map(|&fragment| with(second, fragment)));
        for &first in first_spreads {
            let pairs = second_spreads.iter().map(|&second| Task::Fragments(Pair { first, second, exclusive }));
            self.tasks.extend(pairs);
        }
        self.tasks[start..].reverse();
        Ok(())
    }

    /// Asks for the comparison of fields with the same response key in two selection sets.
    fn sets(&mut self, pair: Pair) -> Result<(), Spent> {
        let (first, second) = (&self.collected.sets[pair.first as usize], &self.collected.sets[pair.second as usize]);
        if second.groups.is_empty() {
            return Ok(());
        }
        self.budget.spend(first.groups.len())?;
        let start = self.tasks.len();
        for (key, group) in &first.groups {
            let Some(others) = second.groups.get(key) else { continue };
            self.budget.spend(group.len().saturating_mul(others.len()))?;
            for &first in group {
                self.tasks.extend(others.iter().map(|&second| Task::Fields(Pair { first, second, ..pair })));
            }
        }
        self.tasks[start..].reverse();
        Ok(())
    }

    fn set_and_fragment(&mut self, cx: &Context<'a>, pair: Pair) -> Result<(), Spent> {
        if self.collected.sets[pair.first as usize].groups.is_empty() || self.fields_and_fragments.has(pair) {
            return Ok(());
        }
        self.fields_and_fragments.add(pair);
        let fragment = self.collected.collect_fragment(cx, &mut self.budget, pair.second)?;
        if fragment == pair.first {
            return Ok(());
        }
        let start = self.tasks.len();
        self.tasks.push(Task::Sets(Pair { second: fragment, ..pair }));
        let spreads = self.collected.sets[fragment as usize].spreads.iter();
        self.tasks.extend(spreads.map(|&second| Task::SetAndFragment(Pair { second, ..pair })));
        self.tasks[start..].reverse();
        Ok(())
    }

    fn fragments(&mut self, cx: &Context<'a>, pair: Pair) -> Result<(), Spent> {
        let swapped = Pair { first: pair.second, second: pair.first, ..pair };
        if pair.first == pair.second || self.fragments.has(pair) || self.fragments.has(swapped) {
            return Ok(());
        }
        self.fragments.add(pair);
        let (first, second) = (
            self.collected.collect_fragment(cx, &mut self.budget, pair.first)?,
            self.collected.collect_fragment(cx, &mut self.budget, pair.second)?,
        );
        let start = self.tasks.len();
        self.tasks.push(Task::Sets(Pair { first, second, ..pair }));
        let spreads = self.collected.sets[second as usize].spreads.iter();
        self.tasks.extend(spreads.map(|&second| Task::Fragments(Pair { second, ..pair })));
        let spreads = self.collected.sets[first as usize].spreads.iter();
        self.tasks.extend(spreads.map(|&first| Task::Fragments(Pair { first, ..pair })));
        self.tasks[start..].reverse();
        Ok(())
    }
}
