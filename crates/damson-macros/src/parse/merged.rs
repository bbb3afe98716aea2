//! `derive(MergedObject)` and `derive(MergedSubscription)`: a struct whose fields hold objects or subscription roots.

use proc_macro2::Span;
use syn::{Data, DeriveInput, Index, Member};

use super::definition::{Side, Subject, definition};
use super::structure::refuse_all_of;
use crate::attr::{Attributes, Marks, Text};
use crate::mistakes::Mistakes;
use crate::model::{Field, MergedSubscription, Object, Resolver};

/// Reads the struct under `derive(MergedObject)`: an object whose members are all flattened.
pub(crate) fn merged_object(input: &DeriveInput, mistakes: &mut Mistakes) -> Object {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    let cache_control = attrs.cache_control(mistakes);
    let serial = attrs.flag("serial", mistakes);
    attrs.finish(mistakes);
    let members = members(input, "MergedObject", mistakes);
    let fields: Vec<Field> = members.into_iter().map(|(member, field)| part(member, field, mistakes)).collect();
    if fields.is_empty() {
        mistakes.unless_since(0, &input.ident, "a merged object needs at least one object; add a field that holds one");
    }
    Object { definition, fields, complex: false, guard: None, cache_control, serial, implements: Vec::new() }
}

/// Reads the struct under `derive(MergedSubscription)`.
pub(crate) fn merged_subscription(input: &DeriveInput, mistakes: &mut Mistakes) -> MergedSubscription {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    attrs.finish(mistakes);
    let members = members(input, "MergedSubscription", mistakes);
    refuse_all_of(members.iter().map(|(_, field)| *field), mistakes);
    let members = members.into_iter().map(|(member, field)| (member, field.ty.clone())).collect();
    MergedSubscription { definition, ident: input.ident.clone(), members }
}

/// The fields of a struct with their names or numbers.
fn members<'a>(input: &'a DeriveInput, macro_name: &str, mistakes: &mut Mistakes) -> Vec<(Member, &'a syn::Field)> {
    let Data::Struct(data) = &input.data else {
        let ident = &input.ident;
        mistakes.at(ident, format_args!("`{macro_name}` is for structs; write `struct {ident}(First, Second);`"));
        return Vec::new();
    };
    let fields = data.fields.iter().enumerate();
    let named = fields.map(|(index, field)| {
        (field.ident.clone().map_or_else(|| Member::Unnamed(Index::from(index)), Member::Named), field)
    });
    named.collect()
}

/// Reads a member as a part, which needs no name.
fn part(member: Member, field: &syn::Field, mistakes: &mut Mistakes) -> Field {
    let mut attrs = Attributes::read(&field.attrs, mistakes);
    attrs.flag("flatten", mistakes); // it changes nothing, since every member is flattened
    attrs.finish(mistakes);
    Field {
        name: Text { value: String::new(), span: Span::call_site() },
        description: None,
        deprecation: None,
        ty: field.ty.clone(),
        marks: Marks::NONE,
        guards: Vec::new(),
        resolver: Resolver::Member(member),
        complexity: None,
        cache_control: None,
        flatten: true,
        conversion: None,
        union: None,
        columns: Vec::new(),
    }
}
