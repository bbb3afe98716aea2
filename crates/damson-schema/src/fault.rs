//! The faults of a schema, all together, each with its coordinate and its places in the SDL.

use std::fmt;
use std::sync::Arc;

use damson_syntax::{Location, Span};

use crate::HashSet;
use crate::type_system::Coordinate;

/// One fault of a schema.
#[derive(Clone, PartialEq, Debug)]
pub struct SchemaError {
    /// The fault, for the schema's author.
    pub message: String,
    /// The part of the schema that is wrong; none for the schema as a whole.
    pub coordinate: Option<Coordinate>,
    /// The places in the SDL, if the schema came from there.
    pub locations: Vec<Location>,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(coordinate) = &self.coordinate {
            write!(f, "{coordinate}: ")?;
        }
        f.write_str(&self.message)?;
        self.locations.iter().try_for_each(|place| write!(f, " ({}:{})", place.line, place.column))
    }
}

impl std::error::Error for SchemaError {}

/// All the faults of a schema. There is at least one.
#[derive(Clone, PartialEq, Debug)]
pub struct SchemaErrors(Vec<SchemaError>);

impl SchemaErrors {
    /// The faults, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, SchemaError> {
        self.0.iter()
    }

    /// The number of faults.
    #[expect(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl FromIterator<SchemaError> for SchemaErrors {
    fn from_iter<I: IntoIterator<Item = SchemaError>>(errors: I) -> Self {
        SchemaErrors(errors.into_iter().collect())
    }
}

impl IntoIterator for SchemaErrors {
    type Item = SchemaError;
    type IntoIter = std::vec::IntoIter<SchemaError>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a SchemaErrors {
    type Item = &'a SchemaError;
    type IntoIter = std::slice::Iter<'a, SchemaError>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for SchemaErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "the schema has {count} {}", if count == 1 { "fault" } else { "faults" })?;
        self.0.iter().try_for_each(|error| write!(f, "\n- {error}"))
    }
}

impl std::error::Error for SchemaErrors {}

/// A fault whose places in the SDL have yet to be found.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Fault {
    pub(crate) message: String,
    /// The part of the schema to name; by default, that of the first place.
    pub(crate) coordinate: Option<Coordinate>,
    /// The places, in the order in which the message names them.
    pub(crate) places: Vec<Place>,
}

impl Fault {
    /// A fault of the part that the first place is in.
    pub(crate) fn new(message: impl Into<String>, places: impl Into<Vec<Place>>) -> Self {
        let places = places.into();
        let coordinate = places.first().and_then(|place| place.coordinate().cloned());
        Fault { message: message.into(), coordinate, places }
    }

    /// Adds the faults of parts that have none yet. In other parts they may follow from a fault that is known.
    pub(crate) fn add_elsewhere(faults: &mut Vec<Fault>, mut more: Vec<Fault>) {
        let wrong: HashSet<Option<&Coordinate>> = faults.iter().map(|fault| fault.coordinate.as_ref()).collect();
        more.retain(|fault| !wrong.contains(&fault.coordinate.as_ref()));
        faults.append(&mut more);
    }

    /// This fault as a fault of `coordinate`.
    pub(crate) fn of(self, coordinate: Coordinate) -> Self {
        Fault { coordinate: Some(coordinate), ..self }
    }
}

/// Drops the places, because there is no SDL to find them in.
impl From<Fault> for SchemaError {
    fn from(fault: Fault) -> Self {
        SchemaError { message: fault.message, coordinate: fault.coordinate, locations: Vec::new() }
    }
}

/// A place in the SDL that a fault points at.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Place {
    /// A part of every definition and extension with this coordinate.
    Node(Coordinate, Part),
    /// The root type of an operation, by its keyword, in the schema definition; without that, the type itself.
    Root(&'static str, Arc<str>),
    /// The schema definition.
    Schema,
    /// A place that the reader of the SDL knows.
    Span(Span),
}

impl Place {
    pub(crate) fn node(coordinate: Coordinate, part: Part) -> Self {
        Place::Node(coordinate, part)
    }

    fn coordinate(&self) -> Option<&Coordinate> {
        match self {
            Place::Node(coordinate, _) => Some(coordinate),
            _ => None,
        }
    }
}

/// One step into a value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Step {
    /// An item of a list.
    Index(usize),
    /// A field of an object.
    Field(Box<str>),
}

/// A part of a definition.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Its name.
    Name,
    /// Its type.
    Type,
    /// Its default value, or the part of that at a path.
    DefaultValue(Vec<Step>),
    /// The field of this name in the part of its default value at a path.
    DefaultValueField(Vec<Step>, Box<str>),
    /// Its `@deprecated`.
    Deprecated,
    /// A name in its list of interfaces or members.
    Listed(Arc<str>),
}
