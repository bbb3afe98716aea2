//! The one walk over the parts of a type system.

use super::{
    AppliedDirective, DirectiveDefinition, DirectiveLocation, EnumValue, Field, InputValue, SchemaPart, TypeDefinition,
    TypeId, TypeKind, TypeRef, TypeSystem,
};

/// The definition of a part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PartDefinition<'t> {
    Type(&'t TypeDefinition),
    Field(&'t Field),
    EnumValue(&'t EnumValue),
    InputField(&'t InputValue),
    Argument(&'t InputValue),
    Directive(&'t DirectiveDefinition),
}

impl<'t> PartDefinition<'t> {
    /// The argument or input field, if it is one.
    pub(crate) fn input_value(self) -> Option<&'t InputValue> {
        match self {
            PartDefinition::InputField(value) | PartDefinition::Argument(value) => Some(value),
            _ => None,
        }
    }

    /// The type of a field, argument or input field.
    pub(crate) fn ty(self) -> Option<TypeRef> {
        match self {
            PartDefinition::Field(field) => Some(field.ty),
            _ => self.input_value().map(|value| value.ty),
        }
    }

    pub(crate) fn applied(self) -> &'t [AppliedDirective] {
        match self {
            PartDefinition::Type(ty) => &ty.applied,
            PartDefinition::Field(field) => &field.applied,
            PartDefinition::EnumValue(value) => &value.applied,
            PartDefinition::InputField(value) | PartDefinition::Argument(value) => &value.applied,
            PartDefinition::Directive(directive) => &directive.applied,
        }
    }

    /// The place in which its directives stand.
    pub(crate) fn location(self) -> DirectiveLocation {
        match self {
            PartDefinition::Type(ty) => ty.kind.location(),
            PartDefinition::Field(_) => DirectiveLocation::FieldDefinition,
            PartDefinition::EnumValue(_) => DirectiveLocation::EnumValue,
            PartDefinition::InputField(_) => DirectiveLocation::InputFieldDefinition,
            PartDefinition::Argument(_) => DirectiveLocation::ArgumentDefinition,
            PartDefinition::Directive(_) => DirectiveLocation::DirectiveDefinition,
        }
    }
}

impl TypeSystem {
    /// All that is defined: each directive with its arguments, then each type with all that is in it. A part comes after
    /// the part that contains it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (SchemaPart, PartDefinition<'_>)> {
        self.parts_of_directives().chain(self.types().flat_map(|(id, ty)| parts_of(id, ty)))
    }

    /// The directives, each with its arguments.
    pub(crate) fn parts_of_directives(&self) -> impl Iterator<Item = (SchemaPart, PartDefinition<'_>)> {
        self.directives.values().enumerate().flat_map(|(index, directive)| {
            let arguments = directive.arguments.values().enumerate();
            let arguments = arguments
                .map(move |(at, value)| (SchemaPart::DirectiveArgument(index, at), PartDefinition::Argument(value)));
            std::iter::once((SchemaPart::Directive(index), PartDefinition::Directive(directive))).chain(arguments)
        })
    }
}

/// A type and all that is in it.
pub(crate) fn parts_of(id: TypeId, ty: &TypeDefinition) -> Vec<(SchemaPart, PartDefinition<'_>)> {
    let mut parts = vec![(SchemaPart::Type(id), PartDefinition::Type(ty))];
    let member = |(index, part)| (SchemaPart::Member(id, index), part);
    match &ty.kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => {
            for (index, field) in fields.fields.values().enumerate() {
                parts.push(member((index, PartDefinition::Field(field))));
                let arguments = field.arguments.values().map(PartDefinition::Argument).enumerate();
                parts.extend(arguments.map(|(at, argument)| (SchemaPart::Argument(id, index, at), argument)));
            }
        }
        TypeKind::Enum { values } => {
            parts.extend(values.values().map(PartDefinition::EnumValue).enumerate().map(member))
        }
        TypeKind::InputObject { fields, .. } => {
            parts.extend(fields.values().map(PartDefinition::InputField).enumerate().map(member));
        }
        TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
    }
    parts
}
