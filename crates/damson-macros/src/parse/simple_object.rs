//! `derive(SimpleObject)`: a struct whose fields are the fields.

use syn::{DeriveInput, Member};

use super::definition::{Side, Subject, definition};
use super::input_object::INPUT_ONLY;
use super::structure::named_fields;
use crate::attr::{Attributes, RenameRule, Target};
use crate::mistakes::Mistakes;
use crate::model::{Field, Object, Resolver};

/// Reads the struct under `derive(SimpleObject)`.
pub(crate) fn simple_object(input: &DeriveInput, mistakes: &mut Mistakes) -> Object {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let definition = definition(&Subject::of_derive(input), &mut attrs, Side::Output, mistakes);
    let complex = attrs.flag("complex", mistakes);
    let cache_control = attrs.cache_control(mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    // The arguments are those of the `#[ComplexObject]`, which has its own rule.
    attrs.rename_rule("rename_args", mistakes);
    let guard = attrs.guard(mistakes);
    attrs.leave_to_others(&["input_name"]);
    attrs.finish(mistakes);
    let fields = named_fields(input, "SimpleObject", mistakes);
    let fields = fields.filter_map(|(member, field)| read_field(member, field, rename, mistakes)).collect();
    Object { definition, fields, complex, guard, cache_control }
}

fn read_field(
    ident: &syn::Ident,
    field: &syn::Field,
    rename: Option<RenameRule>,
    mistakes: &mut Mistakes,
) -> Option<Field> {
    let mut attrs = Attributes::read(&field.attrs, mistakes);
    let skip = attrs.flag("skip", mistakes) | attrs.flag("skip_output", mistakes);
    let name = attrs.text("name", mistakes);
    let description = attrs.description(&field.attrs, mistakes);
    let deprecation = attrs.deprecation(mistakes);
    let marks = attrs.marks(mistakes);
    let guards = attrs.guard(mistakes).into_iter().collect();
    let complexity = attrs.complexity(mistakes);
    let cache_control = attrs.cache_control(mistakes);
    // The engine borrows; where a peer needs a clone, nothing is needed here.
    attrs.flag("owned", mistakes);
    attrs.leave_to_others(INPUT_ONLY);
    attrs.finish(mistakes);
    let name = Target::Field.name(name, rename, ident);
    let resolver = Resolver::Member(Member::Named(ident.clone()));
    let field = Field {
        name,
        description,
        deprecation,
        ty: field.ty.clone(),
        marks,
        guards,
        resolver,
        complexity,
        cache_control,
    };
    (!skip).then_some(field)
}
