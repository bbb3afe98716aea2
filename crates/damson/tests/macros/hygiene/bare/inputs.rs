//! Input objects, validators, enums, scalars and directives.

#![no_implicit_prelude]

use ::core::clone::Clone;
use ::core::cmp::{Eq, PartialEq};
use ::core::default::Default;
use ::core::marker::Copy;
use ::core::option::Option;
use ::core::prelude::v1::derive;
use ::std::string::String;
use ::std::vec::Vec;

#[derive(::damson::InputObject)]
#[graphql(validator = "whole")]
pub(crate) struct Filter {
    #[graphql(
        process_with = "upper",
        validator(max_length = 9, chars_min_length = 1, url = false, custom = "fine", context = "Always")
    )]
    text: String,
    #[graphql(flatten)]
    range: Range,
    #[graphql(skip, default = 3)]
    hidden: i32,
}

#[derive(::damson::InputObject)]
pub(crate) struct Range {
    #[graphql(default = 10, validator(minimum = 1, multiple_of = 2.0))]
    limit: i32,
    #[graphql(default_with = "Vec::new()", secret)]
    keys: Vec<String>,
}

fn upper(text: &mut str) {
    text.make_ascii_uppercase();
}

fn fine(_: &String) -> ::core::result::Result<(), String> {
    ::core::result::Result::Ok(())
}

fn whole(_: &Filter) -> ::core::result::Result<(), String> {
    ::core::result::Result::Ok(())
}

struct Always;

impl ::damson::ContextValidator<String> for Always {
    async fn check(
        &self,
        _: &::damson::Context<'_>,
        _: &String,
    ) -> ::core::result::Result<(), ::damson::InputValueError<String>> {
        ::core::result::Result::Ok(())
    }
}

#[derive(::damson::OneofObject)]
pub(crate) enum By {
    Id(#[allow(dead_code)] i32),
    #[graphql(validator(min_length = 1))]
    Name(String),
}

#[derive(::damson::Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(display)]
pub(crate) enum Color {
    Red,
    #[graphql(skip)]
    Hidden,
}

#[derive(::damson::NewType)]
#[graphql(name)]
pub(crate) struct Weight(f64);

#[::damson::TypeDirective(location = "Object")]
fn marked(text: String) {}

#[::damson::Directive(location = "Field")]
fn same(#[graphql(default = 1)] times: i32) -> impl ::damson::CustomDirective {
    Same(times)
}

struct Same(#[allow(dead_code)] i32);

impl ::damson::CustomDirective for Same {
    async fn resolve_field(
        &self,
        _: &::damson::Context<'_>,
        resolve: ::damson::ResolveFut<'_>,
    ) -> ::damson::ServerResult<Option<::damson::Value>> {
        resolve.await
    }
}

#[derive(Default)]
pub(crate) struct Query;

#[::damson::Object(directive = marked::apply(String::new()))]
impl Query {
    fn given(&self, filter: Filter) -> String {
        let Filter { text, range, hidden: _ } = filter;
        ::std::format!("{text}{}", range.limit)
    }

    fn by(&self, one: By) -> i32 {
        match one {
            By::Id(id) => id,
            By::Name(_) => 0,
        }
    }

    fn color(&self, color: Color) -> Color {
        color
    }

    fn weight(&self, weight: Weight) -> Weight {
        weight
    }

    fn count(&self, #[graphql(validator(list, max_length = 2, max_items = 3))] texts: Vec<String>) -> usize {
        texts.len()
    }
}
