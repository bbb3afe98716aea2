//! Whether a given value is one of an input type. Finds all that is wrong with it, in the order of graphql-js.
//! See the Input Coercion section of each type in the specification.
//!
//! Recursive over values, and safe since it stops at [`Value::MAX_DEPTH`].

use std::ops::ControlFlow;
use std::sync::Arc;

use super::given::{Given, Kind, Notation};
use super::leaf;
use super::path::{Path, Step};
use super::wrong::{Found, Wrong};
use crate::type_system::{InputValue, TypeDefinition, TypeKind};
use crate::value::Value;
use crate::{IndexMap, TypeId, TypeRef, TypeSystem};
use damson_syntax::Span;

type Flow = ControlFlow<()>;
type Fields = IndexMap<Arc<str>, InputValue>;

/// Checks given values against types.
pub(crate) struct Check<'r, G> {
    types: &'r TypeSystem,
    /// Called with everything that is wrong; may end the check.
    report: &'r mut dyn FnMut(Found<'_, G>) -> Flow,
    /// Whether a scalar has been met that gives resolvers another value.
    pub(crate) maps: bool,
}

impl<'r, 'a, G: Given<'a>> Check<'r, G> {
    pub(crate) fn new(types: &'r TypeSystem, report: &'r mut dyn FnMut(Found<'_, G>) -> Flow) -> Self {
        Check { types, report, maps: false }
    }

    /// Reports everything that keeps `given` from being a value of type `ty`.
    pub(crate) fn value(&mut self, given: G, ty: TypeRef) -> Flow {
        self.nested(given, ty, &Path::ROOT)
    }

    fn nested(&mut self, given: G, ty: TypeRef, path: &Path<'_>) -> Flow {
        match (given.kind(), ty.item()) {
            _ if path.depth() > Value::MAX_DEPTH => self.wrong(Wrong::TooDeep, given, path),
            (Kind::Null, _) if ty.is_non_null() => self.wrong(Wrong::Null(ty), given, path),
            (Kind::Null | Kind::Variable, _) => Flow::Continue(()),
            (Kind::List, Some(item)) => {
                let mut items = given.items().enumerate();
                items.try_for_each(|(index, given)| self.nested(given, item, &path.step(Step::Index(index))))
            }
            (_, Some(item)) => self.nested(given, item, &path.step(Step::Only)),
            (kind, None) => self.named(given, kind, ty.named, path),
        }
    }

    fn named(&mut self, given: G, kind: Kind, ty: TypeId, path: &Path<'_>) -> Flow {
        let definition = self.types.get(ty);
        match &definition.kind {
            TypeKind::InputObject { fields, one_of } if kind == Kind::Object => {
                self.known_fields(given, definition, fields, path)?;
                self.names(given, definition, fields, *one_of, path)
            }
            TypeKind::InputObject { .. } => self.wrong(Wrong::NotAnObject(definition), given, path),
            _ => self.leaf(given, definition, path),
        }
    }

    fn leaf(&mut self, given: G, definition: &TypeDefinition, path: &Path<'_>) -> Flow {
        self.maps |= leaf::is_mapped(definition);
        match leaf::check(self.types, definition, given) {
            Ok(()) => Flow::Continue(()),
            Err(refusal) => self.wrong(Wrong::Leaf(definition, refusal), given, path),
        }
    }

    /// The fields in the order of their definitions, each with all that is in it.
    fn known_fields(&mut self, given: G, ty: &TypeDefinition, fields: &Fields, path: &Path<'_>) -> Flow {
        let by_name = given.by_name();
        fields.iter().try_for_each(|(name, field)| match by_name(name) {
            Some(value) => self.nested(value, field.ty, &path.step(Step::Field(name))),
            None if field.is_required() => self.wrong(Wrong::MissingField(ty, name), given, path),
            None => Flow::Continue(()),
        })
    }

    /// The names that the type does not have, then how many there are.
    /// See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).
    fn names(&mut self, given: G, ty: &TypeDefinition, fields: &Fields, one_of: bool, path: &Path<'_>) -> Flow {
        let mut first = None;
        let mut count = 0;
        for (name, value, span) in given.fields() {
            if fields.contains_key(name) {
                first = first.or(Some((name, value.kind())));
                count += 1;
            } else {
                self.wrong_at(span, Wrong::UnknownField(ty, name), given, path)?;
            }
        }
        if one_of && count != 1 {
            self.wrong(Wrong::NotOneOf(ty), given, path)?;
        }
        match first {
            // For a literal graphql-js says it once.
            Some((name, Kind::Null)) if one_of && (count == 1 || given.notation() == Notation::Json) => {
                self.wrong(Wrong::NullOneOf(ty), given, &path.step(Step::Field(name)))
            }
            _ => Flow::Continue(()),
        }
    }

    fn wrong(&mut self, wrong: Wrong<'_>, given: G, path: &Path<'_>) -> Flow {
        self.wrong_at(given.span(), wrong, given, path)
    }

    #[cold]
    fn wrong_at(&mut self, span: Option<Span>, wrong: Wrong<'_>, given: G, path: &Path<'_>) -> Flow {
        (self.report)(Found { wrong, given, types: self.types, span, path })
    }
}
