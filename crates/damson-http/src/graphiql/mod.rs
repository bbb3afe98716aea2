//! The GraphiQL page, served from the binary: it needs no network but the server's own address.
//!
//! Knows nothing of schemas, requests or web frameworks. The assets are built by `web/graphiql`; the licences of
//! everything in them are in [`THIRD_PARTY_LICENSES`].

mod asset;
mod page;
mod policy;
mod source;

#[cfg(test)]
mod tests;

pub use asset::{Asset, asset};
pub use page::GraphiQLPage;
pub use source::{Credentials, GraphiQLSource};

/// The version of the npm package `graphiql` that is bundled.
pub const GRAPHIQL_VERSION: &str = "5.4.0";

/// The licence texts of everything that is bundled into the page.
pub const THIRD_PARTY_LICENSES: &str = include_str!("THIRD-PARTY-LICENSES.txt");
