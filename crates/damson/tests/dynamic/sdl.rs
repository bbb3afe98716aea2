//! A schema as SDL, with all options.

use damson::SDLExportOptions;
use damson::dynamic::Schema;

const SDL: &str = r#"scalar When @specifiedBy(url: "u")

type Query {
  b: When
  a(y: Int, x: Int): Color
}

"""One line."""
enum Color {
  GREEN
  BLUE
}
"#;

#[test]
fn every_option_changes_its_part_of_the_sdl_and_no_other() {
    let schema = Schema::from_sdl(SDL).finish().expect("a schema");
    assert_eq!(schema.sdl(), SDL);
    let plain = SDLExportOptions::new();
    let cases = [
        (plain, "", ""),
        (plain.sorted_fields(), "  b: When\n  a(y: Int, x: Int): Color\n", "  a(y: Int, x: Int): Color\n  b: When\n"),
        (plain.sorted_arguments(), "(y: Int, x: Int)", "(x: Int, y: Int)"),
        (plain.sorted_enum_items(), "  GREEN\n  BLUE", "  BLUE\n  GREEN"),
        (plain.prefer_single_line_descriptions(), "\"\"\"One line.\"\"\"", "\"One line.\""),
        (plain.leave_out_specified_by(), " @specifiedBy(url: \"u\")", ""),
        (plain.leave_out_specified_by().include_specified_by(), "", ""),
        (plain.indent_width(3), "  ", "   "),
        (plain.use_tab_ident(), "  ", "\t"),
        (plain.use_tab_ident().use_space_ident(), "", ""),
    ];
    for (options, written, printed) in cases {
        assert_eq!(schema.sdl_with_options(options), SDL.replace(written, printed), "{options:?}");
    }
    let sorted = schema.sdl_with_options(plain.sorted_types());
    let places = ["enum Color", "type Query", "scalar When"].map(|part| sorted.find(part));
    assert!(places.is_sorted() && places[0].is_some(), "{sorted}");
}
