//! Documents that use the whole language are read.

use damson_syntax::{Limits, parse_with};

const EXECUTABLE: &str = include_str!("data/kitchen_sink.graphql");
const TYPE_SYSTEM: &str = include_str!("data/kitchen_sink_schema.graphql");

#[test]
fn the_whole_language_is_read() {
    for source in [EXECUTABLE, TYPE_SYSTEM] {
        if let Err(error) = parse_with(source, &Limits::none()) {
            panic!("{error}");
        }
    }
}
