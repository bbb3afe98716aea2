//! Numbers as text, for clients that cannot hold them as numbers.

use std::fmt::Display;

use num_traits::Num;
use serde::{Deserialize, Serialize};

use super::text_scalar::{read_number, text_scalar};

/// A number that is text in GraphQL: `"9007199254740993"`, which JavaScript could not hold as a number.
///
/// ```
/// use damson::{ScalarType, StringNumber, Value};
///
/// assert_eq!(StringNumber(9_007_199_254_740_993_u64).to_value(), Value::from("9007199254740993"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StringNumber<T: Num + Display>(pub T);

text_scalar! {
    StringNumber<T> where [T: Num<FromStrRadixErr: Display> + Display + Send + Sync] as "StringNumber",
        "A number as text: `\"9007199254740993\"`.";
    |text| read_number(text, |text| T::from_str_radix(text, 10)).map(StringNumber);
    |number| &number.0;
}
