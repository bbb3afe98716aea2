//! `derive(NewType)`: a struct around one value, of the same type as the value or a scalar with a name of its own; or any type
//! with functions that read and write its values.

use syn::{Data, DeriveInput, Ident};

use super::definition::{Subject, description_and_path};
use super::scalar_functions::scalar_functions;
use super::structure::refuse_all_parts;
use crate::attr::{Attributes, NameOrFlag, name_of_type};
use crate::mistakes::Mistakes;
use crate::model::{Definition, Inner, NewType, Scalar, ScalarFunctions, Target, TypeName};

/// Reads the type under `derive(NewType)`.
pub(crate) fn new_type(input: &DeriveInput, mistakes: &mut Mistakes) -> NewType {
    let subject = Subject::of_derive(input, mistakes);
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let functions = scalar_functions(&mut attrs, mistakes);
    let name = own_name(&input.ident, &functions, &mut attrs, mistakes);
    if name.is_none() {
        let message = "needs a scalar with a name of its own; add `name`, or remove it";
        attrs.refuse(&["desc", "specified_by_url", "visible", "directive"], message, mistakes);
    }
    let (crate_path, description) = description_and_path(&subject, &mut attrs, mistakes);
    let specified_by_url = attrs.text("specified_by_url", mistakes).map(|text| text.value);
    let marks = attrs.marks(mistakes);
    attrs.finish(mistakes);
    refuse_all_parts(input, mistakes);
    let inner = inner(input);
    if inner.is_none() && !functions.are_complete() {
        refuse_without_inner(&input.ident, &functions, mistakes);
    }
    let name = name.unwrap_or_else(|| match &inner {
        Some(inner) => TypeName::Of(Box::new(inner.ty.clone())),
        None => TypeName::Text(name_of_type(&input.ident)), // a mistake
    });
    let target = Target { ty: subject.ty, generics: input.generics.clone(), aliases: Vec::new(), name };
    let definition = Definition { crate_path, description, marks, targets: vec![target], left: Vec::new() };
    NewType { scalar: Scalar { definition, specified_by_url }, inner, functions }
}

/// The name of a scalar of its own. A function makes such a scalar, too: what it gives need not be a value of the inner type.
fn own_name(
    ident: &Ident,
    functions: &ScalarFunctions,
    attrs: &mut Attributes,
    mistakes: &mut Mistakes,
) -> Option<TypeName> {
    if functions.are_complete() {
        let message = "has no effect beside functions for both directions, since nothing is inherited; remove it";
        attrs.refuse(&["transparent"], message, mistakes);
    }
    let inherits = attrs.flag("transparent", mistakes);
    match attrs.name_or_flag("name", mistakes) {
        Some(NameOrFlag::Name(name)) => Some(TypeName::Text(name)),
        Some(NameOrFlag::Flag) => Some(TypeName::Text(name_of_type(ident))),
        None => (inherits || !functions.are_absent()).then(|| TypeName::Text(name_of_type(ident))),
    }
}

/// The one value of a struct.
fn inner(input: &DeriveInput) -> Option<Inner> {
    let Data::Struct(data) = &input.data else { return None };
    let mut fields = data.fields.members().zip(&data.fields);
    match (fields.next(), fields.next()) {
        (Some((member, field)), None) => Some(Inner { member, ty: field.ty.clone() }),
        _ => None,
    }
}

fn refuse_without_inner(ident: &Ident, functions: &ScalarFunctions, mistakes: &mut Mistakes) {
    let message = match functions {
        ScalarFunctions { to_output: None, from_input: None } => format!(
            "`NewType` is for a struct around one value; write `struct {ident}(Type);`, or add `with = module` with \
             functions that read and write the values"
        ),
        ScalarFunctions { to_output: None, .. } => nothing_to_inherit(ident, "to_output_with"),
        _ => nothing_to_inherit(ident, "from_input_with"),
    };
    mistakes.at(ident, message);
}

fn nothing_to_inherit(ident: &Ident, missing: &str) -> String {
    format!("`{ident}` is not a struct around one value, from which it would inherit; add `{missing} = function`")
}
