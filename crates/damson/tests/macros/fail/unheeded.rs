//! Values that nothing would heed.
use damson::{InputObject, InputType, Interface, Object, OutputType, SimpleObject};

#[derive(SimpleObject)]
#[graphql(name = "Page", concrete(name = "Numbers", params(i32)))]
struct Named<T: OutputType> {
    items: Vec<T>,
}

#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "PageInput", concrete(name = "Both", input_name = "BothInput", params(i32)))]
struct NamedOnBothSides<T: OutputType + InputType> {
    items: Vec<T>,
}

struct ByTrait<T>(T);

#[Object(name_type, concrete(name = "Numbers", params(i32)))]
impl<T: OutputType> ByTrait<T> {
    fn value(&self) -> &T {
        &self.0
    }
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

#[derive(SimpleObject)]
#[graphql(cache_control())]
struct Silent {
    id: i32,
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "i32", method = "a::b"), field(name = "age", ty = "i32", method = 5))]
enum Node {
    Silent(Silent),
}

fn main() {}
