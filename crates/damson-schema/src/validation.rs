//! Validation of operations: does a document make sense for a type system?
//!
//! Implements [section 5](https://spec.graphql.org/September2026/#sec-Validation) with the rules, the wording, the
//! locations and the order of errors of graphql-js 17.1. One walk over the document asks all rules ([`walk`]), rules
//! about whole definitions look at what it found ([`definitions`]), and fields are merged last ([`merging`]).
//! Knows no limits but those on its own answer; nothing here recurses over the document.

use damson_syntax::ast::Document;

use crate::{Diagnostic, TypeSystem, Valid};

mod context;
mod definitions;
mod merging;
mod report;
mod rules;
mod usages;
mod walk;

pub use rules::RULES;

/// How much [`validate`] says about an invalid document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ValidationOptions {
    /// The number of errors after which validation stops.
    pub max_errors: usize,
    /// Whether errors say "Did you mean …?". That tells names of the type system, so it belongs with introspection:
    /// turn both off together.
    pub suggestions: bool,
}

impl Default for ValidationOptions {
    fn default() -> Self {
        ValidationOptions { max_errors: 20, suggestions: true }
    }
}

/// Checks that `document` can be executed against `types`.
/// See [Validation](https://spec.graphql.org/September2026/#sec-Validation).
///
/// The errors come in the order in which graphql-js reports them: as it meets them from top to bottom, and for one
/// place in the order of [`RULES`]. As JSON they stay under 16 KiB, whatever the document holds.
///
/// ```
/// use damson_schema::{TypeSystem, ValidationOptions, validate};
///
/// let types = TypeSystem::from_sdl("type Query { hello: String }").unwrap();
/// let document = damson_syntax::parse("{ helo }").unwrap();
/// let errors = validate(&types, document, &ValidationOptions::default()).unwrap_err();
/// assert_eq!(errors[0].message, "Cannot query field \"helo\" on type \"Query\". Did you mean \"hello\"?");
/// ```
pub fn validate(
    types: &TypeSystem,
    document: Document,
    options: &ValidationOptions,
) -> Result<Valid<Document>, Vec<Diagnostic>> {
    let faults = check(types, &document, options);
    if faults.is_empty() { Ok(Valid::new(document)) } else { Err(report::diagnostics(&document, faults, options)) }
}

fn check(types: &TypeSystem, document: &Document, options: &ValidationOptions) -> Vec<report::Fault> {
    let mut cx = context::Context::new(types, document, options);
    rules::executable_definitions::check(&mut cx);
    let found = walk::walk(&mut cx);
    let mut faults = cx.report.take();
    definitions::check(&mut cx, &found);
    faults.append(&mut cx.report.take());
    rules::overlapping_fields_can_be_merged::check(&mut cx, &found);
    faults.append(&mut cx.report.take());
    faults
}
