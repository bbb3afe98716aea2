//! New types that a `macro_rules!` writes, in a module without a prelude.

use damson::Object;

/// The macro's code uses nothing that the author's module must import.
mod alone {
    #![no_implicit_prelude]

    use ::damson::{NewType, Value};

    macro_rules! count {
        ($name:ident, $ty:ty, $with:path, $url:expr) => {
            #[derive(NewType)]
            #[graphql(with = $with, specified_by_url = $url)]
            pub(super) struct $name {
                pub(super) count: $ty,
            }
        };
    }
    count!(Count, u8, functions, "https://example.com/count");

    mod functions {
        use super::{Count, Value};

        pub(in super::super) fn to_output(count: &Count) -> u8 {
            count.count
        }

        pub(in super::super) fn from_input(value: &Value) -> ::std::result::Result<Count, &'static str> {
            match value.as_u64() {
                ::std::option::Option::Some(1) => ::std::result::Result::Ok(Count { count: 1 }),
                _ => ::std::result::Result::Err("one is expected"),
            }
        }
    }
}

struct Alone;

#[Object]
impl Alone {
    fn count(&self, count: alone::Count) -> alone::Count {
        alone::Count { count: count.count + 1 }
    }
}

#[test]
fn functions_may_come_from_a_macro() {
    crate::assert_data(Alone, "{ count(count: 1) }", r#"{"count":2}"#);
}
