//! Schemas with thousands of faults. All faults are reported, and in time proportional to the text.

use damson_schema::TypeSystem;

use crate::measure::time;
use damson_testing::texts::repeat;

/// The number of faults of a schema. The next constant is the most time to build it.
const FAULTS: usize = 4_000;
const LONGEST_MS: u128 = 500;

/// Builds schemas with thousands of faults of one kind.
pub(super) fn schemas(is_measured: bool) -> Result<String, String> {
    let count = if is_measured { FAULTS } else { FAULTS / 10 };
    let mut slowest = 0;
    for (what, sdl) in kinds(count) {
        let mut found = 0;
        let spent = time(|| found = TypeSystem::from_sdl(&sdl).map_or_else(|errors| errors.len(), |_| 0)).as_millis();
        if found != count {
            return Err(format!("{count} {what} give {found} errors"));
        }
        if is_measured && spent > LONGEST_MS {
            return Err(format!("{count} {what} take {spent} ms"));
        }
        slowest = slowest.max(spent);
    }
    let figure = if is_measured { format!(" in at most {slowest} ms") } else { String::new() };
    Ok(format!("schemas of {count} faults refused{figure}"))
}

/// The kinds of faults, each with a schema of `count` faults.
fn kinds(count: usize) -> [(&'static str, String); 9] {
    let types = |ty: fn(usize) -> String| repeat(count, ty) + "type Query{a:Int}";
    let fields = |input: &str, member: fn(usize) -> String, field: fn(usize) -> String| {
        format!("{input}{{{}}}type Query{{{}}}", repeat(count, member), repeat(count, field))
    };
    let interfaces = repeat(count, |number| format!("interface I{number}{{b{number}:Int}}"));
    let implemented = repeat(count, |number| format!("&I{number}"));
    [
        ("unknown types", types(|number| format!("type T{number}{{a:Unknown{number}}}"))),
        (
            "extensions of unknown types",
            types(|number| format!("type T{number}{{a:Int}}extend type U{number}{{b:Int}}")),
        ),
        (
            "unknown directives",
            types(|number| format!("directive @d{number} on FIELD type T{number}@u{number}{{a:Int}}")),
        ),
        (
            "broken promises",
            types(|number| format!("interface I{number}{{a:Int}}type T{number} implements I{number}{{b:Int}}")),
        ),
        ("broken promises of one type", format!("{interfaces}type Query implements{implemented}{{a:Int}}")),
        (
            "unknown enum values",
            fields("enum E", |number| format!("V{number} "), |number| format!("f{number}(a:E=W{number}):Int ")),
        ),
        (
            "unknown input fields",
            fields(
                "input E",
                |number| format!("v{number}:Int "),
                |number| format!("f{number}(a:E={{w{number}:1}}):Int "),
            ),
        ),
        (
            "wrong values of directives",
            format!("enum E{{{}}}directive @d(e:E)on OBJECT ", repeat(count, |number| format!("V{number} ")))
                + &types(|number| format!("type T{number}@d(e:W{number}){{a:Int}}")),
        ),
        (
            "unknown fields in @listSize",
            fields(
                "directive @listSize(sizedFields:[String!])on FIELD_DEFINITION type C",
                |number| format!("v{number}:[Int]"),
                |number| format!("f{number}:C@listSize(sizedFields:\"w{number}\")"),
            ),
        ),
    ]
}
