//! W10: documents that are expensive to validate and trivial to execute.
//!
//! Each generator makes documents of growing sizes, from which the harness fits the exponent of the time.

use super::Case;

/// Makes a document of a size.
type Generator = fn(usize) -> String;

pub(super) fn cases() -> Vec<Case> {
    let generators: [(&str, Generator); 6] = [
        ("W10a", spread_fragments),
        ("W10b", repeated_fields),
        ("W10c", repeated_objects),
        ("W10d", abstract_and_concrete),
        ("W10e", conflicting_arguments),
        ("W10f", |_| introspection()),
    ];
    generators.into_iter().flat_map(|(workload, generate)| at_sizes(workload, generate)).collect()
}

fn at_sizes(workload: &'static str, generate: Generator) -> Vec<Case> {
    // Engines that refuse deep nesting still take part in W10d at 50 levels.
    let sizes: &[usize] = if workload == "W10d" { &[10, 50, 100, 1_000] } else { &[10, 100, 1_000] };
    sizes.iter().map(|&size| Case::new(workload, size, generate(size)).cold_only()).collect()
}

/// Many fragments that select the same fields, all spread in one place.
fn spread_fragments(count: usize) -> String {
    let spreads = (0..count).map(|n| format!("...f{n} ")).collect::<String>();
    let fragment = |n| format!("fragment f{n} on Query{{viewer{{xingId{{firstName lastName}}}}}}\n");
    format!("{{{spreads}}}\n{}", (0..count).map(fragment).collect::<String>())
}

/// One leaf repeatedly.
fn repeated_fields(count: usize) -> String {
    format!("{{{}}}", "hello ".repeat(count))
}

/// One object repeatedly.
fn repeated_objects(count: usize) -> String {
    format!("{{{}}}", "nested{hello} ".repeat(count))
}

/// An interface and both of its types, selected at each level. Only the interface leads deeper.
fn abstract_and_concrete(depth: usize) -> String {
    let level = "...on Shape{leaf} ...on First{leaf part{leaf}} ...on Second{leaf part{leaf}} part{leaf ";
    format!("{{shape{{{}{}}}}}", level.repeat(depth), "}".repeat(depth))
}

/// Two fields that differ only in the last of many arguments, none of which exists.
fn conflicting_arguments(count: usize) -> String {
    let arguments = |last| (1..count).map(|n| format!("a{n}:{n} ")).collect::<String>() + &format!("a0:{last}");
    format!("{{hello({}) hello({})}}", arguments(1), arguments(2))
}

/// The introspection query, with `@skip` at its root; the size is that of the schema.
fn introspection() -> String {
    String::from(INTROSPECTION)
}

const INTROSPECTION: &str = "
query Introspection {
  __schema @skip(if: true) {
    description
    queryType { name }
    mutationType { name }
    subscriptionType { name }
    types { ...FullType }
    directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
  }
}
fragment FullType on __Type {
  kind name description specifiedByURL
  fields(includeDeprecated: true) {
    name description
    args(includeDeprecated: true) { ...InputValue }
    type { ...TypeRef }
    isDeprecated deprecationReason
  }
  inputFields(includeDeprecated: true) { ...InputValue }
  interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef }
}
fragment InputValue on __InputValue {
  name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
}
fragment TypeRef on __Type {
  kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
}";
