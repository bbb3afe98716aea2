//! Loaders as their users see them: which keys are loaded together, and what everyone gets.

mod alone;
mod associations;
mod batch_resolvers;
mod caches;
mod errors;
mod leaving;
mod levels;
mod request_data;
mod schema;
mod storm;
mod ways;

use damson_testing::support;
