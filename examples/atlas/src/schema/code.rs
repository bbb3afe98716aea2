//! Codes: the scalar `CountryCode`, and the codes of languages and currencies.

use damson::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

use crate::CountryCode;

/// A country's two letters by ISO 3166-1 alpha-2, such as `DE`. Small letters are accepted.
#[Scalar(specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = value else {
            return Err(InputValueError::expected_type(value));
        };
        // The engine quotes the value.
        Self::parse(&text).ok_or_else(|| InputValueError::custom("a country's code is two letters, such as DE"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}

/// The code of a language or currency; the empty text, which is nobody's code, if a client's text is not like a code.
pub(super) fn of_letters(text: &str) -> &str {
    if text.bytes().all(|it| it.is_ascii_alphanumeric()) { text } else { "" }
}
