//! The attributes on the fields of a struct that is both an object and an input object.
//!
//! Each macro reads its own attributes and leaves those of the other. Both refuse the rest, with the same message.

use crate::attr::{Attributes, Left, Reader};
use crate::mistakes::Mistakes;

/// The attributes that both macros read.
const SHARED: &[&str] = &["name", "desc", "deprecation", "visible", "directive"];

/// The attributes of objects only.
const OUTPUT: &[&str] = &["guard", "complexity", "cache_control", "owned"];

/// The attributes of inputs only.
const INPUT: &[&str] = &["default", "default_with"];

/// The message about `rename_args` on a struct.
pub(super) const NO_ARGUMENTS: &str =
    "has no effect here, because a struct has no arguments; write it in `#[ComplexObject(..)]` above the methods";

/// Whether the field is left out of the object; leaves the attributes of inputs to the other macro.
pub(super) fn skips_output(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> bool {
    let (skip, skip_output) = (attrs.flag("skip", mistakes), attrs.flag("skip_output", mistakes));
    left.extend(attrs.leave_to(Reader::Input, INPUT));
    left.extend(attrs.leave_to(Reader::Input, &["skip_input"]));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_output {
        attrs.refuse_beside("skip_output", OUTPUT, mistakes);
        left.extend(attrs.leave_to(Reader::Input, SHARED));
    } else {
        let message = "is not supported yet on the fields of an object; remove it, or add `skip_output`";
        attrs.refuse(&["flatten"], message, mistakes);
    }
    left.extend(attrs.leave_to(Reader::Input, &["flatten"]));
    skip || skip_output
}

/// The part of the field in the input object; leaves the attributes of objects to the other macro.
pub(super) fn input_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> InputSide {
    let (skip, skip_input) = (attrs.flag("skip", mistakes), attrs.flag("skip_input", mistakes));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_input {
        attrs.refuse_beside("skip_input", &["flatten"], mistakes);
        left.extend(attrs.leave_to(Reader::Object, SHARED));
    }
    left.extend(attrs.leave_to(Reader::Object, OUTPUT));
    left.extend(attrs.leave_to(Reader::Object, &["skip_output", "derived"]));
    if skip || skip_input {
        return InputSide::Skip;
    }
    if attrs.flag("flatten", mistakes) {
        [SHARED, INPUT].into_iter().for_each(|names| attrs.refuse_beside("flatten", names, mistakes));
        return InputSide::Flatten;
    }
    InputSide::Value
}

/// The part that a field of a struct has in its input object.
pub(super) enum InputSide {
    /// It is one field.
    Value,
    /// It stands for all fields of another input object.
    Flatten,
    /// None.
    Skip,
}

fn refuse_beside_skip(attrs: &mut Attributes, mistakes: &mut Mistakes) {
    [SHARED, OUTPUT, &["flatten"]].into_iter().for_each(|names| attrs.refuse_beside("skip", names, mistakes));
}
