//! The atlas.

fn main() {}
