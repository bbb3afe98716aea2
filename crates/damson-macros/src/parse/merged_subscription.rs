//! `derive(MergedSubscription)`: a struct whose fields hold subscription roots.

use syn::{Data, DeriveInput, Index, Member, Type};

use super::definition::{Side, Subject, definition};
use super::structure::refuse_all_of;
use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::MergedSubscription;

/// Reads the struct under `derive(MergedSubscription)`.
pub(crate) fn merged_subscription(input: &DeriveInput, mistakes: &mut Mistakes) -> MergedSubscription {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    attrs.finish(mistakes);
    MergedSubscription { definition, ident: input.ident.clone(), members: members(input, mistakes) }
}

fn members(input: &DeriveInput, mistakes: &mut Mistakes) -> Vec<(Member, Type)> {
    let Data::Struct(data) = &input.data else {
        let ident = &input.ident;
        mistakes.at(ident, format_args!("`MergedSubscription` is for structs; write `struct {ident}(First, Second);`"));
        return Vec::new();
    };
    refuse_all_of(&data.fields, mistakes);
    let numbered = data.fields.iter().enumerate().map(|(index, field)| {
        let member = field.ident.clone().map_or_else(|| Member::Unnamed(Index::from(index)), Member::Named);
        (member, field.ty.clone())
    });
    numbered.collect()
}
