//! The GraphQL language as text and tree: a lexer, a parser, a compact syntax tree and a printer.
//!
//! Implements [section 2](https://spec.graphql.org/September2026/#sec-Language) of the September 2026 edition.
//! Knows no schema: what a name means is for `damson-schema` to say.

pub mod ast;
mod span;

pub use span::{Location, Span};
