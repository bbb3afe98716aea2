//! The locations of errors in the document, found at the end, in one pass.

use std::borrow::Cow;

use damson_schema::HashMap;
use damson_syntax::Location;
use damson_syntax::ast::{self, Argument, Document, List, Selection, ValueKind};

use super::path::FieldError;
use crate::engine::plan::Plan;
use crate::engine::resolve::AddedError;
use crate::error::{Error, ErrorExtensionValues, ErrorPlace, InArgument, PathSegment, ServerError};
use crate::failures::parts;

/// Gives errors their lines and columns: those of fields, and after them those that resolvers added.
pub(super) fn locate_all(errors: Vec<FieldError>, added: Vec<AddedError>, plan: &Plan) -> Vec<ServerError> {
    let mut located = locate(errors, plan);
    if !added.is_empty() {
        located.extend(locate_added(added, plan));
    }
    located
}

/// Gives errors their lines and columns. An error that stands for several becomes these.
fn locate(errors: Vec<FieldError>, plan: &Plan) -> Vec<ServerError> {
    let mut places = Places { plan, fields: None };
    let (mut offsets, mut counts) = (Vec::new(), Vec::with_capacity(errors.len()));
    for error in &errors {
        for part in parts(&error.error) {
            let positions = places.of(error.field, part);
            offsets.extend_from_slice(&positions);
            counts.push(positions.len());
        }
    }
    let mut locations = plan.document.locations(&offsets).into_iter();
    let mut located = Vec::with_capacity(counts.len());
    let mut counts = counts.into_iter();
    let mut next = || locations.by_ref().take(counts.next().unwrap_or_default()).collect();
    for FieldError { error, path, .. } in errors {
        match parts(&error) {
            [_] => located.push(shown(*error, path, next())),
            parts => located.extend(parts.iter().map(|part| shown(part.clone(), path.clone(), next()))),
        }
    }
    located
}

/// Gives the errors that resolvers added the places of their fields, unless they have places.
fn locate_added(added: Vec<AddedError>, plan: &Plan) -> Vec<ServerError> {
    let first_of = |field: u32| plan.fields[field as usize].positions.first().copied().unwrap_or_default();
    let offsets: Vec<u32> = added.iter().map(|added| first_of(added.field)).collect();
    let places = plan.document.locations(&offsets);
    let located = added.into_iter().zip(places).map(|(AddedError { mut error, .. }, place)| {
        if error.locations.is_empty() {
            error.locations.push(place);
        }
        error
    });
    located.collect()
}

fn shown(error: Error, path: Vec<PathSegment>, locations: Vec<Location>) -> ServerError {
    let Error { message, source, extensions } = error;
    let extensions = extensions.and_then(ErrorExtensionValues::into_entries);
    ServerError { message, source, locations, path, extensions }
}

/// Finds the positions of errors in the document.
struct Places<'p> {
    plan: &'p Plan,
    /// The fields of the document, by their positions; made for the first error about an argument.
    fields: Option<HashMap<u32, &'p ast::Field>>,
}

impl<'p> Places<'p> {
    /// The positions of an error: its own, or those of its field in the plan.
    fn of<'e>(&mut self, field: u32, error: &'e Error) -> Cow<'e, [u32]>
    where
        'p: 'e,
    {
        let positions = &*self.plan.fields[field as usize].positions;
        match error.place() {
            None => Cow::Borrowed(positions),
            Some(ErrorPlace::Position(position)) => Cow::Borrowed(std::slice::from_ref(position)),
            Some(ErrorPlace::Argument(place)) => match self.in_argument(positions, place) {
                Some(position) => Cow::Owned(vec![position]),
                None => Cow::Borrowed(positions),
            },
        }
    }

    /// The position of a part of an argument, or of the nearest value around it in the document; none without the argument.
    fn in_argument(&mut self, positions: &[u32], place: &InArgument) -> Option<u32> {
        let document: &Document = &self.plan.document;
        let fields = self.fields.get_or_insert_with(|| fields_by_position(document));
        let mut nodes = positions.iter().filter_map(|position| fields.get(position));
        let arguments: List<Argument> = match place.directive {
            None => nodes.next()?.arguments,
            Some(position) => {
                let mut directives = nodes.flat_map(|node| &document[node.directives]);
                directives.find(|directive| directive.span.start() == position)?.arguments
            }
        };
        let argument = document[arguments].iter().find(|argument| document[argument.name] == *place.argument)?;
        let mut value = argument.value;
        for step in &place.path {
            match part(document, value, step) {
                Some(part) => value = part,
                None => break,
            }
        }
        Some(value.span.start())
    }
}

fn fields_by_position(document: &Document) -> HashMap<u32, &ast::Field> {
    let fields = document.selections().iter().filter_map(|selection| match selection {
        Selection::Field(field) => Some((field.span.start(), field)),
        _ => None,
    });
    fields.collect()
}

/// A part of a literal, if the document has it: parts of variables and defaults are elsewhere.
fn part(document: &Document, value: ast::Value, step: &PathSegment) -> Option<ast::Value> {
    match (value.kind, step) {
        (ValueKind::List(items), PathSegment::Index(index)) => document[items].get(*index).copied(),
        (_, PathSegment::Index(0)) => Some(value), // a single value stands for a list of one
        (ValueKind::Object(fields), PathSegment::Field(name)) => {
            document[fields].iter().find(|field| document[field.name] == **name).map(|field| field.value)
        }
        _ => None,
    }
}
