//! Literals as values, without a type: for custom scalars, default values and directives on definitions.

use damson_syntax::Span;
use damson_syntax::ast::{self, Document, List, ValueKind};

use crate::value::{Name, Number, Value};

/// Why a literal is no [`Value`].
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// A literal without variables as a value. A variable counts as null.
pub(crate) fn const_value(document: &Document, literal: &ast::Value) -> Result<Value, Problem> {
    literal_value(document, literal, &mut |_| Some(Value::Null))
}

/// A literal as a value, with variables replaced by what `variable` has for them.
///
/// A variable that has nothing leaves out the field of an object that it is the value of, and is null elsewhere.
pub(crate) fn literal_value(
    document: &Document,
    literal: &ast::Value,
    variable: &mut dyn FnMut(ast::Name) -> Option<Value>,
) -> Result<Value, Problem> {
    Untyped { document, variable }.value(literal, 0)
}

struct Untyped<'a> {
    document: &'a Document,
    variable: &'a mut dyn FnMut(ast::Name) -> Option<Value>,
}

impl Untyped<'_> {
    /// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
    fn value(&mut self, literal: &ast::Value, depth: usize) -> Result<Value, Problem> {
        if depth > Value::MAX_DEPTH {
            let message = format!("A value can be nested at most {} levels deep.", Value::MAX_DEPTH);
            return Err(Problem { span: literal.span, message });
        }
        Ok(match literal.kind {
            ValueKind::Variable(name) => (self.variable)(name).unwrap_or_default(),
            ValueKind::Int | ValueKind::Float => Value::Number(number(self.document, literal)?),
            ValueKind::String(string) => Value::String(self.document.string(string).into_owned()),
            ValueKind::Boolean(boolean) => Value::Boolean(boolean),
            ValueKind::Null => Value::Null,
            ValueKind::Enum => Value::Enum(Name::new(&self.document[literal.span])),
            ValueKind::List(items) => {
                let items = self.document[items].iter().map(|item| self.value(item, depth + 1));
                Value::List(items.collect::<Result<_, _>>()?)
            }
            ValueKind::Object(fields) => Value::Object(self.object(fields, depth)?),
        })
    }

    fn object(
        &mut self,
        fields: List<ast::ObjectField>,
        depth: usize,
    ) -> Result<crate::IndexMap<Name, Value>, Problem> {
        let mut object = crate::IndexMap::default();
        for field in &self.document[fields] {
            let value = match field.value.kind {
                ValueKind::Variable(name) => (self.variable)(name),
                _ => Some(self.value(&field.value, depth + 1)?),
            };
            let name = Name::new(&self.document[field.name]);
            if object.contains_key(&name) {
                let message = format!("There can be only one input field named \"{name}\".");
                return Err(Problem { span: field.name.0, message });
            }
            object.extend(value.map(|value| (name, value)));
        }
        Ok(object)
    }
}

/// The number that an `Int` or `Float` literal writes: integers exactly within 64 bits, all else as a double.
fn number(document: &Document, literal: &ast::Value) -> Result<Number, Problem> {
    let text = &document[literal.span];
    parse_number(text).ok_or_else(|| {
        let message = format!("Float cannot represent non numeric value: {}", crate::diagnostic::quoted(text));
        Problem { span: literal.span, message }
    })
}

/// A number in the notation that GraphQL and JSON share; none if it is beyond a double.
pub(crate) fn parse_number(text: &str) -> Option<Number> {
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer.into());
    }
    if let Ok(integer) = text.parse::<u64>() {
        return Some(integer.into());
    }
    Number::from_f64(text.parse().ok()?)
}
