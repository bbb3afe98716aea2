//! Custom directives: each maps the value of the field where it stands, and of no other field.

use std::time::Duration;

use damson::dynamic::{
    Directive, DirectiveDefinition, Enum, EnumItem, Field, FieldFuture, FieldValue, InputObject, InputValue, Object,
    ResolverContext, Schema, SchemaBuilder, TypeRef,
};
use damson::{Context, DirectiveLocation, Error, Request, ServerError, Value, Variables, value};

use crate::answer;
use crate::support::{execute_on, told};

const SDL: &str = r#"
    directive @upper on FIELD
    directive @append(text: String! = "!", times: Int) repeatable on FIELD
    directive @give(value: Any) on FIELD
    directive @slow on FIELD
    directive @recover(with: Any!) on FIELD
    directive @breaks on FIELD
    directive @unused on FIELD
    scalar Any
    type Query {
        name: String later: String number: Int! maybe: Int color: Color user: User users: [User!] strict: User!
        pet: Pet fails: String failing: String!
    }
    type Mutation { name: String }
    enum Color { RED BLUE }
    type User { name: String! age: Int fails: String friend: User mustFail: Int! adaMustFail: Int! bobFails: Int }
    union Pet = Cat
    type Cat { name: String! }
"#;

fn map_text(value: Value, map: &dyn Fn(String) -> String) -> Value {
    match value {
        Value::String(text) => map(text).into(),
        Value::List(items) => Value::List(items.into_iter().map(|item| map_text(item, map)).collect()),
        Value::Object(entries) => {
            Value::Object(entries.into_iter().map(|(name, value)| (name, map_text(value, map))).collect())
        }
        other => other,
    }
}

/// A field that fails for the user of this name, after so many turns.
fn fails_later<'a>(cx: ResolverContext<'a>, name: &'static str, turns: usize) -> FieldFuture<'a> {
    FieldFuture::new(async move {
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
        match cx.parent_value.try_to_value()?.get("name").and_then(Value::as_str) {
            Some(own) if own == name => Err(format!("failed for {name}").into()),
            _ => Ok(Some(Value::from(1))),
        }
    })
}

fn builder() -> SchemaBuilder {
    let sdl = Schema::from_sdl(SDL)
        .root_value(value!({
            "name": "Ada",
            "number": 1,
            "color": "RED",
            "user": { "name": "Ada", "age": 36, "friend": { "name": "Bob" } },
            "users": [{ "name": "Ada" }, { "name": "Bob" }],
            "strict": { "name": "Ada" },
            "pet": { "__typename": "Cat", "name": "Tom" },
        }))
        .resolve_async("Query.later", |_| {
            FieldFuture::new(async {
                tokio::time::sleep(Duration::from_millis(1)).await;
                Ok(Some(Value::from("later")))
            })
        })
        .resolve("Query.fails", |_| Err("failed".into()))
        .resolve("Query.failing", |_| Err("failed".into()))
        .resolve("User.fails", |_| Err("failed".into()))
        .resolve("User.mustFail", |_| Err("must fail".into()))
        .resolve_async("User.adaMustFail", |cx| fails_later(cx, "Ada", 3))
        .resolve_async("User.bobFails", |cx| fails_later(cx, "Bob", 1));
    sdl.directive("upper", |_, resolve| {
        Box::pin(async move { Ok(resolve.await?.map(|value| map_text(value, &|text| text.to_uppercase()))) })
    })
    .directive("append", |cx, resolve| {
        Box::pin(async move {
            let text = cx.args.try_get("text")?.string()?.to_owned();
            let times = cx.args.get("times").map_or(Ok(1), |times| times.u64())? as usize;
            let value = resolve.await?;
            Ok(value.map(|value| map_text(value, &|own| own + &text.repeat(times))))
        })
    })
    .directive("give", |cx, _| Box::pin(async move { Ok(cx.args.get("value").map(|value| value.as_value().clone())) }))
    .directive("slow", |_, resolve| {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(1)).await;
            let value = resolve.await;
            tokio::task::yield_now().await;
            value
        })
    })
    .directive("recover", |cx, resolve| {
        Box::pin(async move {
            let with = cx.args.try_get("with")?.as_value().clone();
            Ok(Some(resolve.await.unwrap_or(Some(with)).unwrap_or_default()))
        })
    })
    .directive("breaks", |cx, resolve| match cx.response_key() {
        "at_once" => panic!("broken"),
        "later" => Box::pin(async move { resolve.await.map(|_| panic!("broken")) }),
        _ => Box::pin(async { Err(ServerError::from(Error::new("no").extended())) }),
    })
}

trait Extended {
    fn extended(self) -> Self;
}

impl Extended for Error {
    fn extended(self) -> Self {
        use damson::ErrorExtensions;
        self.extend_with(|_, extensions| extensions.set("code", "NO"))
    }
}

#[track_caller]
fn assert_data(query: &str, data: &str) {
    let schema = builder().finish().expect("a schema");
    assert_eq!(answer(&schema, query), format!(r#"{{"data":{data}}}"#), "{query}");
}

/// The data, and the errors as message and path.
#[track_caller]
fn assert_errors(query: &str, data: &str, errors: &[&str]) {
    let schema = builder().finish().expect("a schema");
    let response = execute_on(&schema, query);
    assert_eq!(response.data.to_string(), data, "{query}");
    assert_eq!(told(&response.errors), errors, "{query}");
}

#[test]
fn a_directive_maps_the_value_of_its_field_alone() {
    assert_data("{ name @upper a: name }", r#"{"name":"ADA","a":"Ada"}"#);
    assert_data(
        "{ a: name b: name @upper later @upper c: later }",
        r#"{"a":"Ada","b":"ADA","later":"LATER","c":"later"}"#,
    );
    assert_data("{ user { name @upper friend { name } } }", r#"{"user":{"name":"ADA","friend":{"name":"Bob"}}}"#);
    assert_data("{ name @unused __typename @upper }", r#"{"name":"Ada","__typename":"QUERY"}"#);
    assert_data("mutation { name @slow @upper }", r#"{"name":"ADA"}"#);
}

#[test]
fn a_directive_sees_everything_below_its_field() {
    assert_data(
        "{ user @upper { n: name age friend { name } } }",
        r#"{"user":{"n":"ADA","age":36,"friend":{"name":"BOB"}}}"#,
    );
    assert_data("{ users @upper { name } }", r#"{"users":[{"name":"ADA"},{"name":"BOB"}]}"#);
    assert_data("{ pet @upper { ... on Cat { name } } }", r#"{"pet":{"name":"TOM"}}"#);
    let nested = r#"{ user @append(text: "a") { name @append(text: "b") friend @append(text: "c") { name } } }"#;
    assert_data(nested, r#"{"user":{"name":"Adaba","friend":{"name":"Bobca"}}}"#);
}

#[test]
fn of_several_directives_the_first_is_nearest_to_the_field() {
    assert_data(r#"{ name @append(text: "b") @upper @append(text: "c") }"#, r#"{"name":"ADABc"}"#);
    assert_data("{ name @slow @upper later @slow @upper }", r#"{"name":"ADA","later":"LATER"}"#);
}

#[test]
fn arguments_are_coerced_as_all_arguments() {
    assert_data("{ name @append }", r#"{"name":"Ada!"}"#);
    assert_data("query ($n: Int = 3) { name @append(times: $n) }", r#"{"name":"Ada!!!"}"#);
    assert_data("query ($n: Int) { name @append(times: $n) }", r#"{"name":"Ada!"}"#);
    let schema = builder().finish().expect("a schema");
    let request = Request::new("query ($n: Int, $t: String!) { name @append(times: $n, text: $t) }");
    let variables = Variables::from_json(serde_json::json!({ "n": 2, "t": "?" }));
    assert_eq!(answer(&schema, request.variables(variables)), r#"{"data":{"name":"Ada??"}}"#);
    for (query, message) in [
        ("{ name @append(times: 1.5) }", "Int cannot represent non-integer value: 1.5"),
        ("{ name @append(tims: 1) }", r#"Unknown argument \"tims\" on directive \"@append\". Did you mean \"times\"?"#),
        ("{ name @recover }", r#"Argument \"@recover(with:)\" of type \"Any!\" is required"#),
        ("{ name @uper }", r#"Unknown directive \"@uper\""#),
        ("query @upper { name }", r#"Directive \"@upper\" may not be used on QUERY."#),
        ("{ name @upper @upper }", r#"The directive \"@upper\" can only be used once at this location."#),
    ] {
        assert!(answer(&schema, query).contains(message), "{query}: {}", answer(&schema, query));
    }
}

#[test]
fn what_a_directive_gives_fits_the_type_of_the_field() {
    let wide = "Int cannot represent non 32-bit signed integer value: 3000000000";
    assert_errors("{ maybe @give(value: 3000000000) }", r#"{"maybe":null}"#, &[&format!(r#"{wide} ["maybe"]"#)]);
    assert_errors(
        "{ number @give }",
        "null",
        &[r#"Cannot return null for non-nullable field Query.number. ["number"]"#],
    );
    assert_errors("{ name @give(value: null) number @give(value: 5) }", r#"{"name":null,"number":5}"#, &[]);
    assert_errors(r#"{ color @give(value: "BLUE") }"#, r#"{"color":"BLUE"}"#, &[]);
    let color = r#"Enum "Color" cannot represent value: "PINK" ["color"]"#;
    assert_errors(r#"{ color @give(value: "PINK") }"#, r#"{"color":null}"#, &[color]);
    assert_data("{ color @slow }", r#"{"color":"RED"}"#);
    let leaf = r#"Field "Query.user" is an object but a directive gave a leaf. ["user"]"#;
    assert_errors("{ user @give(value: 1) { name } }", r#"{"user":null}"#, &[leaf]);
    let list = r#"Expected Iterable, but did not find one for field "Query.users". ["users"]"#;
    assert_errors("{ users @give(value: {}) { name } }", r#"{"users":null}"#, &[list]);
    let name = r#"Cannot return null for non-nullable field User.name. ["users",1,"name"]"#;
    let given = r#"{ users @give(value: [{ name: "a", more: 1 }, { age: 1 }]) { name age } }"#;
    assert_errors(given, r#"{"users":null}"#, &[name]);
    let given = r#"{ user @give(value: { age: 5000000000, n: "a", more: 1 }) { n: name age } }"#;
    let wide = wide.replace("3000000000", "5000000000");
    assert_errors(given, r#"{"user":{"n":"a","age":null}}"#, &[&format!(r#"{wide} ["user","age"]"#)]);
}

#[test]
fn errors_stay_where_they_happened_unless_a_directive_takes_them() {
    assert_errors("{ fails @upper name }", r#"{"fails":null,"name":"Ada"}"#, &[r#"failed ["fails"]"#]);
    assert_errors("{ failing @slow }", "null", &[r#"failed ["failing"]"#]);
    assert_errors(r#"{ failing @recover(with: "well") }"#, r#"{"failing":"well"}"#, &[]);
    let below = "{ users @upper { name fails } }";
    let data = r#"{"users":[{"name":"ADA","fails":null},{"name":"BOB","fails":null}]}"#;
    assert_errors(below, data, &[r#"failed ["users",0,"fails"]"#, r#"failed ["users",1,"fails"]"#]);
    let up = "{ user @upper { friend { mustFail } } strict @upper { mustFail } }";
    assert_errors(up, "null", &[r#"must fail ["user","friend","mustFail"]"#, r#"must fail ["strict","mustFail"]"#]);
    // The null comes from the first item, though an error of the second stands behind it.
    let waiting = r#"{ users @recover(with: []) { adaMustFail bobFails } }"#;
    assert_errors(waiting, r#"{"users":[]}"#, &[r#"failed for Bob ["users",1,"bobFails"]"#]);
    let below = r#"{ user @recover(with: 0) { friend { bobFails adaMustFail } } users @recover(with: []) { bobFails mustFail } }"#;
    assert_errors(
        below,
        r#"{"user":{"friend":{"bobFails":null,"adaMustFail":1}},"users":[]}"#,
        &[r#"failed for Bob ["user","friend","bobFails"]"#],
    );
    let schema = builder().finish().expect("a schema");
    assert_eq!(
        answer(&schema, "{ user @slow { friend { name fails } } }"),
        r#"{"errors":[{"message":"failed","locations":[{"line":1,"column":30}],"path":["user","friend","fails"]}],"data":{"user":{"friend":{"name":"Bob","fails":null}}}}"#
    );
    assert_eq!(
        answer(&schema, "{ strict @slow { mustFail } }"),
        r#"{"errors":[{"message":"must fail","locations":[{"line":1,"column":18}],"path":["strict","mustFail"]}],"data":null}"#
    );
}

#[test]
fn a_directive_that_fails_or_panics_is_the_fields_error() {
    let internal = "Internal server error.";
    let query = "{ at_once: name @breaks later: name @breaks never: name @breaks @upper name }";
    let data = r#"{"at_once":null,"later":null,"never":null,"name":"Ada"}"#;
    let errors =
        [format!(r#"{internal} ["at_once"]"#), format!(r#"{internal} ["later"]"#), r#"no ["never"]"#.to_owned()];
    assert_errors(query, data, &errors.each_ref().map(String::as_str));
    let schema = builder().finish().expect("a schema");
    assert!(answer(&schema, "{ name @breaks }").contains(r#""extensions":{"code":"NO"}"#));
}

#[test]
fn where_selections_are_merged_the_directives_of_the_first_that_applies_count() {
    assert_data("{ name @upper name }", r#"{"name":"ADA"}"#);
    assert_data("{ name ...F } fragment F on Query { name @upper }", r#"{"name":"Ada"}"#);
    let schema = builder().finish().expect("a schema");
    let query = "query ($first: Boolean!) { name @include(if: $first) @upper name @append }";
    for (first, name) in [(true, "ADA"), (false, "Ada!")] {
        let variables = Variables::from_json(serde_json::json!({ "first": first }));
        let found = answer(&schema, Request::new(query).variables(variables));
        assert_eq!(found, format!(r#"{{"data":{{"name":"{name}"}}}}"#));
    }
}

#[test]
fn guards_are_asked_inside() {
    let refuse = |_: &Context<'_>| Err(Error::new("Closed."));
    let schema = builder().guard("Query.name", refuse).finish().expect("a schema");
    assert!(answer(&schema, "{ name @upper }").contains("Closed."));
    assert_eq!(answer(&schema, r#"{ name @recover(with: "x") }"#), r#"{"data":{"name":"x"}}"#);
    assert_eq!(answer(&schema, r#"{ name @give(value: "x") }"#), r#"{"data":{"name":"x"}}"#);
}

#[test]
fn introspection_knows_directives_and_cannot_hide_behind_them() {
    let query = r#"{ __schema @slow { directives { name locations args { name defaultValue } } } }"#;
    let schema = builder().finish().expect("a schema");
    let append = r#"{"name":"append","locations":["FIELD"],"args":[{"name":"text","defaultValue":"\"!\""},{"name":"times","defaultValue":null}]}"#;
    assert!(answer(&schema, query).contains(append), "{}", answer(&schema, query));
    let closed = builder().disable_introspection().finish().expect("a schema");
    assert!(answer(&closed, query).contains("introspection has been disabled"));
}

#[test]
fn the_name_of_a_type_is_introspection_with_directives_too() {
    let only = builder().introspection_only().finish().expect("a schema");
    assert_eq!(answer(&only, "{ __typename @upper }"), r#"{"data":{"__typename":"QUERY"}}"#);
    assert!(answer(&only, "{ name @upper }").contains("Only introspection is allowed here"));
}

/// The numbers of levels, up to 112, for which the document of `deep` is answered on a small stack.
fn levels_answered(deep: impl Fn(usize) -> String + Sync) -> Vec<usize> {
    let schema = Schema::from_sdl(
        "directive @same repeatable on FIELD type Query { self: Query a: Int list: [Query] later: [Query] }",
    )
    .limits(damson::Limits::none())
    .directive("same", |_, resolve| Box::pin(async move { resolve.await.inspect(|_| ()) }))
    .resolve("Query.self", |_| Ok(Some(().into())))
    .resolve("Query.list", |_| Ok(Some(FieldValue::list([()]))))
    .resolve_async("Query.later", |_| {
        FieldFuture::new(async {
            tokio::task::yield_now().await;
            Ok(Some(FieldValue::list([()])))
        })
    })
    .resolve("Query.a", |_| Ok(Some(FieldValue::value(1))))
    .finish()
    .expect("a schema");
    let is_answered = |levels: &usize| {
        let answer = answer(&schema, deep(*levels));
        assert!(answer.contains(r#""a":1"#) || answer.contains("LIMIT_DEPTH"), "{answer:.300}");
        answer.contains(r#""a":1"#)
    };
    damson_testing::on_a_small_stack(|| (0..=112).filter(is_answered).collect())
}

/// Directives take stack as well, so they count as levels: three for each field with directives, and one for each directive.
#[test]
fn the_deepest_operation_with_directives_fits_a_small_stack() {
    let nested = |opening: &'static str, leaf: &'static str| {
        move |levels: usize| format!("{}{{ {leaf} }}{}", opening.repeat(levels), " }".repeat(levels))
    };
    let up_to = |most: usize| (0..=most).collect::<Vec<_>>();
    // One level for the root, one for each object, and four for a directive around it.
    assert_eq!(levels_answered(nested("{ self @same ", "a")), up_to(22));
    assert_eq!(levels_answered(nested("{ self @same ", "a @same")), up_to(21));
    assert_eq!(levels_answered(nested("{ self ", "a @same")), up_to(107));
    assert_eq!(levels_answered(nested("{ self ", "a @same @same")), up_to(106));
    assert_eq!(levels_answered(nested("{ self @same @same @same @same @same ", "a")), up_to(12));
    assert_eq!(levels_answered(nested("{ list @same ", "a")), up_to(18));
    assert_eq!(levels_answered(nested("{ later @same ", "a")), up_to(18));
    assert_eq!(levels_answered(nested("{ b: a @same self ", "a")), up_to(108));
    let beside = nested("{ self ", "a");
    assert_eq!(levels_answered(|levels| format!("{{ b: a @same self {} }}", beside(levels))), up_to(110));
    assert_eq!(levels_answered(|levels| format!("{{ a {} }}", "@same ".repeat(levels))), up_to(108));
}

#[test]
fn closures_for_what_does_not_exist_are_faults() {
    let builder = Schema::from_sdl("directive @a on FIELD directive @b on OBJECT type Query { x: Int }");
    let faults = builder.directive("aa", |_, resolve| resolve).directive("b", |_, resolve| resolve);
    let faults = faults.directive("skip", |_, resolve| resolve).finish();
    let faults: Vec<_> = faults.expect_err("faults").iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "@aa: The schema does not define the directive \"@aa\". Did you mean \"a\"?",
            "@b: Directive \"@b\" cannot be used at fields of operations. Add FIELD to its locations.",
            "@skip: Directive \"@skip\" is built in, and the engine runs it. Rename the directive.",
        ]
    );
}

fn one(name: &str) -> Field {
    Field::new(name, TypeRef::named(TypeRef::INT), |_| FieldFuture::from_value(Some(Value::from(1))))
}

#[test]
fn types_made_at_run_time_define_and_use_directives() {
    let places = [
        DirectiveLocation::Field,
        DirectiveLocation::Object,
        DirectiveLocation::FieldDefinition,
        DirectiveLocation::ArgumentDefinition,
        DirectiveLocation::Enum,
        DirectiveLocation::EnumValue,
        DirectiveLocation::InputObject,
        DirectiveLocation::InputFieldDefinition,
    ];
    let tag = DirectiveDefinition::new("tag", places)
        .description("Says something.")
        .argument(InputValue::new("name", TypeRef::named_nn(TypeRef::STRING)))
        .repeatable();
    let named = |name: &str| Directive::new("tag").argument("name", name);
    let schema = Schema::build("Query", None, None)
        .register_directive(tag)
        .directive("tag", |cx, resolve| {
            Box::pin(async move {
                let length = cx.args.try_get("name")?.string()?.len();
                Ok(resolve.await?.map(|_| Value::from(length)))
            })
        })
        .register(
            Object::new("Query").directive(named("type")).field(
                one("one")
                    .directive(named("field"))
                    .directive(named("again"))
                    .argument(InputValue::new("by", "By").directive(named("argument")))
                    .argument(InputValue::new("color", "Color")),
            ),
        )
        .register(Enum::new("Color").directive(named("enum")).item(EnumItem::new("RED").directive(named("value"))))
        .register(
            InputObject::new("By")
                .directive(named("input"))
                .field(InputValue::new("x", "Int").directive(named("input field"))),
        )
        .finish()
        .expect("a schema");
    assert_eq!(answer(&schema, r#"{ one @tag(name: "four") }"#), r#"{"data":{"one":4}}"#);
    let sdl = schema.sdl();
    for part in [
        "\"\"\"Says something.\"\"\"\ndirective @tag(name: String!) repeatable on FIELD | OBJECT | FIELD_DEFINITION",
        "type Query @tag(name: \"type\") {",
        "by: By @tag(name: \"argument\")",
        ": Int @tag(name: \"field\") @tag(name: \"again\")",
        "enum Color @tag(name: \"enum\") {\n  RED @tag(name: \"value\")\n}",
        "input By @tag(name: \"input\") {\n  x: Int @tag(name: \"input field\")\n}",
    ] {
        assert!(sdl.contains(part), "{part}\n{sdl}");
    }
}
