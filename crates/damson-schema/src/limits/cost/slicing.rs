//! Checks that a document gives exactly one argument that tells the size of a list, where a field demands it.

use damson_syntax::ast::{self, Document, ValueKind};

use crate::Code;
use crate::coercion::InputError;
use crate::type_system::Field;

/// Refuses a field that gives none of the arguments, or several. A variable counts as given, whatever its value.
///
/// `selected` is the field that the node selects, `field` one that may be resolved for it.
pub(super) fn check(
    document: &Document,
    selected: &Field,
    field: &Field,
    owner: &str,
    node: &ast::Field,
) -> Result<(), InputError> {
    let size = field.cost.as_ref().map(|cost| &cost.list_size).filter(|size| size.require_one_slicing_argument);
    let paths = size.into_iter().flat_map(|size| &size.slicing_arguments);
    // Arguments that are hidden, or unknown to an interface, cannot be given.
    let paths: Vec<&str> =
        paths.map(|path| &**path).filter(|path| selected.arguments.contains_key(first(path))).collect();
    let given = paths.iter().filter(|path| is_given(document, node, path)).count();
    if given == 1 || paths.is_empty() {
        return Ok(());
    }
    let message = message(owner, &paths, given);
    Err(InputError { code: Code::ValidationFailed, message, path: String::new(), span: node.span })
}

fn first(path: &str) -> &str {
    path.split_once('.').map_or(path, |(first, _)| first)
}

fn is_given(document: &Document, node: &ast::Field, path: &str) -> bool {
    let argument = document[node.arguments].iter().find(|argument| document[argument.name] == *first(path));
    let mut value = argument.map(|argument| argument.value);
    for step in path.split('.').skip(1) {
        value = value.and_then(|value| match value.kind {
            ValueKind::Variable(_) => Some(value),
            ValueKind::Object(fields) => {
                document[fields].iter().find(|field| document[field.name] == *step).map(|field| field.value)
            }
            _ => None,
        });
    }
    value.is_some_and(|value| !matches!(value.kind, ValueKind::Null))
}

fn message(owner: &str, paths: &[&str], given: usize) -> String {
    let names: Vec<_> = paths.iter().map(|path| format!("\"{path}\"")).collect();
    let names = names.join(" or ");
    match given {
        0 => format!("Field \"{owner}\" needs the argument {names}, which says how many items it gives."),
        _ => format!("Field \"{owner}\" takes the argument {names}, and only one: each says how many items it gives."),
    }
}
