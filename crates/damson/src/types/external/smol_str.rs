//! Text of the crate `smol_str`, which async-graphql gives a scalar of its own.

use smol_str::SmolStr;

use crate::types::text_scalar::text_scalar;

text_scalar! {
    SmolStr as "SmolStr", "Text, mostly short.", "https://docs.rs/smol_str/latest/smol_str/struct.SmolStr.html";
    |text| Ok::<_, &str>(SmolStr::new(text));
    |text| text.as_str();
}
