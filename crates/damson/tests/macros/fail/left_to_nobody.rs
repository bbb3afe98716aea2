//! Attributes that are left to another macro, which is missing.
use damson::{Description, InputObject, Interface, Object, OneofObject, SimpleObject, Union};

#[derive(SimpleObject)]
#[graphql(input_name = "x", concrete(name = "Ints", input_name = "IntsInput", params(i32)))]
struct Output<T: damson::OutputType> {
    #[graphql(default = 1)]
    a: T,
    #[graphql(skip_output, name = "x")]
    b: i32,
}

#[derive(SimpleObject)]
struct Part {
    #[graphql(skip_input, default_with = "1")]
    a: i32,
}

#[derive(SimpleObject)]
#[graphql(validator = "check")]
struct Checked {
    #[graphql(validator(maximum = 1), process_with = "change", secret)]
    a: i32,
}

#[derive(InputObject)]
#[graphql(name = "Input", input_name = "GivenInput", complex, cache_control(max_age = 5))]
struct Input {
    #[graphql(complexity = 5, cache_control(max_age = 5), guard = "nobody", owned)]
    a: i32,
    #[graphql(skip_input, name = "x")]
    b: i32,
    #[graphql(skip_output)]
    c: i32,
}

#[derive(Union)]
#[graphql(rename_fields = "UPPERCASE")]
enum Anything {
    #[graphql(name = "x", desc = "x", deprecation, visible = false)]
    Part(Part),
}

#[derive(Interface)]
#[graphql(field(name = "a", ty = "i32"))]
enum Node {
    #[graphql(desc = "x")]
    Part(Part),
}

#[derive(OneofObject)]
#[graphql(name = "By", input_name = "ByInput", field(name = "a", ty = "i32"))]
enum By {
    #[graphql(flatten)]
    Id(i32),
}

/// A root.
#[derive(Description)]
#[graphql(name = "Root")]
struct Query {
    #[graphql(desc = "x")]
    a: i32,
}

#[Object(use_type_description)]
impl Query {
    fn a(&self) -> i32 {
        self.a
    }
}

fn main() {}
