//! Operations, fragments and selection sets.

use super::{Brackets, Group, Printer, Rule, Sink};
use crate::ast::{
    Field, FragmentDefinition, FragmentSpread, InlineFragment, Operation, OperationType, Selection, SelectionSet,
    VariableDefinition,
};

const SELECTION_SET: Group = Group { brackets: Brackets::BRACES, rule: Rule::Always };
const VARIABLES_DEFINITION: Group = Group { brackets: Brackets::PARENTHESES, rule: Rule::MultilineFlush };

/// A selection set of which a part is printed.
struct Open<'a> {
    rest: std::slice::Iter<'a, Selection>,
    is_begun: bool,
}

impl<'a, S: Sink> Printer<'a, S> {
    pub(super) fn operation(&mut self, operation: &Operation) {
        if !is_shorthand(operation) {
            self.operation_head(operation);
            self.out.space();
        }
        self.selection_set(operation.selection_set);
    }

    fn operation_head(&mut self, operation: &Operation) {
        self.description(operation.description);
        self.out.token(operation.operation_type.keyword());
        if operation.name.is_some() || !operation.variable_definitions.is_empty() {
            self.out.space();
        }
        if let Some(name) = operation.name {
            self.out.token(&self.document[name]);
        }
        let variables = &self.document[operation.variable_definitions];
        self.group(VARIABLES_DEFINITION, variables, Self::variable_definition);
        self.directives(operation.directives);
    }

    fn variable_definition(&mut self, definition: &VariableDefinition) {
        self.description(definition.description);
        self.variable(definition.name);
        self.colon();
        self.type_ref(definition.ty);
        self.default_value(definition.default_value);
        self.directives(definition.directives);
    }

    pub(super) fn fragment_definition(&mut self, fragment: &FragmentDefinition) {
        self.description(fragment.description);
        self.out.token("fragment");
        self.out.space();
        self.out.token(&self.document[fragment.name]);
        self.spaced("on");
        self.out.token(&self.document[fragment.type_condition]);
        self.directives(fragment.directives);
        self.out.space();
        self.selection_set(fragment.selection_set);
    }

    fn selection_set(&mut self, set: SelectionSet) {
        let mut open: Vec<Open<'a>> = Vec::new();
        open.extend(self.begin_selection_set(set));
        while let Some(innermost) = open.last_mut() {
            let Some(selection) = innermost.rest.next() else {
                self.out.close();
                open.pop();
                continue;
            };
            if std::mem::replace(&mut innermost.is_begun, true) {
                self.out.between();
            }
            if let Some(set) = self.selection_head(selection) {
                self.out.space();
                open.extend(self.begin_selection_set(set));
            }
        }
    }

    /// Prints the opening brace, or the whole set if it is empty.
    fn begin_selection_set(&mut self, set: SelectionSet) -> Option<Open<'a>> {
        if set.selections.is_empty() {
            self.out.token("{");
            self.out.token("}");
            return None;
        }
        self.out.open(SELECTION_SET);
        Some(Open { rest: self.document[set.selections].iter(), is_begun: false })
    }

    /// Prints a selection up to its selection set, which is returned.
    fn selection_head(&mut self, selection: &Selection) -> Option<SelectionSet> {
        match selection {
            Selection::Field(field) => self.field_head(field),
            Selection::FragmentSpread(spread) => self.fragment_spread(spread),
            Selection::InlineFragment(fragment) => self.inline_fragment_head(fragment),
        }
    }

    fn field_head(&mut self, field: &Field) -> Option<SelectionSet> {
        let start = self.out.width();
        if let Some(alias) = field.alias {
            self.key(alias);
        }
        self.out.token(&self.document[field.name]);
        self.field_arguments(field.arguments, self.out.width() - start);
        self.directives(field.directives);
        field.selection_set
    }

    fn fragment_spread(&mut self, spread: &FragmentSpread) -> Option<SelectionSet> {
        self.out.token("...");
        self.out.token(&self.document[spread.name]);
        self.directives(spread.directives);
        None
    }

    fn inline_fragment_head(&mut self, fragment: &InlineFragment) -> Option<SelectionSet> {
        self.out.token("...");
        if let Some(type_condition) = fragment.type_condition {
            self.spaced("on");
            self.out.token(&self.document[type_condition]);
        }
        self.directives(fragment.directives);
        Some(fragment.selection_set)
    }
}

/// Whether an operation is nothing but its selection set.
pub(super) fn is_shorthand(operation: &Operation) -> bool {
    operation.operation_type == OperationType::Query
        && operation.description.is_none()
        && operation.name.is_none()
        && operation.variable_definitions.is_empty()
        && operation.directives.is_empty()
}
