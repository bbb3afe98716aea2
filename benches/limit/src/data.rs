//! The records as this binary needs them: borrowed by the answers, as the engines' objects are by theirs.

use std::sync::LazyLock;

use bench_shared::data::Data;

/// The records, alive as long as the process.
pub(crate) static DATA: LazyLock<Data> = LazyLock::new(Data::new);
