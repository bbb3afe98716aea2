//! Literals as values, without a type: for custom scalars, default values and directives on definitions.

use damson_syntax::Span;
use damson_syntax::ast::{self, Document, List, ValueKind};

use super::template::Template;
use crate::value::{Name, Number, Value};
use crate::{Code, IndexMap};
use damson_syntax::quoted;

/// Why a literal is not a [`Value`].
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    pub(crate) span: Span,
    /// The other place that the message speaks of, which comes before.
    pub(crate) first: Option<Span>,
    pub(crate) message: String,
}

impl Problem {
    pub(super) fn of(literal: &ast::Value, code: Code, message: String) -> Self {
        Problem { code, span: literal.span, first: None, message }
    }

    pub(super) fn too_deep(literal: &ast::Value) -> Self {
        Self::of(literal, Code::LimitDepth, too_deep())
    }
}

/// The message about a value that is nested too deep.
pub(crate) fn too_deep() -> String {
    format!("A value can be nested at most {} levels deep.", Value::MAX_DEPTH)
}

/// A literal without variables as a value. A variable counts as null.
pub(crate) fn const_value(document: &Document, literal: &ast::Value) -> Result<Value, Problem> {
    nested(document, literal, 0)
}

/// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
fn nested(document: &Document, literal: &ast::Value, depth: usize) -> Result<Value, Problem> {
    if depth > Value::MAX_DEPTH {
        return Err(Problem::too_deep(literal));
    }
    Ok(match literal.kind {
        ValueKind::Variable(_) | ValueKind::Null => Value::Null,
        ValueKind::Int | ValueKind::Float => Value::Number(number(document, literal)?),
        ValueKind::String(string) => Value::String(document.string(string).into_owned()),
        ValueKind::Boolean(boolean) => Value::Boolean(boolean),
        ValueKind::Enum => Value::Enum(Name::new(&document[literal.span])),
        ValueKind::List(items) => {
            let items = document[items].iter().map(|item| nested(document, item, depth + 1));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        ValueKind::Object(fields) => {
            let mut object = IndexMap::default();
            for field in &document[fields] {
                let name = Name::new(&document[field.name]);
                if object.insert(name, nested(document, &field.value, depth + 1)?).is_some() {
                    return Err(repeated(document, fields, field));
                }
            }
            Value::Object(object)
        }
    })
}

#[cold]
fn repeated(document: &Document, fields: List<ast::ObjectField>, field: &ast::ObjectField) -> Problem {
    let name = &document[field.name];
    let first = document[fields].iter().find(|other| &document[other.name] == name).map(|first| first.name.0);
    let message = format!("There can be only one input field named \"{}\".", quoted(name));
    Problem { code: Code::BadUserInput, span: field.name.0, first, message }
}

/// The number that an `Int` or `Float` literal writes.
fn number(document: &Document, literal: &ast::Value) -> Result<Number, Problem> {
    let text = &document[literal.span];
    text.parse().map_err(|_| {
        let message = format!("Float cannot represent non numeric value: {}", quoted(text));
        Problem::of(literal, Code::BadUserInput, message)
    })
}

/// Whether there are variables in a literal.
#[inline]
pub(super) fn has_variables(document: &Document, literal: &ast::Value) -> bool {
    match literal.kind {
        ValueKind::Variable(_) => true,
        ValueKind::List(_) | ValueKind::Object(_) => has_variables_within(document, literal),
        _ => false, // most literals, which need no stack
    }
}

fn has_variables_within(document: &Document, literal: &ast::Value) -> bool {
    let mut rest = vec![literal];
    while let Some(literal) = rest.pop() {
        match literal.kind {
            ValueKind::Variable(_) => return true,
            ValueKind::List(items) => rest.extend(&document[items]),
            ValueKind::Object(fields) => rest.extend(document[fields].iter().map(|field| &field.value)),
            _ => {}
        }
    }
    false
}

/// A literal with variables, each replaced by what `variable` makes of it.
pub(super) fn template(
    document: &Document,
    literal: &ast::Value,
    variable: &dyn Fn(ast::Name, &ast::Value) -> Template,
) -> Result<Template, Problem> {
    nested_template(document, literal, variable, 0)
}

/// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
fn nested_template(
    document: &Document,
    literal: &ast::Value,
    variable: &dyn Fn(ast::Name, &ast::Value) -> Template,
    depth: usize,
) -> Result<Template, Problem> {
    if depth > Value::MAX_DEPTH {
        return Err(Problem::too_deep(literal));
    }
    let nested = |literal: &ast::Value| nested_template(document, literal, variable, depth + 1);
    Ok(match literal.kind {
        ValueKind::Variable(name) => variable(name, literal),
        ValueKind::List(items) => Template::list(document[items].iter().map(nested).collect::<Result<_, _>>()?),
        ValueKind::Object(fields) => {
            let fields = document[fields].iter();
            let fields = fields.map(|field| Ok((Name::new(&document[field.name]), nested(&field.value)?)));
            Template::object(fields.collect::<Result<_, _>>()?, None, literal.span)
        }
        _ => Template::Constant(const_value(document, literal)?),
    })
}
