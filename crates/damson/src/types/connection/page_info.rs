//! The type `PageInfo`.

use crate::SimpleObject;

/// The place of a page in its list.
#[derive(Clone, PartialEq, Eq, Debug, Default, SimpleObject)]
pub struct PageInfo {
    /// Whether there are edges before this page.
    pub has_previous_page: bool,
    /// Whether there are edges after this page.
    pub has_next_page: bool,
    /// The cursor of the first edge, to read the page before this one.
    pub start_cursor: Option<String>,
    /// The cursor of the last edge, to read the page after this one.
    pub end_cursor: Option<String>,
}
