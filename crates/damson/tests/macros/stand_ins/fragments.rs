//! Stand-ins that a `macro_rules!` writes, in a module without a prelude.

use damson::{EmptyMutation, EmptySubscription, Schema};
use expect_test::expect;

use crate::support::answer;

mod alone {
    #![no_implicit_prelude]

    use ::std::option::Option;
    use ::std::time::Duration;

    use ::damson::{InputObject, Object, SimpleObject};

    macro_rules! spans {
        ($name:ident, $input_name:literal, $ty:ty, $stand_in:ty) => {
            #[derive(SimpleObject, InputObject)]
            #[graphql(input_name = $input_name)]
            pub(super) struct $name {
                #[graphql(as = $stand_in)]
                pub(super) spans: ::std::vec::Vec<Option<$ty>>,
                #[graphql(as = $stand_in, default)]
                pub(super) whole: $ty,
                #[graphql(skip_input, default = "a text")]
                pub(super) text: ::std::string::String,
            }
        };
    }
    spans!(Spans, "SpansInput", Duration, crate::stand_ins::Seconds);

    pub(super) struct Query;

    #[Object]
    impl Query {
        #[graphql(as = crate::stand_ins::Seconds)]
        async fn same(&self, #[graphql(as = crate::stand_ins::Seconds)] length: Option<Duration>) -> Option<Duration> {
            length
        }

        fn spans(&self, spans: Spans) -> Spans {
            spans
        }
    }
}

#[test]
fn a_stand_in_may_come_from_a_macro() {
    let schema = Schema::new(alone::Query, EmptyMutation, EmptySubscription);
    let query = "{ same(length: 1) spans(spans: { spans: [1, null] }) { spans whole text } }";
    expect![[r#"{"data":{"same":1.0,"spans":{"spans":[1.0,null],"whole":0.0,"text":"a text"}}}"#]]
        .assert_eq(&answer(&schema, query));
}
