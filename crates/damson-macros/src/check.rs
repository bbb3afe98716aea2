//! Small rules over the model: mistakes that are valid Rust, but not valid GraphQL.
//!
//! Rules that need other types (implementations of interfaces, two types with one name) run when the schema is built.

mod bounds;
mod defaults;
mod duplicates;
mod empty;
mod names;

use syn::Type;

use crate::mistakes::Mistakes;
use crate::model::{
    Abstract, Columns, Definition, DescriptionOf, Directive, Enum, Field, InputObject, InputRole, InputValue,
    MergedSubscription, NewType, Object, OneofObject, Scalar, Source,
};

/// A part of the model that can be checked.
pub(crate) trait Check {
    /// Adds the mistakes of this part.
    fn check(&self, mistakes: &mut Mistakes);
}

impl Check for Object {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        check_fields(&self.fields, SKIP, mistakes);
        bounds::of_fields(&self.definition, self.fields.iter().map(|field| &field.ty), "OutputType", mistakes);
        check_implements(&self.definition, &self.implements, mistakes);
    }
}

impl Check for MergedSubscription {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        empty::members(
            self.members.len(),
            &self.ident,
            "a merged subscription needs at least one root; add a field that holds one",
            mistakes,
        );
    }
}

impl Check for Enum {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        names::enum_values(&self.items, mistakes);
        duplicates::names(self.items.iter().map(|item| &item.name), "a value", SKIP, mistakes);
        empty::members(self.items.len(), &self.ident, "an enum needs at least one value; add a variant", mistakes);
    }
}

impl Check for InputObject {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        let values = self.fields.iter().filter_map(|field| match &field.role {
            InputRole::Value(value) => Some(&**value),
            _ => None,
        });
        check_values(values.clone(), "a field", SKIP, mistakes);
        bounds::of_fields(&self.definition, values.map(|value| &value.ty), "InputType", mistakes);
    }
}

impl Check for OneofObject {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        check_values(self.fields.iter().map(|(_, value)| value), "a field", REMOVE, mistakes);
        empty::members(
            self.fields.len(),
            &self.ident,
            "a oneOf input needs at least one field; add a variant",
            mistakes,
        );
    }
}

impl Check for Abstract {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        let next_step = match self.source {
            Source::Enum => REMOVE,
            Source::Written(_) | Source::Methods(_) => SKIP,
        };
        check_variants(self, mistakes);
        check_fields(self.fields.as_deref().unwrap_or_default(), next_step, mistakes);
        check_implements(&self.definition, &self.implements, mistakes);
        empty::members(
            self.contents().count(),
            &self.ident,
            "an interface or union needs at least one object; add a variant that holds one",
            mistakes,
        );
    }
}

impl Check for Directive {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
        check_values(self.arguments.iter().map(|(_, value)| value), "an argument", REMOVE, mistakes);
    }
}

impl Check for Scalar {
    fn check(&self, mistakes: &mut Mistakes) {
        names::types(&self.definition, mistakes);
    }
}

impl Check for NewType {
    fn check(&self, mistakes: &mut Mistakes) {
        self.scalar.check(mistakes);
    }
}

impl Check for DescriptionOf {
    fn check(&self, mistakes: &mut Mistakes) {
        let described = self.definition.description.is_some();
        empty::members(
            usize::from(described),
            &self.ident,
            "`Description` needs a doc comment; add one above the type",
            mistakes,
        );
    }
}

impl Check for Columns {
    fn check(&self, mistakes: &mut Mistakes) {
        let all = self.columns.iter().map(|column| &column.name).chain(&self.table);
        all.for_each(|name| names::of_database(name, mistakes));
    }
}

/// Refuses two variants of one type. Those of a written enum differ already, since `for` is a list of different types.
fn check_variants(model: &Abstract, mistakes: &mut Mistakes) {
    let again = match model.source {
        Source::Enum => "another variant holds this type already; remove one, or mark it `#[graphql(skip)]`",
        Source::Methods(_) => "another `downcast` method gives this type already; remove one of them",
        Source::Written(_) => return,
    };
    duplicates::types(&model.variants, again, mistakes);
}

/// Refuses `impl` at a generic type: its constants are not known where it is defined.
fn check_implements(definition: &Definition, interfaces: &[Type], mistakes: &mut Mistakes) {
    let is_generic = definition.targets.iter().any(|target| target.generics.type_params().next().is_some());
    if let Some(interface) = interfaces.first().filter(|_| is_generic) {
        let message = "a generic type cannot be checked while it is compiled; name its instances with `concrete(..)`, or \
                       remove `impl`";
        mistakes.at(interface, message);
    }
}

/// The next step where parts with one name can be left out of the schema.
const SKIP: &str = "rename or skip one";

/// The next step where they cannot.
const REMOVE: &str = "rename or remove one";

fn check_fields(fields: &[Field], next_step: &str, mistakes: &mut Mistakes) {
    let names = fields.iter().filter(|field| !field.flatten).map(|field| &field.name);
    names.clone().for_each(|name| names::member(name, mistakes));
    duplicates::names(names, "a field", next_step, mistakes);
    for field in fields {
        field.union.iter().for_each(|union| names::member(&union.name, mistakes));
        check_values(field.resolver.arguments(), "an argument", REMOVE, mistakes);
    }
}

fn check_values<'a>(
    values: impl Iterator<Item = &'a InputValue> + Clone,
    what: &str,
    next_step: &str,
    mistakes: &mut Mistakes,
) {
    values.clone().for_each(|value| names::member(&value.name, mistakes));
    values.clone().for_each(|value| defaults::literal(value, mistakes));
    duplicates::names(values.map(|value| &value.name), what, next_step, mistakes);
}
