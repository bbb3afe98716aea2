//! Values without variables, as in requests, in default values and from scalars.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;

use crate::IndexMap;

mod convert;
mod deserializer;
mod display;
mod json;
mod number;
mod read;
mod text;

pub use display::write_object;
pub use json::{from_value, to_value};
pub use number::{NotANumber, Number};
pub use read::{named_values, named_values_of_text};

/// A value of the GraphQL language without variables.
/// See [Input Values](https://spec.graphql.org/September2026/#sec-Input-Values).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// The null value.
    #[default]
    Null,
    /// An `Int` or `Float`.
    Number(Number),
    /// A `String`, an `ID`, or a custom scalar that looks like one.
    String(String),
    /// A `Boolean`.
    Boolean(bool),
    /// Bytes, for transports that can carry them; JSON shows an array of numbers.
    Binary(Bytes),
    /// The name of an enum value. JSON shows a string.
    Enum(Name),
    /// A list.
    List(Vec<Value>),
    /// An input object, or the object of a response.
    Object(IndexMap<Name, Value>),
}

impl Value {
    /// The most levels of lists and objects in a value that comes from outside, from JSON or from a document.
    ///
    /// Recursion over such a value is safe.
    pub const MAX_DEPTH: usize = 128;

    /// The size of the value.
    pub fn size(&self) -> Size {
        self.size_up_to(usize::MAX, usize::MAX)
    }

    /// The size of the value. Counting stops at the limits, and does not recurse.
    pub(crate) fn size_up_to(&self, nodes: usize, depth: usize) -> Size {
        let mut size = Size::default();
        let mut rest = vec![(self, 0)];
        while let Some((value, level)) = rest.pop() {
            size.nodes += 1;
            let is_nested = matches!(value, Value::List(_) | Value::Object(_));
            size.depth = size.depth.max(level + usize::from(is_nested));
            if size.nodes.saturating_add(rest.len()) > nodes || size.depth > depth {
                size.nodes += rest.len();
                break;
            }
            match value {
                Value::List(items) => rest.extend(items.iter().map(|item| (item, level + 1))),
                Value::Object(fields) => {
                    size.nodes += fields.len();
                    rest.extend(fields.values().map(|value| (value, level + 1)));
                }
                _ => {}
            }
        }
        size
    }

    /// The number of bytes on the heap. Does not recurse.
    pub fn heap_size(&self) -> usize {
        let mut size = 0;
        let mut rest = vec![self];
        while let Some(value) = rest.pop() {
            size += match value {
                Value::Null | Value::Boolean(_) => 0,
                Value::Number(number) => number.heap_size(),
                Value::String(text) => text.capacity(),
                Value::Binary(bytes) => bytes.len(),
                Value::Enum(name) => name.heap_size(),
                Value::List(items) => items.capacity() * size_of::<Value>(),
                Value::Object(fields) => object_size(fields),
            };
            match value {
                Value::List(items) => rest.extend(items),
                Value::Object(fields) => rest.extend(fields.values()),
                _ => {}
            }
        }
        size
    }

    /// Drops the value, however deep it is, without recursion.
    pub fn discard(self) {
        let mut rest = vec![self];
        while let Some(value) = rest.pop() {
            match value {
                Value::List(items) => rest.extend(items),
                Value::Object(fields) => rest.extend(fields.into_values()),
                _ => {}
            }
        }
    }
}

/// The size of an object on the heap: its entries with their hashes, the table that finds them, and the names.
fn object_size(fields: &IndexMap<Name, Value>) -> usize {
    let entry = size_of::<(u64, Name, Value)>() + 2 * size_of::<usize>();
    fields.capacity() * entry + fields.keys().map(Name::heap_size).sum::<usize>()
}

/// The size of a [`Value`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Size {
    /// The number of values, lists and objects included; the name of an object's field counts as one more.
    pub nodes: usize,
    /// The most levels of lists and objects.
    pub depth: usize,
}

/// The name of a field, an argument or an enum value. Cheap to clone.
/// See [Names](https://spec.graphql.org/September2026/#sec-Names).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

impl Name {
    /// The name with this text.
    pub fn new(name: impl AsRef<str>) -> Self {
        Name(name.as_ref().into())
    }

    /// The number of bytes on the heap, as if no other name shared them.
    pub(crate) fn heap_size(&self) -> usize {
        2 * size_of::<usize>() + self.0.len()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}
impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Name(name.into())
    }
}
impl From<String> for Name {
    fn from(name: String) -> Self {
        Name(name.into())
    }
}
impl From<Arc<str>> for Name {
    fn from(name: Arc<str>) -> Self {
        Name(name)
    }
}
impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}
impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}
impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        &*self.0 == other
    }
}
impl PartialEq<Name> for str {
    fn eq(&self, other: &Name) -> bool {
        other == self
    }
}
impl PartialEq<Name> for &str {
    fn eq(&self, other: &Name) -> bool {
        other == self
    }
}
impl PartialEq<Name> for String {
    fn eq(&self, other: &Name) -> bool {
        other == self
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}
