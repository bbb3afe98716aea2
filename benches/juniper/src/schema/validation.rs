//! Types for documents that are hard to validate and trivial to execute.

use juniper::{GraphQLObject, graphql_interface, graphql_object};

#[derive(GraphQLObject)]
pub(crate) struct XingId {
    first_name: &'static str,
    last_name: &'static str,
}

#[derive(GraphQLObject)]
pub(crate) struct Viewer {
    xing_id: XingId,
}

pub(super) const VIEWER: Viewer = Viewer { xing_id: XingId { first_name: "Ada", last_name: "Lovelace" } };

#[derive(GraphQLObject)]
pub(crate) struct Nested {
    pub(super) hello: &'static str,
}

pub(crate) struct First;

#[graphql_object(impl = ShapeValue)]
impl First {
    fn leaf(&self) -> Option<i32> {
        None
    }

    fn part(&self) -> Option<ShapeValue> {
        None
    }
}

pub(crate) struct Second;

#[graphql_object(impl = ShapeValue)]
impl Second {
    fn leaf(&self) -> Option<i32> {
        None
    }

    fn part(&self) -> Option<ShapeValue> {
        None
    }
}

#[allow(dead_code, reason = "it only declares the interface")]
#[graphql_interface(for = [First, Second])]
pub(crate) trait Shape {
    fn leaf(&self) -> Option<i32>;

    fn part(&self) -> Option<ShapeValue>;
}
