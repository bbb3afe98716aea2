//! Subscriptions as their users see them: requests, and the responses that a stream gives.

mod attaching;
mod cases;
mod guards;
mod look_ahead;
mod pulling;
mod schema;

use damson_testing::support::{self, answers, text};
