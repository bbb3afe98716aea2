//! `derive(MergedObject)` and `derive(MergedSubscription)`: a struct whose fields hold objects or subscription roots.

use syn::{Data, DeriveInput, Field, Index, Member};

use super::definition::{Side, Subject, definition};
use super::structure::refuse_all_of;
use crate::attr::{Attributes, Marks, Text};
use crate::mistakes::Mistakes;
use crate::model::{MergedSubscription, Object, Resolver};

/// Reads the struct under `derive(MergedObject)`: an object whose members are all flattened.
pub(crate) fn merged_object(input: &DeriveInput, mistakes: &mut Mistakes) -> Object {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    let cache_control = attrs.cache_control(mistakes);
    let serial = attrs.flag("serial", mistakes);
    attrs.finish(mistakes);
    let fields: Vec<_> = members(input, "MergedObject", mistakes).map(|(member, field)| part(member, field)).collect();
    for field in fields_of(input) {
        let mut attrs = Attributes::read(&field.attrs, mistakes);
        attrs.flag("flatten", mistakes); // it changes nothing, since every member is flattened
        attrs.finish(mistakes);
    }
    if fields.is_empty() && mistakes.count() == 0 {
        mistakes.at(&input.ident, "a merged object needs at least one object; add a field that holds one");
    }
    Object { definition, fields, complex: false, guard: None, cache_control, serial, implements: Vec::new() }
}

/// Reads the struct under `derive(MergedSubscription)`.
pub(crate) fn merged_subscription(input: &DeriveInput, mistakes: &mut Mistakes) -> MergedSubscription {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, Side::Output(None), mistakes);
    attrs.finish(mistakes);
    let members = members(input, "MergedSubscription", mistakes).map(|(member, field)| (member, field.ty.clone()));
    let members = members.collect();
    refuse_all_of(fields_of(input), mistakes);
    MergedSubscription { definition, ident: input.ident.clone(), members }
}

/// The fields of a struct with their names or numbers.
fn members<'a>(
    input: &'a DeriveInput,
    macro_name: &str,
    mistakes: &mut Mistakes,
) -> impl Iterator<Item = (Member, &'a Field)> + use<'a> {
    if !matches!(input.data, Data::Struct(_)) {
        let ident = &input.ident;
        mistakes.at(ident, format_args!("`{macro_name}` is for structs; write `struct {ident}(First, Second);`"));
    }
    fields_of(input).enumerate().map(|(index, field)| {
        (field.ident.clone().map_or_else(|| Member::Unnamed(Index::from(index)), Member::Named), field)
    })
}

fn fields_of(input: &DeriveInput) -> impl Iterator<Item = &Field> {
    let fields = match &input.data {
        Data::Struct(data) => Some(&data.fields),
        _ => None,
    };
    fields.into_iter().flatten()
}

fn part(member: Member, field: &Field) -> crate::model::Field {
    crate::model::Field {
        name: Text { value: String::new(), span: proc_macro2::Span::call_site() },
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
    }
}
