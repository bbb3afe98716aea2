//! Interfaces by an enum, a struct and a trait, and unions.

#![no_implicit_prelude]

use ::core::option::Option;
use ::core::prelude::v1::derive;
use ::std::boxed::Box;

#[derive(::damson::SimpleObject)]
#[graphql(impl(Node, DescribedValue, BeingValue, dyn Shape))]
pub(crate) struct Human {
    id: i32,
    name: &'static str,
}

#[derive(::damson::Interface)]
#[graphql(field(name = "id", ty = "i32", guard = "allowed"))]
pub(crate) enum Node {
    Human(Human),
}

fn allowed(_: &::damson::Context<'_>) -> ::damson::Result<()> {
    ::core::result::Result::Ok(())
}

#[derive(::damson::Interface)]
#[graphql(for(Human))]
pub(crate) struct Described {
    id: i32,
}

#[::damson::TraitInterface(for(Box<Human>), guard = "allowed")]
pub(crate) trait Being {
    fn id(&self) -> i32;
}

#[::damson::TraitInterface]
pub(crate) trait Shape: ::core::marker::Send + ::core::marker::Sync {
    fn id(&self) -> i32;

    #[graphql(downcast)]
    fn human<'a>(&'a self, _: &'a ::damson::Context<'_>) -> Option<&'a Human> {
        Option::None
    }

    #[graphql(downcast)]
    fn robot(&self) -> Option<&Robot> {
        Option::None
    }
}

#[derive(::damson::SimpleObject)]
pub(crate) struct Robot {
    id: i32,
}

impl Shape for Human {
    fn id(&self) -> i32 {
        self.id
    }

    fn human<'a>(&'a self, _: &'a ::damson::Context<'_>) -> Option<&'a Human> {
        Option::Some(self)
    }
}

#[derive(::damson::Union)]
pub(crate) enum Anything {
    Human(Human),
    #[graphql(skip)]
    Nothing,
}

#[derive(::damson::Union)]
pub(crate) enum Everything {
    #[graphql(flatten)]
    Anything(Anything),
    Robot(Robot),
}

pub(crate) struct Query;

const fn human(id: i32) -> Human {
    Human { id, name: "Ada" }
}

#[::damson::Object]
impl Query {
    fn node(&self) -> Node {
        Node::Human(human(1))
    }

    fn being(&self) -> BeingValue {
        BeingValue::Human(Box::new(human(2)))
    }

    fn described(&self) -> DescribedValue {
        DescribedValue::Human(human(3))
    }

    fn shape(&self) -> Box<dyn Shape> {
        Box::new(human(4))
    }

    fn everything(&self, robot: bool) -> Everything {
        if robot {
            return Everything::Robot(Robot { id: 1 });
        }
        Everything::Anything(Anything::Nothing)
    }
}
