//! Operations, fragments and selection sets.

use super::value::Constness;
use super::{Parsed, Parser, move_tail};
use crate::Span;
use crate::ast::{
    Definition, Field, FragmentDefinition, FragmentSpread, InlineFragment, List, Name, Operation, OperationType,
    Selection, SelectionSet, StringValue, VariableDefinition,
};
use crate::lexer::TokenKind;

/// The selection sets being parsed.
#[derive(Default)]
pub(super) struct Scratch {
    open: Vec<OpenSet>,
    /// The selections of all open sets. The one that an open set belongs to comes right before its first selection.
    selections: Vec<Selection>,
}

/// A selection set that has not ended.
struct OpenSet {
    start: u32,
    /// Where its selections begin on the scratch stack.
    selections: usize,
}

impl Parser<'_> {
    /// See [Operations](https://spec.graphql.org/September2026/#sec-Language.Operations).
    pub(super) fn parse_operation(
        &mut self,
        start: u32,
        description: Option<StringValue>,
        operation_type: OperationType,
    ) -> Parsed<Definition> {
        self.advance();
        let name = if self.at(TokenKind::Name) { Some(self.parse_name()?) } else { None };
        let variable_definitions =
            self.optional_many(TokenKind::ParenL, Self::parse_variable_definition, TokenKind::ParenR)?;
        let directives = self.parse_directives(Constness::Variable)?;
        let selection_set = self.parse_selection_set()?;
        let span = self.span_from(start);
        let operation =
            Operation { span, description, operation_type, name, variable_definitions, directives, selection_set };
        Ok(Definition::Operation(operation))
    }

    /// A query that is nothing but its selection set.
    pub(super) fn parse_shorthand_query(&mut self) -> Parsed<Definition> {
        let selection_set = self.parse_selection_set()?;
        Ok(Definition::Operation(Operation {
            span: selection_set.span,
            description: None,
            operation_type: OperationType::Query,
            name: None,
            variable_definitions: List::EMPTY,
            directives: List::EMPTY,
            selection_set,
        }))
    }

    /// See [Variables](https://spec.graphql.org/September2026/#sec-Language.Variables).
    fn parse_variable_definition(&mut self) -> Parsed<VariableDefinition> {
        let start = self.token.start;
        let description = self.parse_description();
        let variable_start = self.token.start;
        let name = self.parse_variable()?;
        let variable_span = self.span_from(variable_start);
        self.expect(TokenKind::Colon)?;
        let ty = self.parse_type_ref()?;
        let default_value = self.parse_default_value()?;
        let directives = self.parse_directives(Constness::Const)?;
        let span = self.span_from(start);
        Ok(VariableDefinition { span, description, variable_span, name, ty, default_value, directives })
    }

    /// See [Fragments](https://spec.graphql.org/September2026/#sec-Language.Fragments).
    pub(super) fn parse_fragment_definition(
        &mut self,
        start: u32,
        description: Option<StringValue>,
    ) -> Parsed<Definition> {
        self.advance();
        if self.keyword() == Some("on") {
            return Err(self.unexpected());
        }
        let name = self.parse_name()?;
        self.expect_keyword("on")?;
        let type_condition = self.parse_name()?;
        let directives = self.parse_directives(Constness::Variable)?;
        let selection_set = self.parse_selection_set()?;
        let span = self.span_from(start);
        let fragment = FragmentDefinition { span, description, name, type_condition, directives, selection_set };
        Ok(Definition::Fragment(fragment))
    }

    /// See [Selection Sets](https://spec.graphql.org/September2026/#sec-Selection-Sets).
    fn parse_selection_set(&mut self) -> Parsed<SelectionSet> {
        self.open_selection_set()?;
        loop {
            if !self.at(TokenKind::BraceR) {
                self.parse_selection()?;
                continue;
            }
            let set = self.close_selection_set();
            if self.selections.open.is_empty() {
                return Ok(set);
            }
            let parent = self.selections.selections.last_mut().expect("an inner set belongs to a selection");
            parent.attach(set);
        }
    }

    fn open_selection_set(&mut self) -> Parsed<()> {
        if self.selections.open.len() == self.limits.depth && self.at(TokenKind::BraceL) {
            return Err(self.too_deep());
        }
        let start = self.expect(TokenKind::BraceL)?.start;
        self.selections.open.push(OpenSet { start, selections: self.selections.selections.len() });
        Ok(())
    }

    /// Ends the innermost selection set at the `}` that is looked at.
    fn close_selection_set(&mut self) -> SelectionSet {
        self.advance();
        let set = self.selections.open.pop().expect("a selection set is open");
        let selections = move_tail(&mut self.selections.selections, set.selections, &mut self.pools.selections);
        SelectionSet { span: self.span_from(set.start), selections }
    }

    /// Puts a selection on the scratch stack; its selection set, if it has one, is then open.
    fn parse_selection(&mut self) -> Parsed<()> {
        if self.at(TokenKind::Spread) { self.parse_fragment() } else { self.parse_field() }
    }

    /// See [Fields](https://spec.graphql.org/September2026/#sec-Language.Fields).
    fn parse_field(&mut self) -> Parsed<()> {
        let first = self.parse_name()?;
        let (alias, name) = if self.eat(TokenKind::Colon) { (Some(first), self.parse_name()?) } else { (None, first) };
        let arguments = self.parse_arguments(Constness::Variable)?;
        let directives = self.parse_directives(Constness::Variable)?;
        let span = self.span_from(first.0.start());
        let field = Field { span, alias, name, arguments, directives, selection_set: None };
        self.selections.selections.push(Selection::Field(field));
        if self.at(TokenKind::BraceL) { self.open_selection_set() } else { Ok(()) }
    }

    /// A fragment spread or an inline fragment.
    fn parse_fragment(&mut self) -> Parsed<()> {
        let start = self.advance().start;
        let has_type_condition = self.eat_keyword("on");
        if !has_type_condition && self.at(TokenKind::Name) {
            return self.parse_fragment_spread(start);
        }
        let type_condition = if has_type_condition { Some(self.parse_name()?) } else { None };
        self.parse_inline_fragment(start, type_condition)
    }

    fn parse_fragment_spread(&mut self, start: u32) -> Parsed<()> {
        let name = self.parse_name()?;
        let directives = self.parse_directives(Constness::Variable)?;
        let spread = FragmentSpread { span: self.span_from(start), name, directives };
        self.selections.selections.push(Selection::FragmentSpread(spread));
        Ok(())
    }

    /// See [Inline Fragments](https://spec.graphql.org/September2026/#sec-Inline-Fragments).
    fn parse_inline_fragment(&mut self, start: u32, type_condition: Option<Name>) -> Parsed<()> {
        let directives = self.parse_directives(Constness::Variable)?;
        let span = self.span_from(start);
        let selection_set = SelectionSet { span, selections: List::EMPTY };
        let fragment = InlineFragment { span, type_condition, directives, selection_set };
        self.selections.selections.push(Selection::InlineFragment(fragment));
        self.open_selection_set()
    }
}

impl Selection {
    /// Gives a selection the set that was parsed after it.
    fn attach(&mut self, set: SelectionSet) {
        let end = |span: Span| span.to(set.span);
        match self {
            Selection::Field(field) => (field.span, field.selection_set) = (end(field.span), Some(set)),
            Selection::InlineFragment(fragment) => (fragment.span, fragment.selection_set) = (end(fragment.span), set),
            Selection::FragmentSpread(_) => unreachable!("a spread opens no selection set"),
        }
    }
}
