//! Checking alone: documents that are already parsed, and schemas as text.

use super::Case;
use super::nested::STORE;

/// The cases of the validators.
pub fn cases() -> Vec<Case> {
    vec![
        Case::new("validation", "hello", "{ hello }").cold_only(),
        Case::new("validation", "store", STORE).cold_only(),
        Case::new("validation", "large", large(40)).cold_only(),
        Case::new("schema", "plain", schema(1_000, 10, "")).cold_only(),
        Case::new("schema", "arguments", schema(1_000, 10, "(first: Int = 10)")).cold_only(),
        Case::new("schema", "three-arguments", schema(1_000, 10, ARGUMENTS)).cold_only(),
    ]
}

const ARGUMENTS: &str = "(first: Int = 10, after: String, order: Order! = NAME)";

/// An operation with `parts` parts, each with fragments of its own and a variable for all.
fn large(parts: usize) -> String {
    let part = |n| {
        format!(
            "c{n}: customers {{ ...Customer{n} reviews {{ ...Review{n} product {{ ...Product{n} reviews {{ ...Review{n} }} }} }} }}
             p{n}: topProducts(first: $first) {{ ...Product{n} reviews {{ author {{ ...Customer{n} }} }} }}"
        )
    };
    let fragments = |n| {
        format!(
            "fragment Customer{n} on Customer {{ id name username birthday }}
             fragment Review{n} on Review {{ id body }}
             fragment Product{n} on Product {{ inStock name price shippingEstimate upc weight }}"
        )
    };
    let (parts, fragments): (Vec<_>, Vec<_>) = (0..parts).map(|n| (part(n), fragments(n))).unzip();
    format!("query Large($first: Int!) {{ {} }}\n{}", parts.join("\n"), fragments.join("\n"))
}

/// `types` types with `fields` fields each, which refer to one another.
fn schema(types: usize, fields: usize, arguments: &str) -> String {
    let field = |ty: usize, n: usize| match n % 3 {
        0 => format!("field{n}{arguments}: String!"),
        1 => format!("field{n}{arguments}: [Int!]"),
        _ => format!("field{n}{arguments}: Type{}", (ty * 7 + n) % types),
    };
    let ty = |ty| format!("type Type{ty} {{ {} }}\n", (0..fields).map(|n| field(ty, n)).collect::<Vec<_>>().join(" "));
    let types: String = (0..types).map(ty).collect();
    format!("type Query {{ first: Type0 }}\nenum Order {{ NAME AGE }}\n{types}")
}
