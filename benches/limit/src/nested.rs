//! W3 and W4: nested objects, built completely before they are written.

use bench_shared::data::{Customer, Product, Review, load};
use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Object, data};
use crate::data::DATA;

pub(crate) fn answer(size: &str) -> Option<Answer> {
    match size {
        "chats" => data(load::<Chats>()),
        "store" => data(Shop::new()),
        "chain-28" => tree(28, 1),
        "chain-50" => tree(50, 1),
        "binary-10" => tree(10, 2),
        _ => None,
    }
}

#[derive(Serialize, Deserialize)]
struct Chats {
    chats: Vec<Chat>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "camelCase"))]
struct Chat {
    id: i32,
    created_at: String,
    title: String,
    caption: String,
    state: String,
    creator: ChatUser,
    messages: Vec<Message>,
    users: Vec<ChatUser>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "camelCase"))]
struct ChatUser {
    id: i32,
    is_operator: bool,
    phone: String,
    join_date: String,
    state: String,
    profile: Profile,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "camelCase"))]
struct Profile {
    email: String,
    first_name: String,
    last_name: String,
    job_title: String,
    city: String,
}

#[derive(Serialize, Deserialize)]
struct Message {
    id: i32,
    timestamp: String,
    edited: bool,
    message: String,
    order: i32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shop {
    customers: Vec<CustomerView>,
    top_products: Vec<ProductView>,
}

#[derive(Serialize)]
struct CustomerView {
    id: &'static str,
    name: &'static str,
    username: &'static str,
    birthday: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviews: Option<Vec<ReviewView>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProductView {
    in_stock: bool,
    name: &'static str,
    price: i32,
    shipping_estimate: i32,
    upc: &'static str,
    weight: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviews: Option<Vec<ReviewView>>,
}

#[derive(Serialize)]
struct ReviewView {
    id: &'static str,
    body: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Box<CustomerView>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<Box<ProductView>>,
}

impl Shop {
    fn new() -> Self {
        let top = &DATA.store.products[..5];
        Self {
            customers: DATA.store.customers.iter().map(|customer| customer_with_reviews(customer, true)).collect(),
            top_products: top.iter().map(product_with_reviews).collect(),
        }
    }
}

/// A customer whose reviews name the product; `deep` if the product has its own reviews.
fn customer_with_reviews(customer: &'static Customer, deep: bool) -> CustomerView {
    let review = |&position: &usize| {
        let review = &DATA.store.reviews[position];
        let product = &DATA.store.products[review.product_position];
        let product = if deep { product_with_reviews(product) } else { product_alone(product) };
        ReviewView { product: Some(Box::new(product)), ..review_alone(review) }
    };
    CustomerView {
        id: &customer.id,
        name: &customer.name,
        username: &customer.username,
        birthday: customer.birthday,
        reviews: Some(customer.review_positions.iter().map(review).collect()),
    }
}

/// A product whose reviews name the author, whose reviews name the product.
fn product_with_reviews(product: &'static Product) -> ProductView {
    let review = |&position: &usize| {
        let review = &DATA.store.reviews[position];
        let author = customer_with_reviews(&DATA.store.customers[review.customer_position], false);
        ReviewView { author: Some(Box::new(author)), ..review_alone(review) }
    };
    ProductView { reviews: Some(product.review_positions.iter().map(review).collect()), ..product_alone(product) }
}

fn product_alone(product: &'static Product) -> ProductView {
    ProductView {
        in_stock: product.in_stock,
        name: &product.name,
        price: product.price,
        shipping_estimate: product.shipping_estimate,
        upc: &product.upc,
        weight: product.weight,
        reviews: None,
    }
}

fn review_alone(review: &'static Review) -> ReviewView {
    ReviewView { id: &review.id, body: &review.body, author: None, product: None }
}

#[derive(Serialize)]
struct Tree {
    id: &'static str,
    value: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    child: Option<Box<Tree>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Tree>,
}

impl From<&'static bench_shared::data::Tree> for Tree {
    fn from(tree: &'static bench_shared::data::Tree) -> Self {
        Self {
            id: &tree.id,
            value: tree.value,
            child: tree.child.as_deref().map(|child| Box::new(Self::from(child))),
            children: tree.children.iter().map(Self::from).collect(),
        }
    }
}

fn tree(depth: usize, width: usize) -> Option<Answer> {
    let root = if width == 1 { DATA.chain.last_levels(depth) } else { &DATA.binary };
    data(Object::of_one("tree", Tree::from(root)))
}
