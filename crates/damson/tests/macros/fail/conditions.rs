//! Mistakes under conditions are reported where they are, and only where they are compiled.
use damson::{Directive, Object};

struct Query;

#[Object]
impl Query {
    #[cfg_attr(all(), graphql(nmae = "x"))]
    fn misspelt(&self) -> i32 {
        1
    }

    #[cfg_attr(any(), graphql(nmae = "x"))]
    fn right(&self, #[cfg(any())] gone: Nowhere) -> i32 {
        1
    }

    fn mismatched(&self, #[cfg_attr(all(), graphql(default = "a"))] _a: i32) -> i32 {
        1
    }
}

struct Mistyped;

#[Object]
#[cfg(all())]
impl Mistyped {
    fn wrong(&self) -> i32 {
        "a"
    }
}

#[Directive(location = "Nowhere")]
#[cfg(all())]
fn placed() {}

#[Directive(location = "Nowhere")]
#[cfg(any())]
fn unplaced() {}

fn main() {}
