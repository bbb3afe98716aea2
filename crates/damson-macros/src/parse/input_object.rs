//! `derive(InputObject)`: a struct whose fields are given by the client.

use syn::{DeriveInput, Field, Ident, Member};

use super::definition::{Side, Subject, definition};
use super::input_value::input_value;
use super::structure::named_fields;
use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{InputField, InputObject, InputRole};

/// The attributes of a struct's fields that only this macro reads, though `derive(SimpleObject)` sees them too.
pub(super) const INPUT_ONLY: &[&str] = &["skip_input", "default", "default_with", "flatten"];

/// The attributes that only `derive(SimpleObject)` reads.
const OUTPUT_ONLY: &[&str] = &["guard", "skip_output", "owned", "complexity", "cache_control"];

/// Reads the struct under `derive(InputObject)`.
pub(crate) fn input_object(input: &DeriveInput, mistakes: &mut Mistakes) -> InputObject {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input), &mut attrs, Side::Input, mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    let mut guarded = attrs.has("guard");
    attrs.leave_to_others(&["complex", "guard", "rename_args", "cache_control"]);
    attrs.finish(mistakes);
    let fields = named_fields(input, "InputObject", mistakes);
    let fields = fields.map(|(ident, field)| read_field(ident, field, rename, &mut guarded, mistakes)).collect();
    InputObject { definition, fields, guarded }
}

fn read_field(
    ident: &Ident,
    field: &Field,
    rename: Option<RenameRule>,
    guarded: &mut bool,
    mistakes: &mut Mistakes,
) -> InputField {
    let mut attrs = Attributes::read(&field.attrs, mistakes);
    *guarded |= attrs.has("guard");
    let value = input_value(&mut attrs, &field.attrs, ident, &field.ty, (Target::Field, rename), mistakes);
    let skip = attrs.flag("skip", mistakes) | attrs.flag("skip_input", mistakes);
    let flatten = attrs.flag("flatten", mistakes);
    attrs.leave_to_others(OUTPUT_ONLY);
    attrs.finish(mistakes);
    let role = match (skip, flatten) {
        (true, _) => InputRole::Skip,
        (_, true) => InputRole::Flatten(Box::new(field.ty.clone())),
        _ => InputRole::Value(Box::new(value)),
    };
    InputField { member: Member::Named(ident.clone()), role }
}
