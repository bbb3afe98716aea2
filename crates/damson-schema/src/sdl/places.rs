//! The places of faults in a document.

use damson_syntax::Span;
use damson_syntax::ast::{self, Document, ValueKind};

use super::nodes::{Key, Node};
use crate::HashMap;
use crate::fault::{Fault, Part, Place, SchemaError, Step};
use crate::type_system::DirectiveLocation;

/// The faults with the lines and columns of their places, which are found among the nodes of the document.
pub(super) fn locate<'d>(
    document: &'d Document,
    nodes: &[Node<'d>],
    faults: Vec<Fault>,
) -> impl Iterator<Item = SchemaError> + use<> {
    let mut places = Places { document, by_key: HashMap::default() };
    let extends_directive = |node: &Node<'_>| node.extends && node.location == DirectiveLocation::DirectiveDefinition;
    for node in nodes.iter().filter(|node| !extends_directive(node)) {
        places.by_key.entry(node.key).or_default().push(*node);
    }
    let offsets: Vec<Vec<u32>> = faults.iter().map(|fault| places.offsets(fault)).collect();
    let mut locations = document.locations(&offsets.concat()).into_iter();
    faults.into_iter().zip(offsets).map(move |(fault, offsets)| SchemaError {
        message: fault.message,
        coordinate: fault.coordinate,
        locations: locations.by_ref().take(offsets.len()).collect(),
    })
}

/// The parts of a document by coordinate; more than one where something is extended or a name is repeated.
struct Places<'d> {
    document: &'d Document,
    by_key: HashMap<Option<Key<'d>>, Vec<Node<'d>>>,
}

impl Places<'_> {
    fn with<'a>(&'a self, key: Option<Key<'a>>) -> &'a [Node<'a>] {
        self.by_key.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The offsets where the places of a fault begin.
    fn offsets(&self, fault: &Fault) -> Vec<u32> {
        fault.places.iter().flat_map(|place| self.spans(place)).map(Span::start).collect()
    }

    fn spans(&self, place: &Place) -> Vec<Span> {
        let document = self.document;
        match place {
            Place::Span(span) => vec![*span],
            Place::Schema => self.with(None).iter().map(|schema| schema.span).collect(),
            Place::Root(keyword, ty) => {
                let mut roots = self.with(None).iter().flat_map(|schema| &document[schema.roots]);
                match roots.find(|root| root.operation_type.keyword() == *keyword) {
                    Some(root) => vec![root.ty.0],
                    None => self.with(Some(Key::Type(ty))).iter().map(|node| node.span).take(1).collect(),
                }
            }
            Place::Node(coordinate, part) => {
                let nodes = self.with(Some(coordinate.map(|name| &**name))).iter();
                nodes.flat_map(|node| spans_of(document, node, part)).collect()
            }
        }
    }
}

fn spans_of(document: &Document, node: &Node<'_>, part: &Part) -> Vec<Span> {
    let default_value = |steps: &[Step]| node.default_value.map(|value| value_at(document, value, steps));
    match part {
        Part::Whole => vec![node.span],
        Part::Name => node.name.into_iter().map(|name| name.0).collect(),
        Part::Type => node.ty.into_iter().map(|ty| ty.span).collect(),
        Part::DefaultValue(steps) => default_value(steps).into_iter().map(|value| value.span).collect(),
        Part::DefaultValueField(steps, name) => {
            let object = default_value(steps).into_iter();
            object.map(|object| field_of(document, object, name).unwrap_or(object.span)).collect()
        }
        Part::Deprecated => {
            let directives = document[node.directives].iter();
            let deprecated = directives.filter(|directive| &document[directive.name] == "deprecated");
            deprecated.map(|directive| directive.span).take(1).collect()
        }
        Part::Listed(name) => {
            let names = document[node.listed].iter();
            names.filter(|&&listed| document[listed] == **name).map(|name| name.0).collect()
        }
    }
}

/// The part of a literal that the steps lead to, as far as they do: a single item may stand for a list.
fn value_at(document: &Document, mut value: ast::Value, steps: &[Step]) -> ast::Value {
    for step in steps {
        let inner = match (step, value.kind) {
            (Step::Index(index), ValueKind::List(items)) => document[items].get(*index).copied(),
            (Step::Field(name), ValueKind::Object(fields)) => {
                document[fields].iter().find(|field| document[field.name] == **name).map(|field| field.value)
            }
            _ => None,
        };
        value = inner.unwrap_or(value);
    }
    value
}

fn field_of(document: &Document, object: ast::Value, name: &str) -> Option<Span> {
    let ValueKind::Object(fields) = object.kind else { return None };
    document[fields].iter().find(|field| &document[field.name] == name).map(|field| field.name.0)
}
