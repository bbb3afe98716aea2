//! Objects of JSON whose properties stay text, and the writing of such objects. Knows no protocol.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::Malformed;

/// A property that was found: nothing if it is `null` or absent.
pub(crate) type Property<'a> = Option<&'a RawValue>;

/// Reads the object in `text`, which messages call `subject`. All members of `T` are of the type [`Property`].
pub(crate) fn object<'a, T: Deserialize<'a>>(subject: &str, text: &'a str) -> Result<T, Malformed> {
    if !is_object(text) {
        return Err(Malformed::new(format!("{subject} is not a JSON object")));
    }
    serde_json::from_str(text).map_err(|error| Malformed::new(format!("{subject} is malformed: {error}")))
}

/// The property as a string.
pub(crate) fn string<'a>(name: &str, property: Property<'a>) -> Result<Option<Cow<'a, str>>, Malformed> {
    /// Borrows a string that has no escapes.
    #[derive(Deserialize)]
    struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

    let Some(raw) = property else { return Ok(None) };
    match serde_json::from_str(raw.get()) {
        Ok(Text(text)) => Ok(Some(text)),
        Err(_) => Err(Malformed::new(format!("`{name}` is not a string"))),
    }
}

/// The text of the property, which must be an object.
pub(crate) fn object_text<'a>(name: &str, property: Property<'a>) -> Result<Option<Cow<'a, str>>, Malformed> {
    match property.map(RawValue::get) {
        Some(text) if !is_object(text) => Err(Malformed::new(format!("`{name}` is not an object"))),
        text => Ok(text.map(Cow::Borrowed)),
    }
}

/// The text of the property, which must be a list.
pub(crate) fn list_text<'a>(name: &str, property: Property<'a>) -> Result<Option<Cow<'a, str>>, Malformed> {
    match property.map(RawValue::get) {
        Some(text) if !text.starts_with('[') => Err(Malformed::new(format!("`{name}` is not a list"))),
        text => Ok(text.map(Cow::Borrowed)),
    }
}

/// The value of a property that must be there.
pub(crate) fn required<T>(name: &str, value: Option<T>) -> Result<T, Malformed> {
    value.ok_or_else(|| Malformed::new(format!("`{name}` is missing")))
}

pub(crate) fn is_object(text: &str) -> bool {
    text.trim_ascii_start().starts_with('{')
}

/// Writes an object, one property after the other.
pub(crate) struct ObjectWriter {
    text: String,
}

impl ObjectWriter {
    /// Begins an object; `capacity` is about the length of its longest property.
    pub(crate) fn new(capacity: usize) -> Self {
        const AROUND: usize = 64; // what the messages of a protocol have around a payload
        let mut text = String::with_capacity(capacity + AROUND);
        text.push('{');
        ObjectWriter { text }
    }

    /// Adds a property whose value is JSON text; an absent one is left out.
    pub(crate) fn json<'t>(mut self, name: &str, value: impl Into<Option<&'t str>>) -> Self {
        if let Some(value) = value.into() {
            if self.text.len() > 1 {
                self.text.push(',');
            }
            self.text.extend(["\"", name, "\":", value]);
        }
        self
    }

    /// Adds a property whose value is a string; an absent one is left out.
    pub(crate) fn string<'t>(self, name: &str, value: impl Into<Option<&'t str>>) -> Self {
        let value = value.into().map(|value| serde_json::Value::from(value).to_string());
        self.json(name, value.as_deref())
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push('}');
        self.text
    }
}
