//! Decimal numbers of the crate `bigdecimal`.

use bigdecimal::BigDecimal;
use damson_schema::Value;

use crate::InputValueError;
use crate::types::text_scalar::{not_readable, read_number, text_scalar};

text_scalar! {
    BigDecimal as "BigDecimal", "A decimal number with any number of digits, as text: `\"0.1\"`. A number is taken, too.", "https://docs.rs/bigdecimal";
    |text| read_number(text, |text| text.parse::<BigDecimal>());
    |decimal| decimal;
    |other| match other {
        Value::Number(number) => {
            read_number(&number.to_string(), |text| text.parse::<BigDecimal>()).map_err(not_readable)
        }
        _ => Err(InputValueError::expected_type(other)),
    };
}
