//! The locations of errors in the document, found at the end, in one pass.

use std::borrow::Cow;

use damson_schema::HashMap;
use damson_syntax::ast::{self, Argument, Document, List, Selection, ValueKind};

use super::path::FieldError;
use crate::engine::plan::Plan;
use crate::error::{ErrorExtensionValues, ErrorPlace, InArgument, PathSegment, ServerError};

/// Gives errors their lines and columns.
pub(super) fn locate(errors: Vec<FieldError>, plan: &Plan) -> Vec<ServerError> {
    let mut places = Places { plan, fields: None };
    let positions: Vec<_> = errors.iter().map(|error| places.of(error)).collect();
    let offsets: Vec<u32> = positions.iter().flat_map(|positions| positions.iter().copied()).collect();
    let counts: Vec<usize> = positions.iter().map(|positions| positions.len()).collect();
    let mut locations = plan.document.locations(&offsets).into_iter();
    let located = errors.into_iter().zip(counts).map(|(error, count)| {
        let crate::Error { message, source, extensions } = *error.error;
        let extensions = extensions.and_then(ErrorExtensionValues::into_entries);
        let locations = locations.by_ref().take(count).collect();
        ServerError { message, source, locations, path: error.path, extensions }
    });
    located.collect()
}

/// Finds the positions of errors in the document.
struct Places<'p> {
    plan: &'p Plan,
    /// The fields of the document, by their positions; made for the first error about an argument.
    fields: Option<HashMap<u32, &'p ast::Field>>,
}

impl<'p> Places<'p> {
    /// The positions of an error: its own, or those of its field.
    fn of<'e>(&mut self, error: &'e FieldError) -> Cow<'e, [u32]>
    where
        'p: 'e,
    {
        let positions = &*self.plan.fields[error.field as usize].positions;
        match error.error.place() {
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
