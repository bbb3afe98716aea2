//! The attributes on the fields of a struct that is both an object and an input object.
//!
//! Each macro reads its own attributes and leaves those of the other. Both refuse the rest, with the same message.

use crate::attr::{Attributes, Left, Reader};
use crate::mistakes::Mistakes;

/// Names of attributes.
type Names = &'static [&'static str];

/// The attributes that both macros read.
const SHARED: Names = &["as", "name", "desc", "deprecation", "visible", "directive"];

/// The attributes of objects that say something of one field.
const FIELD: Names = &["complexity", "cache_control", "load", "owned"];

/// The attribute of objects that may also stand at a part: it guards each of its fields.
const GUARD: Names = &["guard"];

/// The attribute of objects that may also stand at a skipped field.
const DERIVED: Names = &["derived"];

/// The attribute of methods that makes one field of their values and errors.
const RESULT: Names = &["result_union"];

/// The attributes of inputs that say which value stands in the place of one that is not given.
const DEFAULT: Names = &["default", "default_with"];

/// The attributes of inputs that say what is done with a value that is given.
const GIVEN: Names = &["validator", "process_with", "secret"];

const FLATTEN: Names = &["flatten"];

/// The message about `rename_args` on a struct.
pub(super) const NO_ARGUMENTS: &str =
    "has no effect here, because a struct has no arguments; write it in `#[ComplexObject(..)]` above the methods";

/// The part of the field in the object; leaves the attributes of inputs to the other macro.
pub(super) fn output_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> Role {
    let (skip, skip_output) = (attrs.flag("skip", mistakes), attrs.flag("skip_output", mistakes));
    leave(&[DEFAULT, &["skip_input"]], Reader::Input, attrs, left);
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_output {
        refuse_beside("skip_output", &[GUARD, FIELD], attrs, mistakes);
        leave(&[SHARED, FLATTEN], Reader::Input, attrs, left);
    }
    leave(&[GIVEN], Reader::Input, attrs, left);
    output_role(skip || skip_output, attrs, mistakes)
}

/// The part of the field in the input object; leaves the attributes of objects to the other macro.
pub(super) fn input_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> Role {
    let (skip, skip_input) = (attrs.flag("skip", mistakes), attrs.flag("skip_input", mistakes));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_input {
        refuse_beside("skip_input", &[GIVEN], attrs, mistakes);
        leave(&[SHARED, FLATTEN], Reader::Object, attrs, left);
    }
    leave(&[GUARD, FIELD, DERIVED, &["skip_output"]], Reader::Object, attrs, left);
    role(skip || skip_input, &[DEFAULT, GIVEN], attrs, mistakes)
}

/// The part that a field of a struct, or a method, has in an object.
pub(super) fn output_role(skip: bool, attrs: &mut Attributes, mistakes: &mut Mistakes) -> Role {
    role(skip, &[FIELD, DERIVED, RESULT], attrs, mistakes)
}

/// The part that a field of a struct, or a method, has in its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is one field.
    Value,
    /// It stands for all fields of another type.
    Flatten,
    /// None.
    Skip,
}

/// Reads `flatten`, beside which the attributes of one field have no effect: those that both macros read, and `of_side`.
fn role(skip: bool, of_side: &[Names], attrs: &mut Attributes, mistakes: &mut Mistakes) -> Role {
    match attrs.flag("flatten", mistakes) {
        _ if skip => Role::Skip,
        false => Role::Value,
        true => {
            refuse_beside("flatten", &[SHARED], attrs, mistakes);
            refuse_beside("flatten", of_side, attrs, mistakes);
            Role::Flatten
        }
    }
}

fn refuse_beside_skip(attrs: &mut Attributes, mistakes: &mut Mistakes) {
    refuse_beside("skip", &[SHARED, GUARD, FIELD, FLATTEN, GIVEN], attrs, mistakes);
}

fn refuse_beside(other: &str, lists: &[Names], attrs: &mut Attributes, mistakes: &mut Mistakes) {
    lists.iter().for_each(|names| attrs.refuse_beside(other, names, mistakes));
}

fn leave(lists: &[Names], to: Reader, attrs: &mut Attributes, left: &mut Vec<Left>) {
    lists.iter().for_each(|names| left.extend(attrs.leave_to(to, names)));
}
