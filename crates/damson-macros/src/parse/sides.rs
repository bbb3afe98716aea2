//! The attributes on the fields of a struct that is both an object and an input object.
//!
//! Each macro reads its own attributes and leaves those of the other. Both refuse the rest, with the same message.

use crate::attr::{Attributes, Left, Reader};
use crate::mistakes::Mistakes;

/// The attributes that both macros read.
const SHARED: &[&str] = &["as", "name", "desc", "deprecation", "visible", "directive"];

/// The attributes of objects only.
const OUTPUT: &[&str] = &["guard", "complexity", "cache_control", "owned"];

/// The attributes of objects that say something of one field. A guard may also stand before all fields of a part.
pub(super) const FIELD: &[&str] = &["complexity", "cache_control", "owned", "derived"];

/// The attributes of inputs only.
const INPUT: &[&str] = &["default", "default_with"];

/// The attributes of inputs that say what is done with a value that is given.
const GIVEN: &[&str] = &["validator", "process_with", "secret"];

/// The attributes of inputs that say something of one value.
const ONE_VALUE: &[&str] = &["default", "default_with", "validator", "process_with", "secret"];

/// The message about `rename_args` on a struct.
pub(super) const NO_ARGUMENTS: &str =
    "has no effect here, because a struct has no arguments; write it in `#[ComplexObject(..)]` above the methods";

/// The part of the field in the object; leaves the attributes of inputs to the other macro.
pub(super) fn output_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> Role {
    let (skip, skip_output) = (attrs.flag("skip", mistakes), attrs.flag("skip_output", mistakes));
    left.extend(attrs.leave_to(Reader::Input, INPUT));
    left.extend(attrs.leave_to(Reader::Input, &["skip_input"]));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_output {
        attrs.refuse_beside("skip_output", OUTPUT, mistakes);
        left.extend(attrs.leave_to(Reader::Input, SHARED));
        left.extend(attrs.leave_to(Reader::Input, &["flatten"]));
    }
    left.extend(attrs.leave_to(Reader::Input, GIVEN));
    role(skip || skip_output, attrs, FIELD, mistakes)
}

/// The part of the field in the input object; leaves the attributes of objects to the other macro.
pub(super) fn input_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> Role {
    let (skip, skip_input) = (attrs.flag("skip", mistakes), attrs.flag("skip_input", mistakes));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_input {
        attrs.refuse_beside("skip_input", GIVEN, mistakes);
        left.extend(attrs.leave_to(Reader::Object, SHARED));
        left.extend(attrs.leave_to(Reader::Object, &["flatten"]));
    }
    left.extend(attrs.leave_to(Reader::Object, OUTPUT));
    left.extend(attrs.leave_to(Reader::Object, &["skip_output", "derived"]));
    role(skip || skip_input, attrs, ONE_VALUE, mistakes)
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
pub(super) fn role(skip: bool, attrs: &mut Attributes, of_side: &[&'static str], mistakes: &mut Mistakes) -> Role {
    match attrs.flag("flatten", mistakes) {
        _ if skip => Role::Skip,
        false => Role::Value,
        true => {
            [SHARED, of_side].into_iter().for_each(|names| attrs.refuse_beside("flatten", names, mistakes));
            Role::Flatten
        }
    }
}

fn refuse_beside_skip(attrs: &mut Attributes, mistakes: &mut Mistakes) {
    [SHARED, OUTPUT, &["flatten"], GIVEN].into_iter().for_each(|names| attrs.refuse_beside("skip", names, mistakes));
}
