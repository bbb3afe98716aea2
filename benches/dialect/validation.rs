//! Types for documents that are hard to validate and trivial to execute.

use async_graphql::{Interface, Object, SimpleObject};

#[derive(SimpleObject)]
pub(crate) struct XingId {
    first_name: &'static str,
    last_name: &'static str,
}

#[derive(SimpleObject)]
pub(crate) struct Viewer {
    xing_id: XingId,
}

pub(super) const VIEWER: Viewer = Viewer { xing_id: XingId { first_name: "Ada", last_name: "Lovelace" } };

#[derive(SimpleObject)]
pub(crate) struct Nested {
    pub(super) hello: &'static str,
}

pub(crate) struct First;

#[Object]
impl First {
    async fn leaf(&self) -> Option<i32> {
        None
    }

    async fn part(&self) -> Option<Shape> {
        None
    }
}

pub(crate) struct Second;

#[Object]
impl Second {
    async fn leaf(&self) -> Option<i32> {
        None
    }

    async fn part(&self) -> Option<Shape> {
        None
    }
}

#[derive(Interface)]
#[graphql(field(name = "leaf", ty = "Option<i32>"), field(name = "part", ty = "Option<Shape>"))]
pub(crate) enum Shape {
    First(First),
    Second(Second),
}
