//! The part of a list that `first` and `last` ask for.

use super::arguments::invalid;
use crate::Error;

/// So many items from one end of a list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Page {
    /// The first items after `after`, at most this many.
    First(usize),
    /// The last items before `before`, at most this many.
    Last(usize),
}

impl Page {
    /// The page that `first` and `last` ask for. Without both, it is the first one with `most` items.
    ///
    /// ```
    /// use damson::connection::Page;
    ///
    /// assert_eq!(Page::new(None, Some(10), 100).unwrap(), Page::Last(10));
    /// assert_eq!(Page::new(None, None, 100).unwrap(), Page::First(100));
    /// let error = Page::new(Some(1000), None, 100).unwrap_err();
    /// let message = "Argument \"first\" has invalid value: 1000 is more than this list gives at once. Give 100 at most.";
    /// assert_eq!(error.message, message);
    /// ```
    ///
    /// # Errors
    /// If both are given, or one is greater than `most`: an error with the code `BAD_USER_INPUT`.
    pub fn new(first: Option<usize>, last: Option<usize>, most: usize) -> Result<Self, Error> {
        let (name, page) = match (first, last) {
            (Some(_), Some(_)) => return Err(both()),
            (Some(first), None) => ("first", Page::First(first)),
            (None, Some(last)) => ("last", Page::Last(last)),
            (None, None) => return Ok(Page::First(most)),
        };
        if page.size() <= most {
            return Ok(page);
        }
        let size = page.size();
        Err(invalid(
            name,
            "BAD_USER_INPUT",
            format_args!("{size} is more than this list gives at once. Give {most} at most."),
        ))
    }

    /// The greatest number of items.
    pub fn size(self) -> usize {
        match self {
            Page::First(size) | Page::Last(size) => size,
        }
    }
}

/// The error of `first` beside `last`.
pub(super) fn both() -> Error {
    let message = "it stands beside \"first\", and a page is counted from one end. Leave one of them out.";
    invalid("last", "BAD_USER_INPUT", message)
}
