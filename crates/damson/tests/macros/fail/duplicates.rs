//! Names and attributes that are used twice.
use damson::futures_util::{Stream, stream};
use damson::{
    CustomDirective, Directive, Enum, InputObject, Interface, Object, OneofObject, SimpleObject, Subscription,
    TypeDirective, Union,
};

#[derive(SimpleObject)]
struct User {
    user_id: i32,
    #[graphql(name = "userId")]
    id: i32,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Color {
    Red,
    #[graphql(name = "RED")]
    Rouge,
}

#[derive(InputObject)]
struct Filter {
    a: i32,
    #[graphql(name = "a")]
    b: i32,
}

#[derive(Union)]
enum Thing {
    User(User),
    Again(User),
}

struct Query;

#[Object]
impl Query {
    fn user_name(&self, a_b: i32, #[graphql(name = "aB")] c: i32) -> i32 {
        a_b + c
    }

    #[graphql(name = "userName")]
    fn name(&self) -> i32 {
        1
    }
}

#[derive(OneofObject)]
enum By {
    Id(i32),
    #[graphql(name = "id")]
    Number(i32),
}

#[derive(Interface)]
#[graphql(
    field(name = "id", ty = "i32", arg(name = "a", ty = "i32"), arg(name = "a", ty = "i32")),
    field(name = "id", ty = "i32")
)]
enum Node {
    User(User),
}

#[Directive(location = "Field", location = "Field")]
fn twice(a_b: i32, #[graphql(name = "aB")] c: i32) -> impl CustomDirective {
    unimplemented!()
}

#[TypeDirective(location = "Object", location = "Enum", location = "Object")]
fn marked() {}

struct Events;

#[Subscription]
impl Events {
    fn numbers(&self) -> impl Stream<Item = i32> {
        stream::empty()
    }

    #[graphql(name = "numbers")]
    fn others(&self) -> impl Stream<Item = i32> {
        stream::empty()
    }
}

fn main() {}
