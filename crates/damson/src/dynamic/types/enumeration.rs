//! Enums.

use std::sync::Arc;

use damson_schema::type_system::{EnumValue, TypeKind};

use super::Definer;
use super::described::{Described, deprecation_method, description_method, marks_methods, type_name_method};

/// An enum. See [Enums](https://spec.graphql.org/September2026/#sec-Enums).
#[derive(Debug)]
pub struct Enum {
    name: String,
    described: Described,
    items: Vec<EnumItem>,
}

/// A value of an [`Enum`].
#[derive(Debug)]
pub struct EnumItem {
    name: String,
    described: Described,
}

impl EnumItem {
    /// A value of this name.
    pub fn new(name: impl Into<String>) -> Self {
        EnumItem { name: name.into(), described: Described::default() }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();

    fn definition(self) -> (Arc<str>, EnumValue) {
        let mut value = EnumValue::new(self.name);
        value.description = self.described.description.map(Arc::from);
        value.deprecation = self.described.deprecation.map(Arc::from);
        value.applied = self.described.directives;
        (value.name.clone(), value)
    }
}

impl<T: Into<String>> From<T> for EnumItem {
    fn from(name: T) -> Self {
        EnumItem::new(name)
    }
}

impl Enum {
    /// An enum without values.
    pub fn new(name: impl Into<String>) -> Self {
        Enum { name: name.into(), described: Described::default(), items: Vec::new() }
    }

    description_method!();
    marks_methods!();

    /// Adds a value.
    #[must_use]
    pub fn item(self, item: impl Into<EnumItem>) -> Self {
        self.items([item])
    }

    /// Adds values.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = impl Into<EnumItem>>) -> Self {
        self.items.extend(items.into_iter().map(Into::into));
        self
    }

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        for item in &self.items {
            definer.visible(item.described.visible.clone(), || format!("{}.{}", self.name, item.name));
        }
        let values = definer.members(&self.name, self.items.into_iter().map(EnumItem::definition));
        definer.define(&self.name, self.described, TypeKind::Enum { values });
    }
}
