//! Text: `String` in its Rust forms.

use std::sync::Arc;

use damson_schema::Value;

use super::named::named;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{LeafWriter, Resolved};

/// Implements `OutputType` for a form of text.
macro_rules! text_output {
    ($ty:ty: |$text:ident| $owned:expr) => {
        impl $crate::types::OutputType for $ty {
            $crate::types::text::text_output!(@borrowed);
            #[inline]
            fn into_resolved<'a>(self) -> $crate::engine::Resolved<'a> {
                let $text = self;
                $crate::engine::Resolved::String($owned)
            }
        }
    };
    (@borrowed) => {
        $crate::types::named::named!(scalar "String");
        #[inline]
        fn resolved(&self) -> $crate::engine::Resolved<'_> {
            $crate::engine::Resolved::Str(self)
        }
        #[inline]
        fn write_leaf(&self, writer: &mut $crate::engine::LeafWriter<'_>) -> bool {
            writer.text(self)
        }
    };
}
#[allow(unused_imports, reason = "only other crates' types need it")]
pub(super) use text_output;

impl OutputType for str {
    text_output!(@borrowed);
}
text_output!(String: |text| text.into());

impl OutputType for char {
    named!(scalar "String");
    fn resolved(&self) -> Resolved<'_> {
        Resolved::String(self.to_string().into())
    }
    fn into_resolved<'a>(self) -> Resolved<'a> {
        Resolved::String(self.to_string().into())
    }
    #[inline]
    fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
        writer.text(self.encode_utf8(&mut [0; 4]))
    }
}

macro_rules! text_input {
    ($($ty:ty),*) => {$(
        impl $crate::types::InputType for $ty {
            $crate::types::named::named!(scalar "String");
            $crate::types::named::named!(raw);
            fn parse(value: Option<&damson_schema::Value>) -> $crate::types::InputValueResult<Self> {
                $crate::types::text::read(value).map(Self::from)
            }
            fn to_value(&self) -> damson_schema::Value {
                damson_schema::Value::String(self.to_string())
            }
        }
    )*};
}
#[allow(unused_imports, reason = "only other crates' types need it")]
pub(super) use text_input;

text_input!(String, Box<str>, Arc<str>);

/// Reads a value that is text.
#[inline]
pub(super) fn read<T: InputType>(value: Option<&Value>) -> Result<&str, InputValueError<T>> {
    match value {
        Some(Value::String(text)) => Ok(text),
        other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
    }
}

impl InputType for char {
    named!(scalar "String");
    named!(raw);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        let mut characters = read(value)?.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(InputValueError::custom("a single character is expected.")),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}
