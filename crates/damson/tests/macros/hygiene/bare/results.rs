//! Unions of values and errors, unions and objects of trait objects, interfaces that implement others.

#![no_implicit_prelude]

use ::core::marker::{Send, Sync};
use ::core::option::Option;
use ::core::prelude::v1::derive;
use ::core::result::Result;
use ::std::boxed::Box;

#[derive(::damson::SimpleObject)]
#[graphql(impl(NodeValue, NamedValue))]
pub(crate) struct User {
    id: i32,
    name: &'static str,
}

#[derive(::damson::SimpleObject)]
pub(crate) struct Taken {
    by: &'static str,
}

#[derive(::damson::Union)]
pub(crate) enum Trouble {
    Taken(Taken),
}

#[derive(::damson::Interface)]
#[graphql(for(NamedValue, User))]
pub(crate) struct Node {
    id: i32,
}

#[::damson::TraitInterface(for(User), impl(NodeValue))]
pub(crate) trait Named {
    fn id(&self) -> i32;

    fn name(&self) -> &'static str;
}

#[::damson::TraitUnion]
pub(crate) trait Found: Send + Sync {
    #[graphql(downcast)]
    fn user<'a>(&'a self, _: &'a ::damson::Context<'_>) -> Option<&'a User> {
        Option::None
    }

    #[graphql(downcast)]
    fn taken(&self) -> Option<&Taken> {
        Option::None
    }
}

impl Found for User {
    fn user<'a>(&'a self, _: &'a ::damson::Context<'_>) -> Option<&'a User> {
        Option::Some(self)
    }
}

pub(crate) trait Shape: Send + Sync {
    fn corners(&self) -> i32;
}

impl Shape for i32 {
    fn corners(&self) -> i32 {
        *self
    }
}

#[::damson::Object]
impl dyn Shape + '_ {
    #[graphql(name = "corners")]
    fn number_of_corners(&self) -> i32 {
        self.corners()
    }
}

const fn user(id: i32) -> User {
    User { id, name: "Ada" }
}

pub(crate) struct Query;

#[::damson::Object]
impl Query {
    #[graphql(result_union)]
    fn create(#[graphql(ctx)] data: &i32, name: ::std::string::String) -> Result<User, Trouble> {
        match name.len() {
            0 => Result::Err(Trouble::Taken(Taken { by: "nobody" })),
            _ => Result::Ok(user(*data)),
        }
    }

    #[graphql(result_union)]
    async fn later() -> ::damson::Result<Result<User, Taken>> {
        ::std::future::ready(()).await;
        Result::Ok(Result::Err(Taken { by: "me" }))
    }

    #[deprecated(note = "Ask `node`.")]
    fn named(&self) -> NodeValue {
        NodeValue::NamedValue(NamedValue::User(user(2)))
    }

    fn found(&self) -> Box<dyn Found> {
        Box::new(user(3))
    }

    fn shape(&self) -> Box<dyn Shape> {
        Box::new(4)
    }
}
