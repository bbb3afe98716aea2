//! Schemas made at run time, as their users see them.

#[path = "dynamic/abstract_types.rs"]
mod abstract_types;
#[path = "dynamic/accessors.rs"]
mod accessors;
#[path = "dynamic/attaching.rs"]
mod attaching;
#[path = "dynamic/cache_control.rs"]
mod cache_control;
#[path = "dynamic/complexity.rs"]
mod complexity;
#[path = "dynamic/directives.rs"]
mod directives;
#[path = "dynamic/engine.rs"]
mod engine;
#[path = "dynamic/guards.rs"]
mod guards;
#[path = "dynamic/resolvers.rs"]
mod resolvers;
#[path = "dynamic/scalars.rs"]
mod scalars;
#[path = "dynamic/sdl.rs"]
mod sdl;
mod support;
#[path = "dynamic/types.rs"]
mod types;
#[path = "dynamic/visibility.rs"]
mod visibility;

use support::answer;
