//! Visibility: what a request does not see does not exist for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::dynamic::{
    Enum, EnumItem, Field, FieldFuture, FieldValue, InputObject, InputValue, Object, Schema, SchemaBuilder, TypeRef,
};
use damson::{Context, Request, SDLExportOptions, Value, Variables, Visible, value};

use crate::answer;

const SDL: &str = "
    type Query {
        first: Int
        secret(plain: Int, hidden: Int = 5): Int
        color(of: Color = BLUE): Color
        filter(by: Filter): String
        node: Node
        found: Found
        last(x: Int, y: Int): String
        favourite: Color
        favourites: [Color]
    }
    enum Color { RED BLUE }
    input Filter { name: String rank: Int = 7 }
    interface Node { id: ID }
    type Open implements Node { id: ID }
    type Hidden implements Node { id: ID only: Int }
    union Found = Open | Hidden
";

struct Admin(bool);

fn is_admin(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<Admin>().is_some_and(|admin| admin.0)
}

fn builder() -> SchemaBuilder {
    let arguments = |cx: damson::dynamic::ResolverContext<'_>| -> String {
        let names = cx.definition().arguments.keys().map(|name| &**name);
        let shown = names.map(|name| {
            format!("{name}={}", cx.args.get(name).map_or("?".into(), |value| value.as_value().to_string()))
        });
        shown.collect::<Vec<_>>().join(" ")
    };
    Schema::from_sdl(SDL)
        .resolve("Query.first", |_| Ok(Some(FieldValue::value(1))))
        .resolve("Query.secret", |cx| Ok(Some(FieldValue::value(cx.args.try_get("hidden")?.i64()?))))
        .resolve("Query.color", |cx| Ok(cx.args.get("of").map(|color| FieldValue::value(color.as_value().clone()))))
        .resolve("Query.filter", move |cx| Ok(Some(FieldValue::value(arguments(cx)))))
        .resolve("Query.last", move |cx| Ok(Some(FieldValue::value(arguments(cx)))))
        .resolve("Query.node", |_| Ok(Some(FieldValue::value(value!({ "id": "1" })).with_type("Hidden"))))
        .resolve("Query.favourite", |_| Ok(Some(FieldValue::value(value!("RED")))))
        .resolve("Query.favourites", |_| Ok(Some(FieldValue::value(value!(["RED", "BLUE"])))))
        .resolve("Query.found", |_| Ok(Some(FieldValue::value(value!({ "id": "1" })).with_type("Open"))))
}

fn request(query: &str, admin: bool) -> Request {
    Request::new(query).data(Admin(admin))
}

/// The answers to both kinds of visitors: first admins, then the others.
#[track_caller]
fn assert_answers(coordinates: &[&str], query: &str, seen: &str, unseen: &str) {
    let hidden =
        coordinates.iter().fold(builder(), |builder, at| builder.visible(*at, is_admin)).finish().expect("a schema");
    let never =
        coordinates.iter().fold(builder(), |builder, at| builder.visible(*at, false)).finish().expect("a schema");
    for _ in 0..2 {
        let found =
            [answer(&hidden, request(query, true)), answer(&hidden, request(query, false)), answer(&never, query)];
        assert!(found[0].contains(seen), "{query}: {}", found[0]);
        assert!(found[1].contains(unseen), "{query}: {}", found[1]);
        assert_eq!(found[2], found[1], "nobody sees it, too");
    }
}

#[test]
fn an_invisible_field_cannot_be_queried_nor_guessed() {
    let unseen = r#""Cannot query field \"secret\" on type \"Query\".""#;
    assert_answers(&["Query.secret"], "{ secret }", r#"{"data":{"secret":5}}"#, unseen);
    let seen = r#"Did you mean \"secret\"?"#;
    let unseen = r#""Cannot query field \"secre\" on type \"Query\".""#;
    assert_answers(&["Query.secret"], "{ secre }", seen, unseen);
}

#[test]
fn introspection_does_not_show_it() {
    let query = r#"{ __type(name: "Query") { fields { name args { name } } } }"#;
    let seen = r#"{"name":"secret","args":[{"name":"plain"},{"name":"hidden"}]}"#;
    let unseen = r#"{"name":"secret","args":[{"name":"plain"}]}"#;
    assert_answers(&["Query.secret(hidden:)"], query, seen, unseen);
    let query = r#"{ __type(name: "Color") { name enumValues { name } } }"#;
    assert_answers(&["Color"], query, r#"{"__type":{"name":"Color","#, r#"{"__type":null}"#);
    assert_answers(&["Color.RED"], query, r#"[{"name":"RED"},{"name":"BLUE"}]"#, r#"[{"name":"BLUE"}]"#);
    let query = "{ __schema { types { name } } }";
    assert_answers(&["Hidden", "Color"], query, r#"{"name":"Hidden"}"#, r#"{"name":"Open"},{"name":"Found"}"#);
    let query = r#"{ __type(name: "Node") { possibleTypes { name } } }"#;
    assert_answers(&["Hidden"], query, r#"[{"name":"Open"},{"name":"Hidden"}]"#, r#"[{"name":"Open"}]"#);
}

/// A type that only a hidden field leads to is hidden from validation, suggestions and introspection.
#[test]
fn what_only_an_invisible_part_leads_to_does_not_exist() {
    const SDL: &str = "
        type Query { open: Int node: Node vault(in: Key, kind: Kind): Vault }
        type Vault implements Node { id: ID door: Door made: Made }
        type Door { vault: Vault material(of: Metal): String }
        interface Node { id: ID }
        scalar Made
        input Key { code: Code }
        input Code { digits: [Int!] }
        enum Kind { LARGE }
        enum Metal { STEEL }
        union Treasure = Door
        type Apart { x: Int }
    ";
    let schema = Schema::from_sdl(SDL).visible("Query.vault", is_admin).visible("Query.node", is_admin);
    let schema = schema.finish().expect("a schema");
    let told = |query: &str, admin: bool| answer(&schema, request(query, admin));
    for name in ["Vault", "Door", "Node", "Made", "Key", "Code", "Kind", "Metal"] {
        let by_name = format!(r#"{{ __type(name: "{name}") {{ name }} }}"#);
        assert_eq!(told(&by_name, true), format!(r#"{{"data":{{"__type":{{"name":"{name}"}}}}}}"#));
        assert_eq!(told(&by_name, false), r#"{"data":{"__type":null}}"#);
        let unknown = format!(r#""message":"Unknown type \"{name}\"."#);
        for query in [
            format!("{{ ... on {name} {{ id }} }}"),
            format!("{{ ...F }} fragment F on {name} {{ id }}"),
            format!("query ($x: {name}) {{ open @skip(if: $x) }}"),
        ] {
            assert!(!told(&query, true).contains("Unknown type"), "{query}");
            let told = told(&query, false);
            assert!(told.contains(&unknown) && told.matches(name).count() == 1, "{told}");
        }
    }
    let all = "{ __schema { types { name } } }";
    let shown = told(all, false);
    assert!(shown.contains(r#"{"name":"Apart"}"#), "{shown}");
    for hidden in ["Vault", "Treasure", "Metal"] {
        assert!(!shown.contains(hidden) && told(all, true).contains(hidden), "{shown}");
    }
    assert!(told("{ ... on Vaul { id } }", true).contains(r#"Did you mean \"Vault\""#));
    assert!(!told("{ ... on Vaul { id } }", false).contains("Vault"));
    let never =
        Schema::from_sdl(SDL).visible("Query.vault", false).visible("Query.node", false).finish().expect("a schema");
    assert_eq!(never.sdl(), "type Query {\n  open: Int\n}\n\ntype Apart {\n  x: Int\n}\n");
}

#[test]
fn resolvers_get_the_right_arguments_and_the_defaults_of_invisible_ones() {
    assert_answers(&["Query.secret(hidden:)"], "{ secret(plain: 1) }", r#"{"secret":5}"#, r#"{"secret":5}"#);
    assert_answers(&["Query.secret(hidden:)"], "{ secret(hidden: 1) }", r#"{"secret":1}"#, "Unknown argument");
    // `first` and `secret` before it are gone, and so is the first of its arguments.
    let hidden = ["Query.first", "Query.secret", "Query.last(x:)"];
    assert_answers(&hidden, "{ last(y: 2) }", r#"{"last":"x=? y=2"}"#, r#"{"last":"x=? y=2"}"#);
    let variable = "query ($y: Int = 3) { last(y: $y) }";
    assert_answers(&hidden, variable, r#"{"last":"x=? y=3"}"#, r#"{"last":"x=? y=3"}"#);
}

#[test]
fn invisible_values_and_input_fields_cannot_be_given() {
    assert_answers(&["Color.RED"], "{ color(of: RED) }", r#"{"color":"RED"}"#, r#"Value \"RED\" does not exist"#);
    let query = r#"{ filter(by: { name: "a", rank: 1 }) }"#;
    assert_answers(&["Filter.rank"], query, r#"by={name: \"a\", rank: 1}"#, r#"not to include unknown field \"rank\""#);
    assert_answers(&["Filter"], "{ filter }", r#"{"filter":"by=?"}"#, r#"{"filter":"by=?"}"#);
    assert_answers(&["Filter"], "query ($by: Filter) { filter(by: $by) }", "by=?", r#"Unknown type \"Filter\""#);
}

#[test]
fn variables_cannot_carry_what_is_invisible() {
    let schema = builder().visible("Color.RED", is_admin).finish().expect("a schema");
    let query = "query ($of: Color) { color(of: $of) }";
    let variables = || Variables::from_json(serde_json::json!({ "of": "RED" }));
    assert_eq!(answer(&schema, request(query, true).variables(variables())), r#"{"data":{"color":"RED"}}"#);
    let refused = answer(&schema, request(query, false).variables(variables()));
    assert!(refused.contains(r#"Value \"RED\" does not exist"#), "{refused}");
}

#[test]
fn variables_have_the_defaults_of_what_is_invisible() {
    let schema = builder().visible("Filter.rank", is_admin).finish().expect("a schema");
    let asked = |variables: serde_json::Value| {
        let query = "query ($by: Filter = { name: \"b\" }) { filter(by: $by) }";
        answer(&schema, request(query, false).variables(Variables::from_json(variables)))
    };
    assert_eq!(
        asked(serde_json::json!({ "by": { "name": "a" } })),
        r#"{"data":{"filter":"by={name: \"a\", rank: 7}"}}"#
    );
    assert_eq!(asked(serde_json::json!({})), r#"{"data":{"filter":"by={name: \"b\", rank: 7}"}}"#);
    let refused = asked(serde_json::json!({ "by": { "rank": 1 } }));
    assert!(refused.contains(r#"not to include unknown field \"rank\""#), "{refused}");
}

/// Defaults that the request does not see count in the limit on variables as others do.
#[test]
fn invisible_defaults_count_in_the_limit_on_variables() {
    let sdl = format!("type Query {{ a(in: [In]): Int }} input In {{ x: Int list: [Int] = [{}] }}", "1 ".repeat(1_000));
    let build = |schema: SchemaBuilder| schema.resolve("Query.a", |_| Ok(None)).finish().expect("a schema");
    let hidden = build(Schema::from_sdl(&sdl).visible("In.list", is_admin));
    for (count, is_refused) in [(40, false), (60, true)] {
        let variables = || Variables::from_json(serde_json::json!({ "in": vec![serde_json::json!({}); count] }));
        for admin in [true, false] {
            let answer = answer(&hidden, request("query ($in: [In]) { a(in: $in) }", admin).variables(variables()));
            assert_eq!(answer.contains("LIMIT_INPUT"), is_refused, "{answer}");
        }
    }
}

#[test]
fn a_value_of_an_invisible_type_is_an_error_that_does_not_name_it() {
    let unseen = r#"{"errors":[{"message":"The value of field \"Query.node\" is not visible.","locations":[{"line":1,"column":3}],"path":["node"]}],"data":{"node":null}}"#;
    assert_answers(&["Hidden"], "{ node { __typename id } }", r#"{"node":{"__typename":"Hidden","id":"1"}}"#, unseen);
    assert_answers(&["Hidden"], "{ found { ... on Hidden { id } } }", r#"{"found":{}}"#, r#"Unknown type \"Hidden\""#);
}

#[test]
fn an_invisible_enum_value_is_an_error_that_does_not_name_it() {
    let unseen = r#"{"errors":[{"message":"The value of field \"Query.favourite\" is not visible.","locations":[{"line":1,"column":3}],"path":["favourite"]}],"data":{"favourite":null}}"#;
    assert_answers(&["Color.RED"], "{ favourite }", r#"{"favourite":"RED"}"#, unseen);
    let others = "{ favourites }";
    assert_answers(&["Color.RED"], others, r#"{"favourites":["RED","BLUE"]}"#, r#""favourites":[null,"BLUE"]"#);
    assert_answers(&["Color.BLUE"], "{ favourite }", r#"{"favourite":"RED"}"#, r#"{"favourite":"RED"}"#);
}

#[test]
fn a_function_that_hides_several_parts_is_asked_once_for_each_request() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let rule = Visible::from(move |_: &Context<'_>| counted.fetch_add(1, Ordering::Relaxed) > 100);
    let schema = builder().visible("Query.secret", rule.clone()).visible("Color", rule).finish().expect("a schema");
    (0..3).for_each(|_| drop(answer(&schema, "{ first }")));
    assert_eq!(count.load(Ordering::Relaxed), 3);
}

#[test]
fn plans_are_kept_for_each_view() {
    let schema = builder().visible("Query.secret", is_admin).finish().expect("a schema");
    for admin in [true, false, true, false] {
        answer(&schema, request("{ first }", admin));
        answer(&schema, request("{ last }", admin));
    }
    assert_eq!(schema.cached_plans(), 4);
}

#[test]
fn plans_of_a_view_are_kept_like_those_of_the_whole_schema() {
    let schema = builder().visible("Query.secret", is_admin).finish().expect("a schema");
    for _ in 0..2 {
        (0..100).for_each(|number| drop(answer(&schema, request(&format!("{{ a{number}: first }}"), false))));
        assert_eq!(schema.cached_plans(), 100);
    }
    for number in 0..1_500 {
        answer(&schema, request(&format!("{{ b{number}: first }}"), number % 2 == 0));
    }
    assert!(schema.cached_plans() <= 1_000, "{} plans are kept", schema.cached_plans());
}

#[test]
fn many_combinations_are_answered_right() {
    struct Sees(u32);
    let mut sdl = String::from("type Query { open: Int ");
    (0..9).for_each(|index| sdl.push_str(&format!("f{index}: Int ")));
    let builder = (0..9).fold(Schema::from_sdl(sdl + "}"), |builder, index| {
        builder.visible(format!("Query.f{index}"), move |ctx: &Context<'_>| {
            ctx.data_opt::<Sees>().is_some_and(|sees| sees.0 >> index & 1 == 1)
        })
    });
    let schema = builder.finish().expect("a schema");
    for bits in (0..512).chain(0..512) {
        let index = bits % 9;
        let found = answer(&schema, Request::new(format!("{{ f{index} }}")).data(Sees(bits)));
        assert_eq!(found.contains("Cannot query"), bits >> index & 1 == 0, "{bits}: {found}");
    }
}

#[test]
fn functions_are_asked_whatever_the_limits_are() {
    let limited = |change: fn(&mut damson::Limits)| {
        let schema = builder().visible("Query.secret", is_admin).change_limits(change).finish().expect("a schema");
        answer(&schema, request("{ first }", true))
    };
    assert!(limited(|limits| limits.document.depth = 0).contains("LIMIT_DEPTH"));
    assert!(limited(|limits| limits.syntax.depth = 0).contains("LIMIT_DEPTH"));
    assert!(limited(|limits| limits.syntax.tokens = 2).contains("LIMIT_TOKENS"));
    assert!(limited(|limits| limits.document.fields = 0).contains("LIMIT_FIELDS"));
}

#[test]
fn a_function_that_panics_hides() {
    let broken = |_: &Context<'_>| -> bool { panic!("broken") };
    let schema = builder().visible("Query.secret", broken).finish().expect("a schema");
    assert!(answer(&schema, "{ secret }").contains("Cannot query field"));
}

#[test]
fn sdl_shows_what_someone_sees() {
    let schema = builder().visible("Query.secret", is_admin).visible("Query.color", false).finish().expect("a schema");
    for sdl in [schema.sdl(), schema.sdl_with_options(SDLExportOptions::new().sorted_fields())] {
        assert!(sdl.contains("secret(") && !sdl.contains("color("), "{sdl}");
    }
    assert!(
        schema.type_system().by_name("Query").expect("a type").fields().expect("fields").fields.get("color").is_none()
    );
}

#[test]
fn types_made_at_run_time_carry_it() {
    let one =
        |name: &str| Field::new(name, TypeRef::named(TypeRef::INT), |_| FieldFuture::from_value(Some(Value::from(1))));
    let query = Object::new("Query")
        .field(one("open").argument(InputValue::new("x", TypeRef::INT).visible(false)))
        .field(one("secret").visible(is_admin))
        .field(one("gone").argument(InputValue::new("in", "In")).argument(InputValue::new("of", "Color")));
    let schema = Schema::build("Query", None, None)
        .register(query)
        .register(
            InputObject::new("In").field(InputValue::new("a", "Int")).field(InputValue::new("b", "Int").visible(false)),
        )
        .register(Enum::new("Color").item("RED").item(EnumItem::new("BLUE").visible(false)))
        .register(Object::new("Secret").field(one("x")).visible(false))
        .finish()
        .expect("a schema");
    assert_eq!(
        schema.sdl(),
        "type Query {\n  open: Int\n  secret: Int\n  gone(in: In, of: Color): Int\n}\n\ninput In {\n  a: Int\n}\n\nenum Color {\n  RED\n}\n"
    );
    assert_eq!(answer(&schema, request("{ secret }", true)), r#"{"data":{"secret":1}}"#);
    assert!(answer(&schema, request("{ secret }", false)).contains("Cannot query"));
}

#[test]
fn rules_for_what_does_not_exist_are_faults() {
    let told = |builder: SchemaBuilder| {
        builder.finish().expect_err("faults").iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        told(builder().visible("Query.secret(hiden:)", false).visible("Color.REDD", false).visible("Int", false)),
        [
            "Query.secret(hiden:): Field \"Query.secret\" has no argument \"hiden\" for a rule of visibility. Did you mean \"hidden\"?",
            "Color.REDD: Type \"Color\" has no \"REDD\" for a rule of visibility. Did you mean \"RED\"?",
            "Int: A built-in scalar cannot be hidden.",
        ]
    );
    let all = Schema::from_sdl("type Query { a: Int }").visible("Query.a", false);
    assert_eq!(told(all), ["All fields of the query root are hidden from all requests. Show at least one field."]);
}
