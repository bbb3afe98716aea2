//! Values as they are given: literals of a document, and [`Value`]s. Checks and messages need not know which.

use std::borrow::Cow;

use damson_syntax::ast::{self, Document, ValueKind};
use damson_syntax::{Span, quoted, shortened};

use super::inspect::Inspect;
use super::print::{Variables, print};
use super::untyped;
use crate::names::NameMap;
use crate::value::{Number, Value};

/// A value that somebody gives.
pub(crate) trait Given<'a>: Copy {
    fn kind(self) -> Kind;

    fn notation(self) -> Notation;

    /// The place in the document, if it stands in one.
    fn span(self) -> Option<Span>;

    /// The items of a list.
    fn items(self) -> impl Iterator<Item = Self>;

    /// The fields of an object, with their places.
    fn fields(self) -> impl Iterator<Item = (&'a str, Self, Option<Span>)>;

    /// Finds the fields of an object by name.
    fn by_name(self) -> impl Fn(&str) -> Option<Self>;

    /// The number, if it is one.
    fn number(self) -> Option<Cow<'a, Number>>;

    /// The double nearest to the number, if it is one and the double is finite.
    fn double(self) -> Option<f64>;

    /// The name that may be an enum value.
    fn name(self) -> Option<&'a str>;

    /// The whole value; none while there are variables in it.
    ///
    /// # Errors
    /// The reason why the literal is not a value.
    fn value(self) -> Result<Option<Cow<'a, Value>>, String>;

    /// The value as messages show it.
    fn shown(self, variables: Variables) -> String;
}

/// The kinds of given values that types tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Null,
    /// A variable, which has no value yet.
    Variable,
    List,
    Object,
    Boolean,
    /// A number without a fraction and an exponent.
    Integer,
    /// Another number.
    Float,
    String,
    Other,
}

/// How a value was written: which values are enum values or integers depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Notation {
    /// As a literal: enum values are bare names, and `1.0` is not an `Int`.
    Literal,
    /// As JSON: enum values are strings, and a number is an integer if it has no fraction.
    Json,
}

/// A literal of a document.
#[derive(Clone, Copy)]
pub(crate) struct Literal<'a> {
    pub(crate) document: &'a Document,
    pub(crate) value: &'a ast::Value,
}

impl<'a> Literal<'a> {
    fn number_text(self) -> Option<&'a str> {
        matches!(self.value.kind, ValueKind::Int | ValueKind::Float).then(|| &self.document[self.value.span])
    }
}

impl<'a> Given<'a> for Literal<'a> {
    #[inline]
    fn kind(self) -> Kind {
        match self.value.kind {
            ValueKind::Null => Kind::Null,
            ValueKind::Variable(_) => Kind::Variable,
            ValueKind::List(_) => Kind::List,
            ValueKind::Object(_) => Kind::Object,
            ValueKind::Boolean(_) => Kind::Boolean,
            ValueKind::Int => Kind::Integer,
            ValueKind::Float => Kind::Float,
            ValueKind::String(_) => Kind::String,
            ValueKind::Enum => Kind::Other,
        }
    }

    fn notation(self) -> Notation {
        Notation::Literal
    }

    fn span(self) -> Option<Span> {
        Some(self.value.span)
    }

    fn items(self) -> impl Iterator<Item = Self> {
        let items = if let ValueKind::List(items) = self.value.kind { &self.document[items] } else { &[] };
        items.iter().map(move |value| Literal { value, ..self })
    }

    fn fields(self) -> impl Iterator<Item = (&'a str, Self, Option<Span>)> {
        let fields = if let ValueKind::Object(fields) = self.value.kind { &self.document[fields] } else { &[] };
        fields
            .iter()
            .map(move |field| (&self.document[field.name], Literal { value: &field.value, ..self }, Some(field.span)))
    }

    fn by_name(self) -> impl Fn(&str) -> Option<Self> {
        let mut fields = NameMap::new();
        for (name, field, _) in self.fields() {
            fields.insert(name, field);
        }
        move |name| fields.get(name)
    }

    fn number(self) -> Option<Cow<'a, Number>> {
        self.number_text()?.parse().ok().map(Cow::Owned)
    }

    fn double(self) -> Option<f64> {
        self.number_text()?.parse().ok().filter(|double: &f64| double.is_finite())
    }

    fn name(self) -> Option<&'a str> {
        matches!(self.value.kind, ValueKind::Enum).then(|| &self.document[self.value.span])
    }

    fn value(self) -> Result<Option<Cow<'a, Value>>, String> {
        if untyped::has_variables(self.document, self.value) {
            return Ok(None);
        }
        let value = untyped::const_value(self.document, self.value);
        value.map(|value| Some(Cow::Owned(value))).map_err(|problem| problem.message)
    }

    fn shown(self, variables: Variables) -> String {
        print(self.document, self.value, variables)
    }
}

/// A value that stands in no document, or no longer.
#[derive(Clone, Copy)]
pub(crate) struct Loose<'a> {
    pub(crate) value: &'a Value,
    pub(crate) notation: Notation,
}

impl<'a> Given<'a> for Loose<'a> {
    fn kind(self) -> Kind {
        match self.value {
            Value::Null => Kind::Null,
            Value::List(_) => Kind::List,
            Value::Object(_) => Kind::Object,
            Value::Boolean(_) => Kind::Boolean,
            Value::Number(number) if number.is_integer() => Kind::Integer,
            Value::Number(_) => Kind::Float,
            Value::String(_) => Kind::String,
            Value::Enum(_) | Value::Binary(_) => Kind::Other,
        }
    }

    fn notation(self) -> Notation {
        self.notation
    }

    fn span(self) -> Option<Span> {
        None
    }

    fn items(self) -> impl Iterator<Item = Self> {
        self.value.as_list().unwrap_or_default().iter().map(move |value| Loose { value, ..self })
    }

    fn fields(self) -> impl Iterator<Item = (&'a str, Self, Option<Span>)> {
        let fields = self.value.as_object().into_iter().flatten();
        fields.map(move |(name, value)| (name.as_str(), Loose { value, ..self }, None))
    }

    fn by_name(self) -> impl Fn(&str) -> Option<Self> {
        let object = self.value.as_object();
        move |name| object?.get(name).map(|value| Loose { value, ..self })
    }

    fn number(self) -> Option<Cow<'a, Number>> {
        self.value.as_number().map(Cow::Borrowed)
    }

    fn double(self) -> Option<f64> {
        self.value.as_f64()
    }

    fn name(self) -> Option<&'a str> {
        match (self.value, self.notation) {
            (Value::Enum(name), _) => Some(name),
            (Value::String(name), Notation::Json) => Some(name),
            _ => None,
        }
    }

    fn value(self) -> Result<Option<Cow<'a, Value>>, String> {
        Ok(Some(Cow::Borrowed(self.value)))
    }

    fn shown(self, _: Variables) -> String {
        match (self.notation, self.value.as_i64()) {
            (Notation::Json, _) => shortened(&Inspect(self.value)),
            (Notation::Literal, Some(integer)) => integer.to_string(), // minus zero is zero
            (Notation::Literal, None) => quoted(&self.value.to_literal()).into_owned(),
        }
    }
}
