//! Secrets of the crate `secrecy`, which are input only: responses, default values and messages do not show them.

use damson_schema::Value;
use secrecy::zeroize::Zeroize;
use secrecy::{SecretBox, SecretString};

use crate::types::named::named;
use crate::types::{InputType, InputValueError, InputValueResult};

/// Implements `InputType` for a secret by its inner type, whose errors are not shown, since they may repeat the value.
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
