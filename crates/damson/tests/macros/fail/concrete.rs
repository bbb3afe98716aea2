//! Instances of generic types that do not fit, and `concrete` with other content than its own.
use damson::{OutputType, SimpleObject};

#[derive(SimpleObject)]
#[graphql(concrete(name = "One", params(i32, i32)))]
struct Pair<T: OutputType> {
    first: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(params(i32)))]
struct Unnamed<T: OutputType> {
    first: T,
}

#[derive(SimpleObject)]
#[graphql(name = "Same", name_type)]
struct TwoNames {
    first: i32,
}

#[derive(SimpleObject)]
#[graphql(concrete(name = "Bounded", params(i32), bounds = "U"))]
struct Bounded<T: OutputType> {
    first: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(name = "BoundTwice", params("Option<T>"), bounds("T: OutputType")))]
struct BoundTwice<T: OutputType> {
    first: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(nmae = "Misspelt", params(i32)))]
struct Misspelt<T: OutputType> {
    item: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(name = 5, params(i32)))]
struct Numbered<T: OutputType> {
    item: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(name = "A", params = "i32"))]
struct Listed<T: OutputType> {
    item: T,
}

fn main() {}
