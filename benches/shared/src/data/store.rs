//! A small shop whose customers review its products: few records and many paths, as in the common benchmark of gateways.

use serde::Serialize;

/// The three tables; reviews name their customer and their product by position.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Store {
    pub customers: Vec<Customer>,
    pub products: Vec<Product>,
    pub reviews: Vec<Review>,
}

/// A customer, who writes reviews.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Customer {
    pub id: String,
    pub name: String,
    pub username: String,
    pub birthday: i32,
    pub review_positions: Vec<usize>,
}

/// A product, which has reviews.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Product {
    pub upc: String,
    pub name: String,
    pub price: i32,
    pub weight: i32,
    pub in_stock: bool,
    pub shipping_estimate: i32,
    pub review_positions: Vec<usize>,
}

/// A customer's review of a product.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Review {
    pub id: String,
    pub body: String,
    pub customer_position: usize,
    pub product_position: usize,
}

/// Customer and product of each review.
const REVIEWS: [(usize, usize); 11] =
    [(0, 0), (0, 1), (1, 2), (1, 0), (1, 1), (1, 3), (2, 4), (2, 0), (3, 5), (4, 6), (5, 7)];

impl Store {
    pub(super) fn new() -> Self {
        Self {
            customers: (0..6).map(Customer::nth).collect(),
            products: (0..9).map(Product::nth).collect(),
            reviews: REVIEWS.iter().enumerate().map(|(n, ends)| Review::nth(n, *ends)).collect(),
        }
    }
}

impl Customer {
    fn nth(n: usize) -> Self {
        Self {
            id: n.to_string(),
            name: format!("Customer {n}"),
            username: format!("customer{n}"),
            birthday: 1970 + n as i32,
            review_positions: positions(|(customer, _)| customer == n),
        }
    }
}

impl Product {
    fn nth(n: usize) -> Self {
        Self {
            upc: n.to_string(),
            name: format!("Product {n}"),
            price: 100 * n as i32 + 99,
            weight: 10 * n as i32,
            in_stock: n.is_multiple_of(2),
            shipping_estimate: 5 * n as i32,
            review_positions: positions(|(_, product)| product == n),
        }
    }
}

impl Review {
    fn nth(n: usize, (customer_position, product_position): (usize, usize)) -> Self {
        Self {
            id: n.to_string(),
            body: format!("Review {n}: would buy it again."),
            customer_position,
            product_position,
        }
    }
}

fn positions(wanted: impl Fn((usize, usize)) -> bool) -> Vec<usize> {
    (0..REVIEWS.len()).filter(|&n| wanted(REVIEWS[n])).collect()
}
