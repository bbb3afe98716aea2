//! The costs of fields, by SDL, by coordinate and by types described as values, judged before anything runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::dynamic::{
    Field, FieldFuture, FieldValue, InputValue, Interface, InterfaceField, Object, ResolverContext, Schema,
    SchemaBuilder, TypeRef,
};
use damson::{Request, Value, Variables, value};

use crate::answer;
use crate::support::verdict;

const SDL: &str = r#"
directive @cost(weight: String!) on FIELD_DEFINITION
directive @listSize(assumedSize: Int, slicingArguments: [String!]) on FIELD_DEFINITION
type Query {
  cheap: Int
  report: Int @cost(weight: "60")
  posts(count: Int! = 10): [Post]
  first(count: Int): [Post] @listSize(slicingArguments: ["count"])
}
type Post { title: String }
"#;

fn builder() -> SchemaBuilder {
    Schema::from_sdl(SDL).limit_cost(100).complexity("Query.posts", |args, child| {
        args.try_get("count").and_then(|count| count.u64()).unwrap_or_default() * child
    })
}

fn with(query: &str, variables: Value) -> Request {
    Request::new(query).variables(Variables::from_value(variables))
}

#[test]
fn fields_cost_what_is_said_of_them() {
    let schema = builder().cost("Query.cheap", 40).finish().expect("a schema");
    for (query, expected) in [
        ("{ report cheap }", "ok"),
        ("{ report cheap a: cheap }", "LIMIT_COST"),
        ("{ posts(count: 100) { title } }", "ok"),
        ("{ posts(count: 101) { title } }", "LIMIT_COST"),
        ("{ posts { title a: title b: title } }", "ok"),
        ("{ a: posts { title } b: posts { title } ...F ...F } fragment F on Query { report }", "LIMIT_COST"),
        ("{ first(count: 99) { title } }", "ok"),
        ("{ first(count: 100) { title } }", "LIMIT_COST"),
    ] {
        assert_eq!(verdict(&schema, query), expected, "{query}");
    }
}

#[test]
fn a_cost_that_depends_on_variables_is_judged_for_every_request_with_one_plan() {
    let schema = builder().finish().expect("a schema");
    let query = "query ($n: Int!) { posts(count: $n) { title } }";
    for (count, expected) in [(100, "ok"), (101, "LIMIT_COST"), (5, "ok"), (1_000_000, "LIMIT_COST")] {
        assert_eq!(verdict(&schema, with(query, value!({ "n": count }))), expected, "{count}");
    }
    assert_eq!(schema.cached_plans(), 1);
}

#[test]
fn nothing_runs_that_costs_too_much() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let schema = builder()
        .resolve("Query.posts", move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(None)
        })
        .finish()
        .expect("a schema");
    let query = "query ($n: Int!) { posts(count: $n) { title } a: posts { title } }";
    assert_eq!(verdict(&schema, with(query, value!({ "n": 91 }))), "LIMIT_COST");
    assert_eq!(count.load(Ordering::Relaxed), 0);
    assert_eq!(verdict(&schema, with(query, value!({ "n": 90 }))), "ok");
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[test]
fn a_function_that_panics_fails_its_request_alone() {
    let schema = builder().complexity("Query.cheap", |_, _| panic!("asked to panic")).finish().expect("a schema");
    let text = answer(&schema, "{ cheap }");
    assert!(text.contains(r#"The cost of \"Query.cheap\" cannot be computed."#) && text.contains("INTERNAL"), "{text}");
    assert_eq!(verdict(&schema, "{ report }"), "ok");
}

#[test]
fn a_cost_that_is_attached_to_nothing_is_a_fault() {
    let faults =
        builder().cost("Query.cheep", 1).complexity("Pst.title", |_, child| child).finish().expect_err("two faults");
    let text = faults.to_string();
    assert_eq!(faults.len(), 2);
    assert!(text.contains("Type \"Query\" has no \"cheep\" for a cost. Did you mean \"cheap\"?"), "{text}");
    assert!(text.contains("There is no type \"Pst\" for a cost."), "{text}");
}

#[test]
fn types_described_in_values_carry_their_costs() {
    fn resolve(_: ResolverContext<'_>) -> FieldFuture<'_> {
        FieldFuture::from_value(Some(Value::from(1)))
    }
    let int = || TypeRef::named(TypeRef::INT);
    let query = Object::new("Query")
        .field(Field::new("dear", int(), resolve).cost(70))
        .field(
            Field::new("many", int(), resolve)
                .argument(InputValue::new("n", int()))
                .complexity(|args, _| args.get("n").map_or(1, |n| n.u64().unwrap_or_default())),
        )
        .field(Field::new("node", TypeRef::named("Node"), |_| {
            FieldFuture::new(async { Ok(Some(FieldValue::value(value!({ "id": 1 })).with_type("Thing"))) })
        }));
    let node = Interface::new("Node")
        .field(InterfaceField::new("id", int()))
        .field(InterfaceField::new("name", int()).cost(99));
    let thing = Object::new("Thing")
        .field(Field::new("id", int(), resolve).cost(100))
        .field(Field::new("name", int(), resolve).cost(5))
        .implement("Node");
    let schema = Schema::build("Query", None, None).register(query).register(node).register(thing);
    let schema = schema.limit_cost(100).finish().expect("a schema");
    for (query, expected) in [
        ("{ dear many(n: 30) }", "ok"),
        ("{ dear many(n: 31) }", "LIMIT_COST"),
        ("{ node { id } }", "LIMIT_COST"),
        ("{ node { name } }", "ok"),
        ("{ node { name } many }", "LIMIT_COST"),
    ] {
        assert_eq!(verdict(&schema, query), expected, "{query}");
    }
}
