//! Collects faults in graphql-js's order and turns them into an answer of bounded size.

use damson_syntax::Span;
use damson_syntax::ast::Document;

use crate::{Code, Diagnostic};

use super::ValidationOptions;

/// The most places of one error.
const MAX_LOCATIONS: usize = 40;

/// The most bytes that all errors together take as JSON; an answer of 16 KiB leaves room for the rest.
const MAX_BYTES: usize = 12 * 1024;

/// A breach of a rule, not yet with lines and columns.
pub(super) struct Fault {
    /// When the walk met it; see [`Report::at`].
    at: u32,
    code: Code,
    rule: &'static str,
    message: String,
    places: Vec<Span>,
}

/// The faults of one pass over the document.
pub(super) struct Report {
    /// The moment of the walk that faults belong to. Definitions and selection sets have moments of their own when
    /// entered and left, so passes that come later can sort their faults in.
    pub(super) at: u32,
    limit: usize,
    faults: Vec<Fault>,
}

impl Report {
    pub(super) fn new(limit: usize) -> Self {
        Report { at: 0, limit: limit.max(1), faults: Vec::new() }
    }

    /// Whether no further fault of this pass would be shown.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() >= self.limit
    }

    /// How many more faults of this pass would be shown.
    pub(super) fn room(&self) -> usize {
        self.limit - self.faults.len()
    }

    /// Adds what `fault` says, unless it would not be shown.
    #[cold]
    pub(super) fn add(&mut self, rule: &'static str, fault: impl FnOnce() -> (Vec<Span>, String)) {
        self.add_as(Code::ValidationFailed, rule, fault);
    }

    /// The same with another code.
    #[cold]
    pub(super) fn add_as(&mut self, code: Code, rule: &'static str, fault: impl FnOnce() -> (Vec<Span>, String)) {
        if !self.is_full() {
            let (places, message) = fault();
            self.faults.push(Fault { at: self.at, code, rule, message, places });
        }
    }

    /// The faults of this pass; the next pass starts with none.
    pub(super) fn take(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }
}

/// The faults of all passes in order, as many as may be shown.
pub(super) fn diagnostics(document: &Document, mut faults: Vec<Fault>, options: &ValidationOptions) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.at);
    faults.truncate(options.max_errors.max(1));
    let offsets: Vec<u32> = faults.iter().flat_map(|fault| shown(&fault.places)).map(|span| span.start()).collect();
    let mut locations = document.locations(&offsets).into_iter();
    let mut bytes = 0;
    faults
        .into_iter()
        .map(|fault| Diagnostic {
            code: fault.code,
            locations: locations.by_ref().take(shown(&fault.places).len()).collect(),
            message: fault.message,
            rule: Some(fault.rule),
        })
        .enumerate()
        .take_while(|(index, diagnostic)| {
            bytes += json_size(diagnostic);
            *index == 0 || bytes <= MAX_BYTES
        })
        .map(|(_, diagnostic)| diagnostic)
        .collect()
}

fn shown(places: &[Span]) -> &[Span] {
    &places[..places.len().min(MAX_LOCATIONS)]
}

/// At least as many bytes as the error takes in a response.
fn json_size(diagnostic: &Diagnostic) -> usize {
    const FRAME: usize = r#"{"message":"","locations":[],"extensions":{"code":"VALIDATION_FAILED"}},"#.len();
    const LOCATION: usize = r#"{"line":1000000,"column":1000000},"#.len();
    let escapes = |byte: u8| match byte {
        b'"' | b'\\' => 1,
        0..0x20 => 5,
        _ => 0,
    };
    let message: usize = diagnostic.message.bytes().map(|byte| 1 + escapes(byte)).sum();
    FRAME + message + LOCATION * diagnostic.locations.len()
}
