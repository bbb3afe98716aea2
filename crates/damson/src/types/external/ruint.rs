//! Unsigned integers of any width of the crate `ruint`.

use damson_schema::Value;
use ruint::Uint;

use crate::InputValueError;
use crate::types::text_scalar::{not_readable, read_number, text_scalar};

text_scalar! {
    Uint<BITS, LIMBS> where [const BITS: usize, const LIMBS: usize] as format!("U{BITS}"),
        "An unsigned integer, as text with decimal digits, or with `0x`, `0o` or `0b` before others. A number is taken, too.",
        "https://docs.rs/ruint";
    |text| read(text);
    |integer| integer;
    |other| match other {
        Value::Number(number) => read(&number.to_string()).map_err(not_readable),
        _ => Err(InputValueError::expected_type(other)),
    };
}

fn read<const BITS: usize, const LIMBS: usize>(text: &str) -> Result<Uint<BITS, LIMBS>, String> {
    if text.is_empty() {
        return Err("digits are expected.".to_owned()); // the crate reads an empty text as 0
    }
    read_number(text, |text| text.parse())
}
