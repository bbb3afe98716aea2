//! Attributes without effect: those of a missing macro, and those beside an attribute that turns them off.
use damson::{
    Enum, InputObject, InputType, MergedSubscription, NewType, Object, OneofObject, OutputType, SimpleObject, Union,
};

#[derive(SimpleObject)]
#[graphql(rename_args = "UPPERCASE")]
struct Output {
    #[graphql(flatten, desc = "x")]
    part: Part,
    #[graphql(skip, name = "x")]
    hidden: i32,
    #[graphql(skip_output, complexity = 5)]
    given: i32,
}

#[derive(SimpleObject)]
struct Part {
    a: i32,
}

#[derive(InputObject)]
struct Input {
    #[graphql(skip, desc = "x")]
    hidden: i32,
    #[graphql(flatten, default)]
    inner: Inner,
}

#[derive(InputObject, Default)]
struct Inner {
    a: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Color {
    Red,
    #[graphql(skip, deprecation)]
    Hidden,
}

#[derive(Union)]
enum Anything<#[graphql(name = "T")] T: damson::ObjectType> {
    #[graphql(skip, flatten)]
    Hidden(i32),
    Part(#[graphql(name = "x")] Part),
    T(Box<T>),
}

#[derive(OneofObject)]
enum By {
    #[graphql(skip)]
    Hidden(i32),
    Id(i32),
}

#[derive(NewType)]
#[graphql(specified_by_url = "https://example.com", visible = false)]
struct Weight(#[graphql(name = "x")] f64);

#[derive(MergedSubscription)]
struct Events(#[graphql(name = "x")] i32);

struct Query;

#[Object]
#[graphql(name = "Root")]
impl Query {
    #[graphql(skip, cache_control(max_age = 5))]
    fn helper(&self, #[graphql(default)] a: i32) -> i32 {
        a
    }

    fn field(#[graphql(name = "x")] &self) -> i32 {
        1
    }
}

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

fn main() {}
