//! `with`, `to_output_with` and `from_input_with`: the functions that read and write the values of a scalar.

use syn::{Ident, Path};

use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::ScalarFunctions;

/// Reads the functions. A function of its own takes the place of that in the module.
pub(super) fn scalar_functions(attrs: &mut Attributes, mistakes: &mut Mistakes) -> ScalarFunctions {
    let to_output = attrs.path("to_output_with", mistakes);
    let from_input = attrs.path("from_input_with", mistakes);
    if to_output.is_some() && from_input.is_some() {
        let message = "has no effect beside `to_output_with` and `from_input_with`; remove it, or one of them";
        attrs.refuse(&["with"], message, mistakes);
    }
    let module = attrs.path("with", mistakes);
    let in_module = |name: &str| module.as_ref().map(|module| function_of(module, name));
    ScalarFunctions {
        to_output: to_output.or_else(|| in_module("to_output")),
        from_input: from_input.or_else(|| in_module("from_input")),
    }
}

/// The function of this name in a module or a type. It has the place of the module, for the error if there is none.
fn function_of(module: &Path, name: &str) -> Path {
    let mut path = module.clone();
    if let Some(last) = module.segments.last() {
        path.segments.push(Ident::new(name, last.ident.span()).into());
    }
    path
}
