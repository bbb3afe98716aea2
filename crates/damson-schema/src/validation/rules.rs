//! The list of rules, and which of them look at which node.
//!
//! Each rule is a file of its own. The functions here are the walk's view of the list: where several rules look at
//! one node, they are asked in the list's order, so that errors come in graphql-js's order.

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

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(pub(super) mod $module;)*

        /// The names of all rules, in the order in which they look at a node.
        pub const RULES: &[&str] = &[$($module::RULE),*];
    };
}

rules! {
    executable_definitions,
    known_operation_types,
    unique_operation_names,
    lone_anonymous_operation,
    single_field_subscriptions,
    known_type_names,
    fragments_on_composite_types,
    variables_are_input_types,
    scalar_leafs,
    fields_on_correct_type,
    unique_fragment_names,
    known_fragment_names,
    no_unused_fragments,
    possible_fragment_spreads,
    no_fragment_cycles,
    unique_variable_names,
    no_undefined_variables,
    no_unused_variables,
    known_directives,
    unique_directives_per_location,
    defer_stream_directive_on_root_field,
    defer_stream_directive_on_valid_operations,
    defer_stream_directive_label,
    stream_directive_on_list_field,
    known_argument_names,
    unique_argument_names,
    values_of_correct_type,
    provided_required_arguments,
    variables_in_allowed_position,
    overlapping_fields_can_be_merged,
    unique_input_field_names,
    max_introspection_depth,
}

/// What rules remember from node to node.
pub(super) struct State<'a> {
    labels: defer_stream_directive_label::Labels<'a>,
    introspection: max_introspection_depth::Introspection,
}

impl State<'_> {
    pub(super) fn new(cx: &Context<'_>) -> Self {
        State { labels: Default::default(), introspection: max_introspection_depth::Introspection::new(cx) }
    }
}

/// What rules remember from definition to definition.
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
