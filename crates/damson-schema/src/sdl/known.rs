//! Names of types in SDL that no type has, wherever they stand: also in definitions that are not used since they are repeated.

use damson_syntax::ast::Document;

use super::nodes::Node;
use crate::build::TypeSystemBuilder;
use crate::check::references::unknown_type;
use crate::fault::{Fault, Place};
use crate::type_system::{INTROSPECTION_TYPES, is_built_in};

/// Reports names that `builder`, which has everything by now, does not have, in the order of the text.
pub(super) fn check(document: &Document, nodes: &[Node<'_>], builder: &mut TypeSystemBuilder) {
    let mut unknown = Vec::new();
    for node in nodes {
        let listed = document[node.listed].iter().copied();
        let roots = document[node.roots].iter().map(|root| root.ty);
        let names = listed.chain(roots).chain(node.ty.map(|ty| ty.name));
        let is_unknown = |text: &str| builder.defined(text).is_none() && !is_built_in(text);
        unknown.extend(names.filter(|name| is_unknown(&document[*name])).map(|name| (name, node)));
    }
    // The type of a field stands behind its arguments.
    unknown.sort_by_key(|(name, _)| name.0.start());
    for (name, node) in unknown {
        let text = &document[name];
        let defined = INTROSPECTION_TYPES.into_iter().chain(builder.defined_names());
        let message = unknown_type(text, defined, builder.faults());
        let fault = Fault { coordinate: node.coordinate(), ..Fault::new(message, [Place::Span(name.0)]) };
        builder.report_unknown(text, fault);
    }
}
