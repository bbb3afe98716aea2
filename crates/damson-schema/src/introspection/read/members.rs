//! Fields, arguments and their types.

use std::sync::Arc;

use damson_syntax::{Limits, parse_const_value_with};
use serde_json::Value as Json;

use super::Reader;
use crate::coercion::untyped;
use crate::type_system::{Coordinate, DEFAULT_DEPRECATION, Field, InputValue, Wrapper, Wrappers};
use crate::{IndexMap, TypeRef, Value};

impl<'j> Reader<'j, '_> {
    pub(super) fn field(&mut self, field: &'j Json, owner: &Arc<str>) -> Option<Field> {
        let name = self.name(field)?;
        let coordinate = Coordinate::Member(owner.clone(), name.clone());
        Some(Field {
            description: self.description(field),
            arguments: self.arguments(field, &coordinate),
            deprecation: self.deprecation(field),
            ..Field::new(name, self.type_ref(field)?)
        })
    }

    /// The arguments of the field or directive at `owner`.
    pub(super) fn arguments(&mut self, json: &'j Json, owner: &Coordinate) -> IndexMap<Arc<str>, InputValue> {
        let arguments = self.list(json, "args", Self::input_value);
        self.unique(arguments, |argument| &argument.name, |name| owner.argument(name), "Argument")
    }

    pub(super) fn input_value(&mut self, json: &'j Json) -> Option<InputValue> {
        Some(InputValue {
            description: self.description(json),
            default_value: self.default_value(json),
            deprecation: self.deprecation(json),
            ..InputValue::new(self.name(json)?, self.type_ref(json)?)
        })
    }

    fn default_value(&mut self, json: &'j Json) -> Option<Value> {
        let text = self.text_if_any(json, "defaultValue")?;
        let value = match parse_const_value_with(text, &Limits::none()) {
            Ok((document, literal)) => untyped::const_value(&document, &literal).map_err(|problem| problem.message),
            Err(error) => Err(error.message),
        };
        value.map_err(|problem| self.within("defaultValue", |reader| reader.problem(&problem))).ok()
    }

    /// The reason of a deprecation: a reason alone marks one, and a deprecation without a reason gets the default.
    pub(super) fn deprecation(&mut self, json: &'j Json) -> Option<Arc<str>> {
        let is_deprecated = self.flag(json, "isDeprecated");
        let reason = self.text_if_any(json, "deprecationReason");
        reason.or(is_deprecated.then_some(DEFAULT_DEPRECATION)).map(Arc::from)
    }

    fn type_ref(&mut self, json: &'j Json) -> Option<TypeRef> {
        self.object(json, "type", Self::wrapped_type).flatten()
    }

    /// A named type with its wrappers, which are read from the outside in.
    fn wrapped_type(&mut self, json: &'j Json) -> Option<TypeRef> {
        let mut wrappers: Vec<Wrapper> = Vec::new();
        let mut inner = json;
        while let Some(wrapper) = wrapper(inner) {
            let problem = match inner.get("ofType") {
                _ if wrappers.len() == Wrappers::MAX => "The type has too many lists and non-nulls around its name",
                _ if (wrapper, wrappers.last()) == (Wrapper::NonNull, Some(&Wrapper::NonNull)) => {
                    "The type is non-null twice"
                }
                Some(of @ Json::Object(_)) => {
                    wrappers.push(wrapper);
                    inner = of;
                    continue;
                }
                _ => "The type is deeper than the introspection query asked for",
            };
            self.problem(problem);
            return None;
        }
        let named = TypeRef::named(self.named_type(inner)?);
        Some(wrappers.into_iter().rev().fold(named, |ty, wrapper| match wrapper {
            Wrapper::List => ty.list(),
            Wrapper::NonNull => ty.non_null(),
        }))
    }
}

fn wrapper(reference: &Json) -> Option<Wrapper> {
    match reference.get("kind")?.as_str()? {
        "LIST" => Some(Wrapper::List),
        "NON_NULL" => Some(Wrapper::NonNull),
        _ => None,
    }
}
