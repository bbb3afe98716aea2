//! Schemas made at run time, as their users see them.

mod abstract_types;
mod accessors;
mod attaching;
mod cache_control;
mod complexity;
mod directives;
mod engine;
mod error_places;
mod guards;
mod look_ahead;
mod resolvers;
mod scalars;
mod sdl;
mod secrets;
mod types;
mod visibility;

use damson_testing::support::{self, answer};
