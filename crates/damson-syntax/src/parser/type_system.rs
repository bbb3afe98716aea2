//! Definitions and extensions of the type system, and the choice between all kinds of definition.
//! See [Type System](https://spec.graphql.org/September2026/#sec-Type-System).

use super::value::Constness;
use super::{Parsed, Parser};
use crate::SyntaxError;
use crate::ast::{
    Definition, DirectiveDefinition, EnumValueDefinition, FieldDefinition, InputValueDefinition, List, Name,
    OperationType, OperationTypeDefinition, SchemaDefinition, StringValue, TypeDefinition, TypeDefinitionKind, Value,
};
use crate::lexer::TokenKind;

/// The parts before the keyword of a definition.
struct Head {
    start: u32,
    extend: bool,
    description: Option<StringValue>,
}

/// The kinds of type definition, by their keywords.
#[derive(Clone, Copy)]
enum TypeKeyword {
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

impl Parser<'_> {
    pub(super) fn parse_definition(&mut self) -> Parsed<Definition> {
        if self.at(TokenKind::BraceL) {
            return self.parse_shorthand_query();
        }
        let start = self.token.start;
        let description = self.parse_description();
        if let Some(operation_type) = self.operation_type() {
            return self.parse_operation(start, description, operation_type);
        }
        match self.keyword() {
            Some("fragment") => self.parse_fragment_definition(start, description),
            Some("extend") if description.is_none() => {
                self.advance();
                self.parse_type_system(Head { start, extend: true, description })
            }
            _ => self.parse_type_system(Head { start, extend: false, description }),
        }
    }

    /// The kind of operation whose keyword is looked at.
    fn operation_type(&self) -> Option<OperationType> {
        match self.keyword()? {
            "query" => Some(OperationType::Query),
            "mutation" => Some(OperationType::Mutation),
            "subscription" => Some(OperationType::Subscription),
            _ => None,
        }
    }

    fn parse_type_system(&mut self, head: Head) -> Parsed<Definition> {
        let keyword = match self.keyword() {
            Some("type") => TypeKeyword::Object,
            Some("input") => TypeKeyword::InputObject,
            Some("enum") => TypeKeyword::Enum,
            Some("interface") => TypeKeyword::Interface,
            Some("union") => TypeKeyword::Union,
            Some("scalar") => TypeKeyword::Scalar,
            Some("directive") => return self.parse_directive_definition(head),
            Some("schema") => return self.parse_schema_definition(head),
            _ => return Err(self.no_definition(&head)),
        };
        self.parse_type_definition(head, keyword)
    }

    /// The error for a token that cannot begin a definition.
    #[cold]
    fn no_definition(&mut self, head: &Head) -> Box<SyntaxError> {
        let description = match self.token.kind {
            TokenKind::BraceL => "Unexpected description, descriptions are not supported on shorthand queries.",
            TokenKind::Name => "Unexpected description, only GraphQL definitions support descriptions.",
            _ => return self.unexpected(),
        };
        if head.description.is_some() { self.error_at(head.start, description) } else { self.unexpected() }
    }

    /// See [Schema](https://spec.graphql.org/September2026/#sec-Schema).
    fn parse_schema_definition(&mut self, Head { start, extend, description }: Head) -> Parsed<Definition> {
        self.advance();
        let directives = self.parse_directives(Constness::Const)?;
        let operation_types = if extend && !self.at(TokenKind::BraceL) {
            List::EMPTY
        } else {
            self.many(TokenKind::BraceL, Self::parse_operation_type_definition, TokenKind::BraceR)?
        };
        if extend && directives.is_empty() && operation_types.is_empty() {
            return Err(self.unexpected());
        }
        let span = self.span_from(start);
        Ok(Definition::Schema(SchemaDefinition { span, extend, description, directives, operation_types }))
    }

    fn parse_operation_type_definition(&mut self) -> Parsed<OperationTypeDefinition> {
        let start = self.token.start;
        let operation_type = self.operation_type();
        let keyword = self.expect(TokenKind::Name)?;
        let Some(operation_type) = operation_type else { return Err(self.unexpected_token(keyword)) };
        self.expect(TokenKind::Colon)?;
        let ty = self.parse_name()?;
        Ok(OperationTypeDefinition { span: self.span_from(start), operation_type, ty })
    }

    /// See [Types](https://spec.graphql.org/September2026/#sec-Types).
    fn parse_type_definition(
        &mut self,
        Head { start, extend, description }: Head,
        keyword: TypeKeyword,
    ) -> Parsed<Definition> {
        self.advance();
        let name = self.parse_name()?;
        let interfaces = self.parse_implements_interfaces(keyword)?;
        let directives = self.parse_directives(Constness::Const)?;
        let kind = self.parse_type_parts(keyword, interfaces)?;
        if extend && directives.is_empty() && kind.is_empty() {
            return Err(self.unexpected());
        }
        let span = self.span_from(start);
        Ok(Definition::Type(TypeDefinition { span, extend, description, name, directives, kind }))
    }

    fn parse_implements_interfaces(&mut self, keyword: TypeKeyword) -> Parsed<List<Name>> {
        match keyword {
            TypeKeyword::Object | TypeKeyword::Interface if self.eat_keyword("implements") => {
                self.delimited_many(TokenKind::Amp, Self::parse_name)
            }
            _ => Ok(List::EMPTY),
        }
    }

    fn parse_type_parts(&mut self, keyword: TypeKeyword, interfaces: List<Name>) -> Parsed<TypeDefinitionKind> {
        use TokenKind::{BraceL, BraceR, Equals, Pipe};
        Ok(match keyword {
            TypeKeyword::Scalar => TypeDefinitionKind::Scalar,
            TypeKeyword::Object => {
                let fields = self.optional_many(BraceL, Self::parse_field_definition, BraceR)?;
                TypeDefinitionKind::Object { interfaces, fields }
            }
            TypeKeyword::Interface => {
                let fields = self.optional_many(BraceL, Self::parse_field_definition, BraceR)?;
                TypeDefinitionKind::Interface { interfaces, fields }
            }
            TypeKeyword::Union => {
                let has_members = self.eat(Equals);
                let members = if has_members { self.delimited_many(Pipe, Self::parse_name)? } else { List::EMPTY };
                TypeDefinitionKind::Union { members }
            }
            TypeKeyword::Enum => {
                let values = self.optional_many(BraceL, Self::parse_enum_value_definition, BraceR)?;
                TypeDefinitionKind::Enum { values }
            }
            TypeKeyword::InputObject => {
                let fields = self.optional_many(BraceL, Self::parse_input_value_definition, BraceR)?;
                TypeDefinitionKind::InputObject { fields }
            }
        })
    }

    fn parse_field_definition(&mut self) -> Parsed<FieldDefinition> {
        let start = self.token.start;
        let description = self.parse_description();
        let name = self.parse_name()?;
        let arguments = self.parse_arguments_definition()?;
        self.expect(TokenKind::Colon)?;
        let ty = self.parse_type_ref()?;
        let directives = self.parse_directives(Constness::Const)?;
        Ok(FieldDefinition { span: self.span_from(start), description, name, arguments, ty, directives })
    }

    fn parse_arguments_definition(&mut self) -> Parsed<List<InputValueDefinition>> {
        self.optional_many(TokenKind::ParenL, Self::parse_input_value_definition, TokenKind::ParenR)
    }

    fn parse_input_value_definition(&mut self) -> Parsed<InputValueDefinition> {
        let start = self.token.start;
        let description = self.parse_description();
        let name = self.parse_name()?;
        self.expect(TokenKind::Colon)?;
        let ty = self.parse_type_ref()?;
        let default_value = self.parse_default_value()?;
        let directives = self.parse_directives(Constness::Const)?;
        Ok(InputValueDefinition { span: self.span_from(start), description, name, ty, default_value, directives })
    }

    pub(super) fn parse_default_value(&mut self) -> Parsed<Option<Value>> {
        if self.eat(TokenKind::Equals) { self.parse_value(Constness::Const).map(Some) } else { Ok(None) }
    }

    fn parse_enum_value_definition(&mut self) -> Parsed<EnumValueDefinition> {
        let start = self.token.start;
        let description = self.parse_description();
        if let Some("true" | "false" | "null") = self.keyword() {
            let token = self.describe(self.token);
            let description = format!("{token} is reserved and cannot be used for an enum value.");
            return Err(self.error_at(self.token.start, &description));
        }
        let name = self.parse_name()?;
        let directives = self.parse_directives(Constness::Const)?;
        Ok(EnumValueDefinition { span: self.span_from(start), description, name, directives })
    }

    /// See [Directives](https://spec.graphql.org/September2026/#sec-Type-System.Directives).
    fn parse_directive_definition(&mut self, Head { start, extend, description }: Head) -> Parsed<Definition> {
        self.advance();
        self.expect(TokenKind::At)?;
        let name = self.parse_name()?;
        let arguments = if extend { List::EMPTY } else { self.parse_arguments_definition()? };
        let directives = self.parse_directives(Constness::Const)?;
        if extend && directives.is_empty() {
            return Err(self.unexpected());
        }
        let repeatable = !extend && self.eat_keyword("repeatable");
        let locations = if extend { List::EMPTY } else { self.parse_directive_locations()? };
        let span = self.span_from(start);
        Ok(Definition::Directive(DirectiveDefinition {
            span,
            extend,
            description,
            name,
            arguments,
            directives,
            repeatable,
            locations,
        }))
    }

    fn parse_directive_locations(&mut self) -> Parsed<List<Name>> {
        self.expect_keyword("on")?;
        self.delimited_many(TokenKind::Pipe, Self::parse_directive_location)
    }

    /// See [DirectiveLocation](https://spec.graphql.org/September2026/#DirectiveLocation).
    fn parse_directive_location(&mut self) -> Parsed<Name> {
        let token = self.token;
        let name = self.parse_name()?;
        if DIRECTIVE_LOCATIONS.contains(&&self.source[name.0.range()]) {
            return Ok(name);
        }
        Err(self.unexpected_token(token))
    }
}

impl TypeDefinitionKind {
    /// Whether the definition has no parts.
    fn is_empty(&self) -> bool {
        match self {
            TypeDefinitionKind::Scalar => true,
            TypeDefinitionKind::Object { interfaces, fields }
            | TypeDefinitionKind::Interface { interfaces, fields } => interfaces.is_empty() && fields.is_empty(),
            TypeDefinitionKind::Union { members } => members.is_empty(),
            TypeDefinitionKind::Enum { values } => values.is_empty(),
            TypeDefinitionKind::InputObject { fields } => fields.is_empty(),
        }
    }
}

/// The places where a directive may stand. `FRAGMENT_VARIABLE_DEFINITION` is graphql-js's, ahead of the specification.
const DIRECTIVE_LOCATIONS: [&str; 21] = [
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
    "FRAGMENT_VARIABLE_DEFINITION",
    "SCHEMA",
    "SCALAR",
    "OBJECT",
    "FIELD_DEFINITION",
    "ARGUMENT_DEFINITION",
    "INTERFACE",
    "UNION",
    "ENUM",
    "ENUM_VALUE",
    "INPUT_OBJECT",
    "INPUT_FIELD_DEFINITION",
    "DIRECTIVE_DEFINITION",
];
