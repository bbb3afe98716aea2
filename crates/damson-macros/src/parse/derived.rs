//! `derived(..)`: further fields with the value of a field, each converted to another type.

use syn::{Ident, Type};

use crate::attr::{Attributes, RenameRule, Target, Text};
use crate::mistakes::Mistakes;
use crate::model::{Conversion, ConversionBy, Field};

/// The source of the value.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// A method, which gives a value of its own.
    Method,
    /// A field of a struct; `owned` if each conversion takes a clone of it.
    Member { owned: bool },
}

/// A field derived from another.
pub(super) struct Derived {
    name: Text,
    ty: Type,
    conversion: Conversion,
}

impl Derived {
    /// Reads every `derived(..)`.
    pub(super) fn read(
        attrs: &mut Attributes,
        source: Source,
        rename: Option<RenameRule>,
        mistakes: &mut Mistakes,
    ) -> Vec<Self> {
        let lists = attrs.lists("derived", "name = \"name\", into = \"Type\"", mistakes);
        lists.into_iter().filter_map(|(place, list)| one(&place, list, source, rename, mistakes)).collect()
    }

    /// The fields derived from `field`.
    pub(super) fn fields(all: Vec<Self>, field: &Field) -> Vec<Field> {
        all.into_iter().map(|derived| derived.field(field)).collect()
    }

    /// The derived field. All but the name, the type and the conversion is that of `field`.
    fn field(self, field: &Field) -> Field {
        Field { name: self.name, ty: self.ty, conversion: Some(self.conversion), ..field.clone() }
    }
}

fn one(
    place: &Ident,
    mut list: Attributes,
    source: Source,
    rename: Option<RenameRule>,
    mistakes: &mut Mistakes,
) -> Option<Derived> {
    let before = mistakes.count();
    let name = list.text("name", mistakes);
    let ty = list.ty("into", mistakes);
    let with = list.path("with", mistakes);
    let owned = match source {
        Source::Method => false,
        Source::Member { owned } => list.flag("owned", mistakes) || owned,
    };
    list.finish(mistakes);
    let Some((name, ty)) = name.zip(ty) else {
        let message = "a derived field needs a name and a type; write `derived(name = \"..\", into = \"Type\")`";
        mistakes.unless_since(before, place, message);
        return None;
    };
    // async-graphql makes the name from an identifier, so the rule changes it.
    let name = Text { value: Target::Field.rename(rename, &name.value), ..name };
    let by = with.map_or(ConversionBy::Into, ConversionBy::Function);
    Some(Derived { name, ty, conversion: Conversion { by, owned } })
}
