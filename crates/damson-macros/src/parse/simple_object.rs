//! `derive(SimpleObject)`: a struct whose fields are the fields of the object.

use syn::{DeriveInput, Member};

use super::association::association;
use super::definition::{Side, Subject, definition};
use super::derived::{Derived, Source};
use super::field_attributes::FieldAttributes;
use super::sides::{NO_ARGUMENTS, Role, output_side};
use super::stand_in::InSchema;
use super::structure::named_fields;
use crate::attr::{Attributes, Left, Reader, RenameRule};
use crate::mistakes::Mistakes;
use crate::model::{Field, Object, Resolver};

/// Reads the struct under `derive(SimpleObject)`.
pub(crate) fn simple_object(input: &DeriveInput, mistakes: &mut Mistakes) -> Object {
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let side = Side::Output(Some(Reader::Input));
    let mut definition = definition(&Subject::of_derive(input, mistakes), &mut attrs, side, mistakes);
    let complex = attrs.flag("complex", mistakes);
    let cache_control = attrs.cache_control(mistakes);
    let rename = attrs.rename_rule("rename_fields", mistakes);
    attrs.refuse(&["rename_args"], NO_ARGUMENTS, mistakes);
    let guard = attrs.guard(mistakes);
    let serial = attrs.flag("serial", mistakes);
    // async-graphql then allows an object without fields of its own. Here the schema is checked when it is built.
    attrs.flag("fake", mistakes);
    let implements = attrs.different_types("impl", mistakes).unwrap_or_default();
    definition.left.extend(attrs.leave_to(Reader::Input, &["validator"]));
    attrs.finish(mistakes);
    let fields = named_fields(input, "SimpleObject", mistakes);
    let left = &mut definition.left;
    let fields =
        fields.flat_map(|(member, field)| read_field(input, (member, field), rename, left, mistakes)).collect();
    Object { definition, fields, complex, guard, cache_control, serial, implements }
}

/// Reads a field of the struct. Gives its field, unless it is skipped, and those derived from it.
fn read_field(
    input: &DeriveInput,
    (ident, field): (&syn::Ident, &syn::Field),
    rename: Option<RenameRule>,
    left: &mut Vec<Left>,
    mistakes: &mut Mistakes,
) -> Vec<Field> {
    let mut attrs = Attributes::read(&field.attrs, mistakes);
    let role = output_side(&mut attrs, left, mistakes);
    let association = match role {
        Role::Value => association(input, (ident, &field.ty), &mut attrs, mistakes),
        Role::Flatten | Role::Skip => None,
    };
    let attributes = FieldAttributes::read(&mut attrs, &field.attrs, mistakes);
    let cache_control = attrs.cache_control(mistakes);
    // async-graphql clones such a value. The engine borrows it; only the fields derived from it clone it.
    let owned = attrs.flag("owned", mistakes);
    let derived = Derived::read(&mut attrs, Source::Member { owned }, rename, mistakes);
    let (ty, conversion) = InSchema::read(&mut attrs, &field.ty, mistakes).conversion();
    attrs.finish(mistakes);
    let (ty, resolver) = match association {
        Some((association, ty)) => (ty, Resolver::Association(Box::new(association))),
        None => (ty, Resolver::Member(Member::Named(ident.clone()))),
    };
    let field = attributes.field((ident, rename), ty, resolver);
    let field = Field { cache_control, flatten: role == Role::Flatten, conversion, ..field };
    let derived = Derived::fields(derived, &field);
    (role != Role::Skip).then_some(field).into_iter().chain(derived).collect()
}
