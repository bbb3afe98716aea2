//! Functions that are not directives.
#![allow(unused)]
use damson::{CustomDirective, Directive, SimpleObject, TypeDirective};

#[Directive]
fn nowhere() -> impl CustomDirective {
    unimplemented!()
}

#[Directive(location = "Object", repeatble)]
fn misplaced() -> impl CustomDirective {
    unimplemented!()
}

#[Directive(location = "Field")]
async fn later((a, b): (i32, i32)) -> impl CustomDirective {
    unimplemented!()
}

#[Directive(location = "Field")]
fn number() -> i32 {
    1
}

#[TypeDirective(location = "Field", composable = "https://example.com")]
fn executable(#[graphql(name = "1")] a: i32) {}

#[TypeDirective(location = "Object")]
fn owner(team: String) {}

#[TypeDirective(location = "Object")]
fn marked(
    #[graphql(visible = false)] hidden: String,
    #[graphql(directive = owner::apply(String::new()))] owned: String,
    #[graphql(secret)] kept: String,
) {
}

#[derive(SimpleObject)]
#[graphql(directive = owner::apply(1))]
struct User {
    id: i32,
}

fn main() {}
