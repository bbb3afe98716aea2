//! The schema definition language: from text to a type system and back.

use damson_syntax::ast::Document;
use damson_syntax::{Limits, parse_with};

use crate::TypeSystem;
use crate::build::TypeSystemBuilder;
use crate::fault::{Fault, SchemaError, SchemaErrors};
use crate::read::Reader;

mod applied;
mod known;
mod nodes;
mod options;
mod places;
mod print;
mod unique;

pub use options::SdlOptions;

impl TypeSystem {
    /// Builds a type system from SDL, and checks it.
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    ///
    /// let type_system = TypeSystem::from_sdl("type Query { hello: String! }")?;
    /// assert!(type_system.by_name("Query").is_some());
    ///
    /// let errors = TypeSystem::from_sdl("type Query { hello: Strin! }").unwrap_err();
    /// assert_eq!(errors.iter().next().unwrap().message, "Unknown type \"Strin\". Did you mean \"String\"?");
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    ///
    /// # Errors
    /// The syntax error, or all the faults of the schema, with their places.
    pub fn from_sdl(sdl: &str) -> Result<Self, SchemaErrors> {
        Self::from_sdl_with(sdl, |_| {})
    }

    /// Builds a type system from SDL and from what `further` adds to it, and checks it.
    ///
    /// # Errors
    /// The syntax error, or all the faults of the schema, with their places.
    pub fn from_sdl_with(sdl: &str, further: impl FnOnce(&mut TypeSystemBuilder)) -> Result<Self, SchemaErrors> {
        let document = parse_with(sdl, &Limits::none()).map_err(|error| {
            let locations = vec![error.location];
            SchemaErrors::from_iter([SchemaError { message: error.message, coordinate: None, locations }])
        })?;
        Self::from_document_with(&document, further)
    }

    /// Builds a type system from a parsed document, and checks it.
    ///
    /// # Errors
    /// All the faults of the schema, with their places.
    pub fn from_document(document: &Document) -> Result<Self, SchemaErrors> {
        Self::from_document_with(document, |_| {})
    }

    fn from_document_with(
        document: &Document,
        further: impl FnOnce(&mut TypeSystemBuilder),
    ) -> Result<Self, SchemaErrors> {
        let mut builder = TypeSystemBuilder::new();
        let mut reader = Reader::new(document, &mut builder);
        reader.read();
        let repeats_names = reader.repeats_names;
        further(&mut builder);
        let nodes = nodes::nodes(document);
        known::check(document, &nodes, &mut builder);
        // Definitions beside other faults were perhaps not read.
        let names_are_unique = !repeats_names && builder.faults() == 0;
        unique::check(document, &nodes, names_are_unique).into_iter().for_each(|fault| builder.report_fault(fault));
        let check = |types: &TypeSystem, faults: &mut Vec<Fault>| {
            faults.extend(applied::check(document, &nodes, types));
            // Added definitions stand in no document.
            Fault::add_elsewhere(faults, crate::check::applied::check(types));
        };
        builder.complete_with(check).map_err(|faults| places::locate(document, &nodes, faults).collect())
    }
}

/// The faults with the lines and columns of their places in a document.
pub(crate) fn locate(document: &Document, faults: Vec<Fault>) -> impl Iterator<Item = SchemaError> + use<> {
    places::locate(document, &nodes::nodes(document), faults)
}
