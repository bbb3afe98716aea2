//! `derive(Description)`: the doc comment of a type, where another macro does not see it.

use syn::DeriveInput;

use super::definition::{Subject, description_and_path};
use crate::attr::{Attributes, Marks, Text};
use crate::mistakes::Mistakes;
use crate::model::{Definition, DescriptionOf, Target, TypeName};

/// Reads the type under `derive(Description)`.
pub(crate) fn description(input: &DeriveInput, mistakes: &mut Mistakes) -> DescriptionOf {
    let subject = Subject::of_derive(input);
    let mut attrs = Attributes::read(&input.attrs, mistakes);
    let (crate_path, description) = description_and_path(&subject, &mut attrs, mistakes);
    let name = TypeName::Text(Text::of_ident(&input.ident));
    let target = Target { ty: subject.ty, generics: input.generics.clone(), aliases: Vec::new(), name };
    // Other attributes are for the other macros on the type.
    DescriptionOf {
        definition: Definition { crate_path, description, marks: Marks::NONE, targets: vec![target] },
        ident: input.ident.clone(),
    }
}
