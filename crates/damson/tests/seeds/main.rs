//! The programs of the books, written anew: each test is one example, with the schema that it makes and the answers that it gives.
//!
//! `docs/seeds.md` says which test stands for which example, and which examples wait for later work; `listing.rs` holds the page to it.

#![allow(clippy::duplicated_attributes, clippy::needless_question_mark)] // as the books write it

mod book;
mod juniper;
mod listing;

use damson_testing::support::answer;
use expect_test::Expect;

/// The schema is `sdl`, as it is printed.
#[track_caller]
fn assert_schema<Query, Mutation, Subscription>(schema: &damson::Schema<Query, Mutation, Subscription>, sdl: Expect) {
    sdl.assert_eq(&schema.sdl());
}
