//! Types written with `macro_rules!` equal types written by hand: a fragment means the same as its contents.
//!
//! The modules `direct` and `wrapped` of each file have the same types. The values of attributes in `direct` are fragments in `wrapped`.

mod abstract_types;
mod composed;
mod leaves;
mod objects;
mod roots;

use damson::{EmptyMutation, ObjectType, Schema, SubscriptionType};

/// The marks that both modules use.
mod marks {
    use damson::{Context, Guard, Result, TypeDirective};

    #[TypeDirective(location = "Object", location = "FieldDefinition", location = "ArgumentDefinition")]
    pub(super) fn owner(team: String) {}

    pub(super) struct Above(pub(super) i32, pub(super) i32);

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl Guard for Above {
        async fn check(&self, _: &Context<'_>) -> Result<()> {
            (self.0 > self.1).then_some(()).ok_or_else(|| "not above".into())
        }
    }

    pub(super) fn guarded(_: &Context<'_>) -> Result<()> {
        Ok(())
    }

    pub(super) fn seen(_: &Context<'_>) -> bool {
        true
    }
}

fn sdl<Query, Events, Directive>(query: Query, events: Events, directive: Directive) -> String
where
    Query: ObjectType + 'static,
    Events: SubscriptionType + 'static,
    Directive: damson::CustomDirectiveFactory,
{
    Schema::build(query, EmptyMutation, events).directive(directive).finish().sdl()
}

#[test]
fn a_fragment_means_the_same_as_its_contents() {
    let by_hand = roots::direct::sdl();
    assert_eq!(roots::wrapped::sdl(), by_hand);
    for part in ["input PersonInput", "number: Int! = -7", "SCORES: [Int!]! = [3]", "TWICE("] {
        assert!(by_hand.contains(part), "{part}: {by_hand}");
    }
}
