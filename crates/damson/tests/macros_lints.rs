//! The generated code causes no warnings under lints that users like: this file compiles, under clippy too.

#![deny(
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    elided_lifetimes_in_paths,
    missing_debug_implementations,
    missing_docs,
    rust_2018_idioms,
    single_use_lifetimes,
    unreachable_pub,
    unused,
    unused_lifetimes,
    unused_qualifications
)]

use damson::{
    ComplexObject, Context, CustomDirective, Directive, Enum, InputObject, InputValueResult, Interface, NewType,
    Object, OneofObject, ResolveFut, Result, Scalar, ScalarType, ServerResult, SimpleObject, TypeDirective, Union,
    Value,
};

fn nobody(ctx: &Context<'_>) -> Result<()> {
    ctx.data::<i32>().map(drop)
}

#[derive(Debug, SimpleObject)]
#[graphql(complex, guard = "nobody")]
struct User {
    id: i32,
    #[graphql(deprecation)]
    name: Option<String>,
}

#[ComplexObject(guard = "nobody")]
impl User {
    #[graphql(guard = "move |_: &Context<'_>| if by == self.id { Ok(()) } else { Err(\"no\".into()) }")]
    const fn guarded(&self, by: i32) -> i32 {
        self.id + by
    }

    #[graphql(complexity = "factor.unsigned_abs() as usize * child_complexity")]
    async fn length(&self, ctx: &Context<'_>, #[graphql(default = 1)] factor: i32) -> Result<i32> {
        let _ = ctx;
        std::future::ready(Ok(self.id * factor)).await
    }
}

#[derive(Debug)]
struct Label<'a>(&'a str);

#[Object]
impl<'a> Label<'a> {
    const fn text(&self) -> &'a str {
        self.0
    }

    #[deprecated = "not the schema's concern"]
    const fn old(&self) -> &str {
        self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(display)]
enum Color {
    Red,
    #[graphql(skip)]
    Hidden,
}

#[derive(Debug, InputObject)]
struct Filter {
    #[graphql(default_with = "vec![Color::Red]")]
    colors: Vec<Color>,
    by: Option<By>,
}

#[derive(Debug, OneofObject)]
enum By {
    Id(i32),
}

#[derive(Debug, Interface)]
#[graphql(field(name = "id", ty = "i32"))]
enum Node {
    User(User),
}

#[derive(Debug, Union)]
enum Anything<'a> {
    Label(Label<'a>),
}

#[derive(Debug, NewType)]
#[graphql(name)]
struct Weight(f64);

#[derive(Debug)]
struct Flag(bool);

#[Scalar]
impl ScalarType for Flag {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value == Value::Boolean(true)))
    }

    fn to_value(&self) -> Value {
        Value::Boolean(self.0)
    }
}

/// Gives back what it gets.
struct Same;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Same {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await
    }
}

/// Changes nothing.
#[Directive(location = "Field")]
fn same(#[graphql(default = 1)] times: i32) -> impl CustomDirective {
    let _ = times;
    Same
}

#[TypeDirective(location = "Object")]
fn owner(team: String) {}

#[derive(Debug, SimpleObject)]
#[graphql(directive = owner::apply("a".to_owned()), visible = "seen")]
struct Owned {
    #[graphql(visible = false)]
    id: i32,
}

const fn seen(_: &Context<'_>) -> bool {
    true
}

#[test]
fn the_types_of_this_file_are_used() {
    let filter = Filter { colors: vec![Color::Hidden], by: Some(By::Id(1)) };
    let things = (Node::from(User { id: 1, name: None }), Anything::from(Label("a")), Weight::from(1.0), Flag(true));
    let _ = (same, Owned { id: 1 }.id);
    assert!(!format!("{filter:?} {things:?} {:?} {:?}", filter.colors, filter.by).is_empty());
}
