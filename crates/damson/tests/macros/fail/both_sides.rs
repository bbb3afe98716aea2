//! Two macros read the same attributes; a mistake is still reported once.
use damson::{InputObject, Interface, OneofObject, SimpleObject};

#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "UserInput", colour)]
struct User {
    #[graphql(shareable)]
    id: i32,
    #[graphql(nmae = "x")]
    name: String,
}

#[derive(Interface, OneofObject)]
#[graphql(input_name = "NodeInput", field(name = "id", ty = "i32"), derived)]
enum Node {
    #[graphql(visible = false, tag = "x")]
    User(User),
}

fn main() {}
