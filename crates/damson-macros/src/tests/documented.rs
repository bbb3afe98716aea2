//! The table of each macro's page in `docs/` lists the attributes that the macro knows in each place, and no others.

use super::PLACES;

/// A place, the page and the column that list its attributes, and the known names that are not listed: another macro reads
/// them, or they cannot be used.
const COLUMNS: &[(&str, &str, &str, &[&str])] = &[
    ("SimpleObject", "simple_object", "type", &["input_name", "validator"]),
    (
        "SimpleObject, field",
        "simple_object",
        "field",
        &["default", "default_with", "process_with", "secret", "skip_input", "validator"],
    ),
    ("Object", "object", "block", &[]),
    ("Object, method", "object", "method", &[]),
    ("Object, argument", "object", "argument", &[]),
    ("ComplexObject", "complex_object", "block", &[]),
    ("ComplexObject, method", "complex_object", "method", OF_METHODS),
    ("Columns", "columns", "struct", &[]),
    ("Columns, member", "columns", "member", &[]),
    ("Subscription", "subscription", "block", &[]),
    ("Subscription, method", "subscription", "method", &[]),
    ("Subscription, argument", "subscription", "argument", &[]),
    ("MergedObject", "merged_object", "type", &[]),
    ("MergedObject, member", "merged_object", "member", &[]),
    ("MergedSubscription", "merged_subscription", "type", &[]),
    ("InputObject", "input_object", "type", &["cache_control", "complex", "fake", "guard", "impl", "serial"]),
    (
        "InputObject, field",
        "input_object",
        "field",
        &["cache_control", "complexity", "derived", "guard", "load", "owned", "skip_output"],
    ),
    ("OneofObject", "oneof_object", "type", &["field", "guard", "impl", "rename_args"]),
    ("OneofObject, variant", "oneof_object", "variant", &["flatten"]),
    ("Interface", "interface", "type", &["input_name"]),
    ("Interface, field", "interface", "field", &[]),
    ("Interface, argument", "interface", "argument", &[]),
    ("Interface, variant", "interface", "variant", OF_ONE_OF),
    ("Interface, struct", "interface", "struct", &["input_name"]),
    ("Interface, member", "interface", "member", &[]),
    ("TraitInterface", "trait_interface", "trait", &[]),
    ("TraitInterface, method", "trait_interface", "method", &[]),
    ("TraitInterface, argument", "trait_interface", "argument", &[]),
    ("TraitUnion", "trait_union", "trait", &[]),
    ("TraitUnion, method", "trait_union", "method", &[]),
    ("Union", "union", "type", &["input_name", "rename_fields"]),
    ("Union, variant", "union", "variant", OF_ONE_OF),
    ("Enum", "enumeration", "type", &["concrete"]),
    ("Enum, variant", "enumeration", "variant", &[]),
    ("Scalar", "scalar", "block", &[]),
    ("NewType", "new_type", "type", &[]),
    ("Directive", "directive", "function", &[]),
    ("Directive, argument", "directive", "argument", &[]),
    ("TypeDirective", "type_directive", "function", &[]),
    ("TypeDirective, argument", "type_directive", "argument", &[]),
];

/// The attributes of methods, which stand on the page of `Object`.
const OF_METHODS: &[&str] = &[
    "as",
    "batch",
    "cache_control",
    "complexity",
    "deprecation",
    "derived",
    "desc",
    "directive",
    "flatten",
    "guard",
    "name",
    "result_union",
    "skip",
    "visible",
];

/// The attributes of a variant that only `OneofObject` reads.
const OF_ONE_OF: &[&str] =
    &["name", "desc", "deprecation", "visible", "directive", "validator", "process_with", "secret"];

/// The attributes that the table of a page has a mark for in the column of `place`, sorted.
fn documented(page: &str, place: &str) -> Vec<String> {
    let path = format!("{}/docs/{page}.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut rows = text.lines().filter(|line| line.starts_with('|')).map(|line| line.split('|').map(str::trim));
    let mut heading = rows.next().expect("a table");
    let column = heading.position(|cell| cell == place).expect("a column");
    let marked = rows.filter(|row| row.clone().nth(column) == Some("✓"));
    let mut names: Vec<String> = marked.filter_map(|mut row| row.nth(1).map(name_in)).collect();
    names.sort_unstable();
    names
}

/// The name in a cell such as `` `name = ".."` ``.
fn name_in(cell: &str) -> String {
    let cell = cell.trim_start_matches('`');
    cell.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default().to_owned()
}

#[test]
fn known_attributes_are_documented() {
    for (place, page, column, others) in COLUMNS {
        let known = PLACES.iter().find(|known| known.name == *place).and_then(|place| place.known());
        let known = known.unwrap_or_else(|| panic!("{place}: no known attributes")).into_iter();
        let known: Vec<String> = known.filter(|name| !others.contains(&name.as_str())).collect();
        assert_eq!(known, documented(page, column), "{place}");
    }
}
