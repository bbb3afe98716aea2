//! Hostile variables and literals are refused with a code, and cost little.
//!
//! Rows D of `conformance/hostile` cover a whole server; the tests here are about limits that a transport's limits hide,
//! and about values that are shared and not copied.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson_schema::coercion::{ArgumentPlan, InputLimits, LiteralCoercion, VariableValues, coerce_variable_values};
use damson_schema::type_system::{ScalarCheck, TypeRef};
use damson_schema::value::{Name, Value};
use damson_schema::{Code, Diagnostic, IndexMap, TypeSystem, ValidationOptions, validate};
use damson_syntax::ast::Selection;
use damson_syntax::{Limits, parse, parse_with};
use damson_testing::on_a_small_stack;

const SDL: &str = "
type Query {
  int(x: Int): Int
  float(x: Float): Int
  id(x: ID): Int
  nested(x: [[[[[Int]]]]]): Int
  wide(x: [Int!] = [1, 2, 3]): Int
  input(x: In): Int
  any(x: Any): Int
}
input In { o: In, i: Int, list: [Int!] = [1, 2, 3], deep: [[[[[[[[In]]]]]]]] }
scalar Any
";

fn types() -> TypeSystem {
    TypeSystem::from_sdl(SDL).unwrap()
}

fn inputs(value: impl Into<Value>) -> IndexMap<Name, Value> {
    IndexMap::from_iter([(Name::new("v"), value.into())])
}

fn variable(ty: &str, value: impl Into<Value>) -> Result<Option<Value>, Vec<Diagnostic>> {
    let document = parse(&format!("query ($v: {ty}) {{ __typename }}")).unwrap();
    let operation = document.operations().next().unwrap();
    let limits = InputLimits::default();
    let values = coerce_variable_values(&types(), &document, operation, inputs(value), &limits)?;
    Ok(values.get(0).cloned())
}

fn code(result: Result<Option<Value>, Vec<Diagnostic>>) -> Code {
    result.unwrap_err()[0].code
}

fn nested_lists(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::List(vec![inner]))
}

fn nested_objects(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Object(IndexMap::from_iter([(Name::new("o"), inner)])))
}

#[test]
fn deeply_nested_variables_are_refused() {
    on_a_small_stack(|| {
        for depth in [65, 10_000, 100_000] {
            assert_eq!(code(variable("Any", nested_lists(depth))), Code::LimitDepth);
            assert_eq!(code(variable("In", nested_objects(depth))), Code::LimitDepth);
        }
        assert_eq!(variable("Any", nested_lists(64)).unwrap(), Some(nested_lists(64)));
        assert!(variable("In", nested_objects(64)).is_ok());
        assert!(serde_json::from_str::<Value>(&"[".repeat(10_000)).is_err());
    });
}

#[test]
fn a_raised_limit_never_overflows_the_stack() {
    on_a_small_stack(|| {
        let limits = InputLimits { depth: 1_000_000, nodes: usize::MAX, ..InputLimits::default() };
        let document = parse("query ($v: Any, $w: In) { __typename }").unwrap();
        let operation = document.operations().next().unwrap();
        for (depth, is_accepted) in [(Value::MAX_DEPTH, true), (Value::MAX_DEPTH + 1, false), (100_000, false)] {
            let value = nested_lists(depth);
            let result = coerce_variable_values(&types(), &document, operation, inputs(value), &limits);
            assert_eq!(result.is_ok(), is_accepted);
        }
        let error = coerce_variable_values(&types(), &document, operation, inputs(nested_objects(100_000)), &limits);
        assert_eq!(error.unwrap_err()[0].code, Code::LimitDepth);
    });
}

#[test]
fn deeply_nested_literals_are_refused() {
    on_a_small_stack(|| {
        let types = types();
        for (field, open, close) in
            [("any", "[", "]"), ("any", "{o:", "}"), ("input", "{o:", "}"), ("nested", "[", "]")]
        {
            let most = if field == "nested" { 5 } else { Value::MAX_DEPTH };
            for (depth, is_accepted) in [(most, true), (most + 1, false), (10_000, false)] {
                let query = format!("{{ {field}(x: {}null{}) }}", open.repeat(depth), close.repeat(depth));
                let document = parse_with(&query, &Limits::none()).unwrap();
                let Selection::Field(node) = &document.selections()[0] else { panic!() };
                let (_, definition) = types.field(types.query.unwrap(), field).unwrap();
                let mut coercion = LiteralCoercion::constants(&types, &document);
                let plan = ArgumentPlan::of_arguments(
                    &mut coercion,
                    &definition.arguments,
                    node.arguments,
                    "Query.field",
                    node.span,
                );
                assert_eq!(plan.is_ok(), is_accepted, "{field} {depth}");
            }
        }
    });
}

#[test]
fn validation_refuses_literals_that_no_value_is_as_deep_as() {
    on_a_small_stack(|| {
        for (depth, is_accepted) in [(Value::MAX_DEPTH, true), (Value::MAX_DEPTH + 1, false), (10_000, false)] {
            for innermost in ["{}", "null", "{i:1}", "$in"] {
                let depth = depth - usize::from(innermost == "{i:1}");
                let value = format!("{}{innermost}{}", "{o:".repeat(depth), "}".repeat(depth));
                let query = format!("query ($in: In) {{ input(x: {value}) other: input(x: $in) }}");
                let document = parse_with(&query, &Limits::none()).unwrap();
                let codes: Vec<_> = match validate(&types(), document, &ValidationOptions::default()) {
                    Ok(_) => Vec::new(),
                    Err(errors) => errors.iter().map(|error| error.code).collect(),
                };
                assert_eq!(codes, if is_accepted { vec![] } else { vec![Code::LimitDepth] }, "{depth} {innermost}");
            }
        }
    });
}

/// The scalar `Odd` has another answer whenever it is asked.
#[test]
fn a_scalar_that_changes_its_mind_is_an_error_and_not_null() {
    let asked = Arc::new(AtomicUsize::new(0));
    let asked_again = asked.clone();
    let judge = move |value: &Value| match asked_again.fetch_add(1, Ordering::Relaxed) % 2 {
        0 => Ok(value.clone()),
        _ => Err("not any more".to_owned()),
    };
    let types = TypeSystem::from_sdl_with("type Query { odd(x: Odd!): Int } scalar Odd", |builder| {
        assert!(builder.check_scalar("Odd", ScalarCheck::Parse(Arc::new(judge))));
    });
    let types = types.unwrap();
    let ty = TypeRef::named(types.id("Odd").unwrap()).non_null();
    let (document, literal) = damson_syntax::parse_value("[1]").unwrap();
    let error = LiteralCoercion::constants(&types, &document).coerce(&literal, ty, None).unwrap_err();
    assert_eq!(error.message, "The scalar \"Odd\" cannot be checked. Ask those who run the server.");
    let document = parse("query ($v: Odd!) { odd(x: $v) }").unwrap();
    let operation = document.operations().next().unwrap();
    let errors = coerce_variable_values(&types, &document, operation, inputs(1), &InputLimits::default()).unwrap_err();
    assert_eq!((errors.len(), errors[0].code), (1, Code::Internal));
    assert_eq!(asked.load(Ordering::Relaxed), 4);
}

/// The scalar `Odd` accepts each value once, and panics when it is asked again.
#[test]
fn a_scalar_that_changes_its_mind_hides_no_fault_of_other_variables() {
    let asked = AtomicUsize::new(0);
    let parse_odd = move |value: &Value| match asked.fetch_add(1, Ordering::Relaxed) % 2 {
        0 => Ok(value.clone()),
        _ => panic!("not any more"),
    };
    let types = TypeSystem::from_sdl_with("type Query { a: Int } scalar Odd input In { odds: [Odd!] }", |builder| {
        assert!(builder.check_scalar("Odd", ScalarCheck::Parse(Arc::new(parse_odd))));
    });
    let document = parse("query ($first: Odd!, $in: In!, $last: Odd! = 3, $int: Int!) { a }").unwrap();
    let operation = document.operations().next().unwrap();
    let inputs = serde_json::from_str(r#"{ "first": 1, "in": { "odds": [2] }, "int": "x" }"#).unwrap();
    let errors =
        coerce_variable_values(&types.unwrap(), &document, operation, inputs, &InputLimits::default()).unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code, error.locations[0].column)).collect();
    let expected = [(Code::Internal, 8), (Code::Internal, 22), (Code::Internal, 32), (Code::BadUserInput, 49)];
    assert_eq!(found, expected, "{errors:?}");
}

#[test]
fn literals_that_nobody_validated_are_checked() {
    let types = types();
    for (ty, text) in [
        ("Int", "\"1\""),
        ("In", "1"),
        ("In", "{ i: 1, u: 2 }"),
        ("In", "{ list: [null] }"),
        ("In", "{ deep: { o: { i: 2147483648 } } }"),
    ] {
        let (document, literal) = damson_syntax::parse_value(text).unwrap();
        let ty = TypeRef::named(types.id(ty).unwrap());
        let error = LiteralCoercion::constants(&types, &document).coerce(&literal, ty, None).unwrap_err();
        assert_eq!(error.code, Code::BadUserInput, "{text}");
    }
}

#[test]
fn variables_with_too_many_values_are_refused() {
    let many: Value = (0..1_000_000).collect();
    assert_eq!(code(variable("[Int]", many)), Code::LimitInput);
    let keys = (0..100_000).map(|key| (Name::from(format!("key{key}")), Value::Null)).collect();
    assert_eq!(code(variable("Any", Value::Object(keys))), Code::LimitInput);
    let enough: Value = (0..49_999).collect();
    assert!(variable("[Int]", enough.clone()).is_ok());
    let error = variable("[[Int]]", vec![enough]).unwrap_err();
    assert_eq!(error[0].message, "The variables hold more than 50000 values.");
}

#[test]
fn lists_made_of_single_items_count_as_nesting() {
    on_a_small_stack(|| {
        let value = (0..30).fold(Value::from(IndexMap::<Name, Value>::default()), |inner, _| {
            Value::Object(IndexMap::from_iter([(Name::new("deep"), inner)]))
        });
        assert_eq!(code(variable("In", value)), Code::LimitDepth);
    });
}

#[test]
fn default_values_are_shared_and_not_copied() {
    let types = types();
    let uses: String = (0..1_000).map(|index| format!("a{index}: wide ")).collect();
    let document = parse(&format!("{{ {uses} }}")).unwrap();
    let (_, definition) = types.field(types.query.unwrap(), "wide").unwrap();
    let x = &definition.arguments[0];
    let mut coercion = LiteralCoercion::constants(&types, &document);
    for selection in document.selections() {
        let Selection::Field(field) = selection else { panic!() };
        let plans =
            ArgumentPlan::of_arguments(&mut coercion, &definition.arguments, field.arguments, "Query.wide", field.span);
        let plans = plans.unwrap();
        assert_eq!(*plans, [ArgumentPlan::Default]);
        let variables = VariableValues::default();
        let value = plans[0].evaluate(&types, x, &variables).unwrap().unwrap();
        let Cow::Borrowed(value) = value else { panic!("the default value was copied") };
        assert!(std::ptr::eq(value, x.coerced_default.as_ref().unwrap()));
    }
}

#[test]
fn default_values_within_input_objects_count() {
    let list = vec!["1"; 10_000].join(",");
    let types =
        TypeSystem::from_sdl(&format!("type Query {{ f(x: [In!]): Int }} input In {{ list: [Int!] = [{list}] }}"))
            .unwrap();
    let document = parse("query ($v: [In!]) { f(x: $v) }").unwrap();
    let operation = document.operations().next().unwrap();
    let value: Value = (0..100).map(|_| Value::Object(IndexMap::default())).collect();
    let error =
        coerce_variable_values(&types, &document, operation, inputs(value), &InputLimits::default()).unwrap_err();
    assert_eq!(error[0].code, Code::LimitInput);
    let (document, literal) = damson_syntax::parse_value(&format!("[{}]", "{},".repeat(100))).unwrap();
    let ty = TypeRef::named(types.id("In").unwrap()).list();
    let error = LiteralCoercion::constants(&types, &document).coerce(&literal, ty, None).unwrap_err();
    assert_eq!(error.code, Code::LimitInput);
}

#[test]
fn default_values_within_those_of_variables_count_for_all_variables_together() {
    let list = vec!["1"; 10_000].join(",");
    let sdl = format!("type Query {{ a: Int }} input In {{ list: [Int!] = [{list}] }}");
    let types = TypeSystem::from_sdl(&sdl).unwrap();
    let coerce = |count: usize| {
        let variables: String = (0..count).map(|index| format!("$v{index}: In = {{}} ")).collect();
        let document = parse(&format!("query ({variables}) {{ a }}")).unwrap();
        let operation = document.operations().next().unwrap();
        coerce_variable_values(&types, &document, operation, IndexMap::default(), &InputLimits::default())
    };
    assert_eq!(coerce(4).unwrap().nodes(), 4 * 10_001);
    let errors = coerce(5).unwrap_err();
    let message = "Variable \"$v4\" has invalid default value: With its default values it holds too many values.";
    assert_eq!((errors.len(), errors[0].code, errors[0].message.as_str()), (1, Code::LimitInput, message));
}
