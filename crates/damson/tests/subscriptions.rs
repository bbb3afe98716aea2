//! Subscriptions as their users see them: requests, and the responses that a stream gives.

#[path = "subscriptions/attaching.rs"]
mod attaching;
#[path = "subscriptions/cases.rs"]
mod cases;
#[path = "subscriptions/guards.rs"]
mod guards;
#[path = "subscriptions/pulling.rs"]
mod pulling;
#[path = "subscriptions/schema.rs"]
mod schema;
mod support;

use support::{answers, text};
