//! The list of rules, and which of them look at which node.
//!
//! Each rule is a file of its own. The functions here are the walk's view of the list: where several rules look at
//! one node, they are asked in the list's order, so that errors come in graphql-js's order.

pub(super) mod defer_stream_directive_label;
pub(super) mod defer_stream_directive_on_root_field;
pub(super) mod defer_stream_directive_on_valid_operations;
pub(super) mod executable_definitions;
pub(super) mod fields_on_correct_type;
pub(super) mod fragments_on_composite_types;
pub(super) mod known_argument_names;
pub(super) mod known_directives;
pub(super) mod known_fragment_names;
pub(super) mod known_operation_types;
pub(super) mod known_type_names;
pub(super) mod lone_anonymous_operation;
pub(super) mod max_introspection_depth;
pub(super) mod no_fragment_cycles;
pub(super) mod no_undefined_variables;
pub(super) mod no_unused_fragments;
pub(super) mod no_unused_variables;
pub(super) mod overlapping_fields_can_be_merged;
pub(super) mod possible_fragment_spreads;
pub(super) mod provided_required_arguments;
pub(super) mod scalar_leafs;
pub(super) mod single_field_subscriptions;
pub(super) mod stream_directive_on_list_field;
pub(super) mod unique_argument_names;
pub(super) mod unique_directives_per_location;
pub(super) mod unique_fragment_names;
pub(super) mod unique_input_field_names;
pub(super) mod unique_operation_names;
pub(super) mod unique_variable_names;
pub(super) mod values_of_correct_type;
pub(super) mod variables_are_input_types;
pub(super) mod variables_in_allowed_position;

use damson_syntax::ast::{
    self, Argument, Directive, FragmentDefinition, FragmentSpread, InlineFragment, Name, Operation, Value,
    VariableDefinition,
};

use crate::type_system::{DirectiveDefinition, DirectiveLocation, InputValue};
use crate::{TypeId, TypeRef};

use super::context::Context;
use super::definitions::Variables;
use super::walk::{Found, ResolvedField, Surroundings};
use crate::names::NameMap;

/// The names of all rules, in the order in which they look at a node.
pub const RULES: &[&str] = &[
    executable_definitions::RULE,
    known_operation_types::RULE,
    unique_operation_names::RULE,
    lone_anonymous_operation::RULE,
    single_field_subscriptions::RULE,
    known_type_names::RULE,
    fragments_on_composite_types::RULE,
    variables_are_input_types::RULE,
    scalar_leafs::RULE,
    fields_on_correct_type::RULE,
    unique_fragment_names::RULE,
    known_fragment_names::RULE,
    no_unused_fragments::RULE,
    possible_fragment_spreads::RULE,
    no_fragment_cycles::RULE,
    unique_variable_names::RULE,
    no_undefined_variables::RULE,
    no_unused_variables::RULE,
    known_directives::RULE,
    unique_directives_per_location::RULE,
    defer_stream_directive_on_root_field::RULE,
    defer_stream_directive_on_valid_operations::RULE,
    defer_stream_directive_label::RULE,
    stream_directive_on_list_field::RULE,
    known_argument_names::RULE,
    unique_argument_names::RULE,
    values_of_correct_type::RULE,
    provided_required_arguments::RULE,
    variables_in_allowed_position::RULE,
    overlapping_fields_can_be_merged::RULE,
    unique_input_field_names::RULE,
    max_introspection_depth::RULE,
];

/// The state of rules from node to node.
pub(super) struct State<'a> {
    labels: defer_stream_directive_label::Labels<'a>,
    introspection: max_introspection_depth::Introspection,
}

impl State<'_> {
    pub(super) fn new(cx: &Context<'_>) -> Self {
        State { labels: Default::default(), introspection: max_introspection_depth::Introspection::new(cx) }
    }
}

/// The state of rules from definition to definition.
pub(super) struct DefinitionState<'a> {
    /// Whether there is one operation only.
    is_alone: bool,
    operations: NameMap<'a, Name>,
    fragments: NameMap<'a, Name>,
    cycles: no_fragment_cycles::Visited,
    on_root_field: defer_stream_directive_on_root_field::Checked,
    on_valid_operations: defer_stream_directive_on_valid_operations::Checked,
}

impl DefinitionState<'_> {
    pub(super) fn new(cx: &Context<'_>) -> Self {
        DefinitionState {
            is_alone: cx.document.operations().nth(1).is_none(),
            operations: NameMap::new(),
            fragments: NameMap::new(),
            cycles: no_fragment_cycles::Visited::new(cx),
            on_root_field: defer_stream_directive_on_root_field::Checked::new(cx),
            on_valid_operations: defer_stream_directive_on_valid_operations::Checked::new(cx),
        }
    }
}

pub(super) fn enter_operation<'a>(
    cx: &mut Context<'a>,
    state: &mut DefinitionState<'a>,
    found: &Found<'a>,
    operation: &'a Operation,
    variables: &mut Variables,
) {
    known_operation_types::check(cx, operation);
    unique_operation_names::check(cx, &mut state.operations, operation);
    lone_anonymous_operation::check(cx, state.is_alone, operation);
    single_field_subscriptions::check(cx, operation);
    unique_variable_names::check(cx, operation);
    no_undefined_variables::check(cx, found, operation, variables);
    no_unused_variables::check(cx, found, operation, variables);
    unique_directives_per_location::check(cx, operation.directives);
    if found.incremental {
        defer_stream_directive_on_root_field::check(cx, &mut state.on_root_field, operation);
        defer_stream_directive_on_valid_operations::check(cx, &mut state.on_valid_operations, operation);
    }
}

pub(super) fn leave_operation(cx: &mut Context<'_>, found: &Found<'_>, operation: &Operation, variables: &Variables) {
    variables_in_allowed_position::check(cx, found, operation, variables);
}

pub(super) fn enter_fragment<'a>(
    cx: &mut Context<'a>,
    state: &mut DefinitionState<'a>,
    fragment: &'a FragmentDefinition,
    place: usize,
) {
    fragments_on_composite_types::check_definition(cx, fragment);
    unique_fragment_names::check(cx, &mut state.fragments, fragment);
    no_fragment_cycles::check(cx, &mut state.cycles, fragment, place);
    unique_directives_per_location::check(cx, fragment.directives);
}

pub(super) fn leave_document(cx: &mut Context<'_>) {
    no_unused_fragments::check(cx);
}

pub(super) fn enter_variable_definition(cx: &mut Context<'_>, variable: &VariableDefinition, ty: Option<TypeRef>) {
    variables_are_input_types::check(cx, variable, ty);
    unique_directives_per_location::check(cx, variable.directives);
}

pub(super) fn enter_named_type(cx: &mut Context<'_>, name: Name) {
    known_type_names::check(cx, name);
}

#[inline]
pub(super) fn enter_field<'a>(
    cx: &mut Context<'a>,
    state: &mut State<'a>,
    field: &'a ast::Field,
    resolved: ResolvedField<'a>,
) {
    scalar_leafs::check(cx, field, resolved);
    fields_on_correct_type::check(cx, field, resolved);
    unique_directives_per_location::check(cx, field.directives);
    unique_argument_names::check(cx, field.arguments);
    max_introspection_depth::enter(cx, &mut state.introspection, field);
}

pub(super) fn enter_field_argument(
    cx: &mut Context<'_>,
    argument: &Argument,
    known: Option<&InputValue>,
    field: ResolvedField<'_>,
) {
    known_argument_names::check_field(cx, argument, known, field);
}

#[inline]
pub(super) fn leave_field(
    cx: &mut Context<'_>,
    state: &mut State<'_>,
    field: &ast::Field,
    resolved: ResolvedField<'_>,
) {
    provided_required_arguments::check_field(cx, field, resolved);
    max_introspection_depth::leave(&mut state.introspection, field);
}

pub(super) fn enter_fragment_spread(cx: &mut Context<'_>, spread: &FragmentSpread, parent: Option<TypeId>) {
    let fragment = cx.fragments.find(&cx.document[spread.name]);
    known_fragment_names::check(cx, spread, fragment);
    possible_fragment_spreads::check_spread(cx, spread, fragment, parent);
    unique_directives_per_location::check(cx, spread.directives);
}

pub(super) fn enter_inline_fragment(
    cx: &mut Context<'_>,
    fragment: &InlineFragment,
    condition: Option<TypeId>,
    parent: Option<TypeId>,
) {
    fragments_on_composite_types::check_inline(cx, fragment);
    possible_fragment_spreads::check_inline(cx, fragment, condition, parent);
    unique_directives_per_location::check(cx, fragment.directives);
}

pub(super) fn enter_directive<'a>(
    cx: &mut Context<'a>,
    state: &mut State<'a>,
    directive: &'a Directive,
    definition: Option<&DirectiveDefinition>,
    location: DirectiveLocation,
    around: Surroundings<'_>,
) {
    known_directives::check(cx, directive, definition, location);
    defer_stream_directive_label::check(cx, &mut state.labels, directive);
    stream_directive_on_list_field::check(cx, directive, around);
    known_argument_names::check_directive(cx, directive, definition);
    unique_argument_names::check(cx, directive.arguments);
}

pub(super) fn leave_directive(cx: &mut Context<'_>, directive: &Directive, definition: Option<&DirectiveDefinition>) {
    provided_required_arguments::check_directive(cx, directive, definition);
}

/// Asks about a whole value: an argument or a default.
pub(super) fn enter_value<'a>(cx: &mut Context<'a>, value: &'a Value, ty: Option<TypeRef>) {
    values_of_correct_type::check(cx, value, ty);
    unique_input_field_names::check(cx, value);
}
