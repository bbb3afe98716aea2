//! `result_union`: the value and the errors of a method as one union, so that its errors are data.

use syn::{Signature, Type};

use super::result::{Output, first_argument, ok_type, returned, type_arguments};
use crate::attr::{Attributes, NameOrFlag, RenameRule, Text};
use crate::mistakes::Mistakes;
use crate::model::ResultUnion;

/// The name that the attribute gives to the union, if it does.
pub(super) struct Asked(NameOrFlag);

impl Asked {
    /// Reads `result_union`.
    pub(super) fn read(attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<Self> {
        let asked = attrs.name_or_flag("result_union", mistakes).map(Asked);
        if asked.is_some() {
            attrs.refuse_beside("result_union", &["derived"], mistakes);
        }
        asked
    }

    /// The return type, and the union of its value and its errors. Without a name, the union has that of the field.
    pub(super) fn output(
        self,
        sig: &Signature,
        field: &Text,
        mistakes: &mut Mistakes,
    ) -> Option<(Output, Option<ResultUnion>)> {
        let (ty, future) = returned(sig, mistakes)?;
        let inner = ok_type(ty).filter(|inner| ok_type(inner).is_some());
        let output = Output { ty: inner.unwrap_or(ty).clone(), fallible: inner.is_some(), future };
        let (data, errors) = parts(&output.ty, mistakes)?;
        let name = match self.0 {
            NameOrFlag::Name(name) => name,
            NameOrFlag::Flag => default_name(field),
        };
        Some((output, Some(ResultUnion { name, data, errors })))
    }
}

fn default_name(field: &Text) -> Text {
    Text { value: format!("{}Result", RenameRule::Pascal.apply(&field.value)), span: field.span }
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
