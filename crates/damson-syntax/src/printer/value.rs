//! Values, arguments, directives and type references.

use super::{Brackets, Group, Printer, Rule, Sink};
use crate::ast::{Argument, Directive, List, Name, ObjectField, TypeRef, Value, ValueKind, Wrapper};

/// The width that brackets add to a list or to arguments.
const BRACKETS_WIDTH: usize = 2;
/// The width that brackets and the spaces inside add to an object.
const PADDED_BRACKETS_WIDTH: usize = 4;

const LIST: Group = Group { brackets: Brackets::SQUARE, rule: Rule::Width(BRACKETS_WIDTH) };
const OBJECT: Group = Group { brackets: Brackets::BRACES, rule: Rule::Width(PADDED_BRACKETS_WIDTH) };

/// A list or object of which a part is printed.
struct Open<'a> {
    rest: Rest<'a>,
    is_begun: bool,
}

/// The part of a list or object that is still to be printed.
enum Rest<'a> {
    Items(std::slice::Iter<'a, Value>),
    Fields(std::slice::Iter<'a, ObjectField>),
}

impl Rest<'_> {
    /// The next value, and its name in an object.
    fn next(&mut self) -> Option<(Option<Name>, Value)> {
        match self {
            Rest::Items(items) => items.next().map(|&value| (None, value)),
            Rest::Fields(fields) => fields.next().map(|field| (Some(field.name), field.value)),
        }
    }
}

impl<'a, S: Sink> Printer<'a, S> {
    pub(super) fn value(&mut self, value: Value) {
        let mut open: Vec<Open<'a>> = Vec::new();
        open.extend(self.begin_value(value));
        while let Some(innermost) = open.last_mut() {
            let Some((name, value)) = innermost.rest.next() else {
                self.out.close();
                open.pop();
                continue;
            };
            if std::mem::replace(&mut innermost.is_begun, true) {
                self.out.between();
            }
            if let Some(name) = name {
                self.key(name);
            }
            open.extend(self.begin_value(value));
        }
    }

    /// Prints a value, or just the begin of a list or an object.
    fn begin_value(&mut self, value: Value) -> Option<Open<'a>> {
        if let Some(mask) = self.mask.filter(|mask| (mask.is_masked)(value)) {
            self.out.string(mask.text, false);
            return None;
        }
        let (group, rest) = match value.kind {
            ValueKind::List(items) => (LIST, Rest::Items(self.document[items].iter())),
            ValueKind::Object(fields) => (OBJECT, Rest::Fields(self.document[fields].iter())),
            _ => {
                self.scalar(value);
                return None;
            }
        };
        self.out.open(group);
        Some(Open { rest, is_begun: false })
    }

    /// A value that is neither a list nor an object.
    fn scalar(&mut self, value: Value) {
        match value.kind {
            ValueKind::String(string) => self.string(string),
            ValueKind::Variable(name) => self.variable(name),
            _ => self.out.token(&self.document[value.span]),
        }
    }

    /// `$name`
    pub(super) fn variable(&mut self, name: Name) {
        self.out.token("$");
        self.out.token(&self.document[name]);
    }

    /// `name: `
    pub(super) fn key(&mut self, name: Name) {
        self.out.token(&self.document[name]);
        self.colon();
    }

    /// Arguments on one line, or on a line each if they, with the text `before` them, are too wide.
    pub(super) fn field_arguments(&mut self, arguments: List<Argument>, before: usize) {
        self.arguments(arguments, Rule::Width(before + BRACKETS_WIDTH));
    }

    fn arguments(&mut self, arguments: List<Argument>, rule: Rule) {
        let group = Group { brackets: Brackets::PARENTHESES, rule };
        self.group(group, &self.document[arguments], |printer, argument| {
            printer.key(argument.name);
            printer.value(argument.value);
        });
    }

    /// Directives, each after a space.
    pub(super) fn directives(&mut self, directives: List<Directive>) {
        for directive in &self.document[directives] {
            self.out.space();
            self.directive(directive);
        }
    }

    pub(super) fn directive(&mut self, directive: &Directive) {
        self.out.token("@");
        self.out.token(&self.document[directive.name]);
        self.arguments(directive.arguments, Rule::Never);
    }

    pub(super) fn type_ref(&mut self, ty: TypeRef) {
        let wrappers = &self.document[ty.wrappers];
        for _ in wrappers.iter().filter(|&&wrapper| wrapper == Wrapper::List) {
            self.out.token("[");
        }
        self.out.token(&self.document[ty.name]);
        for wrapper in wrappers {
            self.out.token(match wrapper {
                Wrapper::List => "]",
                Wrapper::NonNull => "!",
            });
        }
    }

    /// ` = value`
    pub(super) fn default_value(&mut self, value: Option<Value>) {
        if let Some(value) = value {
            self.spaced("=");
            self.value(value);
        }
    }
}
