//! `scalar!` with arguments of the wrong kind.
use damson::scalar;

struct Color;
struct Hue;

scalar!(Color, 1);
scalar!(Hue, "Hue", "One", "https://example.com", "more");
scalar!([u8; 2]);

fn main() {}
