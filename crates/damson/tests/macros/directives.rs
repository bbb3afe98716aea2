//! Directives written in Rust: those that operations use, and those that definitions have.

mod hidden;

use std::collections::BTreeMap;

use damson::type_system::TypeSystem;
use damson::{
    Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, Enum, InputObject, Interface, Json, Object,
    ResolveFut, Schema, ServerResult, SimpleObject, TypeDirective, Value,
};

use crate::support::answer;

struct Concat {
    text: String,
    times: usize,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Concat {
    async fn resolve_field(&self, ctx: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        tokio::task::yield_now().await;
        let own = ctx.data_opt::<String>().map_or("", String::as_str);
        Ok(resolve.await?.map(|value| match value {
            Value::String(text) => Value::String(text + &self.text.repeat(self.times) + own),
            other => other,
        }))
    }
}

/// Appends a text.
#[Directive(location = "Field", repeatable)]
fn concat(
    value: String,
    #[graphql(name = "times", default = 1, desc = "How often.")] number_of_times: usize,
) -> impl CustomDirective {
    Concat { text: value, times: number_of_times }
}

/// Says something of anything.
#[TypeDirective(
    location = "Object",
    location = "FieldDefinition",
    location = "ArgumentDefinition",
    location = "Enum",
    location = "EnumValue",
    location = "InputObject",
    location = "InputFieldDefinition",
    location = "Interface"
)]
fn testDirective(scope: String, input: u32, opt: Option<u64>) {}

#[TypeDirective(location = "FieldDefinition", name = "marked")]
fn mark() {}

/// A directive of operations is a value, so no variable in the same module can have its name.
mod apart {
    use super::{Concat, CustomDirective, Directive};

    #[Directive(location = "Field")]
    pub(super) fn cx(resolve: Option<String>) -> impl CustomDirective {
        Concat { text: resolve.unwrap_or_default(), times: 1 }
    }
}

#[TypeDirective(location = "Object")]
fn field(value: i32) {}

#[derive(SimpleObject)]
#[graphql(directive = field::apply(1))]
struct Fields {
    value: i32,
}

#[derive(SimpleObject)]
#[graphql(directive = testDirective::apply("simple object type".to_string(), 1, Some(3)))]
struct SimpleValue {
    #[graphql(directive = testDirective::apply("field and param with \" symbol".to_string(), 2, None))]
    some_data: String,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(directive = testDirective::apply("enum".to_string(), 1, None))]
enum Color {
    #[graphql(directive = testDirective::apply("value".to_string(), 1, None))]
    Red,
}

#[derive(InputObject)]
#[graphql(directive = testDirective::apply("input".to_string(), 1, None))]
struct By {
    #[graphql(directive = testDirective::apply("input field".to_string(), 1, None))]
    color: Color,
}

#[derive(Interface)]
#[graphql(
    field(name = "some_data", ty = "&String", directive = "mark::apply()"),
    directive = testDirective::apply("interface".to_string(), 1, None)
)]
enum Node {
    SimpleValue(SimpleValue),
}

struct Query;

#[Object]
impl Query {
    fn version(&self) -> &str {
        "1.0"
    }

    fn fields(&self, value: i32) -> Fields {
        Fields { value }
    }

    #[graphql(directive = mark::apply())]
    async fn value(
        &self,
        #[graphql(directive = testDirective::apply("argument".to_string(), 1, None))] by: Option<By>,
    ) -> Node {
        let some_data = by.map_or("none", |by| if by.color == Color::Red { "red" } else { "" }).to_owned();
        SimpleValue { some_data }.into()
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).directive(concat).directive(apart::cx).finish()
}

fn ask(query: &str) -> String {
    answer(&schema(), damson::Request::new(query).data("?".to_owned()))
}

#[test]
fn a_function_makes_what_runs_at_a_field() {
    assert_eq!(
        ask(r#"{ version @concat(value: "-a") plain: version }"#),
        r#"{"data":{"version":"1.0-a?","plain":"1.0"}}"#
    );
    let query = r#"query ($n: Int = 2) { version @concat(value: "a", times: $n) @concat(value: "b") }"#;
    assert_eq!(ask(query), r#"{"data":{"version":"1.0aa?b?"}}"#);
    assert_eq!(
        ask(r#"{ version @concat(value: "a", times: -1) }"#),
        r#"{"errors":[{"message":"Argument \"@concat(times:)\" has invalid value: Failed to parse \"Int\": -1 is not an integer from 0 to 18446744073709551615.","locations":[{"line":1,"column":38}],"path":["version"]}],"data":null}"#
    );
    assert!(ask("{ version @concat }").contains(r#"Argument \"@concat(value:)\" of type \"String!\" is required"#));
}

#[test]
fn directives_have_the_names_of_the_adapters_locals() {
    assert_eq!(ask(r#"{ version @cx(resolve: "-b") }"#), r#"{"data":{"version":"1.0-b?"}}"#);
    assert_eq!(ask("{ fields(value: 3) { value } }"), r#"{"data":{"fields":{"value":3}}}"#);
    assert!(schema().sdl().contains("type Fields @field(value: 1) {"));
}

#[test]
fn definitions_carry_their_directives() {
    let sdl = schema().sdl();
    for part in [
        "\"\"\"Appends a text.\"\"\"\ndirective @concat(\n  value: String!\n\n  \"\"\"How often.\"\"\"\n  times: Int! = 1\n) repeatable on FIELD",
        "directive @testDirective(scope: String!, input: Int!, opt: Int) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | INTERFACE",
        "directive @marked on FIELD_DEFINITION",
        "@testDirective(scope: \"simple object type\", input: 1, opt: 3) {",
        "  someData: String! @testDirective(scope: \"field and param with \\\" symbol\", input: 2)\n",
        "value(by: By @testDirective(scope: \"argument\", input: 1)): Node! @marked",
        "enum Color @testDirective(scope: \"enum\", input: 1) {\n  RED @testDirective(scope: \"value\", input: 1)\n}",
        "input By @testDirective(scope: \"input\", input: 1) {\n  color: Color! @testDirective(scope: \"input field\", input: 1)\n}",
        "interface Node @testDirective(scope: \"interface\", input: 1) {\n  someData: String! @marked\n}",
    ] {
        assert!(sdl.contains(part), "{part}\n\n{sdl}");
    }
    assert_eq!(ask("{ value(by: { color: RED }) { someData } }"), r#"{"data":{"value":{"someData":"red"}}}"#);
}

#[derive(SimpleObject)]
#[graphql(directive = mark::apply())]
struct Misplaced {
    #[graphql(directive = mark::apply(), directive = mark::apply())]
    id: i32,
}

struct Wrong;

#[Object]
impl Wrong {
    fn misplaced(&self) -> Misplaced {
        Misplaced { id: 1 }
    }
}

/// Takes the name of another.
#[TypeDirective(location = "Object", name = "concat")]
fn second() {}

#[derive(SimpleObject)]
#[graphql(directive = second::apply())]
struct Clash {
    id: i32,
}

#[test]
fn directives_in_the_wrong_place_are_faults_of_the_schema() {
    let faults = Schema::build(Wrong, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Misplaced: Directive \"@marked\" may not be used on OBJECT.",
            "Misplaced.id: The directive \"@marked\" can only be used once at this location.",
        ]
    );
    let clash = Schema::build(Clash { id: 1 }, EmptyMutation, EmptySubscription).directive(concat).try_finish();
    let fault = clash.expect_err("a fault").iter().next().expect("a fault").to_string();
    assert!(fault.starts_with("@concat: Two directives have the name \"concat\""), "{fault}");
}

#[test]
fn a_schema_reads_back_from_its_sdl_and_its_introspection() {
    // Types have no order, and the SDL does not have built-in types.
    let by_name = |mut introspection: serde_json::Value| {
        let types = introspection["__schema"]["types"].as_array_mut().expect("a list");
        types.sort_by_key(|ty| ty["name"].as_str().map(str::to_owned));
        introspection
    };
    let schema = schema();
    let read = TypeSystem::from_sdl(&schema.sdl()).expect("a schema");
    assert_eq!(read.sdl(), schema.sdl());
    assert!(by_name(read.introspection()) == by_name(schema.introspect()));
    let read = TypeSystem::from_introspection(&schema.introspect()).expect("a schema");
    assert!(read.introspection() == schema.introspect());
    assert!(schema.warnings().is_empty());
}

type Map = Json<BTreeMap<String, i32>>;

fn map(key: &str) -> Map {
    Json(BTreeMap::from([(key.to_owned(), 1)]))
}

#[TypeDirective(location = "FieldDefinition")]
fn counted(by: Map) {}

struct Unwritable;

#[Object]
impl Unwritable {
    #[graphql(directive = counted::apply(map("a\" b")))]
    fn with(&self, #[graphql(default_with = "map(\"a b\")")] map: Map) -> i32 {
        map.len() as i32
    }
}

/// `Json` can hold values that GraphQL cannot write.
#[test]
fn what_no_literal_can_say_is_a_fault_of_the_schema() {
    let faults = Schema::build(Unwritable, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Unwritable.with(map:): Unwritable.with(map:) has invalid default value: Names must only contain [_a-zA-Z0-9] but \
             \"a b\" does not. Give the field of the object such a name, or another value.",
            "Unwritable.with: Argument \"@counted(by:)\" has invalid value: Names must only contain [_a-zA-Z0-9] but \"a\" b\" \
             does not. Give the field of the object such a name, or another value.",
        ]
    );
}
