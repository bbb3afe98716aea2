//! The limits on uploads. All have a default.

/// The limits on the files of a request. Each has a default, so that [`Endpoint::uploads`](crate::Endpoint::uploads) need not set
/// any.
///
/// | limit | if not set | beyond |
/// | --- | --- | --- |
/// | [`max_file_size`](Self::max_file_size) | 10 MiB | 413, `LIMIT_UPLOAD` |
/// | [`max_num_files`](Self::max_num_files) | 10 | 400, `LIMIT_UPLOAD` |
/// | [`max_map_entries`](Self::max_map_entries) | 100 | 400, `LIMIT_UPLOAD` |
/// | [`max_total_size`](Self::max_total_size) | 32 MiB | 413, `LIMIT_BODY` |
/// | [`max_in_memory`](Self::max_in_memory) | 256 KiB | a temporary file, with the feature `tempfile` |
///
/// The parts `operations` and `map` may each have as many bytes as a [body without files](crate::Endpoint::max_body).
///
/// ```
/// use damson_http::MultipartOptions;
///
/// let options = MultipartOptions::default().max_file_size(1024 * 1024).max_num_files(3);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MultipartOptions {
    pub(crate) max_file_size: usize,
    pub(crate) max_num_files: usize,
    pub(crate) max_map_entries: usize,
    pub(crate) max_total_size: usize,
    pub(crate) max_in_memory: usize,
}

impl Default for MultipartOptions {
    fn default() -> Self {
        MultipartOptions {
            max_file_size: 10 * 1024 * 1024,
            max_num_files: 10,
            max_map_entries: 100,
            max_total_size: 32 * 1024 * 1024,
            max_in_memory: 256 * 1024,
        }
    }
}

impl MultipartOptions {
    /// The most bytes that a file may have.
    #[must_use]
    pub fn max_file_size(self, bytes: usize) -> Self {
        MultipartOptions { max_file_size: bytes, ..self }
    }

    /// The most files of a request.
    #[must_use]
    pub fn max_num_files(self, files: usize) -> Self {
        MultipartOptions { max_num_files: files, ..self }
    }

    /// The most places in variables that the files of a request may have. One file may have several.
    #[must_use]
    pub fn max_map_entries(self, entries: usize) -> Self {
        MultipartOptions { max_map_entries: entries, ..self }
    }

    /// The most bytes of a body with files, as it is sent and when it is decompressed.
    #[must_use]
    pub fn max_total_size(self, bytes: usize) -> Self {
        MultipartOptions { max_total_size: bytes, ..self }
    }

    /// The most bytes of a file that are kept in memory. Larger files are written to a temporary file, with the feature
    /// `tempfile`; without it, all files stay in memory.
    #[must_use]
    pub fn max_in_memory(self, bytes: usize) -> Self {
        MultipartOptions { max_in_memory: bytes, ..self }
    }
}
