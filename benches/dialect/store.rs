//! The shop: resolvers that follow a relation, in a graph with cycles.

use async_graphql::{ComplexObject, ID, SimpleObject};
use serde::Deserialize;

use super::DATA;

#[derive(Deserialize)]
pub(crate) struct Store {
    pub(super) customers: Vec<Customer>,
    pub(super) products: Vec<Product>,
    reviews: Vec<Review>,
}

#[derive(SimpleObject, Deserialize)]
#[graphql(complex)]
pub(crate) struct Customer {
    id: ID,
    name: String,
    username: String,
    birthday: i32,
    #[graphql(skip)]
    review_positions: Vec<usize>,
}

#[ComplexObject]
impl Customer {
    async fn reviews(&self) -> Vec<&Review> {
        reviews(&self.review_positions)
    }
}

#[derive(SimpleObject, Deserialize)]
#[graphql(complex)]
pub(crate) struct Product {
    upc: String,
    name: String,
    price: i32,
    weight: i32,
    in_stock: bool,
    shipping_estimate: i32,
    #[graphql(skip)]
    review_positions: Vec<usize>,
}

#[ComplexObject]
impl Product {
    async fn reviews(&self) -> Vec<&Review> {
        reviews(&self.review_positions)
    }
}

#[derive(SimpleObject, Deserialize)]
#[graphql(complex)]
pub(crate) struct Review {
    id: ID,
    body: String,
    #[graphql(skip)]
    customer_position: usize,
    #[graphql(skip)]
    product_position: usize,
}

#[ComplexObject]
impl Review {
    async fn author(&self) -> &Customer {
        &DATA.store.customers[self.customer_position]
    }

    async fn product(&self) -> &Product {
        &DATA.store.products[self.product_position]
    }
}

fn reviews(positions: &[usize]) -> Vec<&'static Review> {
    positions.iter().map(|&position| &DATA.store.reviews[position]).collect()
}
