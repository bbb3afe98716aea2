//! `derive(Description)` beside other macros: nothing reads the attributes of the type for it.
use damson::{Description, InputObject, Object, SimpleObject};

/// An object, which is described without `Description`.
#[derive(SimpleObject, Description)]
#[graphql(name = "Person")]
struct Author {
    #[graphql(name = "fullName")]
    name: String,
}

/// An object whose attributes belong to `#[Object]`.
#[derive(Description)]
#[graphql(name = "Library")]
struct Shelf;

#[Object(use_type_description)]
impl Shelf {
    fn author(&self) -> Author {
        Author { name: String::new() }
    }
}

/// What is wanted. The attributes are those of the input object.
#[derive(InputObject, Description)]
#[graphql(name = "Wanted")]
struct Wish {
    #[graphql(default = 1)]
    count: i32,
}

fn main() {}
