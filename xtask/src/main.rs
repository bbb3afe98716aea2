//! The project's chores: `cargo xtask <command>`.

fn main() {}
