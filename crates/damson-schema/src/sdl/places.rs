//! Where in a document the places of a fault are.

use damson_syntax::Span;
use damson_syntax::ast::{self, Definition, Document, List, TypeDefinitionKind, ValueKind};

use crate::build::{Coordinate, Fault, Part, Place, SchemaError, Step};

/// The fault with the lines and columns of its places.
pub(super) fn locate(document: &Document, fault: Fault) -> SchemaError {
    let spans = fault.places.iter().flat_map(|place| spans(document, place));
    let offsets: Vec<u32> = spans.map(Span::start).collect();
    SchemaError { message: fault.message, coordinate: fault.coordinate, locations: document.locations(&offsets) }
}

fn spans(document: &Document, place: &Place) -> Vec<Span> {
    match place {
        Place::Span(span) => vec![*span],
        Place::Schema => schemas(document).map(|schema| schema.span).collect(),
        Place::Root(keyword, ty) => {
            let mut roots = schemas(document).flat_map(|schema| &document[schema.operation_types]);
            match roots.find(|root| root.operation_type.keyword() == *keyword) {
                Some(root) => vec![root.ty.0],
                None => types(document, ty).map(|ty| ty.span).take(1).collect(),
            }
        }
        Place::Node(coordinate, part) => {
            nodes(document, coordinate).into_iter().flat_map(|node| node.part(document, part)).collect()
        }
    }
}

fn schemas(document: &Document) -> impl Iterator<Item = &ast::SchemaDefinition> {
    document.definitions().iter().filter_map(|definition| match definition {
        Definition::Schema(schema) => Some(schema),
        _ => None,
    })
}

/// A definition of any kind.
enum Node<'d> {
    Type(&'d ast::TypeDefinition),
    Field(&'d ast::FieldDefinition),
    InputValue(&'d ast::InputValueDefinition),
    EnumValue(&'d ast::EnumValueDefinition),
    Directive(&'d ast::DirectiveDefinition),
}

/// All the definitions with a coordinate: more than one where a type is extended or a name is repeated.
fn nodes<'d>(document: &'d Document, coordinate: &Coordinate) -> Vec<Node<'d>> {
    match coordinate {
        Coordinate::Type(ty) => types(document, ty).map(Node::Type).collect(),
        Coordinate::Member(ty, member) => types(document, ty).flat_map(|ty| members(document, ty, member)).collect(),
        Coordinate::Argument(ty, field, argument) => {
            let fields = types(document, ty).flat_map(|ty| members(document, ty, field));
            fields.flat_map(|field| arguments(document, field.arguments(), argument)).collect()
        }
        Coordinate::Directive(directive) => directives(document, directive).map(Node::Directive).collect(),
        Coordinate::DirectiveArgument(directive, argument) => {
            directives(document, directive).flat_map(|node| arguments(document, node.arguments, argument)).collect()
        }
    }
}

fn types<'d>(document: &'d Document, name: &str) -> impl Iterator<Item = &'d ast::TypeDefinition> {
    document.definitions().iter().filter_map(move |definition| match definition {
        Definition::Type(ty) if &document[ty.name] == name => Some(ty),
        _ => None,
    })
}

fn directives<'d>(document: &'d Document, name: &str) -> impl Iterator<Item = &'d ast::DirectiveDefinition> {
    document.definitions().iter().filter_map(move |definition| match definition {
        Definition::Directive(directive) if !directive.extend && &document[directive.name] == name => Some(directive),
        _ => None,
    })
}

fn members<'d>(document: &'d Document, ty: &ast::TypeDefinition, name: &str) -> Vec<Node<'d>> {
    match ty.kind {
        TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
            document[fields].iter().filter(|field| &document[field.name] == name).map(Node::Field).collect()
        }
        TypeDefinitionKind::InputObject { fields } => arguments(document, fields, name),
        TypeDefinitionKind::Enum { values } => {
            document[values].iter().filter(|value| &document[value.name] == name).map(Node::EnumValue).collect()
        }
        TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => Vec::new(),
    }
}

fn arguments<'d>(document: &'d Document, list: List<ast::InputValueDefinition>, name: &str) -> Vec<Node<'d>> {
    document[list].iter().filter(|argument| &document[argument.name] == name).map(Node::InputValue).collect()
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

    fn arguments(&self) -> List<ast::InputValueDefinition> {
        match self {
            Node::Field(node) => node.arguments,
            _ => List::EMPTY,
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
