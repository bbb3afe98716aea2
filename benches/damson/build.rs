//! Writes the types of three large schemas, for validation with them: a loop cannot make derived types.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The numbers of types in the schemas.
const SIZES: [usize; 3] = [10, 100, 1_000];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let mut types = String::new();
    for n in 0..SIZES[2] {
        write_type(&mut types, n)?;
    }
    for size in SIZES {
        write_query(&mut types, size)?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("types.rs"), types)?;
    Ok(())
}

/// An object that refers to an earlier one; halving keeps the compiler from recursing.
fn write_type(types: &mut String, n: usize) -> std::fmt::Result {
    let before = n / 2;
    writeln!(
        types,
        "#[derive(Default, async_graphql::SimpleObject)]\n\
         struct Type{n} {{ id: Option<async_graphql::ID>, name: Option<String>, before: Option<&'static Type{before}> }}"
    )
}

/// A root with a field for each of the first `size` types.
fn write_query(types: &mut String, size: usize) -> std::fmt::Result {
    writeln!(types, "#[derive(Default, async_graphql::SimpleObject)]\n#[graphql(name = \"Query\")]")?;
    writeln!(types, "pub(crate) struct Query{size} {{")?;
    (0..size).try_for_each(|n| writeln!(types, "    type{n}: Option<Type{n}>,"))?;
    writeln!(types, "}}")
}
