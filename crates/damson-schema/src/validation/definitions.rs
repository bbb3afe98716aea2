//! Asks the rules that look at whole definitions, once the walk has found everything in them.

use damson_syntax::ast::{Definition, Operation, VariableDefinition};

use crate::HashMap;

use super::context::Context;
use super::rules::{self, DefinitionState};
use super::usages::Usage;
use super::walk::Found;
use crate::fragments::Marks;

/// Asks about every definition and about the document.
pub(super) fn check<'a>(cx: &mut Context<'a>, found: &Found<'a>) {
    let mut state = DefinitionState::new(cx);
    let mut variables = Variables::new(cx, found);
    for (place, definition) in cx.document.definitions().iter().enumerate() {
        let visit = found.definitions[place];
        cx.report.at = visit.entered;
        match definition {
            Definition::Operation(operation) => {
                variables.enter(cx, found, operation, place);
                rules::enter_operation(cx, &mut state, found, operation, &mut variables);
                cx.report.at = visit.left;
                rules::leave_operation(cx, found, operation, &variables);
            }
            Definition::Fragment(fragment) => rules::enter_fragment(cx, &mut state, fragment, place),
            _ => {}
        }
    }
    cx.report.at = u32::MAX;
    rules::leave_document(cx);
}

/// The variables of one operation: which are defined, and where they are used, in its fragments too.
pub(super) struct Variables {
    /// For every name of a variable that is used anywhere, the operation's definition of it.
    definitions: Vec<Option<u32>>,
    /// For every name, whether the operation uses it; filled by the rule that asks first.
    pub(super) used: Vec<bool>,
    /// The fragments that the operation reaches, in graphql-js's order.
    fragments: Vec<u32>,
    marks: Marks,
    /// For every set of fragments that an operation spreads, in their order of definition, the order of the first such
    /// operation: graphql-js remembers what it has reached by the set.
    orders: HashMap<Vec<u32>, Vec<u32>>,
    place: usize,
}

impl Variables {
    fn new(cx: &Context<'_>, found: &Found<'_>) -> Self {
        let names = found.usages.variables.len();
        Variables {
            definitions: vec![None; names],
            used: vec![false; names],
            fragments: Vec::new(),
            marks: Marks::new(cx.fragments.len()),
            orders: HashMap::default(),
            place: 0,
        }
    }

    fn enter(&mut self, cx: &Context<'_>, found: &Found<'_>, operation: &Operation, place: usize) {
        self.place = place;
        self.reach_fragments(cx);
        self.definitions.fill(None);
        self.used.fill(false);
        for (index, definition) in cx.document[operation.variable_definitions].iter().enumerate() {
            if let Some(variable) = found.usages.variable(&cx.document[definition.name]) {
                self.definitions[variable as usize] = Some(index as u32);
            }
        }
    }

    fn reach_fragments(&mut self, cx: &Context<'_>) {
        self.fragments.clear();
        self.marks.clear();
        cx.fragments.reach_directly(self.place, &mut self.marks, &mut self.fragments);
        if self.fragments.len() > 1 {
            let mut set = self.fragments.clone();
            set.sort_unstable();
            self.fragments.clone_from(self.orders.entry(set).or_insert(self.fragments.clone()));
        }
        cx.fragments.reach_on(0, &mut self.marks, &mut self.fragments);
    }

    /// The operation's definition of the variable that `usage` names.
    pub(super) fn definition<'a>(
        &self,
        cx: &Context<'a>,
        operation: &Operation,
        usage: &Usage,
    ) -> Option<&'a VariableDefinition> {
        let index = self.definitions[usage.variable as usize]?;
        Some(&cx.document[operation.variable_definitions][index as usize])
    }

    /// Whether the operation defines the variable that `usage` names.
    pub(super) fn is_defined(&self, usage: &Usage) -> bool {
        self.definitions[usage.variable as usize].is_some()
    }

    /// The uses of variables in the operation, then in each of its fragments.
    pub(super) fn usages<'f>(&self, cx: &Context<'_>, found: &'f Found<'_>) -> impl Iterator<Item = &'f Usage> {
        let fragments = self.fragments.iter().map(|&fragment| cx.fragments.place(fragment));
        std::iter::once(self.place).chain(fragments).flat_map(|place| {
            let start = if place == 0 { 0 } else { found.definitions[place - 1].usages_end };
            &found.usages.all[start as usize..found.definitions[place].usages_end as usize]
        })
    }
}
