//! The `extensions` of requests and responses. See [Response](https://spec.graphql.org/September2026/#sec-Response-Format).

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use damson_schema::Value;
use serde::{Deserialize, Serialize};

/// Entries of a request or a response beyond the specification: a map from names to values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extensions(Option<Box<Entries>>); // nearly always empty: then it is only a null pointer

type Entries = BTreeMap<String, Value>;

static EMPTY: Entries = Entries::new();

impl Extensions {
    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.deref().is_empty()
    }
}

impl Deref for Extensions {
    type Target = Entries;
    fn deref(&self) -> &Entries {
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Extensions {
    fn deref_mut(&mut self) -> &mut Entries {
        self.0.get_or_insert_default()
    }
}

impl FromIterator<(String, Value)> for Extensions {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        let entries: Entries = entries.into_iter().collect();
        Extensions((!entries.is_empty()).then(|| Box::new(entries)))
    }
}

impl IntoIterator for Extensions {
    type Item = (String, Value);
    type IntoIter = std::collections::btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map(|entries| *entries).unwrap_or_default().into_iter()
    }
}
