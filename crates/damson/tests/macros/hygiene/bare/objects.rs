//! Objects, merged objects, parts, derived fields, guards and subscriptions.

#![no_implicit_prelude]

use ::core::default::Default;
use ::core::prelude::v1::derive;
use ::damson::futures_util::stream::{self, Stream};
use ::std::string::String;

#[derive(::damson::SimpleObject, ::damson::Columns, Default)]
#[columns(table = "places")]
pub(crate) struct Place {
    x: f64,
}

#[derive(::damson::SimpleObject, ::damson::Columns)]
#[graphql(serial)]
pub(crate) struct Address {
    town: &'static str,
    #[graphql(flatten)]
    place: Place,
}

#[derive(::damson::SimpleObject, ::damson::Columns)]
#[graphql(complex, guard = "allowed", cache_control(max_age = 5))]
pub(crate) struct User {
    #[graphql(complexity = 2, guard = "allowed", derived(name = "id_text", into = "String", with = "text"))]
    id: i32,
    #[graphql(flatten)]
    address: Address,
    #[graphql(skip, derived(owned, name = "short", into = "i64"))]
    short: i32,
}

fn text(id: &i32) -> String {
    ::std::format!("{id}")
}

fn owned_text(id: i32) -> String {
    text(&id)
}

fn allowed(_: &::damson::Context<'_>) -> ::damson::Result<()> {
    ::core::result::Result::Ok(())
}

#[::damson::ComplexObject(guard = "allowed")]
impl User {
    #[graphql(column = "short", column = "x", derived(name = "length_squared", into = "String", with = "owned_text"))]
    fn length(&self) -> i32 {
        self.short
    }

    #[graphql(complexity = "by.unsigned_abs() as usize + child_complexity", guard = "allowed")]
    async fn helped(&self, #[graphql(default = 1)] by: i32) -> ::damson::Result<i32> {
        ::std::future::ready(::core::result::Result::Ok(by + 2)).await
    }

    fn data(
        &self,
        #[graphql(ctx)] number: ::core::option::Option<&i32>,
        #[graphql(validator(maximum = 5), process_with = "same")] by: i32,
    ) -> i32 {
        number.map_or(by, |number| *number)
    }
}

fn same(_: &mut i32) {}

#[derive(::damson::MergedObject)]
pub(crate) struct Query(pub(crate) User, pub(crate) Ready);

pub(crate) struct Ready;

#[::damson::Object(serial)]
impl Ready {
    fn required(&self, #[graphql(ctx)] number: &i32) -> i32 {
        *number
    }
}

#[derive(::damson::MergedSubscription, Default)]
pub(crate) struct Events(Numbers);

#[derive(Default)]
pub(crate) struct Numbers;

#[::damson::Subscription]
impl Numbers {
    fn numbers(&self, #[graphql(validator(maximum = 5))] to: i32) -> ::damson::Result<impl Stream<Item = i32>> {
        ::core::result::Result::Ok(stream::iter([to]))
    }
}

pub(crate) fn user() -> User {
    User { id: 1, address: Address { town: "Bath", place: Place { x: 0.5 } }, short: 3 }
}
