//! From tokens to the syntax tree, with one token of lookahead and no recursion: whatever can nest in the language
//! waits on a stack of the parser's own.
//!
//! Lists are made contiguous in their pools without copying where a list cannot contain another of its kind; selections,
//! values and object fields, which can, wait on a scratch stack until their list is complete.

use crate::ast::{Definition, Document, List, Name, Pooled, Pools, TypeRef, Value};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::quoted::quoted;
use crate::string_value::string_value;
use crate::{Limits, Span, SyntaxError, SyntaxErrorCode};

mod executable;
mod type_system;
mod value;

use value::Constness;

/// Parses a document, executable or of the type system, within the default [`Limits`].
///
/// ```
/// let document = damson_syntax::parse("{ hero { name } }")?;
/// assert_eq!(document.operations().count(), 1);
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
pub fn parse(source: &str) -> Result<Document, SyntaxError> {
    parse_with(source, &Limits::default())
}

/// Parses a document within `limits`.
pub fn parse_with(source: &str, limits: &Limits) -> Result<Document, SyntaxError> {
    let (document, ()) = run(source, limits, Parser::parse_document)?;
    Ok(document)
}

/// Parses a single value; the document returned has nothing but its parts.
pub fn parse_value(source: &str) -> Result<(Document, Value), SyntaxError> {
    run(source, &Limits::default(), |parser| parser.parse_value(Constness::Variable))
}

/// Parses a single value without variables, such as a default value.
pub fn parse_const_value(source: &str) -> Result<(Document, Value), SyntaxError> {
    parse_const_value_with(source, &Limits::default())
}

/// Parses a single value without variables within `limits`.
pub fn parse_const_value_with(source: &str, limits: &Limits) -> Result<(Document, Value), SyntaxError> {
    run(source, limits, |parser| parser.parse_value(Constness::Const))
}

/// Parses a type reference such as `[Int!]!`; the document returned has nothing but its parts.
pub fn parse_type(source: &str) -> Result<(Document, TypeRef), SyntaxError> {
    run(source, &Limits::default(), Parser::parse_type_ref)
}

/// The result of a step of the parser; the error is boxed, since errors are rare and every step passes one on.
type Parsed<T> = Result<T, Box<SyntaxError>>;

fn run<'a, T>(
    source: &'a str,
    limits: &'a Limits,
    parse: impl FnOnce(&mut Parser<'a>) -> Parsed<T>,
) -> Result<(Document, T), SyntaxError> {
    let Ok(_) = u32::try_from(source.len()) else { return Err(source_too_long(source)) };
    let mut parser = Parser::new(source, limits);
    let result = parse(&mut parser).and_then(|node| parser.expect(TokenKind::Eof).map(|_| node));
    let node = result.map_err(|error| *error)?;
    let document = Document { source: source.into(), definitions: parser.definitions, pools: parser.pools };
    Ok((document, node))
}

#[cold]
fn source_too_long(source: &str) -> SyntaxError {
    let description = format!("Source contains more than {} bytes. Parsing aborted.", u32::MAX);
    *SyntaxError::new(source, 0, SyntaxErrorCode::ParseFailed, &description)
}

struct Parser<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    limits: &'a Limits,
    /// The token that is looked at.
    token: Token,
    /// Where the token before it ended.
    last_end: u32,
    definitions: Vec<Definition>,
    pools: Pools,
    selections: executable::Scratch,
    values: value::Scratch,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str, limits: &'a Limits) -> Self {
        let mut lexer = Lexer::new(source, limits);
        let token = lexer.next_token();
        Parser {
            source,
            lexer,
            limits,
            token,
            last_end: 0,
            definitions: Vec::new(),
            pools: Pools::default(),
            selections: executable::Scratch::default(),
            values: value::Scratch::default(),
        }
    }

    /// See [Document](https://spec.graphql.org/September2026/#sec-Document).
    fn parse_document(&mut self) -> Parsed<()> {
        loop {
            let definition = self.parse_definition()?;
            self.definitions.push(definition);
            if self.at(TokenKind::Eof) {
                return Ok(());
            }
        }
    }

    #[inline]
    fn at(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    #[inline]
    fn advance(&mut self) -> Token {
        let token = self.token;
        self.last_end = token.end;
        self.token = self.lexer.next_token();
        token
    }

    #[inline]
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.advance();
        }
        found
    }

    #[inline]
    fn expect(&mut self, kind: TokenKind) -> Parsed<Token> {
        if self.at(kind) { Ok(self.advance()) } else { Err(self.expected(&kind.to_string())) }
    }

    #[inline]
    fn parse_name(&mut self) -> Parsed<Name> {
        Ok(Name(self.expect(TokenKind::Name)?.span()))
    }

    /// The text of the token, if it is a name.
    #[inline]
    fn keyword(&self) -> Option<&'a str> {
        self.at(TokenKind::Name).then(|| &self.source[self.token.span().range()])
    }

    #[inline]
    fn eat_keyword(&mut self, keyword: &str) -> bool {
        let found = self.keyword() == Some(keyword);
        if found {
            self.advance();
        }
        found
    }

    fn expect_keyword(&mut self, keyword: &str) -> Parsed<()> {
        if self.eat_keyword(keyword) { Ok(()) } else { Err(self.expected(&format!("\"{keyword}\""))) }
    }

    /// The place from `start` to the end of the last token.
    #[inline]
    fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.last_end)
    }

    /// One or more nodes between `open` and `close`. No node may contain another of its kind.
    #[inline]
    fn many<T: Pooled>(
        &mut self,
        open: TokenKind,
        mut parse: impl FnMut(&mut Self) -> Parsed<T>,
        close: TokenKind,
    ) -> Parsed<List<T>> {
        self.expect(open)?;
        let start = T::pool(&mut self.pools).len();
        loop {
            let node = parse(self)?;
            T::pool(&mut self.pools).push(node);
            if self.eat(close) {
                return Ok(self.list_from(start));
            }
        }
    }

    /// [`many`](Self::many), or nothing if there is no `open`.
    #[inline]
    fn optional_many<T: Pooled>(
        &mut self,
        open: TokenKind,
        parse: impl FnMut(&mut Self) -> Parsed<T>,
        close: TokenKind,
    ) -> Parsed<List<T>> {
        if self.at(open) { self.many(open, parse, close) } else { Ok(List::EMPTY) }
    }

    /// One or more nodes with a delimiter between them, and perhaps before them.
    fn delimited_many<T: Pooled>(
        &mut self,
        delimiter: TokenKind,
        mut parse: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<List<T>> {
        self.eat(delimiter);
        let start = T::pool(&mut self.pools).len();
        loop {
            let node = parse(self)?;
            T::pool(&mut self.pools).push(node);
            if !self.eat(delimiter) {
                return Ok(self.list_from(start));
            }
        }
    }

    /// Everything in the pool since `start`.
    #[inline]
    fn list_from<T: Pooled>(&mut self, start: usize) -> List<T> {
        let len = T::pool(&mut self.pools).len() - start;
        if len == 0 { List::EMPTY } else { List::new(start, len) }
    }

    #[cold]
    fn expected(&mut self, what: &str) -> Box<SyntaxError> {
        let description = format!("Expected {what}, found {}.", self.describe(self.token));
        self.error_at(self.token.start, &description)
    }

    #[cold]
    fn unexpected(&mut self) -> Box<SyntaxError> {
        self.unexpected_token(self.token)
    }

    #[cold]
    fn unexpected_token(&mut self, token: Token) -> Box<SyntaxError> {
        let description = format!("Unexpected {}.", self.describe(token));
        self.error_at(token.start, &description)
    }

    #[cold]
    fn error_at(&mut self, offset: u32, description: &str) -> Box<SyntaxError> {
        self.stop_at(offset, SyntaxErrorCode::ParseFailed, description)
    }

    /// The one place where errors are made. The lexer is one token ahead, so its error comes first.
    #[cold]
    fn stop_at(&mut self, offset: u32, code: SyntaxErrorCode, description: &str) -> Box<SyntaxError> {
        let lexer_error = self.lexer.take_error();
        lexer_error.unwrap_or_else(|| SyntaxError::new(self.source, offset, code, description))
    }

    #[cold]
    fn too_deep(&mut self) -> Box<SyntaxError> {
        let description = format!("Document is nested more than {} levels deep. Nest less.", self.limits.depth);
        self.stop_at(self.token.start, SyntaxErrorCode::LimitDepth, &description)
    }

    /// A token as messages show it.
    #[cold]
    fn describe(&self, token: Token) -> String {
        if let Some(string) = token.string() {
            return format!("{} \"{}\"", token.kind, quoted(&string_value(self.source, string)));
        }
        if token.kind.has_text() {
            return format!("{} \"{}\"", token.kind, quoted(&self.source[token.span().range()]));
        }
        token.kind.to_string()
    }
}

/// Moves everything from `start` on a scratch stack to the pool.
fn move_tail<T>(scratch: &mut Vec<T>, start: usize, pool: &mut Vec<T>) -> List<T> {
    let list = if scratch.len() == start { List::EMPTY } else { List::new(pool.len(), scratch.len() - start) };
    if start == 0 && pool.is_empty() {
        // A small document: nothing moves but the whole stack.
        std::mem::swap(scratch, pool);
    } else {
        pool.extend(scratch.drain(start..));
    }
    list
}
