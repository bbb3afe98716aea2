//! Where variables are used, and what type each place expects.

use damson_syntax::Span;
use damson_syntax::ast::{Document, Value, ValueKind};

use crate::type_system::{InputValue, TypeKind};
use crate::{TypeId, TypeRef, TypeSystem};

use crate::names::NameMap;

/// One use of a variable.
#[derive(Clone, Copy)]
pub(super) struct Usage {
    /// The number of the variable's name in [`Usages`].
    pub(super) variable: u32,
    pub(super) span: Span,
    pub(super) place: Place,
}

/// The type that a place expects of its value, with the rest that rules ask about the place.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// The type; unknown where the argument, field or type is.
    pub(super) ty: Option<TypeRef>,
    /// Whether the place has a default value of its own.
    pub(super) has_default: bool,
    /// The OneOf input object whose field the value is.
    pub(super) one_of: Option<TypeId>,
}

impl Place {
    /// The place that an argument or input field makes for its value.
    pub(super) fn of(input: Option<&InputValue>) -> Self {
        Place {
            ty: input.map(|input| input.ty),
            has_default: input.is_some_and(|input| input.default_value.is_some()),
            one_of: None,
        }
    }
}

/// All uses of variables in a document, in its order.
pub(super) struct Usages<'a> {
    pub(super) all: Vec<Usage>,
    names: NameMap<'a, u32>,
    /// The different names, by their numbers.
    pub(super) variables: Vec<&'a str>,
}

impl<'a> Usages<'a> {
    pub(super) fn new() -> Self {
        Usages { all: Vec::new(), names: NameMap::new(), variables: Vec::new() }
    }

    /// The number of a variable's name, if it is used anywhere.
    pub(super) fn variable(&self, name: &str) -> Option<u32> {
        self.names.get(name)
    }

    /// Notes the use of a variable.
    pub(super) fn add(&mut self, name: &'a str, span: Span, place: Place) {
        let variable = self.names.get(name).unwrap_or_else(|| {
            let number = self.variables.len() as u32;
            self.names.insert(name, number);
            self.variables.push(name);
            number
        });
        self.all.push(Usage { variable, span, place });
    }
}

/// Pushes what is directly inside a list or an object, the first on top, with what is expected of it.
pub(super) fn push_items<'a>(
    types: &TypeSystem,
    document: &'a Document,
    value: &Value,
    ty: Option<TypeRef>,
    stack: &mut Vec<(&'a Value, Place)>,
) {
    match value.kind {
        ValueKind::List(items) => {
            let place = Place { ty: ty.and_then(TypeRef::item), ..Place::default() };
            stack.extend(document[items].iter().rev().map(|item| (item, place)));
        }
        ValueKind::Object(fields) => {
            let object = ty.map(|ty| (ty.named, &types.get(ty.named).kind));
            stack.extend(document[fields].iter().rev().map(|field| {
                let place = match object {
                    Some((id, TypeKind::InputObject { fields, one_of })) => {
                        Place { one_of: one_of.then_some(id), ..Place::of(fields.get(&document[field.name])) }
                    }
                    _ => Place::default(),
                };
                (&field.value, place)
            }));
        }
        _ => {}
    }
}
