//! The arguments of a connection: checked, decoded, and handed to the author's code.

use std::fmt::Display;

use super::page::both;
use super::{Connection, ConnectionNameType, CursorType, EdgeNameType, NodesFieldSwitcherSealed};
use crate::failures::refused_argument;
use crate::types::{ObjectType, OutputType};
use crate::{Error, Result};

/// Checks the arguments of a connection, and calls `f` with the cursors `after` and `before` and the numbers `first` and `last`.
///
/// The example of [the module](super) shows it. `f` gives the page; `Err` is the error of the field.
///
/// # Errors
/// If `first` or `last` is negative, if both are given, if `after` or `before` is not a cursor, or if `f` fails.
pub async fn query<Name, EdgeName, Cursor, Node, NodesField, ConnectionFields, EdgeFields, F, R, E>(
    after: Option<String>,
    before: Option<String>,
    first: Option<i32>,
    last: Option<i32>,
    f: F,
) -> Result<Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>>
where
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
    Cursor: CursorType + Send + Sync,
    Cursor::Error: Display + Send + Sync + 'static,
    Node: OutputType,
    NodesField: NodesFieldSwitcherSealed,
    ConnectionFields: ObjectType,
    EdgeFields: ObjectType,
    F: FnOnce(Option<Cursor>, Option<Cursor>, Option<usize>, Option<usize>) -> R,
    R: Future<Output = Result<Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>, E>>,
    E: Into<Error>,
{
    query_with(after, before, first, last, f).await
}

/// As [`query`], for connections of types of your own.
///
/// ```
/// use damson::connection::{CursorType, PageInfo, query_with};
/// use damson::{Error, Object, Result, SimpleObject};
///
/// #[derive(SimpleObject)]
/// struct LetterConnection {
///     edges: Vec<LetterEdge>,
///     page_info: PageInfo,
/// }
///
/// #[derive(SimpleObject)]
/// struct LetterEdge {
///     cursor: String,
///     node: char,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     async fn letters(&self, after: Option<String>, first: Option<i32>) -> Result<LetterConnection> {
///         query_with(after, None, first, None, |after: Option<char>, _, first, _| async move {
///             let all = ('a'..='z').filter(|letter| after.is_none_or(|after| *letter > after));
///             let edges = all.take(first.unwrap_or(5)).map(|node| LetterEdge { cursor: node.encode_cursor(), node });
///             Ok::<_, Error>(LetterConnection { edges: edges.collect(), page_info: PageInfo::default() })
///         })
///         .await
///     }
/// }
/// ```
///
/// # Errors
/// As [`query`].
pub async fn query_with<Cursor, T, F, R, E>(
    after: Option<String>,
    before: Option<String>,
    first: Option<i32>,
    last: Option<i32>,
    f: F,
) -> Result<T>
where
    Cursor: CursorType + Send + Sync,
    Cursor::Error: Display + Send + Sync + 'static,
    F: FnOnce(Option<Cursor>, Option<Cursor>, Option<usize>, Option<usize>) -> R,
    R: Future<Output = Result<T, E>>,
    E: Into<Error>,
{
    let (first, last) = (number("first", first)?, number("last", last)?);
    if first.is_some() && last.is_some() {
        return Err(both());
    }
    let (after, before) = (decoded("after", after)?, decoded("before", before)?);
    f(after, before, first, last).await.map_err(Into::into)
}

fn number(name: &str, given: Option<i32>) -> Result<Option<usize>> {
    let negative = |number| invalid(name, "BAD_USER_INPUT", format_args!("{number} is negative. Give 0 or more."));
    given.map(|number| usize::try_from(number).map_err(|_| negative(number))).transpose()
}

fn decoded<C: CursorType>(name: &str, given: Option<String>) -> Result<Option<C>>
where
    C::Error: Display + Send + Sync + 'static,
{
    given.map(|text| C::decode_cursor(&text).map_err(|reason| invalid_cursor(name, reason))).transpose()
}

/// The error of an argument that is not a cursor of its list. The client sees neither the cursor nor the reason.
pub(super) fn invalid_cursor(name: &str, reason: impl Display + Send + Sync + 'static) -> Error {
    let message = "it is not a cursor of this list. Give a cursor that this list gave, or leave it out.";
    let error = invalid(name, "INVALID_CURSOR", message);
    Error { source: Error::new_with_source(reason).source, ..error }
}

/// The error of an argument, with its place.
pub(super) fn invalid(name: &str, code: &str, reason: impl Display) -> Error {
    refused_argument(name, Vec::new(), code, reason)
}
