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
    let kinds: HashMap<&Ident, Kind> = parts.iter().chain(&fields).filter_map(|field| Kind::of(field)).collect();
    let members: Vec<_> = named_fields(input, "SimpleObject", &mut Mistakes::default())
        .map(|(ident, field)| (ident, RowMember::read(ident, &field.attrs, kinds.get(ident).copied(), mistakes)))
        .collect();
    let of_members = OfMembers(members.iter().map(|(ident, member)| (*ident, member)).collect());
    Columns {
        definition: object.definition,
        table,
        fields: fields.iter().filter_map(|field| Some((field.name.clone(), of_members.columns(field)?))).collect(),
        parts: parts
            .iter()
            .filter(|part| of_members.get(part).is_some_and(|part| !part.skip))
            .map(|part| part.ty.clone())
            .collect(),
        columns: members.into_iter().flat_map(|(_, member)| member.columns).collect(),
    }
}

/// The struct's member that holds the value of a field.
fn member(field: &Field) -> Option<&Ident> {
    match &field.resolver {
        Resolver::Member(Member::Named(ident)) => Some(ident),
        Resolver::Association(association) => Some(&association.member),
        _ => None,
    }
}

/// What a member stands for that has no column of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Part,
    Association,
}

impl Kind {
    fn of(field: &Field) -> Option<(&Ident, Self)> {
        let kind = match &field.resolver {
            Resolver::Association(_) => Kind::Association,
            _ if field.flatten => Kind::Part,
            _ => return None,
        };
        Some((member(field)?, kind))
    }
}

/// The members of the struct by their names.
struct OfMembers<'a>(HashMap<&'a Ident, &'a RowMember>);

impl OfMembers<'_> {
    fn get(&self, field: &Field) -> Option<&RowMember> {
        self.0.get(member(field)?).copied()
    }

    /// The columns that a field needs: for an association, those of the member that has its key. `None` if they are not known.
    fn columns(&self, field: &Field) -> Option<Vec<Text>> {
        let member = self.get(field)?;
        match &field.resolver {
            Resolver::Association(association) if member.columns.is_empty() && !member.skip => {
                Some(self.0.get(association.key_member()?)?.names())
            }
            _ => Some(member.names()),
        }
    }
}

/// A member of the struct, as a part of the row.
struct RowMember {
    columns: Vec<Column>,
    /// Whether the row does not have it.
    skip: bool,
}

impl RowMember {
    fn read(ident: &Ident, attributes: &[Attribute], kind: Option<Kind>, mistakes: &mut Mistakes) -> Self {
        let mut attrs = Attributes::read_named("columns", attributes, mistakes);
        let skip = attrs.flag("skip", mistakes);
        if skip {
            attrs.refuse_beside("skip", OF_COLUMNS, mistakes);
        }
        match kind {
            Some(Kind::Part) => {
                let message = "has no effect at a flattened member; write it at the members of its type";
                attrs.refuse(OF_COLUMNS, message, mistakes);
            }
            Some(Kind::Association) => {
                attrs.refuse(
                    &["always"],
                    "has no effect at an association; write it at the member of its key",
                    mistakes,
                );
            }
            None => {}
        }
        let mut names = attrs.texts("name", mistakes);
        let always = attrs.flag("always", mistakes);
        attrs.finish(mistakes);
        if names.is_empty() && kind.is_none() && !skip {
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
