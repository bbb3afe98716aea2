//! Schema coordinates: how errors and tools call the elements of a schema. A small language of its own, without spaces.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use std::fmt;

use crate::error::{describe_character, quoted};
use crate::lexer::is_name_continue;
use crate::{SyntaxError, SyntaxErrorCode};

/// The name of an element of a schema, unique in it.
///
/// ```
/// use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};
///
/// let coordinate = parse_schema_coordinate("Query.hero(id:)")?;
/// let expected = SchemaCoordinate::Argument { type_name: "Query", field_name: "hero", argument_name: "id" };
/// assert_eq!(coordinate, expected);
/// assert_eq!(coordinate.to_string(), "Query.hero(id:)");
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SchemaCoordinate<'a> {
    /// `Type`
    Type {
        /// The type.
        type_name: &'a str,
    },
    /// `Type.field`, `Input.field` or `Enum.VALUE`
    Member {
        /// The type.
        type_name: &'a str,
        /// Its field, input field or enum value.
        member_name: &'a str,
    },
    /// `Type.field(argument:)`
    Argument {
        /// The type.
        type_name: &'a str,
        /// Its field.
        field_name: &'a str,
        /// The field's argument.
        argument_name: &'a str,
    },
    /// `@directive`
    Directive {
        /// The directive, without the `@`.
        directive_name: &'a str,
    },
    /// `@directive(argument:)`
    DirectiveArgument {
        /// The directive, without the `@`.
        directive_name: &'a str,
        /// Its argument.
        argument_name: &'a str,
    },
}

impl fmt::Display for SchemaCoordinate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchemaCoordinate::Type { type_name } => write!(f, "{type_name}"),
            SchemaCoordinate::Member { type_name, member_name } => write!(f, "{type_name}.{member_name}"),
            SchemaCoordinate::Argument { type_name, field_name, argument_name } => {
                write!(f, "{type_name}.{field_name}({argument_name}:)")
            }
            SchemaCoordinate::Directive { directive_name } => write!(f, "@{directive_name}"),
            SchemaCoordinate::DirectiveArgument { directive_name, argument_name } => {
                write!(f, "@{directive_name}({argument_name}:)")
            }
        }
    }
}

/// Parses a schema coordinate such as `Query.hero(id:)`.
pub fn parse_schema_coordinate(source: &str) -> Result<SchemaCoordinate<'_>, SyntaxError> {
    let mut reader = Reader { source, position: 0 };
    let coordinate = reader.read_coordinate().map_err(|error| *error)?;
    if reader.position < source.len() {
        return Err(*reader.expected("<EOF>"));
    }
    Ok(coordinate)
}

type Parsed<T> = Result<T, Box<SyntaxError>>;

struct Reader<'a> {
    source: &'a str,
    position: usize,
}

impl<'a> Reader<'a> {
    fn read_coordinate(&mut self) -> Parsed<SchemaCoordinate<'a>> {
        if self.eat("@") {
            let directive_name = self.read_name()?;
            return Ok(match self.read_argument()? {
                Some(argument_name) => SchemaCoordinate::DirectiveArgument { directive_name, argument_name },
                None => SchemaCoordinate::Directive { directive_name },
            });
        }
        let type_name = self.read_name()?;
        if !self.eat(".") {
            return Ok(SchemaCoordinate::Type { type_name });
        }
        let member_name = self.read_name()?;
        Ok(match self.read_argument()? {
            Some(argument_name) => SchemaCoordinate::Argument { type_name, field_name: member_name, argument_name },
            None => SchemaCoordinate::Member { type_name, member_name },
        })
    }

    /// `(argument:)`, if it is there.
    fn read_argument(&mut self) -> Parsed<Option<&'a str>> {
        if !self.eat("(") {
            return Ok(None);
        }
        let argument_name = self.read_name()?;
        self.expect(":")?;
        self.expect(")")?;
        Ok(Some(argument_name))
    }

    fn read_name(&mut self) -> Parsed<&'a str> {
        match self.name() {
            "" => Err(self.expected("Name")),
            name => {
                self.position += name.len();
                Ok(name)
            }
        }
    }

    /// The name at the position; empty if there is none.
    fn name(&self) -> &'a str {
        let rest = self.rest();
        let len = rest.bytes().position(|byte| !is_name_continue(byte)).unwrap_or(rest.len());
        if rest.starts_with(|first: char| first.is_ascii_digit()) { "" } else { &rest[..len] }
    }

    fn rest(&self) -> &'a str {
        &self.source[self.position..]
    }

    fn eat(&mut self, punctuator: &str) -> bool {
        let found = self.rest().starts_with(punctuator);
        self.position += if found { punctuator.len() } else { 0 };
        found
    }

    fn expect(&mut self, punctuator: &str) -> Parsed<()> {
        if self.eat(punctuator) { Ok(()) } else { Err(self.expected(&format!("\"{punctuator}\""))) }
    }

    #[cold]
    fn expected(&self, what: &str) -> Box<SyntaxError> {
        let found = match self.rest().chars().next() {
            None => "<EOF>".to_owned(),
            Some(character @ ('.' | '(' | ')' | ':' | '@')) => format!("\"{character}\""),
            Some(_) if !self.name().is_empty() => format!("Name \"{}\"", quoted(self.name())),
            Some(character) => return self.error(&format!("Invalid character: {}.", describe_character(character))),
        };
        self.error(&format!("Expected {what}, found {found}."))
    }

    #[cold]
    fn error(&self, description: &str) -> Box<SyntaxError> {
        let offset = u32::try_from(self.position).unwrap_or(u32::MAX);
        SyntaxError::new(self.source, offset, SyntaxErrorCode::ParseFailed, description)
    }
}
