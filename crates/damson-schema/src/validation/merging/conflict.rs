//! A conflict between fields, in graphql-js's words.

use damson_syntax::Span;
use damson_syntax::ast::{Directive, Document};

use crate::TypeSystem;

use super::arguments;
use super::fields::{FieldNode, Shape};

use damson_syntax::quoted;

/// The most characters of the reasons below a conflict.
const MAX_REASON: usize = 1000;

/// The most places on each side of a conflict.
const MAX_PLACES: usize = 20;

/// Two fields that cannot be merged.
pub(in crate::validation) struct Conflict<'a> {
    first: FieldNode<'a>,
    second: FieldNode<'a>,
    reason: Reason,
}

/// Why they cannot.
enum Reason {
    DifferentFields,
    DifferingArguments,
    OverlappingStreams {
        are_same: bool,
    },
    ConflictingTypes,
    /// Fields below them conflict: what is said about those, and where they are.
    Subfields {
        text: String,
        first: Vec<Span>,
        second: Vec<Span>,
    },
}

impl<'a> Conflict<'a> {
    /// The conflict between two fields themselves, if there is one. Fields that are `exclusive` are never selected
    /// together; only the shape of their answers must be the same.
    pub(super) fn between(
        document: &'a Document,
        types: &TypeSystem,
        first: FieldNode<'a>,
        second: FieldNode<'a>,
        exclusive: bool,
    ) -> Option<Self> {
        let reason = if !exclusive && document[first.node.name] != document[second.node.name] {
            Reason::DifferentFields
        } else if !exclusive && !arguments::same(document, first.node.arguments, second.node.arguments) {
            Reason::DifferingArguments
        } else {
            match (first.stream(document), second.stream(document)) {
                (None, None) => shape_reason(types, first, second)?,
                streams => Reason::OverlappingStreams { are_same: are_same_streams(document, streams) },
            }
        };
        Some(Conflict { first, second, reason })
    }

    /// The conflict between two fields that conflicts below them make.
    pub(super) fn of_subfields(
        document: &Document,
        types: &TypeSystem,
        first: FieldNode<'a>,
        second: FieldNode<'a>,
        conflicts: &[Conflict<'_>],
    ) -> Self {
        let mut text = String::new();
        for conflict in conflicts {
            let (key, reason) = (conflict.response_key(document), conflict.reason(document, types));
            text.push_str(if text.is_empty() { "" } else { " and " });
            text.push_str(&format!("subfields \"{key}\" conflict because {reason}"));
            if text.len() > MAX_REASON {
                break;
            }
        }
        let first_places = side(first, conflicts.iter().map(Conflict::first_places));
        let second_places = side(second, conflicts.iter().map(Conflict::second_places));
        let reason = Reason::Subfields { text: abbreviated(text), first: first_places, second: second_places };
        Conflict { first, second, reason }
    }

    /// The message and its places.
    pub(in crate::validation) fn describe(&self, document: &Document, types: &TypeSystem) -> (Vec<Span>, String) {
        let (key, reason) = (self.response_key(document), self.reason(document, types));
        let advice = "Use different aliases on the fields to fetch both if this was intentional.";
        let places = [self.first_places(), self.second_places()].concat();
        (places, format!("Fields \"{key}\" conflict because {reason}. {advice}"))
    }

    fn response_key(&self, document: &'a Document) -> std::borrow::Cow<'a, str> {
        quoted(&document[self.first.node.response_key()])
    }

    fn reason(&self, document: &Document, types: &TypeSystem) -> String {
        match &self.reason {
            Reason::DifferentFields => {
                let name = |field: FieldNode<'_>| quoted(&document[field.node.name]).into_owned();
                format!("\"{}\" and \"{}\" are different fields", name(self.first), name(self.second))
            }
            Reason::DifferingArguments => "they have differing arguments".into(),
            Reason::OverlappingStreams { are_same } => {
                let see =
                    if *are_same { ". See https://github.com/graphql/defer-stream-wg/discussions/100" } else { "" };
                format!("they have overlapping stream directives{see}")
            }
            Reason::ConflictingTypes => {
                let ty = |field: FieldNode<'_>| field.ty.map(|ty| types.display(ty).to_string()).unwrap_or_default();
                format!("they return conflicting types \"{}\" and \"{}\"", ty(self.first), ty(self.second))
            }
            Reason::Subfields { text, .. } => text.clone(),
        }
    }

    fn first_places(&self) -> Vec<Span> {
        match &self.reason {
            Reason::Subfields { first, .. } => first.clone(),
            _ => vec![self.first.node.span],
        }
    }

    fn second_places(&self) -> Vec<Span> {
        match &self.reason {
            Reason::Subfields { second, .. } => second.clone(),
            _ => vec![self.second.node.span],
        }
    }
}

/// The places of one side of a conflict: the field, then those below it.
fn side(field: FieldNode<'_>, below: impl Iterator<Item = Vec<Span>>) -> Vec<Span> {
    let mut places = vec![field.node.span];
    for below in below {
        let room = MAX_PLACES - places.len();
        places.extend(&below[below.len().saturating_sub(room)..]);
        if places.len() == MAX_PLACES {
            break;
        }
    }
    places
}

fn shape_reason(types: &TypeSystem, first: FieldNode<'_>, second: FieldNode<'_>) -> Option<Reason> {
    let (first, second) = (first.ty?, second.ty?);
    (Shape::of(types, first) != Shape::of(types, second)).then_some(Reason::ConflictingTypes)
}

fn are_same_streams(document: &Document, streams: (Option<&Directive>, Option<&Directive>)) -> bool {
    match streams {
        (Some(first), Some(second)) => arguments::same(document, first.arguments, second.arguments),
        _ => false,
    }
}

fn abbreviated(text: String) -> String {
    match text.char_indices().nth(MAX_REASON) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}
