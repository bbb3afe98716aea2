//! Where in a document the places of faults are.

use damson_syntax::ast::{self, Definition, Document, List, TypeDefinitionKind, ValueKind};
use damson_syntax::{SchemaCoordinate as Key, Span};

use crate::HashMap;
use crate::fault::{Fault, Part, Place, SchemaError, Step};

/// The faults with the lines and columns of their places.
pub(crate) fn locate(document: &Document, faults: Vec<Fault>) -> impl Iterator<Item = SchemaError> + use<> {
    let nodes = Nodes::of(document);
    let offsets: Vec<Vec<u32>> = faults.iter().map(|fault| nodes.offsets(fault)).collect();
    let mut locations = document.locations(&offsets.concat()).into_iter();
    faults.into_iter().zip(offsets).map(move |(fault, offsets)| SchemaError {
        message: fault.message,
        coordinate: fault.coordinate,
        locations: locations.by_ref().take(offsets.len()).collect(),
    })
}

/// The definitions of a document.
struct Nodes<'d> {
    document: &'d Document,
    schemas: Vec<&'d ast::SchemaDefinition>,
    /// More than one where a type is extended or a name is repeated.
    by_coordinate: HashMap<Key<&'d str>, Vec<Node<'d>>>,
}

/// A definition of any kind.
#[derive(Clone, Copy)]
enum Node<'d> {
    Type(&'d ast::TypeDefinition),
    Field(&'d ast::FieldDefinition),
    InputValue(&'d ast::InputValueDefinition),
    EnumValue(&'d ast::EnumValueDefinition),
    Directive(&'d ast::DirectiveDefinition),
}

impl<'d> Nodes<'d> {
    fn of(document: &'d Document) -> Self {
        let mut nodes = Nodes { document, schemas: Vec::new(), by_coordinate: HashMap::default() };
        for definition in document.definitions() {
            match definition {
                Definition::Schema(schema) => nodes.schemas.push(schema),
                Definition::Directive(directive) if !directive.extend => nodes.add_directive(directive),
                Definition::Type(ty) => nodes.add_type(ty),
                Definition::Directive(_) | Definition::Operation(_) | Definition::Fragment(_) => {}
            }
        }
        nodes
    }

    fn add(&mut self, key: Key<&'d str>, node: Node<'d>) {
        self.by_coordinate.entry(key).or_default().push(node);
    }

    fn add_directive(&mut self, directive: &'d ast::DirectiveDefinition) {
        let name = &self.document[directive.name];
        self.add(Key::Directive(name), Node::Directive(directive));
        self.add_input_values(directive.arguments, |argument| Key::DirectiveArgument(name, argument));
    }

    fn add_type(&mut self, ty: &'d ast::TypeDefinition) {
        let document = self.document;
        let name = &document[ty.name];
        self.add(Key::Type(name), Node::Type(ty));
        match ty.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                for node in &document[fields] {
                    let field = &document[node.name];
                    self.add(Key::Member(name, field), Node::Field(node));
                    self.add_input_values(node.arguments, |argument| Key::Argument(name, field, argument));
                }
            }
            TypeDefinitionKind::InputObject { fields } => {
                self.add_input_values(fields, |field| Key::Member(name, field));
            }
            TypeDefinitionKind::Enum { values } => {
                for value in &document[values] {
                    self.add(Key::Member(name, &document[value.name]), Node::EnumValue(value));
                }
            }
            TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => {}
        }
    }

    fn add_input_values(&mut self, list: List<ast::InputValueDefinition>, key: impl Fn(&'d str) -> Key<&'d str>) {
        for value in &self.document[list] {
            self.add(key(&self.document[value.name]), Node::InputValue(value));
        }
    }

    fn with<'a>(&'a self, key: Key<&'a str>) -> &'a [Node<'a>] {
        self.by_coordinate.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Where the places of a fault begin.
    fn offsets(&self, fault: &Fault) -> Vec<u32> {
        fault.places.iter().flat_map(|place| self.spans(place)).map(Span::start).collect()
    }

    fn spans(&self, place: &Place) -> Vec<Span> {
        let document = self.document;
        match place {
            Place::Span(span) => vec![*span],
            Place::Schema => self.schemas.iter().map(|schema| schema.span).collect(),
            Place::Root(keyword, ty) => {
                let mut roots = self.schemas.iter().flat_map(|schema| &document[schema.operation_types]);
                match roots.find(|root| root.operation_type.keyword() == *keyword) {
                    Some(root) => vec![root.ty.0],
                    None => self.with(Key::Type(ty)).iter().map(Node::span).take(1).collect(),
                }
            }
            Place::Node(coordinate, part) => {
                self.with(coordinate.map(|name| &**name)).iter().flat_map(|node| node.part(document, part)).collect()
            }
        }
    }
}

impl Node<'_> {
    fn part(&self, document: &Document, part: &Part) -> Vec<Span> {
        match part {
            Part::Whole => vec![self.span()],
            Part::Name => vec![self.name().0],
            Part::Type => self.ty().into_iter().map(|ty| ty.span).collect(),
            Part::DefaultValue(steps) => {
                self.default_value().into_iter().map(|value| value_at(document, value, steps).span).collect()
            }
            Part::DefaultValueField(steps, name) => {
                let objects = self.default_value().into_iter().map(|value| value_at(document, value, steps));
                objects.map(|object| field_of(document, object, name).unwrap_or(object.span)).collect()
            }
            Part::Deprecated => {
                let directives = document[self.directives()].iter();
                let deprecated = directives.filter(|directive| &document[directive.name] == "deprecated");
                deprecated.map(|directive| directive.span).take(1).collect()
            }
            Part::Listed(name) => {
                let names = document[self.listed()].iter();
                names.filter(|&&listed| document[listed] == **name).map(|name| name.0).collect()
            }
        }
    }

    fn span(&self) -> Span {
        match self {
            Node::Type(node) => node.span,
            Node::Field(node) => node.span,
            Node::InputValue(node) => node.span,
            Node::EnumValue(node) => node.span,
            Node::Directive(node) => node.span,
        }
    }

    fn name(&self) -> ast::Name {
        match self {
            Node::Type(node) => node.name,
            Node::Field(node) => node.name,
            Node::InputValue(node) => node.name,
            Node::EnumValue(node) => node.name,
            Node::Directive(node) => node.name,
        }
    }

    fn directives(&self) -> List<ast::Directive> {
        match self {
            Node::Type(node) => node.directives,
            Node::Field(node) => node.directives,
            Node::InputValue(node) => node.directives,
            Node::EnumValue(node) => node.directives,
            Node::Directive(node) => node.directives,
        }
    }

    fn ty(&self) -> Option<ast::TypeRef> {
        match self {
            Node::Field(node) => Some(node.ty),
            Node::InputValue(node) => Some(node.ty),
            _ => None,
        }
    }

    fn default_value(&self) -> Option<ast::Value> {
        match self {
            Node::InputValue(node) => node.default_value,
            _ => None,
        }
    }

    /// The interfaces or members.
    fn listed(&self) -> List<ast::Name> {
        match self {
            Node::Type(node) => match node.kind {
                TypeDefinitionKind::Object { interfaces, .. } | TypeDefinitionKind::Interface { interfaces, .. } => {
                    interfaces
                }
                TypeDefinitionKind::Union { members } => members,
                _ => List::EMPTY,
            },
            _ => List::EMPTY,
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
