//! `derive(Description)`: the doc comment of a type, for macros that do not see it.

use syn::DeriveInput;

use super::definition::{Subject, description_and_path};
use super::structure::attributes_of_parts;
use crate::attr::{Attributes, Marks, Reader, Text};
use crate::mistakes::Mistakes;
use crate::model::{Definition, DescriptionOf, Target, TypeName};

/// Reads the type under `derive(Description)`.
pub(crate) fn description(input: &DeriveInput, mistakes: &mut Mistakes) -> DescriptionOf {
    let subject = Subject::of_derive(input, mistakes);
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let (crate_path, description) = description_and_path(&subject, &mut attrs, mistakes);
    // The macros that use this description stand above a block. The attributes here can only be those of an input object.
    let mut left = attrs.leave_rest_to(Reader::DescribedInput);
    for attributes in attributes_of_parts(input) {
        left.extend(Attributes::read(attributes, mistakes).leave_rest_to(Reader::DescribedInput));
    }
    let name = TypeName::Text(Text::of_ident(&input.ident));
    let target = Target { ty: subject.ty, generics: input.generics.clone(), aliases: Vec::new(), name };
    let definition = Definition { crate_path, description, marks: Marks::NONE, targets: vec![target], left };
    DescriptionOf { definition, ident: input.ident.clone() }
}
