//! The definitions that every type system has, as SDL in `built_in.graphql`: scalars, introspection types, directives.

use std::sync::{Arc, LazyLock};

use damson_syntax::ast::{self, Definition, Document, TypeDefinitionKind};
use damson_syntax::{Limits, parse_with};

use super::redefinition;
use crate::IndexMap;
use crate::build::TypeSystemBuilder;
use crate::read::Reader;
use crate::type_system::{Coordinate, Field, TypeDefinition, TypeKind};

/// The type that holds the meta fields in the SDL; it is not part of the type system.
const META_FIELDS: &str = "__MetaFields";

pub(super) static BUILT_IN: LazyLock<Document> = LazyLock::new(|| {
    parse_with(include_str!("built_in.graphql"), &Limits::none()).expect("the built-in definitions are well formed")
});

/// Adds the built-in definitions that `builder` does not have, and returns the meta fields.
///
/// Like graphql-js it adds `Int`, `Float` and `ID` only where something refers to them.
pub(super) fn add(builder: &mut TypeSystemBuilder) -> IndexMap<Arc<str>, Field> {
    redefinition::take(builder);
    let is_wanted = |builder: &TypeSystemBuilder, directive: &ast::DirectiveDefinition| {
        let name = &BUILT_IN[directive.name];
        let is_incremental = matches!(name, "defer" | "stream");
        !builder.directives.contains_key(name) && (!is_incremental || builder.incremental_delivery)
    };
    let mut reader = Reader::new(&BUILT_IN, builder);
    let mut meta_fields = IndexMap::default();
    reserve_types(&mut reader);
    for definition in BUILT_IN.definitions() {
        match definition {
            Definition::Directive(directive) if is_wanted(reader.builder, directive) => {
                reader.define_directive(directive, &[])
            }
            Definition::Type(ty) if &BUILT_IN[ty.name] == META_FIELDS => meta_fields = reader.fields(ty),
            Definition::Type(ty) if is_scalar(ty) => {}
            Definition::Type(ty) => define(&mut reader, ty),
            _ => {}
        }
    }
    add_scalars(&mut reader);
    meta_fields
}

/// Reserves the types of the directives' arguments, then the introspection types: the order of ids in graphql-js.
fn reserve_types(reader: &mut Reader<'static, '_>) {
    let names = BUILT_IN.definitions().iter().filter_map(|definition| match definition {
        Definition::Type(ty) if !is_scalar(ty) && &BUILT_IN[ty.name] != META_FIELDS => Some(&BUILT_IN[ty.name]),
        _ => None,
    });
    for name in ["String", "Boolean"].into_iter().chain(names) {
        reader.builder.reserve(name);
    }
}

fn add_scalars(reader: &mut Reader<'static, '_>) {
    for definition in BUILT_IN.definitions() {
        if let Definition::Type(ty) = definition
            && is_scalar(ty)
            && reader.builder.ids.contains_key(&BUILT_IN[ty.name])
        {
            define(reader, ty);
        }
    }
}

/// Defines a built-in type. The macros' tables may have defined a scalar already; any other type of the name is a fault.
fn define(reader: &mut Reader<'static, '_>, ty: &'static ast::TypeDefinition) {
    let name = &BUILT_IN[ty.name];
    let id = reader.builder.reserve(name);
    match &reader.builder.slots[id.index()].definition {
        None => reader.define_type(id, ty, &[]),
        Some(TypeDefinition { kind: TypeKind::Scalar { .. }, .. }) if is_scalar(ty) => {}
        Some(_) => {
            let message = format!("\"{name}\" is the name of a built-in type. Rename the type.");
            reader.builder.report(Coordinate::Type(name.into()), message);
        }
    }
}

fn is_scalar(ty: &ast::TypeDefinition) -> bool {
    matches!(ty.kind, TypeDefinitionKind::Scalar)
}
