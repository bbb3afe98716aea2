//! The attributes of a struct's fields that is both an object and an input object: which side reads what.
//!
//! Each macro heeds what is its own, leaves what is the other's, and refuses what neither reads; both say the same then.

use crate::attr::{Attributes, Left, Reader};
use crate::mistakes::Mistakes;

/// What both sides read.
const SHARED: &[&str] = &["name", "desc", "deprecation", "visible", "directive"];

/// What only objects have.
const OUTPUT: &[&str] = &["guard", "complexity", "cache_control", "owned"];

/// What only inputs have.
const INPUT: &[&str] = &["default", "default_with"];

/// What `rename_args` is told on a struct.
pub(super) const NO_ARGUMENTS: &str =
    "renames nothing here, where no arguments are; write it in `#[ComplexObject(..)]` above the methods";

/// Whether a field is no part of the object; takes what is said for inputs.
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

/// What a field is to the input object; takes what is said for objects.
pub(super) fn input_side(attrs: &mut Attributes, left: &mut Vec<Left>, mistakes: &mut Mistakes) -> InputSide {
    let (skip, skip_input) = (attrs.flag("skip", mistakes), attrs.flag("skip_input", mistakes));
    if skip {
        refuse_beside_skip(attrs, mistakes);
    } else if skip_input {
        attrs.refuse_beside("skip_input", &["flatten"], mistakes);
        left.extend(attrs.leave_to(Reader::Object, SHARED));
    }
    left.extend(attrs.leave_to(Reader::Object, OUTPUT));
    left.extend(attrs.leave_to(Reader::Object, &["skip_output"]));
    if skip || skip_input {
        return InputSide::Skip;
    }
    if attrs.flag("flatten", mistakes) {
        [SHARED, INPUT].into_iter().for_each(|names| attrs.refuse_beside("flatten", names, mistakes));
        return InputSide::Flatten;
    }
    InputSide::Value
}

/// What a field of a struct is to its input object.
pub(super) enum InputSide {
    /// A field.
    Value,
    /// All the fields of another input object.
    Flatten,
    /// Nothing.
    Skip,
}

fn refuse_beside_skip(attrs: &mut Attributes, mistakes: &mut Mistakes) {
    [SHARED, OUTPUT, &["flatten"]].into_iter().for_each(|names| attrs.refuse_beside("skip", names, mistakes));
}
