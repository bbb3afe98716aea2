//! Tests that need a server which is not there.

use std::io::Write;

/// Says that a test is skipped, or panics if `DAMSON_TEST_REQUIRE=all` allows no skipped test.
pub fn skipped<T>(why: &str) -> Option<T> {
    assert!(!std::env::var("DAMSON_TEST_REQUIRE").is_ok_and(|value| value == "all"), "{why}");
    // Not `eprintln!`, whose text a test that passes does not show.
    writeln!(std::io::stderr(), "skipped: {why}").expect("stderr takes a line");
    None
}
