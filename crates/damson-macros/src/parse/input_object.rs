//! `derive(InputObject)`: a struct whose fields are the input fields.

use syn::{DeriveInput, Field, Ident};

use super::definition::{Side, Subject, definition};
use super::input_value::input_value;
use super::sides::{NO_ARGUMENTS, Role, input_side};
use super::structure::named_fields;
use crate::attr::{Attributes, Left, Reader, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{InputField, InputObject, InputRole};

/// Reads the struct under `derive(InputObject)`.
pub(crate) fn input_object(input: &DeriveInput, mistakes: &mut Mistakes) -> InputObject {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let side = Side::Input(Reader::Object);
    let mut definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, side, mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    let validator = attrs.object_validator(mistakes);
    definition
        .left
        .extend(attrs.leave_to(Reader::Object, &["complex", "guard", "cache_control", "serial", "fake", "impl"]));
    attrs.refuse(&["rename_args"], NO_ARGUMENTS, mistakes);
    attrs.finish(mistakes);
    let fields = named_fields(input, "InputObject", mistakes);
    let left = &mut definition.left;
    let fields = fields.map(|(ident, field)| read_field(ident, field, rename, left, mistakes)).collect();
    InputObject { definition, validator, fields }
}

fn read_field(
    ident: &Ident,
    field: &Field,
    rename: Option<RenameRule>,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> InputField {
    let mut attrs = Attributes::read(&field.attrs, mistakes);
    let side = input_side(&mut attrs, left, mistakes);
    let value = input_value(&mut attrs, &field.attrs, ident, &field.ty, (Target::Field, rename), mistakes);
    attrs.finish(mistakes);
    let role = match side {
        Role::Skip => InputRole::Skip(Box::new(value.ty), value.default),
        Role::Flatten => InputRole::Flatten(Box::new(value.ty)),
        Role::Value => InputRole::Value(Box::new(value)),
    };
    InputField { ident: ident.clone(), role }
}
