//! Attributes that are given twice: one error under the second.
#![allow(unused)]
use damson::futures_util::{Stream, stream};
use damson::{
    CustomDirective, Directive, Enum, InputObject, Interface, MergedObject, NewType, Object, OneofObject, SimpleObject,
    Subscription, TraitInterface, Union,
};

#[derive(SimpleObject)]
#[graphql(name = "A", name = "B", guard = "a", guard = "b", cache_control(private), cache_control(max_age = 5))]
#[graphql(serial, serial, rename_fields = "UPPERCASE", rename_fields = "lowercase")]
struct Output {
    #[graphql(name = "a", name = "b", desc = "a", desc = "b", deprecation, deprecation = "b")]
    a: i32,
    #[graphql(visible = false, visible = "b", complexity = 1, complexity = 2)]
    b: i32,
    #[graphql(skip, skip)]
    c: i32,
}

#[derive(InputObject)]
#[graphql(validator = "a", validator = "b", input_name = "A", input_name = "B")]
struct Input {
    #[graphql(default, default = 1, secret, secret, process_with = "a", process_with = "b")]
    a: i32,
    #[graphql(default_with = "1", default_with = "2", validator(maximum = 1), validator(minimum = 1))]
    b: i32,
    #[graphql(validator(email, email, list, list))]
    c: Vec<String>,
}

struct Query;

#[Object(rename_args = "UPPERCASE", rename_args = "lowercase", impl(A), impl(B))]
impl Query {
    #[graphql(flatten)]
    #[graphql(flatten)]
    fn part(&self) -> Output {
        Output { a: 1, b: 2 }
    }

    fn data(&self, #[graphql(ctx, ctx)] query: &Query) -> i32 {
        1
    }
}

#[derive(MergedObject)]
#[graphql(name = "A", name = "B")]
struct Merged(#[graphql(flatten, flatten)] Output);

#[derive(Union)]
enum Anything {
    #[graphql(flatten, flatten)]
    Output(Output),
}

#[derive(Interface)]
#[graphql(field(name = "a", name = "b", ty = "i32", ty = "i64", arg(name = "c", ty = "i32", default, default)))]
enum Node {
    Output(Output),
}

#[TraitInterface(for(Output), for(Merged))]
trait Described {
    fn a(&self) -> i32;
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(rename_items = "lowercase", rename_items = "UPPERCASE", display, display)]
enum Color {
    Red,
}

#[derive(NewType)]
#[graphql(name, name = "A")]
struct Weight(f64);

#[derive(OneofObject)]
enum By {
    #[graphql(secret, secret)]
    Id(i32),
}

#[Directive(location = "Field", repeatable, repeatable, name = "a", name = "b")]
fn directive() -> impl CustomDirective {
    unimplemented!()
}

struct Events;

#[Subscription(name = "A", name = "B")]
impl Events {
    #[graphql(name = "a", name = "b")]
    fn numbers(&self) -> impl Stream<Item = i32> {
        stream::empty()
    }
}

fn main() {}
