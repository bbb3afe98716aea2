//! Schemas with very many types and fields, with the default settings.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use damson_schema::TypeSystem;

use crate::measure::time;
use crate::row::{Case, Growth};
use crate::server::Setting;
use damson_testing::texts::{nested, repeat};

/// The most time for building a schema.
const LONGEST_BUILD_MS: u128 = 1_000;

/// A type with five thousand fields with similar names.
static WIDE: LazyLock<Arc<TypeSystem>> = LazyLock::new(|| {
    let fields = repeat(5_000, |number| format!("field{number}aaaaaaaaaaaaaaa:Int "));
    Arc::new(TypeSystem::from_sdl(&format!("type Query{{{fields}}}")).expect("the schema is sound"))
});

/// `types` types with `fields` fields each; the first field leads to the next type.
fn sdl(types: usize, fields: usize) -> String {
    let mut sdl = "type Query{t0:T0 b:Int}".to_owned();
    for number in 0..types {
        let next = (number + 1) % types;
        write!(sdl, "type T{number}{{next:T{next} ").expect("a string takes everything");
        (1..fields).for_each(|field| write!(sdl, "f{field}(x:Int):Int ").expect("a string takes everything"));
        sdl.push('}');
    }
    sdl
}

static BIG: LazyLock<Arc<TypeSystem>> =
    LazyLock::new(|| Arc::new(TypeSystem::from_sdl(&(sdl(10_000, 6) + &wide_types(20))).expect("the schema is sound")));

/// Types with five thousand fields each.
fn wide_types(count: usize) -> String {
    repeat(count, |number| format!("type W{number}{{{}}}", repeat(5_000, |field| format!("f{field}:Int "))))
}

fn on(types: &LazyLock<Arc<TypeSystem>>, text: String) -> Case {
    Case::document(text).setting(Setting::Types((*types).clone()))
}

fn wrong_names(count: usize, length: usize) -> String {
    let name =
        |number: usize| format!("fxeld{number}{}", "a".repeat(length.saturating_sub(5 + number.to_string().len())));
    format!("{{{}}}", repeat(count, |number| name(number) + " "))
}

pub(super) fn suggestions() -> Vec<Case> {
    vec![
        on(&WIDE, wrong_names(1_000, 256)).refused("VALIDATION_FAILED"),
        on(&WIDE, wrong_names(1_000, 20)).refused("VALIDATION_FAILED"),
        on(&WIDE, format!("{{{}}}", "fiedl7aaaaaaaaaaaaaaa ".repeat(1_000))).refused("VALIDATION_FAILED"),
        on(&WIDE, "{fiedl7}".to_owned()).refused("VALIDATION_FAILED"),
    ]
}

pub(super) fn growth_of_suggestions() -> Vec<Growth> {
    vec![Growth::new("wrong names", 125, |size| on(&WIDE, wrong_names(size, 20)).refused("VALIDATION_FAILED"))]
}

pub(super) fn big() -> Vec<Case> {
    let deep = nested(62, "{next", "{f1 f2(x:1) f3}", "}");
    let wide = repeat(4_000, |number| format!("f{} ", number % 5 + 1));
    vec![
        on(&BIG, format!("{{t0{deep}}}")),
        on(&BIG, format!("{{t0{{{wide}}}}}")),
        on(&BIG, format!("{{t0{{{}}}}}", repeat(900, |number| format!("...on T{number}{{f1}}"))))
            .refused("VALIDATION_FAILED"),
        on(&BIG, format!("{{...F0}}fragment F0 on W3{{{}}}", repeat(900, |number| format!("f{number} "))))
            .refused("VALIDATION_FAILED"),
        on(&WIDE, format!("{{{}}}", repeat(5_000, |number| format!("field{number}aaaaaaaaaaaaaaa ")))),
    ]
}

pub(super) fn building(is_measured: bool) -> Result<String, String> {
    let mut figures = Vec::new();
    for (name, sdl) in [
        ("1,000 types of 10 fields", sdl(1_000, 10)),
        ("10,000 types of 6 fields", sdl(10_000, 6)),
        ("20 types of 5,000 fields", "type Query{b:Int}".to_owned() + &wide_types(20)),
    ] {
        let spent = time(|| drop(TypeSystem::from_sdl(&sdl).expect("the schema is sound"))).as_millis();
        if is_measured && spent > LONGEST_BUILD_MS {
            return Err(format!("building {name} takes {spent} ms"));
        }
        figures.push(if is_measured { format!("{name} built in {spent} ms") } else { name.to_owned() });
    }
    Ok(figures.join(", "))
}
