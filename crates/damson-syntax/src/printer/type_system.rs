//! Definitions and extensions of the type system.

use super::{Brackets, Group, Printer, Rule, Sink};
use crate::ast::{
    Definition, DirectiveDefinition, EnumValueDefinition, FieldDefinition, InputValueDefinition, List, Name,
    OperationTypeDefinition, SchemaDefinition, TypeDefinition, TypeDefinitionKind,
};

const BLOCK: Group = Group { brackets: Brackets::BRACES, rule: Rule::Always };
const ARGUMENTS_DEFINITION: Group = Group { brackets: Brackets::PARENTHESES, rule: Rule::Multiline };

impl<'a, S: Sink> Printer<'a, S> {
    pub(super) fn schema_definition(&mut self, schema: &SchemaDefinition) {
        self.description(schema.description);
        self.keyword(schema.extend, "schema");
        self.directives(schema.directives);
        self.block(&self.document[schema.operation_types], Self::operation_type_definition);
    }

    fn operation_type_definition(&mut self, definition: &OperationTypeDefinition) {
        self.out.token(definition.operation_type.keyword());
        self.colon();
        self.out.token(&self.document[definition.ty]);
    }

    pub(super) fn type_definition(&mut self, definition: &TypeDefinition) {
        self.description(definition.description);
        self.keyword(definition.extend, keyword(&definition.kind));
        self.out.space();
        self.out.token(&self.document[definition.name]);
        if let TypeDefinitionKind::Object { interfaces, .. } | TypeDefinitionKind::Interface { interfaces, .. } =
            definition.kind
        {
            self.implements_interfaces(interfaces);
        }
        self.directives(definition.directives);
        self.type_parts(&definition.kind);
    }

    fn type_parts(&mut self, kind: &TypeDefinitionKind) {
        match *kind {
            TypeDefinitionKind::Scalar => {}
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                self.block(&self.document[fields], Self::field_definition);
            }
            TypeDefinitionKind::Union { members } => self.union_member_types(members),
            TypeDefinitionKind::Enum { values } => self.block(&self.document[values], Self::enum_value_definition),
            TypeDefinitionKind::InputObject { fields } => {
                self.block(&self.document[fields], Self::input_value_definition);
            }
        }
    }

    fn keyword(&mut self, extend: bool, keyword: &str) {
        if extend {
            self.out.token("extend");
            self.out.space();
        }
        self.out.token(keyword);
    }

    /// ` { … }`, a line for each node; nothing if there are none.
    fn block<T>(&mut self, nodes: &'a [T], print: impl FnMut(&mut Self, &'a T)) {
        if !nodes.is_empty() {
            self.out.space();
            self.group(BLOCK, nodes, print);
        }
    }

    fn implements_interfaces(&mut self, interfaces: List<Name>) {
        if !interfaces.is_empty() {
            self.spaced("implements");
            self.delimited("&", interfaces);
        }
    }

    fn union_member_types(&mut self, members: List<Name>) {
        if !members.is_empty() {
            self.spaced("=");
            self.delimited("|", members);
        }
    }

    fn field_definition(&mut self, field: &FieldDefinition) {
        self.description(field.description);
        self.out.token(&self.document[field.name]);
        self.arguments_definition(field.arguments);
        self.colon();
        self.type_ref(field.ty);
        self.directives(field.directives);
    }

    fn arguments_definition(&mut self, arguments: List<InputValueDefinition>) {
        self.group(ARGUMENTS_DEFINITION, &self.document[arguments], Self::input_value_definition);
    }

    fn input_value_definition(&mut self, definition: &InputValueDefinition) {
        self.description(definition.description);
        self.key(definition.name);
        self.type_ref(definition.ty);
        self.default_value(definition.default_value);
        self.directives(definition.directives);
    }

    fn enum_value_definition(&mut self, definition: &EnumValueDefinition) {
        self.description(definition.description);
        self.out.token(&self.document[definition.name]);
        self.directives(definition.directives);
    }

    pub(super) fn directive_definition(&mut self, definition: &DirectiveDefinition) {
        self.description(definition.description);
        self.keyword(definition.extend, "directive");
        self.out.space();
        self.out.token("@");
        self.out.token(&self.document[definition.name]);
        self.arguments_definition(definition.arguments);
        self.directives(definition.directives);
        if definition.repeatable {
            self.out.space();
            self.out.token("repeatable");
        }
        if !definition.locations.is_empty() {
            self.spaced("on");
            self.delimited("|", definition.locations);
        }
    }
}

fn keyword(kind: &TypeDefinitionKind) -> &'static str {
    match kind {
        TypeDefinitionKind::Scalar => "scalar",
        TypeDefinitionKind::Object { .. } => "type",
        TypeDefinitionKind::Interface { .. } => "interface",
        TypeDefinitionKind::Union { .. } => "union",
        TypeDefinitionKind::Enum { .. } => "enum",
        TypeDefinitionKind::InputObject { .. } => "input",
    }
}

/// Whether a definition ends where it could have had braces.
pub(super) fn lacks_braces(definition: &Definition) -> bool {
    match definition {
        Definition::Schema(schema) => schema.operation_types.is_empty(),
        Definition::Type(definition) => match definition.kind {
            TypeDefinitionKind::Object { fields, .. } | TypeDefinitionKind::Interface { fields, .. } => {
                fields.is_empty()
            }
            TypeDefinitionKind::Enum { values } => values.is_empty(),
            TypeDefinitionKind::InputObject { fields } => fields.is_empty(),
            TypeDefinitionKind::Scalar | TypeDefinitionKind::Union { .. } => false,
        },
        Definition::Operation(_) | Definition::Fragment(_) | Definition::Directive(_) => false,
    }
}
