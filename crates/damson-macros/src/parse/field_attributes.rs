//! The attributes that every field may have, wherever it is written.

use syn::{Attribute, Expr, Ident, Type};

use crate::attr::{Attributes, Complexity, Description, Marks, RenameRule, Target, Text};
use crate::mistakes::Mistakes;
use crate::model::{Field, Resolver};

/// The attributes of a field.
pub(super) struct FieldAttributes {
    /// The name as given.
    pub(super) name: Option<Text>,
    description: Option<Description>,
    deprecation: Option<String>,
    marks: Marks,
    guards: Vec<Expr>,
    complexity: Option<Complexity>,
}

impl FieldAttributes {
    /// Reads the attributes; the doc comment is among `attributes`.
    pub(super) fn read(attrs: &mut Attributes, attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        FieldAttributes {
            name: attrs.text("name", mistakes),
            description: attrs.description(attributes, mistakes),
            deprecation: attrs.deprecation(attributes, mistakes),
            marks: attrs.marks(mistakes),
            guards: attrs.guard(mistakes).into_iter().collect(),
            complexity: attrs.complexity(mistakes),
        }
    }

    /// The field with the given name; without one, with the name that the rule makes from `ident`.
    pub(super) fn field(self, (ident, rule): (&Ident, Option<RenameRule>), ty: Type, resolver: Resolver) -> Field {
        Field {
            name: Target::Field.name(self.name, rule, ident),
            description: self.description,
            deprecation: self.deprecation,
            ty,
            marks: self.marks,
            guards: self.guards,
            resolver,
            complexity: self.complexity,
            cache_control: None,
            flatten: false,
            conversion: None,
            union: None,
            columns: Vec::new(),
        }
    }
}
