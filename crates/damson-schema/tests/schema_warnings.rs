//! Parts of a schema that are allowed but probably not intended.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use damson_schema::TypeSystem;

/// As with graphql-js, graphql-java and others, such a schema is built.
#[test]
fn directives_that_need_themselves_are_told() {
    let query = "type Query { a: Int }";
    let cases = [
        ("directive @a(x: Int @a) on ARGUMENT_DEFINITION", ("@a", "", "(1:23)")),
        ("directive @a @a on DIRECTIVE_DEFINITION", ("@a", "", "(1:23)")),
        (
            "directive @a(x: Int @b) on ARGUMENT_DEFINITION directive @b(x: Int @a) on ARGUMENT_DEFINITION",
            ("@a", " via @b", "(1:23) (1:70)"),
        ),
        ("directive @a(x: I) on INPUT_FIELD_DEFINITION input I { e: I, f: E @a } enum E { A }", ("@a", "", "(1:23)")),
        ("directive @a(x: E) on ENUM_VALUE enum E { A @a }", ("@a", "", "(1:23)")),
        ("directive @a(x: S) on SCALAR scalar S @a", ("@a", "", "(1:23)")),
        // A circle that closes at a type on the way to another one.
        (
            "directive @a(x: T1) on FIELD directive @b(x: T2) on INPUT_FIELD_DEFINITION \
             input T1 { p: Int @b, q: T2 } input T2 { r: T1 }",
            ("@b", "", "(1:52)"),
        ),
        // One circle, however many ways lead around.
        (
            "directive @a(x: I) on INPUT_FIELD_DEFINITION input I { a: Int @a, b: Int @a, c: Int @a }",
            ("@a", "", "(1:23)"),
        ),
        (
            "directive @a(x: I) on INPUT_FIELD_DEFINITION directive @b(x: I) on INPUT_FIELD_DEFINITION \
             input I { a: Int @a, b: Int @b, c: Int @c } directive @c(x: I) on INPUT_FIELD_DEFINITION",
            ("@a", " via @b, @c", "(1:23) (1:68) (1:157)"),
        ),
    ];
    for (sdl, (name, via, places)) in cases {
        let expected = format!(
            "{name}: The definition of directive {name} refers to the directive itself{via}. The specification forbids it. \
             Give the argument another type, or take {name} away from there."
        );
        let document = damson_syntax::parse(&format!("{query} {sdl}")).unwrap();
        let types = TypeSystem::from_document(&document).unwrap();
        let [warning] = &types.warnings()[..] else { panic!("one warning of {sdl}") };
        assert_eq!(warning.to_string(), expected);
        let [warning] = &types.warnings_in(&document)[..] else { panic!("one warning of {sdl}") };
        assert_eq!(warning.to_string(), format!("{expected} {places}"));
        assert_eq!(TypeSystem::from_sdl(&types.sdl()).unwrap().sdl(), types.sdl());
    }
    let fine = "directive @a(x: I) on ARGUMENT_DEFINITION directive @b(x: Int @a) on INPUT_FIELD_DEFINITION input I { i: I, b: Int }";
    assert!(TypeSystem::from_sdl(&format!("{query} {fine}")).unwrap().warnings().is_empty());
}

/// A field of an input object may carry the directive that takes the object.
#[test]
fn a_directive_may_be_given_values_of_a_type_that_carries_it() {
    let sdl = "directive @d(a: In = {f: X}, b: [In!]) on INPUT_FIELD_DEFINITION | ENUM_VALUE | FIELD_DEFINITION \
        input In { f: E = X @d(a: {f: Y}), g: In @d, h: Int @d(b: [{g: {f: X}}, {}]) } enum E { X @d(a: {f: Y}) Y @d } \
        type Query { a(in: In = {}): Int @d(a: {h: 1}) }";
    let types = TypeSystem::from_sdl(sdl).unwrap();
    assert_eq!(types.warnings().len(), 1);
    assert_eq!(TypeSystem::from_sdl(&types.sdl()).unwrap().sdl(), types.sdl());
    let read = TypeSystem::from_introspection(&types.introspection()).unwrap();
    assert_eq!(read.introspection(), types.introspection());
    assert!(read.warnings().is_empty(), "introspection tells of no applied directives");
}
