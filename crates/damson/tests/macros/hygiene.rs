//! The macros' code needs no imports, and works beside items that have common names.

use crate::assert_data;

mod without_imports {
    //! The macros' code needs no imports, and works beside items that have common names.

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

    #[derive(damson::SimpleObject)]
    pub(crate) struct Alone {
        pub(crate) value: i32,
    }

    #[derive(damson::InputObject)]
    struct Given {
        #[graphql(default = "x")]
        text: std::string::String,
    }

    #[derive(damson::Enum, Clone, Copy, PartialEq, Eq)]
    enum One {
        A,
    }
}

#[test]
fn the_generated_code_is_hygienic() {
    assert_data(without_imports::Alone { value: 1 }, "{ value }", r#"{"value":1}"#);
}
