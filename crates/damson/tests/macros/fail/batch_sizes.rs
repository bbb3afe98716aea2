//! A mistake in the size of a batch, which the compiler finds.

use std::collections::HashMap;

use damson::Object;

struct Sized(i32);

#[Object]
impl Sized {
    #[graphql(batch(key = "self.0", max_size = "many"))]
    async fn a(_: Vec<i32>) -> HashMap<i32, i32> {
        HashMap::new()
    }
}

fn main() {}
