//! The costs of operations whose fields declare costs: weights, sizes of lists, functions of their arguments.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson_schema::coercion::{InputLimits, VariableValues, coerce_variable_values};
use damson_schema::type_system::FieldCost;
use damson_schema::{
    Code, CostArguments, CostLimits, Costs, Diagnostic, OperationCost, SchemaPart, TypeSystem, TypeSystemBuilder,
    Valid, ValidationOptions, Value, check_cost, validate,
};
use damson_syntax::ast::Document;

const SDL: &str = r#"
directive @cost(weight: String!) on FIELD_DEFINITION
directive @listSize(
  assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true
) on FIELD_DEFINITION

interface Node { id: ID, children(first: Int = 2): [Node] }
type Post implements Node {
  id: ID @cost(weight: "7")
  title: String
  children(first: Int = 2, deep: Boolean = true): [Node]
  related(count: Int = 10): [Post!]!
}
type Comment implements Node { id: ID, children(first: Int = 2): [Node] }
interface Paging { users(first: Int): Users all: [User] some(first: Int): [User] }
type Club implements Paging {
  all(first: Int): [User] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: true)
  some(first: Int): [User] @listSize(slicingArguments: ["first"], requireOneSlicingArgument: true)
  users(first: Int): Users @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
}
type Group { users: [[User]] }
type Crowd implements Paging { users(first: Int): Users all: [User] some(first: Int): [User] }
type Users {
  total: Int
  edges: [Edge] @cost(weight: "2")
  nodes: [User]
  sliced(first: Int): [User] @listSize(slicingArguments: "first")
  friends: [User]
}
type Edge { node: User }
type User { name: String friends(first: Int): Users @listSize(slicingArguments: "first", sizedFields: "nodes") }
input Page { first: Int, last: Int }
type Query {
  plain: Int
  dear: Int @cost(weight: "12.5")
  free: Post @cost(weight: "-1")
  post: Post
  node: Node
  few: [Post] @listSize(assumedSize: 2)
  posts(first: Int, last: Int): [Post] @listSize(assumedSize: 3, slicingArguments: ["first", "last"])
  paged(page: Page): [Post] @cost(weight: "2") @listSize(slicingArguments: ["page.first"])
  matrix: [[Post]] @listSize(assumedSize: 2)
  users(first: Int, last: Int): Users @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
  group: Group @cost(weight: "3") @listSize(assumedSize: 7, sizedFields: ["users"])
  groups(first: Int = 4): [Group] @listSize(slicingArguments: "first", sizedFields: "users")
  paging: Paging
  one(first: Int = 3, last: Int): [User]
    @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: true)
  deep(page: Page): Users
    @listSize(slicingArguments: ["page.first", "page.last"], sizedFields: ["nodes"], requireOneSlicingArgument: true)
  computed(count: Int = 10): [Post]
  strict(count: Int!): [Post]
  broken: Int
}
"#;

/// The count times the cost of the selection.
fn times(arguments: &CostArguments<'_>, below: u64) -> Option<u64> {
    arguments.get("count").and_then(Value::as_u64).map(|count| count.saturating_mul(below))
}

fn attach(builder: &mut TypeSystemBuilder) {
    assert!(builder.set_cost("Query", "computed", FieldCost::computed(times)));
    assert!(builder.set_cost("Query", "strict", FieldCost::computed(times)));
    assert!(builder.set_cost("Post", "related", FieldCost::computed(times)));
    assert!(builder.set_cost("Query", "broken", FieldCost::computed(|_, _| panic!("asked to panic"))));
    let deep = |arguments: &CostArguments<'_>, below| {
        (arguments.get("deep") == Some(&Value::Boolean(true))).then_some(1_000 + below)
    };
    assert!(builder.set_cost("Post", "children", FieldCost::computed(deep)));
    assert!(!builder.set_cost("Query", "none", FieldCost::weight(1)));
}

fn types() -> TypeSystem {
    TypeSystem::from_sdl_with(SDL, attach).expect("the schema is sound")
}

fn variables(types: &TypeSystem, document: &Document, json: &str) -> VariableValues {
    let inputs = serde_json::from_str(json).expect("variables are JSON");
    let operation = document.operations().next().expect("an operation");
    coerce_variable_values(types, document, operation, inputs, &InputLimits::default()).expect("they fit")
}

fn document(types: &TypeSystem, text: &str) -> Valid<Document> {
    let document = damson_syntax::parse(text).expect("the text is sound");
    validate(types, document, &ValidationOptions::default()).expect("the document is valid")
}

fn cost(types: &TypeSystem, text: &str, json: &str, limit: u64) -> Result<u64, Diagnostic> {
    let document = document(types, text);
    let limits = CostLimits { cost: limit, ..CostLimits::default() };
    let costs = Costs::check(types, &document, &limits)?;
    match costs.operation(0)? {
        OperationCost::Known(cost) => Ok(cost),
        OperationCost::OfVariables(cost) => cost.check(types, &document, &variables(types, &document, json)),
    }
}

/// A document, its variables, and its cost.
const CASES: &[(&str, &str, u64)] = &[
    ("{ plain }", "{}", 1),
    ("{ dear }", "{}", 13),
    ("{ a: dear b: dear }", "{}", 26),
    ("{ free { title } }", "{}", 1),
    ("{ post { title } }", "{}", 2),
    ("{ few { title } }", "{}", 1 + 2),
    ("{ matrix { title } }", "{}", 1 + 2 * 5),
    // Slicing arguments: none, one, several, too low, from a default of the schema, from a variable.
    ("{ posts { title } }", "{}", 1 + 3),
    ("{ posts(first: 100) { title } }", "{}", 1 + 100),
    ("{ posts(first: 10, last: 20) { title } }", "{}", 1 + 20),
    ("{ posts(first: -10) { title } }", "{}", 1),
    ("{ paged(page: { first: 30 }) { title } }", "{}", 2 + 30),
    ("{ paged { title } }", "{}", 2 + 5),
    ("query ($n: Int) { posts(first: $n) { title } }", r#"{ "n": 50 }"#, 1 + 50),
    ("query ($n: Int) { posts(first: $n) { title } }", "{}", 1 + 3),
    ("query ($n: Int) { paged(page: { first: $n }) { title } }", r#"{ "n": 50 }"#, 2 + 50),
    // Sizes of lists further down: told by an argument, assumed, of a variable; with weights and lists of lists.
    ("{ users(first: 100) { total } }", "{}", 1 + 1),
    ("{ users(first: 100) { edges { node { name } } } }", "{}", 1 + 2 + 100 * 2),
    ("{ users(first: 100) { total friends { name } nodes { name } } }", "{}", 1 + 1 + (1 + 5) + (1 + 100)),
    ("{ users { nodes { name } } }", "{}", 1 + 1 + 20),
    ("query ($n: Int) { users(last: $n) { nodes { name } } }", r#"{ "n": 30 }"#, 1 + 1 + 30),
    ("query ($n: Int) { users(last: $n) { nodes { name } } }", "{}", 1 + 1 + 20),
    ("{ group { users { name } } }", "{}", 3 + 1 + 7 * 5),
    ("{ groups { users { name } } }", "{}", 1 + 5 * (1 + 4 * 5)),
    (
        "{ users(first: 9) { nodes { friends(first: 3) { nodes { name } edges { node { name } } } } } }",
        "{}",
        1 + 1 + 9 * (1 + 1 + 3 + 2 + 5 * 2),
    ),
    // .. in fragments, each with the size that is told where it is spread.
    ("{ users(first: 9) { ... { ... on Users { nodes { name } } } } }", "{}", 1 + 1 + 9),
    (
        "{ users(first: 9) { ...N } other: users(first: 8) { ...N ...N } } fragment N on Users { ...M total } fragment M on Users { nodes { name } }",
        "{}",
        (1 + 1 + 9 + 1) + 1 + 2 * (1 + 8 + 1),
    ),
    (
        "query ($n: Int) { users(first: $n) { ...N } } fragment N on Users { nodes { ...U } friends { ...U } } fragment U on User { friends(first: $n) { ...N2 } } fragment N2 on Users { nodes { name } }",
        r#"{ "n": 6 }"#,
        1 + (1 + 6 * (1 + 1 + 6)) + (1 + 5 * (1 + 1 + 6)),
    ),
    // .. through an interface without a declared cost.
    ("{ paging { users(first: 50) { nodes { name } friends { name } } } }", "{}", 1 + 1 + (1 + 50) + (1 + 5)),
    // Functions: of defaults, literals, variables and their defaults; one inside the other; in fragments.
    ("{ computed { title } }", "{}", 10),
    ("{ computed(count: 3) { title id } }", "{}", 3 * 8),
    ("{ computed(count: 3) { related(count: 4) { title } } }", "{}", 3 * 4),
    ("{ few { related(count: 4) { title } } }", "{}", 1 + 2 * 4),
    ("query ($n: Int) { computed(count: $n) { title } plain }", r#"{ "n": 7 }"#, 7 + 1),
    ("query ($n: Int = 6) { computed(count: $n) { title } plain }", "{}", 6 + 1),
    (
        "query ($n: Int!) { few { related(count: $n) { ...P } } } fragment P on Post { related(count: $n) { id } }",
        r#"{ "n": 3 }"#,
        1 + 2 * 3 * 3 * 7,
    ),
    (
        "{ ...Q ...Q few { ...P } } fragment Q on Query { computed(count: 2) { ...P } } fragment P on Post { id title }",
        "{}",
        2 * 2 * 8 + 1 + 2 * 8,
    ),
    // Every operation has its own variables, whatever their order.
    (
        "query A($b: Boolean = true, $a: Int) { ...F @skip(if: $b) } query B($a: Int) { ...F } fragment F on Query { computed(count: $a) { title } }",
        r#"{ "a": 4, "b": true }"#,
        4,
    ),
    // A field behind an interface costs as much as without it.
    ("{ node { id } }", "{}", 1 + 7),
    ("{ node { children { id } } }", "{}", 1 + 1_000 + 7),
    ("{ node { ... on Comment { id } } }", "{}", 2),
    // An invalid argument fails its field, and no resolver runs.
    ("query ($n: Int = 1) { strict(count: $n) { title } }", r#"{ "n": null }"#, 1),
    // Introspection has limits of its own.
    ("{ __schema { types { name } } __typename }", "{}", 0),
];

#[test]
fn operations_cost_the_sum_of_their_fields() {
    let types = types();
    for (text, json, expected) in CASES {
        assert_eq!(cost(&types, text, json, u64::MAX), Ok(*expected), "{text} {json}");
        assert_eq!(cost(&types, text, json, *expected), Ok(*expected), "{text} {json}");
        if let Some(below) = expected.checked_sub(1) {
            let refusal = cost(&types, text, json, below).expect_err(text);
            assert_eq!(refusal.code, Code::LimitCost, "{text} {json}");
        }
    }
}

#[test]
fn hidden_parts_change_no_cost() {
    let types = types();
    let query = types.query.expect("it is there");
    let index = |field: &str| types.get(query).fields().expect("it is an object").fields.get_index_of(field);
    let computed = index("computed").expect("it is there");
    let seen = types.without(&[SchemaPart::Member(query, 0), SchemaPart::Argument(query, computed, 0)]);
    for (text, expected) in [("{ computed { title } }", 10), ("{ dear }", 13), ("{ node { id } }", 8)] {
        assert_eq!(cost(&seen, text, "{}", u64::MAX), Ok(expected), "{text}");
    }
}

#[test]
fn a_refusal_names_the_operation_its_cost_and_the_limit() {
    let types = types();
    let document = document(&types, "query Cheap { plain free { id } } query Dear { computed(count: 40) { id } }");
    let limits = CostLimits { cost: 100, ..CostLimits::default() };
    let refusal = check_cost(&types, &document, &limits).expect_err("it is too dear");
    let expected = "The operation \"Dear\" costs 280, where a list counts as 5 items unless its field says otherwise; \
                    the limit is 100. Ask for less at once.";
    assert_eq!(refusal.message, expected);
    assert_eq!(refusal.locations[0].column, 35);
}

#[test]
fn a_function_that_panics_is_an_error_that_names_its_field() {
    let refusal = cost(&types(), "{ broken }", "{}", 100).expect_err("it panics");
    assert_eq!(refusal.code, Code::Internal);
    assert_eq!(refusal.message, "The cost of \"Query.broken\" cannot be computed. Ask those who run the server.");
}

#[test]
fn doubling_fragments_are_computed_once_each() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let count = move |_: &CostArguments<'_>, below| {
        counted.fetch_add(1, Ordering::Relaxed);
        Some(1 + below)
    };
    let types = TypeSystem::from_sdl_with("type Query { a(n: Int): Query b: Int }", |builder| {
        builder.set_cost("Query", "a", FieldCost::computed(count));
    })
    .expect("the schema is sound");
    for (variables, argument) in [("", ""), ("($n: Int)", "(n: $n)")] {
        calls.store(0, Ordering::Relaxed);
        let fragment = |n: usize| {
            format!("fragment F{n} on Query {{ x: a{argument} {{ ...F{0} }} y: a{argument} {{ ...F{0} }} }} ", n + 1)
        };
        let fragments: String = (0..400).map(fragment).collect();
        let text = format!("query Q{variables} {{ ...F0 }} {fragments} fragment F400 on Query {{ b }}");
        let cost = cost(&types, &text, "{}", u64::MAX).expect("there is no limit");
        assert!(cost >= FieldCost::MOST_BELOW);
        assert_eq!(calls.load(Ordering::Relaxed), 800);
    }
}

/// `same` costs most in `A`, whatever is selected; for `other` that depends on the selection.
#[test]
fn the_cost_behind_an_interface_is_known_if_one_object_is_always_the_dearest() {
    let types = TypeSystem::from_sdl(
        "directive @cost(weight: String!) on FIELD_DEFINITION
         directive @listSize(assumedSize: Int) on FIELD_DEFINITION
         type Query { i: I }
         interface I { same(n: Int): [I] other(n: Int): [I] leaf: Int }
         type A implements I {
           same(n: Int): [I] @cost(weight: \"7\") @listSize(assumedSize: 9)
           other(n: Int): [I] @cost(weight: \"70\") @listSize(assumedSize: 1)
           leaf: Int
         }
         type B implements I {
           same(n: Int): [I] @cost(weight: \"3\") @listSize(assumedSize: 2)
           other(n: Int): [I] @cost(weight: \"10\") @listSize(assumedSize: 20)
           leaf: Int
         }",
    )
    .expect("the schema is sound");
    for (field, is_known, few, many) in [("same", true, 7 + 9, 7 + 36), ("other", false, 70 + 1, 10 + 80)] {
        for (leaves, expected) in [("leaf", few), ("leaf a: leaf b: leaf c: leaf", many)] {
            let text = format!("query ($n: Int) {{ i {{ {field}(n: $n) {{ {leaves} }} }} }}");
            assert_eq!(cost(&types, &text, "{}", u64::MAX), Ok(1 + expected), "{text}");
            let document = document(&types, &text);
            let costs = Costs::check(&types, &document, &CostLimits::default()).expect("it is cheap");
            let cost = costs.operation(0).expect("it has a cost");
            assert_eq!(matches!(cost, OperationCost::Known(_)), is_known, "{text}");
        }
    }
}

#[test]
fn exactly_one_slicing_argument_is_given_where_that_is_demanded() {
    let types = types();
    for (text, expected) in [
        ("{ one(first: 6) { name } }", 1 + 6),
        ("{ one(last: 6, first: null) { name } }", 1 + 6),
        ("query ($n: Int = 6) { one(last: $n) { name } }", 1 + 6),
        // An interface without the argument cannot give it; one that has it must.
        ("{ paging { all { name } } }", 1 + 1 + 5),
        ("{ paging { some(first: 6) { name } } }", 1 + 1 + 6),
        ("{ deep(page: { last: 6 }) { nodes { name } } }", 1 + 1 + 6),
        ("query ($p: Int = 6) { deep(page: { first: $p }) { total } }", 1 + 1),
    ] {
        assert_eq!(cost(&types, text, "{}", u64::MAX), Ok(expected), "{text}");
    }
    let needs = "Field \"Query.one\" needs the argument \"first\" or \"last\", which says how many items it gives.";
    let takes = "Field \"Query.one\" takes the argument \"first\" or \"last\", and only one: each says how many items it gives.";
    let some = "Field \"Paging.some\" needs the argument \"first\", which says how many items it gives.";
    let deep =
        "Field \"Query.deep\" needs the argument \"page.first\" or \"page.last\", which says how many items it gives.";
    for (text, expected) in [
        ("{ one { name } }", needs),
        ("{ one(first: null) { name } }", needs),
        ("{ one(first: 1, last: 1) { name } }", takes),
        ("query ($a: Int, $b: Int) { one(first: $a, last: $b) { name } }", takes),
        ("{ one: paging { one: some { name } } }", some),
        ("{ deep { total } }", deep),
        ("{ deep(page: {}) { total } }", deep),
    ] {
        let refusal = cost(&types, text, "{}", u64::MAX).expect_err(text);
        assert_eq!((refusal.code, refusal.message.as_str()), (Code::ValidationFailed, expected), "{text}");
        assert_eq!(refusal.locations[0].column as usize, text.rfind("one").or(text.find("deep")).expect("a field") + 1);
    }
}

#[test]
fn sizes_are_carried_into_doubling_fragments_once_each() {
    let fragments: String = (0..60).map(|n| format!("fragment F{n} on Users {{ ...F{0} ...F{0} }} ", n + 1)).collect();
    let text = format!("{{ users(first: 2) {{ ...F0 }} }} {fragments} fragment F60 on Users {{ nodes {{ name }} }}");
    assert_eq!(cost(&types(), &text, "{}", u64::MAX), Ok(1 + (1 << 60) * (1 + 2)));
}

#[test]
fn directives_that_make_no_cost_are_faults_with_coordinates() {
    let definitions = SDL.split("interface").next().expect("the directives come first");
    for (field, expected) in [
        ("a: Int @cost(weight: \"much\")", "Query.a: The weight of a cost is a number, not \"much\"."),
        ("a: [Int] @listSize(assumedSize: -1)", "Query.a: The assumed size of a list is an integer from 0, not -1."),
        (
            "a(n: Int): [Int] @listSize(slicingArguments: [\"first\"])",
            "Query.a: There is no argument \"first\" to slice",
        ),
        (
            "a(n: Int): B @listSize(slicingArguments: [\"n\"], sizedFields: [\"edgs\"])",
            "Query.a: \"B\" has no field \"edgs\" whose size \"a\" could tell. Did you mean \"edges\"?",
        ),
        (
            "a: B @listSize(assumedSize: 5, sizedFields: [\"total\"])",
            "Query.a: \"B.total\" is not a list, so \"a\" cannot tell its size.",
        ),
        (
            "a: Int @listSize(sizedFields: \"edges\")",
            "Query.a: \"Int\" has no field \"edges\" whose size \"a\" could tell.",
        ),
        ("a: B @listSize(sizedFields: [2])", "String cannot represent a non string value: 2"),
        // A value of another type is one fault, not two.
        ("a: Int @cost(weight: [])", "String cannot represent a non string value: []"),
        ("a: [Int] @listSize(assumedSize: true)", "Int cannot represent non-integer value: true"),
        ("a: [Int] @listSize(slicingArguments: [1])", "String cannot represent a non string value: 1"),
    ] {
        let faults = TypeSystem::from_sdl(&format!(
            "{definitions} type Query {{ {field} }} type B {{ total: Int edges: [Int!]! }}"
        ))
        .expect_err(field);
        assert_eq!(faults.len(), 1, "{faults}");
        assert!(faults.to_string().contains(expected), "{faults}");
    }
    let own = "directive @cost(currency: String) on FIELD_DEFINITION type Query { a: Int @cost(currency: \"EUR\") }";
    assert!(TypeSystem::from_sdl(own).is_ok());
}

#[test]
fn default_values_are_bounded_for_all_definitions_together() {
    let numbers = "0,".repeat(20_000);
    let types = TypeSystem::from_sdl(&format!(
        "directive @listSize(slicingArguments: [String!]) on FIELD_DEFINITION
         input In {{ count: Int, numbers: [Int] = [{numbers}] }}
         type Query {{ a(in: In): [Query] @listSize(slicingArguments: \"in.count\") b: Int }}"
    ))
    .expect("the schema is sound");
    let check = |text: &str| {
        check_cost(&types, &document(&types, text), &CostLimits::default()).map_err(|refusal| refusal.code)
    };
    let one = "{ a(in: { count: 2 }) { b } }";
    assert_eq!(check(&format!("query A {one} query B {one}")), Ok(3));
    assert_eq!(check(&format!("query A {one} query B {one} query C {one}")), Err(Code::LimitInput));
}
