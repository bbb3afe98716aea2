//! The shop: resolvers that follow a relation, in a graph with cycles.

use juniper::{ID, graphql_object};
use serde::Deserialize;

use super::DATA;

#[derive(Deserialize)]
pub(crate) struct Store {
    pub(super) customers: Vec<Customer>,
    pub(super) products: Vec<Product>,
    reviews: Vec<Review>,
}

#[derive(Deserialize)]
pub(crate) struct Customer {
    id: ID,
    name: String,
    username: String,
    birthday: i32,
    review_positions: Vec<usize>,
}

#[graphql_object]
impl Customer {
    fn id(&self) -> &ID {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn username(&self) -> &str {
        &self.username
    }

    fn birthday(&self) -> i32 {
        self.birthday
    }

    fn reviews(&self) -> Vec<&Review> {
        reviews(&self.review_positions)
    }
}

#[derive(Deserialize)]
pub(crate) struct Product {
    upc: String,
    name: String,
    price: i32,
    weight: i32,
    in_stock: bool,
    shipping_estimate: i32,
    review_positions: Vec<usize>,
}

#[graphql_object]
impl Product {
    fn upc(&self) -> &str {
        &self.upc
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn price(&self) -> i32 {
        self.price
    }

    fn weight(&self) -> i32 {
        self.weight
    }

    fn in_stock(&self) -> bool {
        self.in_stock
    }

    fn shipping_estimate(&self) -> i32 {
        self.shipping_estimate
    }

    fn reviews(&self) -> Vec<&Review> {
        reviews(&self.review_positions)
    }
}

#[derive(Deserialize)]
pub(crate) struct Review {
    id: ID,
    body: String,
    customer_position: usize,
    product_position: usize,
}

#[graphql_object]
impl Review {
    fn id(&self) -> &ID {
        &self.id
    }

    fn body(&self) -> &str {
        &self.body
    }

    fn author(&self) -> &Customer {
        &DATA.store.customers[self.customer_position]
    }

    fn product(&self) -> &Product {
        &DATA.store.products[self.product_position]
    }
}

fn reviews(positions: &[usize]) -> Vec<&'static Review> {
    positions.iter().map(|&position| &DATA.store.reviews[position]).collect()
}
