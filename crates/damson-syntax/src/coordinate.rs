//! Schema coordinates: how errors and tools call the elements of a schema. A small language of its own, without spaces.
//! See [Schema Coordinates](https://spec.graphql.org/September2026/#sec-Schema-Coordinates).

use std::fmt;

use crate::error::describe_character;
use crate::lexer::is_name_continue;
use crate::quoted::quoted;
use crate::{SyntaxError, SyntaxErrorCode};

/// The name of an element of a schema, unique in it. Its names are of the type `N`: `&str` where they are borrowed.
///
/// ```
/// use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};
///
/// let coordinate = parse_schema_coordinate("Query.hero(id:)")?;
/// assert_eq!(coordinate, SchemaCoordinate::Argument("Query", "hero", "id"));
/// assert_eq!(coordinate.to_string(), "Query.hero(id:)");
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SchemaCoordinate<N> {
    /// `Type`
    Type(N),
    /// `Type.member`: a field, an input field or an enum value.
    Member(N, N),
    /// `Type.field(argument:)`
    Argument(N, N, N),
    /// `@directive`; the name has no `@`.
    Directive(N),
    /// `@directive(argument:)`; the directive's name has no `@`.
    DirectiveArgument(N, N),
}

impl<N> SchemaCoordinate<N> {
    /// The same coordinate with other names.
    pub fn map<'n, M>(&'n self, mut name: impl FnMut(&'n N) -> M) -> SchemaCoordinate<M> {
        match self {
            SchemaCoordinate::Type(ty) => SchemaCoordinate::Type(name(ty)),
            SchemaCoordinate::Member(ty, member) => SchemaCoordinate::Member(name(ty), name(member)),
            SchemaCoordinate::Argument(ty, field, argument) => {
                SchemaCoordinate::Argument(name(ty), name(field), name(argument))
            }
            SchemaCoordinate::Directive(directive) => SchemaCoordinate::Directive(name(directive)),
            SchemaCoordinate::DirectiveArgument(directive, argument) => {
                SchemaCoordinate::DirectiveArgument(name(directive), name(argument))
            }
        }
    }
}

impl<N: Clone> SchemaCoordinate<N> {
    /// The coordinate of an argument of this field or directive.
    ///
    /// # Panics
    /// If this is the coordinate of something else, which has no arguments.
    #[must_use]
    pub fn argument(&self, argument: N) -> Self {
        match self {
            SchemaCoordinate::Member(ty, field) => SchemaCoordinate::Argument(ty.clone(), field.clone(), argument),
            SchemaCoordinate::Directive(directive) => SchemaCoordinate::DirectiveArgument(directive.clone(), argument),
            _ => panic!("only fields and directives have arguments"),
        }
    }
}

impl<N: fmt::Display> fmt::Display for SchemaCoordinate<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchemaCoordinate::Type(ty) => write!(f, "{ty}"),
            SchemaCoordinate::Member(ty, member) => write!(f, "{ty}.{member}"),
            SchemaCoordinate::Argument(ty, field, argument) => write!(f, "{ty}.{field}({argument}:)"),
            SchemaCoordinate::Directive(directive) => write!(f, "@{directive}"),
            SchemaCoordinate::DirectiveArgument(directive, argument) => write!(f, "@{directive}({argument}:)"),
        }
    }
}

/// Parses a schema coordinate such as `Query.hero(id:)`.
pub fn parse_schema_coordinate(source: &str) -> Result<SchemaCoordinate<&str>, SyntaxError> {
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
    fn read_coordinate(&mut self) -> Parsed<SchemaCoordinate<&'a str>> {
        if self.eat("@") {
            let directive = self.read_name()?;
            return Ok(match self.read_argument()? {
                Some(argument) => SchemaCoordinate::DirectiveArgument(directive, argument),
                None => SchemaCoordinate::Directive(directive),
            });
        }
        let ty = self.read_name()?;
        if !self.eat(".") {
            return Ok(SchemaCoordinate::Type(ty));
        }
        let member = self.read_name()?;
        Ok(match self.read_argument()? {
            Some(argument) => SchemaCoordinate::Argument(ty, member, argument),
            None => SchemaCoordinate::Member(ty, member),
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
