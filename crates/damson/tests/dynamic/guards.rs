//! Guards: asked before the resolver, at every place, along every way that leads there.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::dynamic::{
    Field, FieldFuture, FieldValue, Interface, InterfaceField, Object, ResolverContext, Schema, SchemaBuilder, TypeRef,
};
use damson::{Context, Guard, GuardExt, Request, Result, Value};

use crate::answer;

const SDL: &str = "
    type Query { open: Int secret: Int strict: Int! node: Node found: Found user: User list: [User] }
    interface Node { id: ID }
    type User implements Node { id: ID name: String }
    union Found = User
";

/// The request's role.
struct Role(&'static str);

/// Lets one role pass; waits first if told so.
#[derive(Clone, Copy)]
struct Is {
    role: &'static str,
    waits: bool,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Is {
    async fn check(&self, ctx: &Context<'_>) -> Result<()> {
        if self.waits {
            tokio::task::yield_now().await;
        }
        if ctx.data::<Role>()?.0 == self.role { Ok(()) } else { Err(format!("Only for {}.", self.role).into()) }
    }
}

const ADMIN: Is = Is { role: "admin", waits: false };
const SLOW_ADMIN: Is = Is { role: "admin", waits: true };
const EDITOR: Is = Is { role: "editor", waits: true };

fn refuse(_: &Context<'_>) -> Result<()> {
    Err("Closed.".into())
}

fn user(_: ResolverContext<'_>) -> Result<Option<FieldValue<'_>>> {
    Ok(Some(FieldValue::value(damson::value!({ "id": "1", "name": "Ada" })).with_type("User")))
}

fn builder() -> SchemaBuilder {
    Schema::from_sdl(SDL)
        .resolve("Query.node", user)
        .resolve("Query.found", user)
        .resolve("Query.user", user)
        .resolve("Query", |_| Ok(Some(FieldValue::value(1))))
}

#[track_caller]
fn assert_answer(builder: SchemaBuilder, role: &'static str, query: &str, expected: &str) {
    let schema = builder.finish().expect("a schema");
    assert_eq!(answer(&schema, Request::new(query).data(Role(role))), expected, "{query}");
}

#[test]
fn a_refusal_is_the_fields_error() {
    let guarded = || builder().guard("Query.secret", refuse).guard("Query.strict", refuse);
    assert_answer(
        guarded(),
        "",
        "{ open secret }",
        r#"{"errors":[{"message":"Closed.","locations":[{"line":1,"column":8}],"path":["secret"]}],"data":{"open":1,"secret":null}}"#,
    );
    assert_answer(
        guarded(),
        "",
        "{ open strict }",
        r#"{"errors":[{"message":"Closed.","locations":[{"line":1,"column":8}],"path":["strict"]}],"data":null}"#,
    );
}

#[test]
fn who_may_pass_gets_the_value_whether_the_guard_waits_or_not() {
    for guard in [ADMIN, SLOW_ADMIN] {
        assert_answer(builder().guard("Query.secret", guard), "admin", "{ secret }", r#"{"data":{"secret":1}}"#);
        assert_answer(
            builder().guard("Query.secret", guard),
            "guest",
            "{ secret }",
            r#"{"errors":[{"message":"Only for admin.","locations":[{"line":1,"column":3}],"path":["secret"]}],"data":{"secret":null}}"#,
        );
    }
}

#[test]
fn guards_combine() {
    let passes = |builder: SchemaBuilder, role| {
        let schema = builder.finish().expect("a schema");
        answer(&schema, Request::new("{ secret }").data(Role(role))) == r#"{"data":{"secret":1}}"#
    };
    let either = || builder().guard("Query.secret", ADMIN.or(EDITOR));
    assert!(passes(either(), "admin") && passes(either(), "editor") && !passes(either(), "guest"));
    let both = || builder().guard("Query.secret", ADMIN.and(refuse));
    assert!(!passes(both(), "admin") && !passes(both(), "guest"));
    let one_after_the_other = || builder().guard("Query.secret", EDITOR).guard("Query.secret", refuse);
    assert!(!passes(one_after_the_other(), "editor") && !passes(one_after_the_other(), "guest"));
    let both_slow = || builder().guard("Query.secret", EDITOR).guard("Query.secret", EDITOR);
    assert!(passes(both_slow(), "editor") && !passes(both_slow(), "admin"));
}

#[test]
fn guards_at_one_coordinate_are_asked_in_their_order() {
    let ask = |builder: SchemaBuilder| {
        answer(&builder.finish().expect("a schema"), Request::new("{ secret }").data(Role("guest")))
    };
    let refusal = ask(builder().guard("Query.secret", EDITOR).guard("Query.secret", refuse));
    assert!(refusal.contains("Only for editor.") && !refusal.contains("Closed."), "{refusal}");
    let refusal = ask(builder().guard("Query.secret", refuse).guard("Query.secret", EDITOR));
    assert!(refusal.contains("Closed.") && !refusal.contains("Only for editor."), "{refusal}");
}

#[test]
fn the_guard_of_a_type_stands_before_all_its_fields() {
    assert_answer(
        builder().guard("User", refuse),
        "",
        "{ open user { __typename id name } }",
        r#"{"errors":[{"message":"Closed.","locations":[{"line":1,"column":26}],"path":["user","id"]},{"message":"Closed.","locations":[{"line":1,"column":29}],"path":["user","name"]}],"data":{"open":1,"user":{"__typename":"User","id":null,"name":null}}}"#,
    );
}

/// Whether every way to the user's id ends with the refusal.
fn no_way_to_the_id(builder: SchemaBuilder) -> bool {
    let schema = builder.finish().expect("a schema");
    let ways = [
        "{ user { id } }",
        "{ node { id } }",
        "{ node { ... on User { id } } }",
        "{ found { ... on Node { id } } }",
        "{ found { ... on User { id } } }",
        "{ node { ...F } } fragment F on Node { ... on Found { ... on User { x: id } } }",
    ];
    ways.iter().all(|way| answer(&schema, *way).contains("Closed."))
}

#[test]
fn no_way_leads_around_a_guard() {
    assert!(no_way_to_the_id(builder().guard("User.id", refuse)));
    assert!(no_way_to_the_id(builder().guard("Node.id", refuse)));
    assert!(no_way_to_the_id(builder().guard("Node", refuse)));
    assert!(!no_way_to_the_id(builder()));
}

#[test]
fn the_resolver_does_not_run_behind_a_refusal_and_a_guard_is_asked_once_for_each_place() {
    let (resolved, asked) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (resolves, asks) = (resolved.clone(), asked.clone());
    let schema = builder()
        .resolve("Query.secret", move |_| {
            resolves.fetch_add(1, Ordering::Relaxed);
            Ok(None)
        })
        .guard("Query.secret", move |_: &Context<'_>| {
            asks.fetch_add(1, Ordering::Relaxed);
            Err("Closed.".into())
        })
        .finish()
        .expect("a schema");
    answer(&schema, "{ secret ...F again: secret } fragment F on Query { secret ... on Query { secret } }");
    assert_eq!((resolved.load(Ordering::Relaxed), asked.load(Ordering::Relaxed)), (0, 2));
}

#[test]
fn a_guard_that_panics_refuses() {
    struct Breaks;
    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl Guard for Breaks {
        async fn check(&self, _: &Context<'_>) -> Result<()> {
            tokio::task::yield_now().await;
            panic!("broken");
        }
    }
    let broken = |_: &Context<'_>| -> Result<()> { panic!("broken") };
    let expected = r#"{"errors":[{"message":"Internal server error.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"INTERNAL"}}],"data":{"secret":null}}"#;
    assert_answer(builder().guard("Query.secret", broken), "", "{ secret }", expected);
    assert_answer(builder().guard("Query.secret", Breaks), "", "{ secret }", expected);
}

#[test]
fn types_made_at_run_time_carry_their_guards() {
    let one =
        |name: &str| Field::new(name, TypeRef::named(TypeRef::INT), |_| FieldFuture::from_value(Some(Value::from(1))));
    let schema = Schema::build("Query", None, None)
        .register(Object::new("Query").field(one("open")).field(one("secret").guard(refuse)).field(Field::new(
            "node",
            "Node",
            |_| FieldFuture::new(async { Ok(Some(FieldValue::value(damson::value!({})).with_type("User"))) }),
        )))
        .register(
            Interface::new("Node")
                .field(InterfaceField::new("id", TypeRef::ID).guard(refuse))
                .field(InterfaceField::new("x", TypeRef::INT)),
        )
        .register(
            Object::new("User")
                .implement("Node")
                .field(Field::new("id", TypeRef::ID, |_| FieldFuture::from_value(Some("1".into()))))
                .field(one("x")),
        )
        .finish()
        .expect("a schema");
    let answer = answer(&schema, "{ open secret node { id x } }");
    assert!(answer.ends_with(r#""data":{"open":1,"secret":null,"node":{"id":null,"x":1}}}"#), "{answer}");
    assert_eq!(answer.matches("Closed.").count(), 2, "{answer}");
}

#[test]
fn guards_before_what_does_not_exist_are_faults() {
    let faults = builder()
        .guard("Query.secre", refuse)
        .guard("Usr", refuse)
        .guard("Found", refuse)
        .guard("ID", refuse)
        .guard("Query.", refuse)
        .guard("__Type.name", refuse)
        .guard("@skip", refuse)
        .finish()
        .expect_err("faults");
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Query.secre: Type \"Query\" has no \"secre\" for a guard. Did you mean \"secret\" or \"user\"?",
            "Usr: There is no type \"Usr\" for a guard. Did you mean \"User\"?",
            "Found: A guard belongs to a field, or to an object type or interface for all of its fields.",
            "ID: A guard belongs to a field, or to an object type or interface for all of its fields.",
            "\"Query.\" is not a schema coordinate: Syntax Error: Expected Name, found <EOF>.",
            "__Type: There is no type \"__Type\" for a guard.",
            "\"@skip\" is a directive, which cannot have a guard.",
        ]
    );
}
