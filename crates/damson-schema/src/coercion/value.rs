//! Coercion of values: first a check that reports everything, then a conversion that cannot fail.
//!
//! Recursive over values, which come from outside at most [`Value::MAX_DEPTH`] levels deep.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::suggestion::did_you_mean;
use crate::type_system::{InputValue, SeenTypes, TypeKind};
use crate::value::{Name, Value};
use crate::{Code, IndexMap, TypeRef, TypeSystem};
use damson_syntax::{quoted, shortened};

use super::inspect::Inspect;
use super::leaf::{self, Notation, Refusal};
use super::path::{Path, Step};

/// Checks values against types.
pub(crate) struct Check<'a, R> {
    /// Only fields that are seen may be given; all of them have defaults.
    types: SeenTypes<'a>,
    notation: Notation,
    /// Whether messages say which name may have been meant.
    suggest: bool,
    /// How many more values default values may add.
    budget: usize,
    /// Whether a scalar has been met that gives resolvers another value.
    maps: bool,
    /// Called with every fault and the path to it; may end the check.
    report: R,
    path: Path<'a>,
}

/// Something that keeps a value from being coerced.
pub(crate) struct Found<'c, 'a> {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// Where it is.
    pub(crate) path: &'c Path<'a>,
    pub(crate) subject: Subject<'c>,
}

/// What a message is about, for those who show the place in a literal.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'c> {
    /// The value at the path.
    Value,
    /// The object that the value at the path is in.
    Object,
    /// The field of this name, which the type does not have, in the value at the path.
    UnknownField(&'c str),
}

type Fields = IndexMap<Arc<str>, InputValue>;

impl<'a, R: FnMut(Found<'_, 'a>) -> ControlFlow<()>> Check<'a, R> {
    pub(crate) fn new(
        types: impl Into<SeenTypes<'a>>,
        notation: Notation,
        suggest: bool,
        budget: usize,
        report: R,
    ) -> Self {
        Check { types: types.into(), notation, suggest, budget, maps: false, report, path: Path::default() }
    }

    /// Whether resolvers see something else at a place of the value than what was given there.
    pub(crate) fn maps(&self) -> bool {
        self.maps
    }

    /// How many more values default values may add.
    pub(crate) fn budget(&self) -> usize {
        self.budget
    }

    /// Reports everything that keeps `value` from being coerced to `ty`.
    pub(crate) fn value(&mut self, value: &Value, ty: TypeRef) -> ControlFlow<()> {
        self.nested(value, ty, 0)
    }

    fn nested(&mut self, value: &Value, ty: TypeRef, depth: usize) -> ControlFlow<()> {
        if *value == Value::Null {
            return if ty.is_non_null() { self.null(ty) } else { ControlFlow::Continue(()) };
        }
        if depth > Value::MAX_DEPTH {
            let message = format!("A value can be nested at most {} levels deep.", Value::MAX_DEPTH);
            return self.report(Code::LimitDepth, message, Subject::Value);
        }
        match (ty.item(), value) {
            (Some(item), Value::List(items)) => items.iter().enumerate().try_for_each(|(index, value)| {
                self.within(Step::Index(index), |check| check.nested(value, item, depth + 1))
            }),
            (Some(item), _) => self.nested(value, item, depth + 1),
            (None, _) => self.named(value, ty, depth),
        }
    }

    fn null(&mut self, ty: TypeRef) -> ControlFlow<()> {
        self.fault(format!("Expected value of non-null type \"{}\" not to be null.", self.types.seen.display(ty)))
    }

    fn named(&mut self, value: &Value, ty: TypeRef, depth: usize) -> ControlFlow<()> {
        let types = self.types.seen;
        let definition = types.get(ty.named);
        if let TypeKind::InputObject { fields, one_of } = &definition.kind {
            let Value::Object(object) = value else {
                let found = self.shown(value);
                let message =
                    format!("Expected value of type \"{}\" to be an object, found: {found}.", definition.name);
                return self.fault(message);
            };
            self.known_fields(value, object, fields, &definition.name, depth)?;
            self.hidden_fields(fields, ty)?;
            self.unknown_fields(value, object, fields, &definition.name)?;
            return if *one_of { self.one_of(object, fields, &definition.name) } else { ControlFlow::Continue(()) };
        }
        self.maps |= leaf::is_mapped(definition);
        match leaf::check(types, definition, value, self.notation) {
            Ok(()) => ControlFlow::Continue(()),
            Err(refusal) => {
                let shown = match (&refusal, value.as_str()) {
                    // A name that does not exist is shown as a name.
                    (Refusal::UnknownEnumValue, Some(name)) => quoted(name).into_owned(),
                    _ => self.shown(value),
                };
                let message = refusal.message(definition, self.notation, self.suggest, &shown);
                self.report(refusal.code(), message, Subject::Value)
            }
        }
    }

    fn known_fields(
        &mut self,
        value: &Value,
        object: &IndexMap<Name, Value>,
        fields: &'a Fields,
        ty: &str,
        depth: usize,
    ) -> ControlFlow<()> {
        for (name, field) in fields {
            match object.get(&**name) {
                Some(given) => {
                    self.within(Step::Field(name), |check| check.nested(given, field.ty, depth + 1))?;
                }
                None if field.is_required() => {
                    let found = self.shown(value);
                    self.fault(format!(
                        "Expected value of type \"{ty}\" to include required field \"{name}\", found: {found}."
                    ))?;
                }
                None => self.spend(field.coerced_default.as_ref())?,
            }
        }
        ControlFlow::Continue(())
    }

    /// The fields of an input object that are not seen have defaults all the same.
    fn hidden_fields(&mut self, fields: &Fields, ty: TypeRef) -> ControlFlow<()> {
        match self.types.whole.get(ty.named).input_fields() {
            Some(whole) if whole.len() > fields.len() => {
                let mut hidden = whole.iter().filter(|(name, _)| !fields.contains_key(*name));
                hidden.try_for_each(|(_, field)| self.spend(field.coerced_default.as_ref()))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// Keeps a short value from growing without bounds through large default values.
    fn spend(&mut self, default: Option<&Value>) -> ControlFlow<()> {
        let Some(default) = default else { return ControlFlow::Continue(()) };
        match self.budget.checked_sub(default.size().nodes) {
            Some(rest) => {
                self.budget = rest;
                ControlFlow::Continue(())
            }
            None => {
                let message = "With its default values it holds too many values.".to_owned();
                self.report(Code::LimitInput, message, Subject::Value)?;
                ControlFlow::Break(())
            }
        }
    }

    fn unknown_fields(
        &mut self,
        value: &Value,
        object: &IndexMap<Name, Value>,
        fields: &Fields,
        ty: &str,
    ) -> ControlFlow<()> {
        for name in object.keys().filter(|name| !fields.contains_key(name.as_str())) {
            let suggestion =
                if self.suggest { did_you_mean(name, fields.keys().map(|name| &**name)) } else { String::new() };
            let found = if suggestion.is_empty() { ", found".to_owned() } else { format!(".{suggestion} Found") };
            let shown = self.shown(value);
            let message = format!(
                "Expected value of type \"{ty}\" not to include unknown field \"{}\"{found}: {shown}.",
                quoted(name)
            );
            self.report(Code::BadUserInput, message, Subject::UnknownField(name))?;
        }
        ControlFlow::Continue(())
    }

    /// See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).
    fn one_of(&mut self, object: &IndexMap<Name, Value>, fields: &'a Fields, ty: &str) -> ControlFlow<()> {
        let message = one_of_message(ty);
        let mut given = object.iter().filter_map(|(name, value)| Some((fields.get_key_value(name.as_str())?.0, value)));
        let first = given.next();
        if first.is_none() || given.next().is_some() {
            self.fault(message.clone())?;
            if self.notation == Notation::Literal {
                return ControlFlow::Continue(());
            }
        }
        match first {
            Some((name, Value::Null)) => {
                self.within(Step::Field(name), |check| check.report(Code::BadUserInput, message, Subject::Object))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn within(&mut self, step: Step<'a>, check: impl FnOnce(&mut Self) -> ControlFlow<()>) -> ControlFlow<()> {
        self.path.push(step);
        let flow = check(self);
        self.path.pop();
        flow
    }

    fn shown(&self, value: &Value) -> String {
        match self.notation {
            // Minus zero is zero.
            Notation::Literal => match value.as_i64() {
                Some(integer) => integer.to_string(),
                None => quoted(&value.to_literal()).into_owned(),
            },
            Notation::Json => shortened(&Inspect(value)),
        }
    }

    fn fault(&mut self, message: String) -> ControlFlow<()> {
        self.report(Code::BadUserInput, message, Subject::Value)
    }

    fn report(&mut self, code: Code, message: String, subject: Subject<'_>) -> ControlFlow<()> {
        (self.report)(Found { code, message, path: &self.path, subject })
    }
}

/// What is wrong with a oneOf input object that has not exactly one field.
pub(crate) fn one_of_message(ty: &str) -> String {
    format!(
        "Within OneOf Input Object type \"{ty}\", exactly one field must be specified, and the value for that field \
         must be non-null."
    )
}

/// What a value that has passed its [`Check`] becomes: items become lists, defaults are filled in.
pub(crate) fn coerce(types: &TypeSystem, value: Value, ty: TypeRef) -> Value {
    if value == Value::Null {
        return value;
    }
    if let Some(item) = ty.item() {
        return Value::List(match value {
            Value::List(items) => items.into_iter().map(|value| coerce(types, value, item)).collect(),
            single => vec![coerce(types, single, item)],
        });
    }
    let definition = types.get(ty.named);
    match (&definition.kind, value) {
        (TypeKind::InputObject { fields, .. }, Value::Object(object)) => coerce_object(types, object, fields),
        (_, value) => leaf::coerce(definition, value),
    }
}

/// In place: the fields given, the defaults of those that are not, and all in the order of their definitions.
fn coerce_object(types: &TypeSystem, mut object: IndexMap<Name, Value>, fields: &Fields) -> Value {
    for (name, value) in &mut object {
        if let Some(field) = fields.get(name.as_str()) {
            *value = coerce(types, std::mem::take(value), field.ty);
        }
    }
    for (name, field) in fields {
        if let Some(default) = &field.coerced_default
            && !object.contains_key(&**name)
        {
            object.insert(Name::from(name.clone()), default.clone());
        }
    }
    let place = |name: &Name| fields.get_index_of(name.as_str());
    if !object.keys().map(place).is_sorted() {
        object.sort_unstable_by_key(|name, _| place(name));
    }
    Value::Object(object)
}

impl<R> fmt::Debug for Check<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check").field("notation", &self.notation).field("path", &self.path).finish_non_exhaustive()
    }
}
