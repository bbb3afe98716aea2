//! Parts of a schema that are allowed but probably not intended. They are looked for only on request.

use std::fmt;

use damson_syntax::Location;
use damson_syntax::ast::Document;

use crate::TypeSystem;
use crate::fault::{Fault, SchemaError};
use crate::type_system::Coordinate;

mod circles;
mod directive_cycles;

/// A part of a schema that is allowed but probably not intended.
#[derive(Clone, PartialEq, Debug)]
pub struct SchemaWarning {
    /// The problem and the next step, for the schema's author.
    pub message: String,
    /// The part of the schema with the problem; none for the schema as a whole.
    pub coordinate: Option<Coordinate>,
    /// The places in the SDL, if it is known.
    pub locations: Vec<Location>,
}

impl fmt::Display for SchemaWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SchemaWarning { message, coordinate, locations } = self.clone();
        SchemaError { message, coordinate, locations }.fmt(f)
    }
}

impl From<SchemaError> for SchemaWarning {
    fn from(SchemaError { message, coordinate, locations }: SchemaError) -> Self {
        SchemaWarning { message, coordinate, locations }
    }
}

impl TypeSystem {
    /// The parts of this schema that are allowed but probably not intended.
    ///
    /// There is one kind: directives whose definitions refer to themselves.
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    ///
    /// let types = TypeSystem::from_sdl("type Query { a: Int } directive @a(x: Int @a) on ARGUMENT_DEFINITION")?;
    /// let warnings = types.warnings();
    /// assert!(warnings[0].message.starts_with("The definition of directive @a refers to the directive itself."));
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    pub fn warnings(&self) -> Vec<SchemaWarning> {
        directive_cycles::find(self).into_iter().map(SchemaError::from).map(SchemaWarning::from).collect()
    }

    /// [`warnings`](Self::warnings) with their places in the document that this schema was [made from](Self::from_document).
    pub fn warnings_in(&self, document: &Document) -> Vec<SchemaWarning> {
        let found: Vec<Fault> = directive_cycles::find(self);
        crate::sdl::locate(document, found).map(SchemaWarning::from).collect()
    }
}
