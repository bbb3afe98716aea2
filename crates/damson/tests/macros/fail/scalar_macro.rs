//! `scalar!` with arguments of the wrong kind.
use damson::scalar;

struct Color;

scalar!(Color, 1);
scalar!(Color, "Color", "One", "https://example.com", "more");
scalar!([u8; 2]);

fn main() {}
