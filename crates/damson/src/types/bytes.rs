//! Bytes, as the scalar `Binary`.

use bytes::Bytes;
use damson_schema::Value;

use crate::{InputValueError, InputValueResult, Scalar, ScalarType};

/// Bytes, which JSON shows as a list of numbers from 0 to 255.
#[Scalar(name = "Binary")]
impl ScalarType for Bytes {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Binary(bytes) => Ok(bytes.clone()),
            Value::List(items) => match items.iter().map(byte).collect::<Option<Vec<u8>>>() {
                Some(bytes) => Ok(bytes.into()),
                None => Err(InputValueError::custom("numbers from 0 to 255 are expected.")),
            },
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Binary(self.clone())
    }
}

fn byte(value: &Value) -> Option<u8> {
    match value {
        Value::Number(number) => number.as_u64()?.try_into().ok(),
        _ => None,
    }
}
