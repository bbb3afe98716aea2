//! The limits on a request before the schema sees it. All are on by default.

/// The limits on the size of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Limits {
    pub(crate) body: usize,
    pub(crate) url: usize,
    /// Requests in a batch; 0 refuses batches.
    pub(crate) batch: usize,
    /// Levels of objects and lists in `variables` and in `extensions`.
    pub(crate) nesting: usize,
    /// Values in `variables` and in `extensions`.
    pub(crate) values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { body: 1024 * 1024, url: 8 * 1024, batch: 0, nesting: 64, values: 50_000 }
    }
}
