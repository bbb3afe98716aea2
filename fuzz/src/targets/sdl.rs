//! Any text is a schema or has faults; the SDL of a schema gives the same schema.

use damson_schema::{SdlOptions, TypeSystem};

use crate::dice::Dice;
use crate::generate::schema;
use crate::text;

/// Bytes that do not start with a character make a valid schema; other bytes are SDL.
pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((0xff, seed)) => {
            let sdl = schema::generate(&mut Dice::new(seed));
            round_trip(&TypeSystem::from_sdl(&sdl).unwrap_or_else(|errors| panic!("{errors}\n{sdl}")));
        }
        _ => any_text(text::of(bytes)),
    }
}

fn any_text(source: &str) {
    match TypeSystem::from_sdl(source) {
        Ok(types) => round_trip(&types),
        Err(errors) => {
            let text = errors.to_string();
            assert!(!text.is_empty(), "no schema, and no reason");
        }
    }
}

fn round_trip(types: &TypeSystem) {
    let sdl = types.sdl();
    let again = TypeSystem::from_sdl(&sdl).unwrap_or_else(|errors| panic!("{errors}\n{sdl}"));
    assert_eq!(again.sdl(), sdl);
    assert_eq!(content(&again), content(types), "{sdl}");
    let options =
        SdlOptions { sorted_types: true, sorted_fields: true, single_line_descriptions: true, ..SdlOptions::default() };
    let sorted = types.sdl_with(&options);
    let again = TypeSystem::from_sdl(&sorted).unwrap_or_else(|errors| panic!("{errors}\n{sorted}"));
    assert_eq!(again.sdl_with(&options), sorted);
}

/// Everything in the types except the tables for look-ups.
fn content(types: &TypeSystem) -> String {
    let roots = (types.query, types.mutation, types.subscription);
    format!("{:?}", (&types.description, roots, types.types().collect::<Vec<_>>(), &types.directives))
}
