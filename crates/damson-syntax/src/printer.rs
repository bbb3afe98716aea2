//! From the syntax tree to text: as people read it, exactly as graphql-js prints, or as short as it can be.
//!
//! One walk over the tree says what is there and what belongs together; a [`Sink`] decides where lines break. Values and
//! selection sets of any depth are walked with a stack of their own.

use crate::ast::{Definition, Directive, Document, List, Name, OperationType, StringValue, TypeRef, Value};
use crate::string_value::string_value;

mod executable;
mod minified;
mod pretty;
mod sink;
mod string;
mod type_system;
mod value;

use executable::is_shorthand;
use minified::Minified;
use pretty::Pretty;
use sink::{Brackets, Group, Rule, Sink};
pub use string::print_string;

/// Prints a document as people read it, exactly as graphql-js prints it.
///
/// Levels beyond the hundredth stay on one line: the text of a deep document would grow with the square of its depth.
///
/// ```
/// let document = damson_syntax::parse("{hero{name}}")?;
/// assert_eq!(damson_syntax::print(&document), "{\n  hero {\n    name\n  }\n}");
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
pub fn print(document: &Document) -> String {
    pretty(document, Printer::document)
}

/// Prints a document as the shortest text with the same meaning; control characters in strings are escaped nevertheless.
///
/// ```
/// let document = damson_syntax::parse("query { hero(id: 1) { name, age } }")?;
/// assert_eq!(damson_syntax::print_minified(&document), "{hero(id:1){name age}}");
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
pub fn print_minified(document: &Document) -> String {
    let mut printer = Printer { document, mask: None, out: Minified::default() };
    printer.document();
    printer.out.finish()
}

/// Prints a document as [`print()`] does, with the string `mask` in the place of each value that `is_masked` finds.
///
/// ```
/// use damson_syntax::{ast::ValueKind, parse, print_masked};
///
/// let document = parse("{ logIn(name: \"ada\", code: 123) }")?;
/// let text = print_masked(&document, "***", &|value| matches!(value.kind, ValueKind::Int));
/// assert_eq!(text, "{\n  logIn(name: \"ada\", code: \"***\")\n}");
/// # Ok::<(), damson_syntax::SyntaxError>(())
/// ```
pub fn print_masked(document: &Document, mask: &str, is_masked: &dyn Fn(Value) -> bool) -> String {
    let mask = Some(Mask { text: mask, is_masked });
    let mut printer = Printer { document, mask, out: Pretty::default() };
    printer.document();
    printer.out.finish()
}

/// Prints one definition of `document` as [`print()`] does.
pub fn print_definition(document: &Document, definition: &Definition) -> String {
    pretty(document, |printer| printer.definition(definition))
}

/// Prints one value of `document` as [`print()`] does.
pub fn print_value(document: &Document, value: Value) -> String {
    pretty(document, |printer| printer.value(value))
}

/// Prints one type reference of `document`.
pub fn print_type(document: &Document, ty: TypeRef) -> String {
    pretty(document, |printer| printer.type_ref(ty))
}

/// Prints one directive of `document` as [`print()`] does.
pub fn print_directive(document: &Document, directive: &Directive) -> String {
    pretty(document, |printer| printer.directive(directive))
}

impl std::fmt::Display for Document {
    /// Writes the document as [`print()`] prints it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&print(self))
    }
}

fn pretty<'a>(document: &'a Document, walk: impl FnOnce(&mut Printer<'a, Pretty>)) -> String {
    let mut printer = Printer { document, mask: None, out: Pretty::default() };
    walk(&mut printer);
    printer.out.finish()
}

/// A walk over a document that tells a sink what is there.
struct Printer<'a, S> {
    document: &'a Document,
    /// What hides some of the values.
    mask: Option<Mask<'a>>,
    out: S,
}

/// A text in the place of some values.
#[derive(Clone, Copy)]
struct Mask<'a> {
    text: &'a str,
    is_masked: &'a dyn Fn(Value) -> bool,
}

impl<'a, S: Sink> Printer<'a, S> {
    fn document(&mut self) {
        let mut previous: Option<&Definition> = None;
        for definition in self.document.definitions() {
            if let Some(previous) = previous {
                self.out.blank_line();
                self.separate(previous, definition);
            }
            self.definition(definition);
            previous = Some(definition);
        }
    }

    /// Keeps the braces of a query without a keyword from being taken for the missing ones of the definition before it.
    fn separate(&mut self, previous: &Definition, definition: &Definition) {
        let is_shorthand = matches!(definition, Definition::Operation(operation) if is_shorthand(operation));
        if is_shorthand && type_system::lacks_braces(previous) {
            self.out.token(OperationType::Query.keyword());
            self.out.space();
        }
    }

    fn definition(&mut self, definition: &Definition) {
        match definition {
            Definition::Operation(operation) => self.operation(operation),
            Definition::Fragment(fragment) => self.fragment_definition(fragment),
            Definition::Schema(schema) => self.schema_definition(schema),
            Definition::Type(ty) => self.type_definition(ty),
            Definition::Directive(directive) => self.directive_definition(directive),
        }
    }

    /// Nodes in brackets; nothing if there are none.
    fn group<T>(&mut self, group: Group, nodes: &'a [T], mut print: impl FnMut(&mut Self, &'a T)) {
        if nodes.is_empty() {
            return;
        }
        self.out.open(group);
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.out.between();
            }
            print(self, node);
        }
        self.out.close();
    }

    /// Names with a delimiter between them.
    fn delimited(&mut self, delimiter: &str, names: List<Name>) {
        for (index, &name) in self.document[names].iter().enumerate() {
            if index > 0 {
                self.spaced(delimiter);
            }
            self.out.token(&self.document[name]);
        }
    }

    /// A token with a space on either side.
    fn spaced(&mut self, token: &str) {
        self.out.space();
        self.out.token(token);
        self.out.space();
    }

    /// `: `
    fn colon(&mut self) {
        self.out.token(":");
        self.out.space();
    }

    fn description(&mut self, description: Option<StringValue>) {
        if let Some(description) = description {
            self.string(description);
            self.out.line();
        }
    }

    fn string(&mut self, string: StringValue) {
        self.out.string(&string_value(self.document.source(), string), string.block);
    }
}
