//! `result_union`: the value and the errors of a method as one union, so that its errors are data.

use syn::{Ident, Signature, Type};

use super::result::{Output, ok_type, output, returned};
use crate::attr::{Attributes, NameOrFlag, RenameRule, Target, Text};
use crate::mistakes::Mistakes;
use crate::model::ResultUnion;
use crate::types::{first_argument, type_arguments};

/// The name of a union as the attribute asks for it.
pub(super) struct UnionName(NameOrFlag);

impl UnionName {
    /// Reads `result_union`.
    pub(super) fn read(attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<Self> {
        let name = attrs.name_or_flag("result_union", mistakes).map(UnionName);
        if name.is_some() {
            attrs.refuse_beside("result_union", &["derived", "as"], mistakes);
        }
        name
    }

    /// The name of the union: the given one, or that of the field with `Result` at its end.
    pub(super) fn of_field(self, given: Option<&Text>, rule: Option<RenameRule>, ident: &Ident) -> Text {
        match self.0 {
            NameOrFlag::Name(name) => name,
            NameOrFlag::Flag => {
                let field = Target::Field.name(given.cloned(), rule, ident);
                Text { value: format!("{}Result", RenameRule::Pascal.apply(&field.value)), span: field.span }
            }
        }
    }
}

/// Reads the return type of a method that gives a value; with the union of this name, if there is one.
pub(super) fn value_output(
    sig: &Signature,
    union: Option<Text>,
    mistakes: &mut Mistakes,
) -> Option<(Output, Option<ResultUnion>)> {
    match union {
        Some(name) => union_output(sig, name, mistakes).map(|(output, union)| (output, Some(union))),
        None => Some((output(sig, mistakes)?, None)),
    }
}

/// Reads a return type `Result<T, E>`, or `Result<Result<T, E>, Error>`, with the union of `T` and `E`.
fn union_output(sig: &Signature, name: Text, mistakes: &mut Mistakes) -> Option<(Output, ResultUnion)> {
    let (ty, future) = returned(sig, mistakes)?;
    let inner = ok_type(ty).filter(|inner| ok_type(inner).is_some());
    let output = Output { ty: inner.unwrap_or(ty).clone(), fallible: inner.is_some(), future };
    let (data, errors) = parts(&output.ty, mistakes)?;
    Some((output, ResultUnion { name, method: sig.ident.clone(), data, errors }))
}

/// `T` and `E` of `Result<T, E>`.
fn parts(ty: &Type, mistakes: &mut Mistakes) -> Option<(Type, Type)> {
    let mut arguments = type_arguments(ty, &["Result"]);
    let (Some(data), Some(errors)) = (arguments.next(), arguments.next()) else {
        mistakes.at(ty, "a method with `result_union` names its value and its errors; return `Result<Type, Errors>`");
        return None;
    };
    if first_argument(data, &["Option", "Vec"]).is_some() {
        let message = "a union has no null and no lists; return an object, with another member for an absence, or put the \
                       list into an object";
        mistakes.at(data, message);
        return None;
    }
    Some((data.clone(), errors.clone()))
}
