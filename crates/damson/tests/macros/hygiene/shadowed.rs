//! Types among items that have the names of the prelude.

#![allow(dead_code)]

struct Option;
struct Result;
struct String;
struct Vec;
struct Box;
struct Some;
struct None;
struct Ok;
struct Err;

trait From {}
trait Into {}
trait Iterator {}
trait Extend {}

const OBJECT: i32 = 1;

#[derive(damson::SimpleObject)]
#[graphql(impl(NodeValue))]
pub(crate) struct Alone {
    #[graphql(derived(owned, name = "wide", into = "i64"))]
    pub(crate) value: i32,
}

#[derive(damson::Interface)]
#[graphql(for(Alone))]
struct Node {
    value: i32,
}

#[derive(damson::InputObject)]
struct Given {
    #[graphql(default = "x", validator(max_length = 3))]
    text: std::string::String,
    #[graphql(skip, default_with = "OBJECT")]
    object: i32,
}

#[derive(damson::Enum, Clone, Copy, PartialEq, Eq)]
enum One {
    A,
}

#[derive(damson::MergedObject)]
#[graphql(serial)]
pub(crate) struct Merged(Alone);

/// Directives with the names of variables, since the type of a directive is a value, which a variable cannot shadow.
macro_rules! directives {
    ($($name:ident)*) => {
        $(
            #[damson::Directive(location = "Field")]
            fn $name(times: i32) -> impl damson::CustomDirective {
                Same(times)
            }
        )*
    };
}
directives! {
    arguments complete complexity convert count ctx cx described directive error failures field fields f given index inner list
    name names next parameter_0 registry resolve source start stream task value verdict writer written
}

struct Same(i32);

impl damson::CustomDirective for Same {
    async fn resolve_field(
        &self,
        _: &damson::Context<'_>,
        resolving: damson::ResolveFut<'_>,
    ) -> damson::ServerResult<std::option::Option<damson::Value>> {
        resolving.await
    }
}

pub(crate) struct Query;

#[damson::Object]
impl Query {
    #[graphql(guard = "|_: &damson::Context<'_>| damson::Result::Ok(())", complexity = "child_complexity + a as usize")]
    async fn sum(&self, a: i32, #[graphql(validator(minimum = 1))] b: i32) -> damson::Result<i32> {
        damson::Result::Ok(a + b)
    }

    #[graphql(flatten)]
    fn alone(&self) -> Merged {
        Merged(Alone { value: 1 })
    }

    fn given(&self, wanted: Given, by: By, one: One) -> Anything {
        drop((wanted, by, one));
        Anything::Alone(Alone { value: 2 })
    }

    fn node(&self) -> std::boxed::Box<dyn Shape> {
        std::boxed::Box::new(Alone { value: 3 })
    }

    fn weight(&self) -> Weight {
        Weight(4.5)
    }
}

#[derive(damson::OneofObject)]
enum By {
    Id(i32),
}

#[derive(damson::Union)]
enum Anything {
    Alone(Alone),
    #[graphql(skip)]
    Nothing,
}

#[damson::TraitInterface]
trait Shape: Send + Sync {
    fn value(&self) -> i32;
    #[graphql(downcast)]
    fn alone<'a>(&'a self, _: &'a damson::Context<'_>) -> std::option::Option<&'a Alone>;
}

impl Shape for Alone {
    fn value(&self) -> i32 {
        self.value
    }

    fn alone<'a>(&'a self, _: &'a damson::Context<'_>) -> std::option::Option<&'a Alone> {
        std::option::Option::Some(self)
    }
}

#[derive(damson::NewType)]
#[graphql(name)]
struct Weight(f64);

struct Events;

#[damson::Subscription]
impl Events {
    fn numbers(&self, to: i32) -> damson::Result<impl damson::futures_util::Stream<Item = i32>> {
        damson::Result::Ok(damson::futures_util::stream::iter([to]))
    }
}

#[derive(damson::MergedSubscription)]
struct AllEvents(Events);
