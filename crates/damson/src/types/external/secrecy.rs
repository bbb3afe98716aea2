//! Secrets of the crate `secrecy`, which are only ever input: no response, default value or message shows one.

use damson_schema::Value;
use secrecy::zeroize::Zeroize;
use secrecy::{SecretBox, SecretString};

use crate::types::named::named;
use crate::types::{InputType, InputValueError, InputValueResult};

/// A secret made from what `T` reads. Errors of `T` may repeat the value, so that they are not told.
macro_rules! secret {
    ([$($generics:tt)*] $ty:ty, $inner:ty: |$value:ident| $make:expr) => {
        impl<$($generics)*> InputType for $ty {
            named!(InputType of $inner);
            named!(raw);
            fn parse(value: Option<&Value>) -> InputValueResult<Self> {
                match <$inner as InputType>::parse(value) {
                    Ok($value) => Ok($make),
                    Err(_) => Err(InputValueError::custom("the secret is not of this type.")),
                }
            }
            fn to_value(&self) -> Value {
                Value::Null
            }
        }
    };
}
secret!([T: InputType + Zeroize] SecretBox<T>, T: |value| SecretBox::new(Box::new(value)));
secret!([] SecretString, String: |text| SecretString::from(text));
