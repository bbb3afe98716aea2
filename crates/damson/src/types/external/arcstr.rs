//! Text of the crate `arcstr`.

use arcstr::ArcStr;

use crate::types::text::{text_input, text_output};

text_output!(ArcStr: |text| text.as_str().into());
text_input!(ArcStr);
