//! The one walk over a type system document: all that it defines and extends, in its order.

use damson_syntax::ast::{self, Definition, Document, List, Name, TypeDefinitionKind};
use damson_syntax::{SchemaCoordinate, Span};

use crate::type_system::{Coordinate, DirectiveLocation};

/// A coordinate of names in a document.
pub(super) type Key<'d> = SchemaCoordinate<&'d str>;

/// A part of a document: the definition or extension of a schema, a type, a directive, or of something in them.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    /// None for the schema.
    pub(super) key: Option<Key<'d>>,
    pub(super) name: Option<Name>,
    pub(super) span: Span,
    /// Whether it extends a schema, type or directive.
    pub(super) extends: bool,
    /// The kind of part, by the place where its directives stand.
    pub(super) location: DirectiveLocation,
    pub(super) directives: List<ast::Directive>,
    pub(super) arguments: List<ast::InputValueDefinition>,
    pub(super) ty: Option<ast::TypeRef>,
    pub(super) default_value: Option<ast::Value>,
    /// The interfaces or members.
    pub(super) listed: List<Name>,
    pub(super) roots: List<ast::OperationTypeDefinition>,
}

impl<'d> Node<'d> {
    fn new(
        key: Key<'d>,
        name: Name,
        span: Span,
        location: DirectiveLocation,
        directives: List<ast::Directive>,
    ) -> Self {
        Node { name: Some(name), ..Self::of_schema(Some(key), span, location, directives) }
    }

    fn of_schema(
        key: Option<Key<'d>>,
        span: Span,
        location: DirectiveLocation,
        directives: List<ast::Directive>,
    ) -> Self {
        Node {
            key,
            name: None,
            span,
            extends: false,
            location,
            directives,
            arguments: List::EMPTY,
            ty: None,
            default_value: None,
            listed: List::EMPTY,
            roots: List::EMPTY,
        }
    }

    /// The coordinate with names of its own.
    pub(super) fn coordinate(&self) -> Option<Coordinate> {
        self.key.map(owned)
    }
}

/// The coordinate with names of its own.
pub(super) fn owned(key: Key<'_>) -> Coordinate {
    key.map(|name| (*name).into())
}

/// All parts of a document. Those of a type follow the type, and arguments their field or directive.
pub(super) fn nodes(document: &Document) -> Vec<Node<'_>> {
    let mut walk = Walk { document, nodes: Vec::with_capacity(4 * document.definitions().len()) };
    for definition in document.definitions() {
        match definition {
            Definition::Schema(schema) => {
                let node = Node::of_schema(None, schema.span, DirectiveLocation::Schema, schema.directives);
                walk.nodes.push(Node { roots: schema.operation_types, extends: schema.extend, ..node });
            }
            Definition::Directive(directive) => {
                let key = Key::Directive(&document[directive.name]);
                let location = DirectiveLocation::DirectiveDefinition;
                let node = Node::new(key, directive.name, directive.span, location, directive.directives);
                walk.nodes.push(Node { arguments: directive.arguments, extends: directive.extend, ..node });
                walk.arguments(directive.arguments, key);
            }
            Definition::Type(ty) => walk.ty(ty),
            Definition::Operation(_) | Definition::Fragment(_) => {}
        }
    }
    walk.nodes
}

struct Walk<'d> {
    document: &'d Document,
    nodes: Vec<Node<'d>>,
}

impl<'d> Walk<'d> {
    fn ty(&mut self, ty: &ast::TypeDefinition) {
        let document = self.document;
        let name = &document[ty.name];
        let member = |member: Name| Key::Member(name, &document[member]);
        let listed = match ty.kind {
            TypeDefinitionKind::Object { interfaces, .. } | TypeDefinitionKind::Interface { interfaces, .. } => {
                interfaces
            }
            TypeDefinitionKind::Union { members } => members,
            _ => List::EMPTY,
        };
        let node = Node::new(Key::Type(name), ty.name, ty.span, location_of(&ty.kind), ty.directives);
        self.nodes.push(Node { listed, extends: ty.extend, ..node });
        match ty.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                for field in &document[fields] {
                    let (key, location) = (member(field.name), DirectiveLocation::FieldDefinition);
                    let node = Node::new(key, field.name, field.span, location, field.directives);
                    self.nodes.push(Node { arguments: field.arguments, ty: Some(field.ty), ..node });
                    self.arguments(field.arguments, key);
                }
            }
            TypeDefinitionKind::Enum { values } => {
                for value in &document[values] {
                    let (key, location) = (member(value.name), DirectiveLocation::EnumValue);
                    self.nodes.push(Node::new(key, value.name, value.span, location, value.directives));
                }
            }
            TypeDefinitionKind::InputObject { fields } => {
                for field in &document[fields] {
                    self.input_value(member(field.name), DirectiveLocation::InputFieldDefinition, field);
                }
            }
            TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: List<ast::InputValueDefinition>, owner: Key<'d>) {
        for argument in &self.document[arguments] {
            let key = owner.argument(&self.document[argument.name]);
            self.input_value(key, DirectiveLocation::ArgumentDefinition, argument);
        }
    }

    fn input_value(&mut self, key: Key<'d>, location: DirectiveLocation, value: &ast::InputValueDefinition) {
        let node = Node::new(key, value.name, value.span, location, value.directives);
        self.nodes.push(Node { ty: Some(value.ty), default_value: value.default_value, ..node });
    }
}

fn location_of(kind: &TypeDefinitionKind) -> DirectiveLocation {
    match kind {
        TypeDefinitionKind::Scalar => DirectiveLocation::Scalar,
        TypeDefinitionKind::Object { .. } => DirectiveLocation::Object,
        TypeDefinitionKind::Interface { .. } => DirectiveLocation::Interface,
        TypeDefinitionKind::Union { .. } => DirectiveLocation::Union,
        TypeDefinitionKind::Enum { .. } => DirectiveLocation::Enum,
        TypeDefinitionKind::InputObject { .. } => DirectiveLocation::InputObject,
    }
}
