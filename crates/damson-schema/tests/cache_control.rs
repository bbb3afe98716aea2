//! Hints for caches: merged, shown, and read from SDL.

use damson_schema::TypeSystem;
use damson_schema::type_system::CacheControl;

const fn hint(public: bool, max_age: i32) -> CacheControl {
    CacheControl { public, max_age }
}

#[test]
fn the_shortest_time_counts_and_one_private_part_makes_all_of_it_private() {
    for (one, other, expected) in [
        (hint(true, 0), hint(true, 0), None),
        (hint(true, 60), hint(true, 0), Some("max-age=60")),
        (hint(true, 60), hint(true, 30), Some("max-age=30")),
        (hint(true, 60), hint(false, 0), Some("max-age=60, private")),
        (hint(false, 60), hint(false, 90), Some("max-age=60, private")),
        (hint(false, 0), hint(true, 0), Some("private")),
        (hint(true, -1), hint(true, 60), Some("no-cache")),
        (hint(true, -1), hint(true, 0), Some("no-cache")),
        (hint(true, -1), hint(false, 30), Some("no-cache, private")),
        (hint(true, -7), hint(true, 60), Some("no-cache")),
    ] {
        assert_eq!(one.merge(&other).value().as_deref(), expected, "{one:?} {other:?}");
        assert_eq!(other.merge(&one).value().as_deref(), expected, "{other:?} {one:?}");
    }
}

const SDL: &str = "
enum CacheControlScope { PUBLIC PRIVATE }
directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean)
  on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
";

#[test]
fn sdl_gives_hints_to_types_and_fields() {
    let types = TypeSystem::from_sdl(&format!(
        "{SDL} type Query @cacheControl(maxAge: 60) {{
           a: Int @cacheControl(maxAge: 30, scope: PRIVATE)
           b: Int @cacheControl(maxAge: 0)
           c: Int @cacheControl(inheritMaxAge: true)
           d: Int @cacheControl(scope: PRIVATE)
           e: Int
         }}
         union Any @cacheControl(maxAge: 5) = Query"
    ))
    .expect("the schema is sound");
    let query = types.by_name("Query").expect("it is there");
    assert_eq!(query.cache_control, Some(hint(true, 60)));
    assert_eq!(types.by_name("Any").expect("it is there").cache_control, Some(hint(true, 5)));
    let fields = query.fields().expect("it is an object").fields.values().map(|field| field.cache_control);
    let expected = [Some(hint(false, 30)), Some(hint(true, -1)), None, Some(hint(false, 0)), None];
    assert_eq!(fields.collect::<Vec<_>>(), expected);
    assert!(types.sdl().contains("a: Int @cacheControl(maxAge: 30, scope: PRIVATE)"), "what came as a directive stays");
}

#[test]
fn a_negative_age_is_a_fault() {
    let faults = TypeSystem::from_sdl(&format!("{SDL} type Query {{ a: Int @cacheControl(maxAge: -1) }}"));
    let faults = faults.expect_err("it is not an age").to_string();
    assert!(faults.contains("Query.a: A maximum age is an integer of seconds from 0, not -1."), "{faults}");
}

#[test]
fn a_malformed_age_is_one_fault() {
    for place in
        ["type Query { a: Int @cacheControl(maxAge: \"60\") }", "type Query @cacheControl(maxAge: 0.5) { a: Int }"]
    {
        let faults = TypeSystem::from_sdl(&format!("{SDL} {place}")).expect_err("it is not an age");
        assert_eq!(faults.len(), 1, "{faults}");
        assert!(faults.to_string().contains("has invalid value: Int cannot represent non-integer value"), "{faults}");
    }
}
