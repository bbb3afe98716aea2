//! Any document is valid or has errors: at most as many as asked for, and the same ones for the same tokens with any spacing.

use std::sync::LazyLock;

use damson_schema::{Diagnostic, DocumentLimits, TypeSystem, ValidationOptions, check_cost, check_limits, validate};
use damson_syntax::{Limits, parse_with, print, print_minified};

use crate::dice::Dice;
use crate::generate::document;
use crate::text;

/// A schema with something of every kind.
static MUSEUM: LazyLock<TypeSystem> = LazyLock::new(|| {
    let sdl = include_str!("../../../crates/damson-schema/tests/validation/museum.graphql");
    TypeSystem::from_sdl(sdl).expect("the museum has no faults")
});

/// The most bytes of a refusal.
const ANSWER: usize = 16 * 1024;

/// Bytes that do not start with a character make a document from the names of the schema; other bytes are a document.
pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((0xff, seed)) => {
            let mut dice = Dice::new(seed);
            let wrong = dice.pick(&[0, 2, 10]);
            check(&document::generate(&MUSEUM, &mut dice, wrong).text);
        }
        _ => check(text::of(bytes)),
    }
}

fn check(source: &str) {
    let Ok(document) = parse_with(source, &Limits::default()) else { return };
    let size = check_limits(&document, &DocumentLimits::default());
    let (printed, minified) = (print(&document), print_minified(&document));
    let errors = errors(source, &ValidationOptions::default());
    assert_eq!(verdict(&errors), verdict(&self::errors(&minified, &ValidationOptions::default())), "{minified}");
    assert_eq!(verdict(&errors), verdict(&self::errors(&printed, &ValidationOptions::default())), "{printed}");
    is_bounded(source, &errors);
    match validate(&MUSEUM, document, &ValidationOptions::default()) {
        Ok(valid) if size.is_ok() => drop(check_cost(&MUSEUM, &valid, &Default::default())),
        Ok(_) => {}
        Err(again) => assert_eq!(again, errors),
    }
}

fn errors(source: &str, options: &ValidationOptions) -> Vec<Diagnostic> {
    let document = parse_with(source, &Limits::none()).unwrap_or_else(|error| panic!("{error}\n{source}"));
    validate(&MUSEUM, document, options).err().unwrap_or_default()
}

/// The errors without their places.
fn verdict(errors: &[Diagnostic]) -> Vec<(Option<&'static str>, &str, usize)> {
    errors.iter().map(|error| (error.rule, &*error.message, error.locations.len())).collect()
}

/// Errors are few and short. With a smaller maximum the first of them remain.
fn is_bounded(source: &str, errors: &[Diagnostic]) {
    assert!(errors.len() <= ValidationOptions::default().max_errors);
    assert!(errors.iter().map(|error| error.message.len()).sum::<usize>() < ANSWER);
    let few = ValidationOptions { max_errors: 2, ..ValidationOptions::default() };
    let first = self::errors(source, &few);
    assert_eq!(verdict(&first), verdict(&errors[..errors.len().min(2)]), "{source}");
    let silent = ValidationOptions { suggestions: false, ..ValidationOptions::default() };
    let silent = self::errors(source, &silent);
    assert!(silent.iter().all(|error| !suggests_a_name(error)) || source.contains("Did you mean"), "{silent:?}");
    let rules = |errors: &[Diagnostic]| errors.iter().map(|error| error.rule).collect::<Vec<_>>();
    assert_eq!(rules(&silent), rules(errors), "{source}");
}

/// `Did you mean "field { ... }"?` repeats a name of the document, not one of the schema.
fn suggests_a_name(error: &Diagnostic) -> bool {
    error.message.contains("Did you mean") && !error.message.ends_with(" { ... }\"?")
}
