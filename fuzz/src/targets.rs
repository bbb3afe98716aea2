//! The targets, one file for each.

pub mod coercion;
pub mod execution;
pub mod lexer;
pub mod merger;
pub mod messages;
pub mod parser;
pub mod parser_limited;
pub mod printer;
pub mod sdl;
pub mod streams;
pub mod validation;
