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
         scalar D @specifiedBy(url: \"u\") \"Two\\nlines.\" scalar A \
         union U = T2 | T1 type T2 implements J & I { a: Int } type T1 { a: Int } interface J { a: Int } interface I { a: Int } \
         input O { b: Int a: Int } directive @b(b: Int, a: Int) on QUERY | FIELD directive @a on FIELD",
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
    let expected = r#"directive @a on FIELD

directive @b(a: Int, b: Int) on FIELD | QUERY

"""
Two
lines.
"""
scalar A

scalar D

enum E {
    A
    B
}

interface I {
    a: Int
}

interface J {
    a: Int
}

input O {
    a: Int
    b: Int
}

"A query."
type Query {
    item2(a: Int, b: Int): E
    item10: Int
}

type T1 {
    a: Int
}

type T2 implements I & J {
    a: Int
}

union U = T1 | T2
"#;
    assert_eq!(types.sdl_with(&options), expected);
}

#[test]
fn each_option_changes_one_thing() {
    let sdl = "union U = B | A\n\ntype B {\n  b(b: Int, a: Int): S\n  a: E\n}\n\n\"\"\"One line.\"\"\"\ntype A {\n  a: Int\n}\n\n\
               enum E {\n  B\n  A\n}\n\nscalar S @specifiedBy(url: \"u\")\n\ntype Query {\n  a: U\n}\n";
    let types = parsed(sdl);
    let plain = SdlOptions::default();
    assert_eq!(types.sdl_with(&plain), sdl);
    let cases = [
        (
            SdlOptions { sorted_fields: true, ..plain.clone() },
            "  b(b: Int, a: Int): S\n  a: E",
            "  a: E\n  b(b: Int, a: Int): S",
        ),
        (SdlOptions { sorted_arguments: true, ..plain.clone() }, "(b: Int, a: Int)", "(a: Int, b: Int)"),
        (SdlOptions { sorted_enum_values: true, ..plain.clone() }, "  B\n  A", "  A\n  B"),
        (SdlOptions { single_line_descriptions: true, ..plain.clone() }, "\"\"\"One line.\"\"\"", "\"One line.\""),
        (SdlOptions { specified_by: false, ..plain.clone() }, " @specifiedBy(url: \"u\")", ""),
        (SdlOptions { indent: "\t".into(), ..plain.clone() }, "  ", "\t"),
    ];
    for (options, from, to) in cases {
        let printed = types.sdl_with(&options);
        assert_eq!(printed, sdl.replace(from, to), "{options:?}");
        assert_eq!(parsed(&printed).sdl_with(&options), printed, "{options:?}");
    }
}
