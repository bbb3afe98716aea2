//! The GraphQL language as text and tree: a lexer, a parser, a compact syntax tree and a printer.
//!
//! Implements [section 2](https://spec.graphql.org/September2026/#sec-Language) of the September 2026 edition.
//! Knows no schema: what a name means is for `damson-schema` to say.
//!
//! ```
//! use damson_syntax::ast::Selection;
//!
//! let document = damson_syntax::parse("{ hero(episode: JEDI) { name } }")?;
//! let operation = document.operations().next().expect("the document has a query");
//! let Selection::Field(hero) = &document[operation.selection_set.selections][0] else { panic!("hero is a field") };
//! assert_eq!(&document[hero.name], "hero");
//! let episode = &document[hero.arguments][0];
//! assert_eq!(damson_syntax::print_value(&document, episode.value), "JEDI");
//! # Ok::<(), damson_syntax::SyntaxError>(())
//! ```

pub mod ast;
mod block_string;
mod coordinate;
mod error;
mod escape;
mod lexer;
mod limits;
mod location;
mod parser;
mod printer;
mod quoted;
mod search;
mod span;
mod string_value;

pub use block_string::{is_printable_as_block_string, print_block_string};
pub use coordinate::{SchemaCoordinate, parse_schema_coordinate};
pub use error::{SyntaxError, SyntaxErrorCode};
#[doc(hidden)]
pub use lexer::token_spans;
pub use limits::Limits;
pub use location::{locate, locate_all};
pub use parser::{parse, parse_const_value, parse_const_value_with, parse_type, parse_value, parse_with};
pub use printer::{
    print, print_definition, print_directive, print_masked, print_minified, print_string, print_type, print_value,
};
pub use quoted::{quoted, shortened};
pub use span::{Location, Span};
