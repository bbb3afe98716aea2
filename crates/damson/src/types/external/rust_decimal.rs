//! Decimal numbers of the crate `rust_decimal`.

use damson_schema::Value;
use rust_decimal::{Decimal, Error};

use crate::InputValueError;
use crate::types::text_scalar::{not_readable, text_scalar};

text_scalar! {
    Decimal as "Decimal", "A decimal number of up to 28 digits, as text: `\"0.1\"`. A number is taken, too.", "https://docs.rs/rust_decimal";
    |text| read(text);
    |decimal| decimal;
    |other| match other {
        Value::Number(number) => read(&number.to_string()).map_err(not_readable),
        _ => Err(InputValueError::expected_type(other)),
    };
}

/// Reads a number exactly; one that would have to be rounded is an error.
fn read(text: &str) -> Result<Decimal, Error> {
    match text.split_once(['e', 'E']) {
        None => Decimal::from_str_exact(text),
        Some((digits, _)) => Decimal::from_str_exact(digits).and_then(|_| Decimal::from_scientific(text)),
    }
}
