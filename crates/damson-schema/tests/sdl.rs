//! SDL in and out are inverse, and printed as graphql-js prints it.

use damson_schema::{SdlOptions, TypeSystem};

fn parsed(sdl: &str) -> TypeSystem {
    TypeSystem::from_sdl(sdl).unwrap_or_else(|errors| panic!("{errors}\n{sdl}"))
}

macro_rules! prints_as_graphql_js {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            let sdl = parsed(include_str!(concat!("data/sdl/", stringify!($name), ".in.graphql"))).sdl();
            assert_eq!(sdl, include_str!(concat!("data/sdl/", stringify!($name), ".out.graphql")));
            assert_eq!(parsed(&sdl).sdl(), sdl);
        }
    )*};
}

prints_as_graphql_js!(kitchen_sink, conventional, unconventional);

#[test]
fn applied_directives_are_printed() {
    let sdl = r#"schema @on(a: 1) {
  query: Query
}

directive @on(a: Int, b: [String]) repeatable on SCHEMA | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR | INPUT_OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | DIRECTIVE_DEFINITION

directive @other(a: Int @on) @deprecated @on(a: 2) on FIELD

type Query implements Node @on @on(a: 1, b: ["x", null]) {
  a(b: Int = 1 @deprecated @on(a: 3)): Int @deprecated(reason: "no") @on
}

interface Node @on {
  a(b: Int): Int @deprecated(reason: "no")
}

union U @on = Query

enum E @on {
  A @on
}

input I @oneOf @on {
  a: Int @on
}

scalar S @specifiedBy(url: "u") @on
"#;
    assert_eq!(parsed(sdl).sdl(), sdl);
}

#[test]
fn options_change_the_form_and_not_the_meaning() {
    let types = parsed(
        "\"A query.\" type Query { item10: Int item2(b: Int a: Int): E } enum E { B A } \
         scalar D @specifiedBy(url: \"u\") \"Two\\nlines.\" scalar A",
    );
    let options = SdlOptions {
        sorted_types: true,
        sorted_fields: true,
        sorted_arguments: true,
        sorted_enum_values: true,
        single_line_descriptions: true,
        specified_by: false,
        indent: "    ".into(),
    };
    let expected = r#""""
Two
lines.
"""
scalar A

scalar D

enum E {
    A
    B
}

"A query."
type Query {
    item2(a: Int, b: Int): E
    item10: Int
}
"#;
    assert_eq!(types.sdl_with(&options), expected);
}
