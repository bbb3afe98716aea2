//! `derive(Columns)`: the columns of a struct that is a row and an object.
//!
//! The front end of `SimpleObject` reads the fields, so the names of fields are the same for both macros.

use std::collections::HashMap;

use syn::{Attribute, DeriveInput, Ident, Member};

use super::simple_object::simple_object;
use super::structure::named_fields;
use crate::attr::{Attributes, Text};
use crate::mistakes::Mistakes;
use crate::model::{Column, Columns, Field, Resolver};

/// Reads the struct under `derive(Columns)`.
pub(crate) fn columns(input: &DeriveInput, mistakes: &mut Mistakes) -> Columns {
    let mut attrs = Attributes::read_named("columns", &input.attrs, mistakes);
    let table = attrs.text("table", mistakes);
    attrs.finish(mistakes);
    // The compiler shows a mistake once that both macros report.
    let mut object = simple_object(input, mistakes);
    object.definition.left.clear();
    let (parts, fields): (Vec<Field>, Vec<Field>) = object.fields.into_iter().partition(|field| field.flatten);
    let is_part = |ident| parts.iter().any(|part| member(part) == Some(ident));
    let members: Vec<_> = named_fields(input, "SimpleObject", &mut Mistakes::default())
        .map(|(ident, field)| (ident, RowMember::read(ident, &field.attrs, is_part(ident), mistakes)))
        .collect();
    let by_ident: HashMap<&Ident, &RowMember> = members.iter().map(|(ident, member)| (*ident, member)).collect();
    let of = |field: &Field| member(field).and_then(|ident| by_ident.get(ident).copied());
    Columns {
        definition: object.definition,
        table,
        fields: fields.iter().filter_map(|field| Some((field.name.clone(), of(field)?.names()))).collect(),
        parts: parts
            .iter()
            .filter(|part| of(part).is_some_and(|part| !part.skip))
            .map(|part| part.ty.clone())
            .collect(),
        columns: members.into_iter().flat_map(|(_, member)| member.columns).collect(),
    }
}

/// The struct's member that holds the value of a field.
fn member(field: &Field) -> Option<&Ident> {
    match &field.resolver {
        Resolver::Member(Member::Named(ident)) => Some(ident),
        _ => None,
    }
}

/// A member of the struct, as a part of the row.
struct RowMember {
    columns: Vec<Column>,
    /// Whether the row does not have it.
    skip: bool,
}

impl RowMember {
    fn read(ident: &Ident, attributes: &[Attribute], is_part: bool, mistakes: &mut Mistakes) -> Self {
        let mut attrs = Attributes::read_named("columns", attributes, mistakes);
        let skip = attrs.flag("skip", mistakes);
        if skip {
            attrs.refuse_beside("skip", OF_COLUMNS, mistakes);
        }
        if is_part {
            attrs.refuse(
                OF_COLUMNS,
                "has no effect at a flattened member; write it at the members of its type",
                mistakes,
            );
        }
        let mut names = attrs.texts("name", mistakes);
        let always = attrs.flag("always", mistakes);
        attrs.finish(mistakes);
        if names.is_empty() && !is_part && !skip {
            names.push(Text::of_ident(ident));
        }
        RowMember { columns: names.into_iter().map(|name| Column { name, always }).collect(), skip }
    }

    fn names(&self) -> Vec<Text> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }
}

/// The attributes of members that have columns.
const OF_COLUMNS: &[&str] = &["name", "always"];
