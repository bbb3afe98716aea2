//! The type of a connection: one page of a list.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::{ConnectionNameType, CursorType, DefaultConnectionName, DefaultEdgeName, Edge, EdgeNameType, PageInfo};
use crate::types::{ObjectType, OutputType, TypeName};
use crate::{ComplexObject, Object, SimpleObject};

/// One page of a list, with the fields `pageInfo`, `edges` and `nodes`.
///
/// `ConnectionFields` and `EdgeFields` are objects whose fields stand beside these; `Name` and `EdgeName` name the types;
/// [`DisableNodesField`] leaves `nodes` out. A `Node` that is an `Option` is nullable in the schema.
///
/// ```
/// use damson::connection::{Connection, Edge};
/// use damson::{EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
///
/// #[derive(SimpleObject)]
/// struct Total {
///     total_count: usize,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     fn letters(&self) -> Connection<usize, char, Total> {
///         let mut letters = Connection::with_additional_fields(false, true, Total { total_count: 26 });
///         letters.edges.push(Edge::new(0, 'a'));
///         letters
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let response = schema.execute("{ letters { totalCount nodes edges { cursor } } }").await;
/// let data = r#"{"letters":{"totalCount":26,"nodes":["a"],"edges":[{"cursor":"0"}]}}"#;
/// assert_eq!(response.data.to_string(), data);
/// # }
/// ```
pub struct Connection<
    Cursor,
    Node,
    ConnectionFields = EmptyFields,
    EdgeFields = EmptyFields,
    Name = DefaultConnectionName,
    EdgeName = DefaultEdgeName,
    NodesField = EnableNodesField,
> where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    ConnectionFields: ObjectType,
    EdgeFields: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
    NodesField: NodesFieldSwitcherSealed,
{
    /// The edges of the page, in the order of the list.
    pub edges: Vec<Edge<Cursor, Node, EdgeFields, EdgeName>>,
    /// The fields of the connection beside `pageInfo`, `edges` and `nodes`.
    pub additional_fields: ConnectionFields,
    /// Whether there are edges before this page.
    pub has_previous_page: bool,
    /// Whether there are edges after this page.
    pub has_next_page: bool,
    kind: PhantomData<(Name, NodesField)>,
}

impl<Cursor, Node, EdgeFields, Name, EdgeName, NodesField>
    Connection<Cursor, Node, EmptyFields, EdgeFields, Name, EdgeName, NodesField>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    EdgeFields: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
    NodesField: NodesFieldSwitcherSealed,
{
    /// A page without edges, to which you push them.
    pub fn new(has_previous_page: bool, has_next_page: bool) -> Self {
        Self::with_additional_fields(has_previous_page, has_next_page, EmptyFields)
    }
}

impl<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>
    Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    ConnectionFields: ObjectType,
    EdgeFields: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
    NodesField: NodesFieldSwitcherSealed,
{
    /// A page without edges and with further fields.
    pub fn with_additional_fields(
        has_previous_page: bool,
        has_next_page: bool,
        additional_fields: ConnectionFields,
    ) -> Self {
        Connection { edges: Vec::new(), additional_fields, has_previous_page, has_next_page, kind: PhantomData }
    }

    /// The same page with other cursors, each made from the one before.
    ///
    /// # Errors
    /// The first error that `convert` gives.
    #[allow(clippy::type_complexity, reason = "a connection has seven parameters")]
    pub fn try_map_cursors<C: CursorType + Send + Sync, E>(
        self,
        mut convert: impl FnMut(&Cursor) -> Result<C, E>,
    ) -> Result<Connection<C, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>, E> {
        let edges = self.edges.into_iter().map(|edge| {
            let cursor = convert(&edge.cursor)?;
            Ok(edge.with_cursor(cursor))
        });
        Ok(Connection {
            edges: edges.collect::<Result<_, E>>()?,
            additional_fields: self.additional_fields,
            has_previous_page: self.has_previous_page,
            has_next_page: self.has_next_page,
            kind: PhantomData,
        })
    }

    fn info(&self) -> PageInfo {
        let cursor = |edge: &Edge<Cursor, Node, EdgeFields, EdgeName>| edge.cursor.encode_cursor();
        PageInfo {
            has_previous_page: self.has_previous_page,
            has_next_page: self.has_next_page,
            start_cursor: self.edges.first().map(cursor),
            end_cursor: self.edges.last().map(cursor),
        }
    }
}

impl<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField> TypeName
    for Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    ConnectionFields: ObjectType,
    EdgeFields: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
    NodesField: NodesFieldSwitcherSealed,
{
    fn type_name() -> Cow<'static, str> {
        Name::type_name::<Node>().into()
    }
}

/// No further fields for a connection or an edge.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, SimpleObject)]
#[graphql(complex)]
pub struct EmptyFields;

#[ComplexObject]
impl EmptyFields {}

/// A connection with the field `nodes`.
pub struct EnableNodesField;

/// A connection without the field `nodes`.
pub struct DisableNodesField;

/// Whether a connection has the field `nodes`: [`EnableNodesField`] or [`DisableNodesField`], and nothing else.
pub trait NodesFieldSwitcherSealed: sealed::Sealed + Send + Sync {}

impl NodesFieldSwitcherSealed for EnableNodesField {}
impl NodesFieldSwitcherSealed for DisableNodesField {}

#[allow(unnameable_types, reason = "nobody else may implement it")]
mod sealed {
    pub trait Sealed {}

    impl Sealed for super::EnableNodesField {}
    impl Sealed for super::DisableNodesField {}
}

/// Writes the fields of a connection, and those that only connections with this switch have.
macro_rules! fields {
    ($switch:ty { $($further:tt)* }) => {
        #[Object(name_type, desc = "A page of a list.")]
        impl<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName>
            Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, $switch>
        where
            Cursor: CursorType + Send + Sync,
            Node: OutputType,
            ConnectionFields: ObjectType,
            EdgeFields: ObjectType,
            Name: ConnectionNameType,
            EdgeName: EdgeNameType,
        {
            /// The place of the page in the list.
            fn page_info(&self) -> PageInfo {
                self.info()
            }

            /// The items of the page, each with its cursor.
            fn edges(&self) -> &[Edge<Cursor, Node, EdgeFields, EdgeName>] {
                &self.edges
            }

            $($further)*

            #[graphql(flatten)]
            fn additional_fields(&self) -> &ConnectionFields {
                &self.additional_fields
            }
        }
    };
}

fields!(DisableNodesField {});
fields!(EnableNodesField {
    /// The items of the page.
    fn nodes(&self) -> Vec<&Node> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }
});
