//! Merged objects, parts, derived fields, data, validators, and interfaces that a struct or a trait describes.

use damson::{EmptyMutation, EmptySubscription, ObjectType, Request, Schema};
use damson_testing::support;

mod own {
    pub(super) fn text(number: &i32) -> String {
        number.to_string()
    }

    pub(super) fn trim(text: &mut String) {
        text.truncate(text.trim_end().len());
    }

    #[expect(clippy::ptr_arg, reason = "a validator takes a reference to the type of the value")]
    pub(super) fn fine(text: &String) -> Result<(), String> {
        if text.is_empty() { Err("empty".to_owned()) } else { Ok(()) }
    }
}

mod direct {
    use damson::*;

    use super::super::marks;
    use super::own;

    #[derive(SimpleObject)]
    pub(super) struct Place {
        x: f64,
    }

    #[derive(SimpleObject)]
    #[graphql(serial, impl(NodeValue, Character, dyn Being))]
    pub(super) struct Spot {
        #[graphql(flatten, guard = marks::guarded)]
        place: Place,
        #[graphql(derived(name = "id_text", into = "String", with = "own::text"))]
        id: i32,
    }

    #[derive(Interface)]
    #[graphql(for(Spot))]
    pub(super) struct Node {
        id: i32,
    }

    #[TraitInterface(for(Spot), enum = Character)]
    pub(super) trait Characters {
        #[graphql(complexity = 2)]
        fn id(&self) -> i32;
    }

    #[TraitInterface]
    pub(super) trait Being: Send + Sync {
        fn id(&self) -> i32;
        #[graphql(downcast)]
        fn spot(&self) -> Option<&Spot>;
    }

    impl Being for Spot {
        fn id(&self) -> i32 {
            self.id
        }
        fn spot(&self) -> Option<&Spot> {
            Some(self)
        }
    }

    pub(super) struct Methods;

    #[Object]
    impl Methods {
        fn length(
            &self,
            #[graphql(ctx)] more: Option<&usize>,
            #[graphql(validator(max_length = 3, custom = own::fine), process_with = own::trim, secret)] text: String,
        ) -> usize {
            text.len() + more.copied().unwrap_or_default()
        }
        fn being(&self) -> Box<dyn Being> {
            Box::new(Spot { place: Place { x: 0.5 }, id: 7 })
        }
        fn node(&self) -> Option<NodeValue> {
            None
        }
    }

    #[derive(MergedObject)]
    #[graphql(name = "Root", cache_control(max_age = 5))]
    pub(super) struct Query(Methods, Place);

    pub(super) fn query() -> Query {
        Query(Methods, Place { x: 1.5 })
    }
}

mod wrapped {
    use damson::*;

    use super::super::marks;
    use super::own;

    macro_rules! objects {
        ($place:ident, $place_ty:ty, $spot:ident, $guard:expr, $node:ty, $being:ty, $name:literal, $into:literal, $with:literal,
         $flatten:meta, $int:ty) => {
            #[derive(SimpleObject)]
            pub(super) struct $place {
                x: f64,
            }

            #[derive(SimpleObject)]
            #[graphql(serial, impl($node, Character, $being))]
            pub(super) struct $spot {
                #[$flatten]
                #[graphql(guard = $guard)]
                place: $place_ty,
                #[graphql(derived(name = $name, into = $into, with = $with))]
                id: $int,
            }
        };
    }
    objects!(
        Place,
        Place,
        Spot,
        marks::guarded,
        NodeValue,
        dyn Being,
        "id_text",
        "String",
        "own::text",
        graphql(flatten),
        i32
    );

    macro_rules! interfaces {
        ($node:ident, $for:ty, $id:ident, $int:ty, $character:ident, $characters:ident, $two:literal, $being:ident,
         $send:path, $spot:ty, $text:literal) => {
            #[derive(Interface)]
            #[graphql(for($for))]
            pub(super) struct $node {
                $id: $int,
            }

            #[TraitInterface(for($text), enum = $character)]
            pub(super) trait $characters {
                #[graphql(complexity = $two)]
                fn $id(&self) -> $int;
            }

            #[TraitInterface]
            pub(super) trait $being: $send + Sync {
                fn $id(&self) -> $int;
                #[graphql(downcast)]
                fn spot(&self) -> Option<$spot>;
            }
        };
    }
    interfaces!(Node, Spot, id, i32, Character, Characters, 2, Being, Send, &Spot, "Spot");

    impl Being for Spot {
        fn id(&self) -> i32 {
            self.id
        }
        fn spot(&self) -> Option<&Spot> {
            Some(self)
        }
    }

    pub(super) struct Methods;

    macro_rules! methods {
        ($methods:ty, $ctx:meta, $more:ident, $data:ty, $three:literal, $fine:expr, $trim:expr, $text:ident, $string:ty, $length:expr,
         $being:ty, $block:block) => {
            #[Object]
            impl $methods {
                fn length(
                    &self,
                    #[$ctx] $more: $data,
                    #[graphql(validator(max_length = $three, custom = $fine), process_with = $trim, secret)] $text: $string,
                ) -> usize {
                    $length
                }
                fn being(&self) -> $being $block
                fn node(&self) -> Option<NodeValue> {
                    None
                }
            }
        };
    }
    methods!(
        Methods,
        graphql(ctx),
        more,
        Option<&usize>,
        3,
        own::fine,
        own::trim,
        text,
        String,
        text.len() + more.copied().unwrap_or_default(),
        Box<dyn Being>,
        { Box::new(Spot { place: Place { x: 0.5 }, id: 7 }) }
    );

    macro_rules! merged {
        ($query:ident, $name:literal, $seconds:literal, $($member:ty),*) => {
            #[derive(MergedObject)]
            #[graphql(name = $name, cache_control(max_age = $seconds))]
            pub(super) struct $query($($member),*);
        };
    }
    merged!(Query, "Root", 5, Methods, Place);

    pub(super) fn query() -> Query {
        Query(Methods, Place { x: 1.5 })
    }
}

/// The SDL, and the answers that a text of the right and of a wrong length gets.
fn behaviour<Query: ObjectType + 'static>(root: Query) -> [String; 3] {
    let schema = Schema::new(root, EmptyMutation, EmptySubscription);
    let ask = |text: &str| {
        let query = format!("{{ length(text: \"{text}\") x node {{ id }} being {{ id ... on Spot {{ idText x }} }} }}");
        support::answer(&schema, Request::new(query).data(2_usize))
    };
    [schema.sdl(), ask("abc  "), ask("abcd")]
}

#[test]
fn fragments_in_composed_types_mean_the_same_as_their_contents() {
    let [sdl, answer, refusal] = behaviour(direct::query());
    assert_eq!(answer, r#"{"data":{"length":5,"x":1.5,"node":null,"being":{"id":7,"idText":"7","x":0.5}}}"#);
    assert!(refusal.contains("must be at most 3"), "{refusal}");
    assert!(sdl.contains("type Spot implements "), "{sdl}");
    assert_eq!(behaviour(wrapped::query()), [sdl, answer, refusal]);
}
