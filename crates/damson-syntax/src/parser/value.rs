//! Values, arguments, directives and type references.

use super::{Parsed, Parser, move_tail};
use crate::SyntaxErrorCode;
use crate::ast::{Argument, Directive, List, Name, ObjectField, StringValue, TypeRef, Value, ValueKind, Wrapper};
use crate::lexer::TokenKind;
use crate::quoted::quoted;

/// Whether a value may contain variables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Constness {
    Const,
    Variable,
}

/// The parts of the value being parsed whose lists are not complete.
#[derive(Default)]
pub(super) struct Scratch {
    open: Vec<Open>,
    items: Vec<Value>,
    fields: Vec<ObjectField>,
}

/// A list or object that has not ended.
enum Open {
    List {
        start: u32,
        /// Where its items begin on the scratch stack.
        items: usize,
    },
    Object {
        start: u32,
        /// Where its fields begin on the scratch stack.
        fields: usize,
        /// The name of the field whose value comes next.
        field: Option<Name>,
    },
}

impl Parser<'_> {
    /// See [Input Values](https://spec.graphql.org/September2026/#sec-Input-Values).
    pub(super) fn parse_value(&mut self, constness: Constness) -> Parsed<Value> {
        let mut complete = self.begin_value(constness)?;
        while !self.values.open.is_empty() {
            complete = match self.continue_open(complete)? {
                Some(closed) => Some(closed),
                None => self.begin_value(constness)?,
            };
        }
        Ok(complete.expect("a value that is not open is complete"))
    }

    /// A whole value, or none if a list or an object begins.
    #[inline]
    fn begin_value(&mut self, constness: Constness) -> Parsed<Option<Value>> {
        let start = self.token.start;
        let open = match self.token.kind {
            TokenKind::BracketL => Open::List { start, items: self.values.items.len() },
            TokenKind::BraceL => Open::Object { start, fields: self.values.fields.len(), field: None },
            _ => return self.parse_scalar(constness).map(Some),
        };
        if self.values.open.len() == self.limits.depth {
            return Err(self.too_deep());
        }
        self.advance();
        self.values.open.push(open);
        Ok(None)
    }

    /// Puts a complete value where it belongs in the innermost list or object. Returns that if it ends here; otherwise
    /// a value must follow.
    fn continue_open(&mut self, complete: Option<Value>) -> Parsed<Option<Value>> {
        match self.values.open.last_mut().expect("a list or object is open") {
            Open::List { start, items } => {
                let (start, items) = (*start, *items);
                self.values.items.extend(complete);
                if !self.eat(TokenKind::BracketR) {
                    return Ok(None);
                }
                let list = move_tail(&mut self.values.items, items, &mut self.pools.values);
                Ok(Some(self.close(start, ValueKind::List(list))))
            }
            Open::Object { start, fields, field } => {
                let (start, fields) = (*start, *fields);
                if let (Some(name), Some(value)) = (field.take(), complete) {
                    self.values.fields.push(ObjectField { span: name.0.to(value.span), name, value });
                }
                if !self.eat(TokenKind::BraceR) {
                    return self.parse_field_name().map(|()| None);
                }
                let list = move_tail(&mut self.values.fields, fields, &mut self.pools.object_fields);
                Ok(Some(self.close(start, ValueKind::Object(list))))
            }
        }
    }

    fn close(&mut self, start: u32, kind: ValueKind) -> Value {
        self.values.open.pop();
        Value { span: self.span_from(start), kind }
    }

    /// The `name:` of an object field.
    fn parse_field_name(&mut self) -> Parsed<()> {
        let name = self.parse_name()?;
        self.expect(TokenKind::Colon)?;
        if let Some(Open::Object { field, .. }) = self.values.open.last_mut() {
            *field = Some(name);
        }
        Ok(())
    }

    /// A value that is not a list or an object.
    fn parse_scalar(&mut self, constness: Constness) -> Parsed<Value> {
        let kind = match self.token.kind {
            TokenKind::Name => match self.keyword() {
                Some("true") => ValueKind::Boolean(true),
                Some("false") => ValueKind::Boolean(false),
                Some("null") => ValueKind::Null,
                _ => ValueKind::Enum,
            },
            TokenKind::Int => ValueKind::Int,
            TokenKind::Float => ValueKind::Float,
            TokenKind::Dollar => return self.parse_variable_value(constness),
            _ => match self.token.string() {
                Some(string) => ValueKind::String(string),
                None => return Err(self.unexpected()),
            },
        };
        Ok(Value { span: self.advance().span(), kind })
    }

    fn parse_variable_value(&mut self, constness: Constness) -> Parsed<Value> {
        let dollar = self.token;
        if constness == Constness::Const {
            self.advance();
            let description = match self.keyword() {
                Some(name) => format!("Unexpected variable \"${}\" in constant value.", quoted(name)),
                None => format!("Unexpected {}.", TokenKind::Dollar),
            };
            return Err(self.error_at(dollar.start, &description));
        }
        let name = self.parse_variable()?;
        Ok(Value { span: self.span_from(dollar.start), kind: ValueKind::Variable(name) })
    }

    /// `$name`.
    pub(super) fn parse_variable(&mut self) -> Parsed<Name> {
        self.expect(TokenKind::Dollar)?;
        self.parse_name()
    }

    /// See [Arguments](https://spec.graphql.org/September2026/#sec-Language.Arguments).
    #[inline]
    pub(super) fn parse_arguments(&mut self, constness: Constness) -> Parsed<List<Argument>> {
        self.optional_many(TokenKind::ParenL, |parser| parser.parse_argument(constness), TokenKind::ParenR)
    }

    fn parse_argument(&mut self, constness: Constness) -> Parsed<Argument> {
        let name = self.parse_name()?;
        self.expect(TokenKind::Colon)?;
        let value = self.parse_value(constness)?;
        Ok(Argument { span: name.0.to(value.span), name, value })
    }

    /// See [Directives](https://spec.graphql.org/September2026/#sec-Language.Directives).
    #[inline]
    pub(super) fn parse_directives(&mut self, constness: Constness) -> Parsed<List<Directive>> {
        if self.at(TokenKind::At) { self.parse_some_directives(constness) } else { Ok(List::EMPTY) }
    }

    fn parse_some_directives(&mut self, constness: Constness) -> Parsed<List<Directive>> {
        let start = self.pools.directives.len();
        while self.at(TokenKind::At) {
            self.check_directive_limits(start)?;
            let directive = self.parse_directive(constness)?;
            self.pools.directives.push(directive);
        }
        Ok(self.list_from(start))
    }

    fn parse_directive(&mut self, constness: Constness) -> Parsed<Directive> {
        let at = self.expect(TokenKind::At)?;
        let name = self.parse_name()?;
        let arguments = self.parse_arguments(constness)?;
        Ok(Directive { span: self.span_from(at.start), name, arguments })
    }

    /// Whether one more directive may stand in the place whose directives begin at `start`.
    fn check_directive_limits(&mut self, start: usize) -> Parsed<()> {
        let count = self.pools.directives.len();
        let (limit, place) = if count - start >= self.limits.directives_per_place {
            (self.limits.directives_per_place, "One place")
        } else if count >= self.limits.directives {
            (self.limits.directives, "Document")
        } else {
            return Ok(());
        };
        let description = format!("{place} contains more than {limit} directives. Parsing aborted.");
        Err(self.stop_at(self.token.start, SyntaxErrorCode::LimitDirectives, &description))
    }

    /// See [Type References](https://spec.graphql.org/September2026/#sec-Type-References).
    pub(super) fn parse_type_ref(&mut self) -> Parsed<TypeRef> {
        let start = self.token.start;
        let mut depth = 0;
        while self.at(TokenKind::BracketL) {
            if depth == self.limits.depth {
                return Err(self.too_deep());
            }
            self.advance();
            depth += 1;
        }
        let name = self.parse_name()?;
        let wrappers = self.parse_wrappers(depth)?;
        Ok(TypeRef { span: self.span_from(start), name, wrappers })
    }

    /// The marks and closing brackets after the name in a type reference that began with `lists` brackets.
    fn parse_wrappers(&mut self, lists: usize) -> Parsed<List<Wrapper>> {
        let start = self.pools.wrappers.len();
        self.parse_non_null();
        for _ in 0..lists {
            self.expect(TokenKind::BracketR)?;
            self.pools.wrappers.push(Wrapper::List);
            self.parse_non_null();
        }
        Ok(self.list_from(start))
    }

    #[inline]
    fn parse_non_null(&mut self) {
        if self.eat(TokenKind::Bang) {
            self.pools.wrappers.push(Wrapper::NonNull);
        }
    }

    /// See [Descriptions](https://spec.graphql.org/September2026/#sec-Descriptions).
    #[inline]
    pub(super) fn parse_description(&mut self) -> Option<StringValue> {
        let description = self.token.string();
        if description.is_some() {
            self.advance();
        }
        description
    }
}
