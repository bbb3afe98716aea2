//! Stand-ins that a `macro_rules!` writes, and a root in a module without a prelude.

use damson::{EmptyMutation, EmptySubscription, Schema};
use expect_test::expect;

use crate::support::answer;

/// The stand-in and the types come from a macro, and the code for arguments and methods needs nothing that is not imported.
mod alone {
    macro_rules! spans {
        ($name:ident, $ty:ty, $stand_in:ty) => {
            #[derive(damson::SimpleObject)]
            pub(super) struct $name<'a> {
                #[graphql(as = $stand_in)]
                pub(super) spans: Vec<Option<$ty>>,
                pub(super) text: &'a str,
            }
        };
    }
    spans!(Spans, std::time::Duration, crate::stand_ins::Seconds);

    mod without_prelude {
        #![no_implicit_prelude]

        use ::damson::Object;

        pub(in super::super) struct Query;

        #[Object]
        impl Query {
            #[graphql(as = crate::stand_ins::Seconds)]
            async fn same(
                &self,
                #[graphql(as = crate::stand_ins::Seconds)] length: ::std::option::Option<::std::time::Duration>,
            ) -> ::std::option::Option<::std::time::Duration> {
                length
            }

            fn spans(&self) -> super::Spans<'_> {
                let spans = ::std::vec![::std::option::Option::Some(::std::time::Duration::from_secs(1))];
                super::Spans { spans, text: "" }
            }
        }
    }
    pub(super) use without_prelude::Query;
}

#[test]
fn a_stand_in_may_come_from_a_macro() {
    let schema = Schema::new(alone::Query, EmptyMutation, EmptySubscription);
    expect![[r#"{"data":{"same":1.0,"spans":{"spans":[1.0],"text":""}}}"#]]
        .assert_eq(&answer(&schema, "{ same(length: 1) spans { spans text } }"));
}
