//! The records in the form that this binary needs: the answers borrow them, as the engines' objects do.

use std::sync::LazyLock;

use bench_shared::data::Data;

/// The records, alive as long as the process.
pub(crate) static DATA: LazyLock<Data> = LazyLock::new(Data::new);
