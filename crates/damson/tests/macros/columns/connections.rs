//! Projections of the nodes of a connection, for clients that ask for edges, for nodes, or for both.

use damson::{Columns, Context, Object, Projection, Result, SimpleObject};

use super::{shown, told};

#[derive(SimpleObject, Columns)]
struct City {
    #[columns(always)]
    id: i32,
    name: String,
    population: i32,
}

#[derive(SimpleObject)]
struct Edge {
    cursor: String,
    node: City,
}

#[derive(SimpleObject)]
struct CityConnection {
    edges: Vec<Edge>,
    nodes: Vec<City>,
    total_count: i32,
}

struct Query;

#[Object]
impl Query {
    async fn cities(&self, ctx: &Context<'_>) -> Result<CityConnection> {
        Err(shown(&Projection::of_connection::<City>(ctx.field())).into())
    }

    async fn misread(&self, ctx: &Context<'_>) -> Result<CityConnection> {
        Err(shown(&Projection::of::<City>(ctx.field())).into())
    }
}

#[test]
fn nodes_are_found_below_edges_and_beside_them() {
    for (fields, expected) in [
        ("edges { cursor node { name } }", "id name"),
        ("nodes { population }", "id population"),
        ("edges { node { n: name } } some: nodes { population }", "id name population"),
        ("edges { cursor } totalCount", "id"),
    ] {
        assert_eq!(told(Query, &format!("{{ cities {{ {fields} }} }}")), expected, "{fields}");
    }
}

#[test]
fn a_connection_that_is_taken_for_a_row_needs_all_columns() {
    assert_eq!(told(Query, "{ misread { nodes { name } } }"), "id name population");
}
