//! Text: `String` in its Rust forms.

use std::borrow::Cow;
use std::sync::Arc;

use damson_schema::{TypeRef, Value};

use super::numbers::built_in;
use super::{InputType, InputValueError, InputValueResult, OutputType};
use crate::engine::{LeafWriter, Resolved};
use crate::registry::Registry;

const NAME: &str = "String";

/// What all forms of text have in common.
macro_rules! text_output {
    ([$($generics:tt)*] $ty:ty: |$text:ident| $into_resolved:expr) => {
        impl<$($generics)*> OutputType for $ty {
            text_output!(@common);
            #[inline]
            fn into_resolved<'a>(self) -> Resolved<'a>
            where
                Self: Sized + 'a,
            {
                let $text = self;
                $into_resolved
            }
        }
    };
    (@common) => {
        fn type_name() -> Cow<'static, str> {
            Cow::Borrowed(NAME)
        }
        fn type_ref(registry: &mut Registry) -> TypeRef {
            built_in(registry, <Self as OutputType>::type_name)
        }
        #[inline]
        fn resolved(&self) -> Resolved<'_> {
            Resolved::Str(self)
        }
        #[inline]
        fn write_leaf(&self, writer: &mut LeafWriter<'_>) -> bool {
            writer.text(self)
        }
    };
}

impl OutputType for str {
    text_output!(@common);
}
text_output!([] String: |text| Resolved::String(text.into()));
text_output!([] Box<str>: |text| Resolved::String(text));
text_output!([] Arc<str>: |text| Resolved::String(text.as_ref().into()));
text_output!(['s] Cow<'s, str>: |text| match text {
    Cow::Borrowed(text) => Resolved::Str(text),
    Cow::Owned(text) => Resolved::String(text.into()),
});

impl OutputType for char {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(NAME)
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        built_in(registry, <Self as OutputType>::type_name)
    }
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
        impl InputType for $ty {
            fn type_name() -> Cow<'static, str> {
                Cow::Borrowed(NAME)
            }
            fn type_ref(registry: &mut Registry) -> TypeRef {
                built_in(registry, <Self as InputType>::type_name)
            }
            fn parse(value: Option<&Value>) -> InputValueResult<Self> {
                match value {
                    Some(Value::String(text)) => Ok(text.as_str().into()),
                    other => Err(InputValueError::expected_type(other.unwrap_or(&Value::Null))),
                }
            }
            fn to_value(&self) -> Value {
                Value::String(self.to_string())
            }
        }
    )*};
}
text_input!(String, Box<str>, Arc<str>);

impl InputType for char {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(NAME)
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        built_in(registry, <Self as InputType>::type_name)
    }
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        let Some(Value::String(text)) = value else {
            return Err(InputValueError::expected_type(value.unwrap_or(&Value::Null)));
        };
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(InputValueError::custom("a single character is expected.")),
        }
    }
    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}
