//! The type of an edge: a node with its cursor.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::{CursorType, DefaultEdgeName, EdgeNameType, EmptyFields};
use crate::types::{ObjectType, OutputType, TypeName};
use crate::{ComplexObject, SimpleObject};

/// A node of a [`Connection`](super::Connection), with its cursor and further fields.
#[derive(SimpleObject)]
#[graphql(name_type, complex, desc = "An item of the list, with its cursor.")]
pub struct Edge<Cursor, Node, EdgeFields = EmptyFields, Name = DefaultEdgeName>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    EdgeFields: ObjectType,
    Name: EdgeNameType,
{
    #[graphql(skip)]
    name: PhantomData<Name>,
    /// The place of the node in the list.
    #[graphql(skip)]
    pub cursor: Cursor,
    /// The item of the list.
    pub node: Node,
    /// The fields of the edge beside `node` and `cursor`.
    #[graphql(flatten)]
    pub additional_fields: EdgeFields,
}

#[ComplexObject]
impl<Cursor, Node, EdgeFields, Name> Edge<Cursor, Node, EdgeFields, Name>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    EdgeFields: ObjectType,
    Name: EdgeNameType,
{
    /// The place of the node in the list, for the arguments `after` and `before`.
    fn cursor(&self) -> String {
        self.cursor.encode_cursor()
    }
}

impl<Cursor, Node, EdgeFields, Name> TypeName for Edge<Cursor, Node, EdgeFields, Name>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    EdgeFields: ObjectType,
    Name: EdgeNameType,
{
    fn type_name() -> Cow<'static, str> {
        Name::type_name::<Node>().into()
    }
}

impl<Cursor, Node, Name> Edge<Cursor, Node, EmptyFields, Name>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    Name: EdgeNameType,
{
    /// An edge with the fields `node` and `cursor` alone.
    pub fn new(cursor: Cursor, node: Node) -> Self {
        Self::with_additional_fields(cursor, node, EmptyFields)
    }
}

impl<Cursor, Node, EdgeFields, Name> Edge<Cursor, Node, EdgeFields, Name>
where
    Cursor: CursorType + Send + Sync,
    Node: OutputType,
    EdgeFields: ObjectType,
    Name: EdgeNameType,
{
    /// An edge with further fields.
    pub fn with_additional_fields(cursor: Cursor, node: Node, additional_fields: EdgeFields) -> Self {
        Edge { name: PhantomData, cursor, node, additional_fields }
    }

    /// The same edge with another cursor.
    pub fn with_cursor<C: CursorType + Send + Sync>(self, cursor: C) -> Edge<C, Node, EdgeFields, Name> {
        Edge::with_additional_fields(cursor, self.node, self.additional_fields)
    }
}
