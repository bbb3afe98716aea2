//! The one walk over a document: from top to bottom, with the type of everything, asking the rules on the way.
//!
//! Every selection set and definition gets moments of its own ([`Report::at`](super::report::Report::at)) when it is
//! entered and when it is left, so that rules asked later can place their faults as if they had been asked here.

use damson_syntax::ast::{
    self, Argument, Definition, Directive, Document, FragmentDefinition, InlineFragment, List, Operation, Selection,
    SelectionSet, Value, ValueKind, VariableDefinition,
};

use crate::type_system::{DirectiveDefinition, DirectiveLocation, Field};
use crate::{TypeId, TypeSystem};

use super::context::Context;
use super::rules::{self, State};
use super::usages::{Place, Usages, push_items};

/// The results of the walk, for the rules that look at more than one node.
pub(super) struct Found<'a> {
    /// For every selection of the document's pool what it stands for, if it is a field.
    pub(super) fields: Vec<ResolvedField<'a>>,
    /// The selection sets in the order they were entered.
    pub(super) sets: Vec<TypedSet>,
    /// The definitions in order, those that are not executable too.
    pub(super) definitions: Vec<Visit>,
    pub(super) usages: Usages<'a>,
    /// Whether `@defer` or `@stream` stands anywhere.
    pub(super) incremental: bool,
}

/// A field as the type system knows it.
#[derive(Clone, Copy, Default)]
pub(super) struct ResolvedField<'a> {
    /// The composite type it is selected on.
    pub(super) parent: Option<TypeId>,
    /// Its definition.
    pub(super) definition: Option<&'a Field>,
}

impl ResolvedField<'_> {
    /// The field's schema coordinate: `Type.field`.
    pub(super) fn coordinate(&self, types: &TypeSystem) -> String {
        let name = self.definition.map_or("", |definition| &definition.name);
        match self.parent {
            Some(parent) if !name.starts_with("__") => format!("{}.{name}", types.get(parent).name),
            _ => format!("<meta>.{name}"),
        }
    }
}

/// A selection set that was entered.
#[derive(Clone, Copy)]
pub(super) struct TypedSet {
    pub(super) selections: List<Selection>,
    /// The composite type it selects from.
    pub(super) parent: Option<TypeId>,
    /// The moment it was entered.
    pub(super) at: u32,
    /// Whether it belongs to an inline fragment.
    pub(super) inline: bool,
}

/// A definition that was visited.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    pub(super) entered: u32,
    pub(super) left: u32,
    /// The variable usages up to the end of the definition.
    pub(super) usages_end: u32,
}

/// The field and the type around a directive or selection.
#[derive(Clone, Copy, Default)]
pub(super) struct Surroundings<'a> {
    /// The composite type that is selected from.
    pub(super) parent: Option<TypeId>,
    /// The innermost field.
    pub(super) field: Option<&'a Field>,
}

/// A selection set being walked.
struct Frame<'a> {
    rest: std::slice::Iter<'a, Selection>,
    /// The pool index of the next selection.
    next: usize,
    inside: Surroundings<'a>,
    /// The field whose selection set this is, to be left at its end.
    field: Option<(&'a ast::Field, ResolvedField<'a>)>,
}

struct Walker<'a, 'cx> {
    cx: &'cx mut Context<'a>,
    types: &'a TypeSystem,
    document: &'a Document,
    state: State<'a>,
    found: Found<'a>,
    stack: Vec<Frame<'a>>,
    values: Vec<(&'a Value, Place)>,
}

/// Walks the document and asks all rules that look at one node at a time.
pub(super) fn walk<'a>(cx: &mut Context<'a>) -> Found<'a> {
    let (types, document) = (cx.types, cx.document);
    let found = Found {
        fields: vec![ResolvedField::default(); document.selections().len()],
        sets: Vec::with_capacity(8),
        definitions: Vec::with_capacity(document.definitions().len()),
        usages: Usages::new(),
        incremental: false,
    };
    let state = State::new(cx);
    let mut walker = Walker { cx, types, document, state, found, stack: Vec::with_capacity(8), values: Vec::new() };
    for definition in document.definitions() {
        walker.definition(definition);
    }
    walker.moment();
    walker.found
}

impl<'a> Walker<'a, '_> {
    /// A moment that nothing in this walk belongs to; what follows belongs to the next.
    fn moment(&mut self) -> u32 {
        self.cx.report.at += 2;
        self.cx.report.at - 1
    }

    fn definition(&mut self, definition: &'a Definition) {
        let entered = self.moment();
        match definition {
            Definition::Operation(operation) => self.operation(operation),
            Definition::Fragment(fragment) => self.fragment(fragment),
            Definition::Schema(_) | Definition::Type(_) | Definition::Directive(_) => {}
        }
        let left = self.moment();
        self.found.definitions.push(Visit { entered, left, usages_end: self.found.usages.all.len() as u32 });
    }

    fn operation(&mut self, operation: &'a Operation) {
        for variable in &self.document[operation.variable_definitions] {
            self.variable_definition(variable);
        }
        let location = rules::known_directives::operation_location(operation.operation_type);
        self.directives(operation.directives, location, Surroundings::default());
        self.selection_sets(operation.selection_set, self.types.root(operation.operation_type));
    }

    fn fragment(&mut self, fragment: &'a FragmentDefinition) {
        rules::enter_named_type(self.cx, fragment.type_condition);
        self.directives(fragment.directives, DirectiveLocation::FragmentDefinition, Surroundings::default());
        self.selection_sets(fragment.selection_set, self.composite(&self.document[fragment.type_condition]));
    }

    fn variable_definition(&mut self, variable: &'a VariableDefinition) {
        let ty = self.types.type_ref(self.document, &variable.ty);
        rules::enter_variable_definition(self.cx, variable, ty);
        rules::enter_named_type(self.cx, variable.ty.name);
        if let Some(default) = &variable.default_value {
            let ty = ty.filter(|ty| self.types.get(ty.named).is_input());
            self.value(default, Place { ty, ..Place::default() });
        }
        self.directives(variable.directives, DirectiveLocation::VariableDefinition, Surroundings::default());
    }

    fn composite(&self, name: &str) -> Option<TypeId> {
        self.types.id(name).filter(|&id| self.types.get(id).is_composite())
    }

    /// Walks a definition's selection set and all below.
    fn selection_sets(&mut self, set: SelectionSet, parent: Option<TypeId>) {
        self.enter_set(set, Surroundings { parent, field: None }, None, false);
        while let Some(frame) = self.stack.last_mut() {
            match frame.rest.next() {
                Some(selection) => {
                    let (index, inside) = (frame.next, frame.inside);
                    frame.next += 1;
                    self.selection(selection, index, inside);
                }
                None => {
                    let field = self.stack.pop().and_then(|frame| frame.field);
                    if let Some((field, resolved)) = field {
                        rules::leave_field(self.cx, &mut self.state, field, resolved);
                    }
                }
            }
        }
    }

    fn enter_set(
        &mut self,
        set: SelectionSet,
        inside: Surroundings<'a>,
        field: Option<(&'a ast::Field, ResolvedField<'a>)>,
        inline: bool,
    ) {
        let at = self.moment();
        let selections = set.selections;
        self.found.sets.push(TypedSet { selections, parent: inside.parent, at, inline });
        let rest = self.document[selections].iter();
        self.stack.push(Frame { rest, next: selections.start(), inside, field });
    }

    fn selection(&mut self, selection: &'a Selection, index: usize, around: Surroundings<'a>) {
        match selection {
            Selection::Field(field) => self.field(field, index, around),
            Selection::FragmentSpread(spread) => {
                rules::enter_fragment_spread(self.cx, spread, around.parent);
                self.directives(spread.directives, DirectiveLocation::FragmentSpread, around);
            }
            Selection::InlineFragment(fragment) => self.inline_fragment(fragment, around),
        }
    }

    fn field(&mut self, field: &'a ast::Field, index: usize, around: Surroundings<'a>) {
        let found = around.parent.and_then(|parent| self.types.field(parent, &self.document[field.name]));
        let definition = found.map(|(_, definition)| definition);
        let resolved = ResolvedField { parent: around.parent, definition };
        self.found.fields[index] = resolved;
        rules::enter_field(self.cx, &mut self.state, field, resolved);
        for argument in &self.document[field.arguments] {
            let known = definition.and_then(|definition| definition.arguments.get(&self.document[argument.name]));
            rules::enter_field_argument(self.cx, argument, known, resolved);
            self.value(&argument.value, Place::of(known));
        }
        self.directives(field.directives, DirectiveLocation::Field, Surroundings { field: definition, ..around });
        match field.selection_set {
            None => rules::leave_field(self.cx, &mut self.state, field, resolved),
            Some(set) => {
                let parent = definition.map(|definition| definition.ty.named);
                let parent = parent.filter(|&named| self.types.get(named).is_composite());
                self.enter_set(set, Surroundings { parent, field: definition }, Some((field, resolved)), false);
            }
        }
    }

    fn inline_fragment(&mut self, fragment: &'a InlineFragment, around: Surroundings<'a>) {
        let parent = match fragment.type_condition {
            Some(condition) => self.composite(&self.document[condition]),
            None => around.parent,
        };
        rules::enter_inline_fragment(self.cx, fragment, parent, around.parent);
        if let Some(condition) = fragment.type_condition {
            rules::enter_named_type(self.cx, condition);
        }
        self.directives(fragment.directives, DirectiveLocation::InlineFragment, around);
        self.enter_set(fragment.selection_set, Surroundings { parent, ..around }, None, true);
    }

    fn directives(&mut self, directives: List<Directive>, location: DirectiveLocation, around: Surroundings<'a>) {
        for directive in &self.document[directives] {
            self.directive(directive, location, around);
        }
    }

    fn directive(&mut self, directive: &'a Directive, location: DirectiveLocation, around: Surroundings<'a>) {
        let name = &self.document[directive.name];
        self.found.incremental |= matches!(name, "defer" | "stream");
        let definition = self.types.directives.get(name);
        rules::enter_directive(self.cx, &mut self.state, directive, definition, location, around);
        for argument in &self.document[directive.arguments] {
            self.value(&argument.value, self.directive_place(argument, definition, around.field));
        }
        rules::leave_directive(self.cx, directive, definition);
    }

    /// The place that a directive makes for the value of an argument. An unknown directive on a field is taken for the field, as in
    /// graphql-js: the error is that the directive is unknown, but errors in its arguments depend on it.
    fn directive_place(
        &self,
        argument: &Argument,
        definition: Option<&DirectiveDefinition>,
        field: Option<&Field>,
    ) -> Place {
        let arguments = definition.map(|directive| &directive.arguments).or(field.map(|field| &field.arguments));
        Place::of(arguments.and_then(|arguments| arguments.get(&self.document[argument.name])))
    }

    fn value(&mut self, value: &'a Value, place: Place) {
        match value.kind {
            ValueKind::Variable(name) => self.found.usages.add(&self.document[name], value.span, place),
            ValueKind::List(_) | ValueKind::Object(_) => self.nested_value(value, place),
            _ => rules::enter_value(self.cx, value, place.ty),
        }
    }

    #[cold]
    fn nested_value(&mut self, value: &'a Value, place: Place) {
        rules::enter_value(self.cx, value, place.ty);
        self.values.push((value, place));
        while let Some((value, place)) = self.values.pop() {
            match value.kind {
                ValueKind::Variable(name) => self.found.usages.add(&self.document[name], value.span, place),
                _ => push_items(self.types, self.document, value, place.ty, &mut self.values),
            }
        }
    }
}
