//! A complexity that names an argument that does not exist.
use damson::Object;

struct Query;

#[Object]
impl Query {
    #[graphql(complexity = "cuont * child_complexity")]
    fn misspelt(&self, count: usize) -> usize {
        count
    }
}

fn main() {}
