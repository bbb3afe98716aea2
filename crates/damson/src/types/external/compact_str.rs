//! Text of the crate `compact_str`.

use compact_str::CompactString;

use crate::types::text::{text_input, text_output};

text_output!(CompactString: |text| text.as_str().into());
text_input!(CompactString);
