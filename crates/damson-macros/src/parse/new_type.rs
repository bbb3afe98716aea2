//! `derive(NewType)`: a struct around one value, of the same type as the value or a scalar with a name of its own.

use syn::{Data, DataStruct, DeriveInput, Fields, Type};

use super::definition::{Subject, description_and_path};
use super::structure::refuse_all_of;
use crate::attr::{Attributes, NameOrFlag, name_of_type};
use crate::mistakes::Mistakes;
use crate::model::{Definition, NewType, Scalar, Target, TypeName};

/// Reads the struct under `derive(NewType)`.
pub(crate) fn new_type(input: &DeriveInput, mistakes: &mut Mistakes) -> Option<NewType> {
    let subject = Subject::of_derive(input, mistakes);
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let name = attrs.name_or_flag("name", mistakes);
    if name.is_none() {
        let message = "needs a scalar with a name of its own; add `name`, or remove it";
        attrs.refuse(&["desc", "specified_by_url", "visible", "directive"], message, mistakes);
    }
    let (crate_path, description) = description_and_path(&subject, &mut attrs, mistakes);
    let specified_by_url = attrs.text("specified_by_url", mistakes).map(|text| text.value);
    let marks = attrs.marks(mistakes);
    attrs.finish(mistakes);
    let inner = inner(input, mistakes)?;
    let named = name.is_some();
    let name = match name {
        Some(NameOrFlag::Name(name)) => TypeName::Text(name),
        Some(NameOrFlag::Flag) => TypeName::Text(name_of_type(&input.ident)),
        None => TypeName::Of(Box::new(inner.clone())),
    };
    let target = Target { ty: subject.ty, generics: input.generics.clone(), aliases: Vec::new(), name };
    let definition = Definition { crate_path, description, marks, targets: vec![target], left: Vec::new() };
    Some(NewType { scalar: Scalar { definition, specified_by_url }, inner, named })
}

fn inner(input: &DeriveInput, mistakes: &mut Mistakes) -> Option<Type> {
    if let Data::Struct(DataStruct { fields: Fields::Unnamed(fields), .. }) = &input.data
        && fields.unnamed.len() == 1
    {
        refuse_all_of(&fields.unnamed, mistakes);
        return Some(fields.unnamed[0].ty.clone());
    }
    let ident = &input.ident;
    mistakes.at(ident, format_args!("`NewType` is for a struct around one value; write `struct {ident}(Type);`"));
    None
}
