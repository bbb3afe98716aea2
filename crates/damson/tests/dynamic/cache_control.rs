//! The time for which caches may keep a response: the hints of all selected fields, merged.

use damson::dynamic::{Field, FieldFuture, FieldValue, Object, Schema, SchemaBuilder, TypeRef};
use damson::{BatchRequest, CacheControl, Context, Value, value};

use crate::support::{execute_on, wait};

const SDL: &str = "
enum CacheControlScope { PUBLIC PRIVATE }
directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | UNION
type Query {
  plain: Int
  news: Int @cacheControl(maxAge: 30)
  me: User @cacheControl(scope: PRIVATE)
  rates: Int @cacheControl(maxAge: 0)
  pet: Pet
  never: Int! @cacheControl(maxAge: 500)
}
type User @cacheControl(maxAge: 240) { name: String }
union Pet @cacheControl(maxAge: 200) = Cat | Dog
type Cat @cacheControl(maxAge: 90) { name: String }
type Dog { name: String @cacheControl(maxAge: 80) }
type Mutation { news: Int @cacheControl(maxAge: 30) }
";

fn builder() -> SchemaBuilder {
    Schema::from_sdl(SDL).resolve("Query.me", |_| Ok(Some(FieldValue::value(value!({ "name": "Ada" })))))
}

fn header(schema: &Schema, query: &str) -> Option<String> {
    execute_on(schema, query).cache_control.value()
}

#[test]
fn an_operation_may_be_kept_as_long_as_the_least_of_what_it_selects() {
    let schema = builder().finish().expect("a schema");
    for (query, expected) in [
        ("{ plain }", None),
        ("{ __typename __schema { queryType { name } } }", None),
        ("{ news }", Some("max-age=30")),
        ("{ news plain }", Some("max-age=30")),
        ("{ me { name } }", Some("max-age=240, private")),
        ("{ me { name } news }", Some("max-age=30, private")),
        ("{ news rates }", Some("no-cache")),
        ("{ ...F } fragment F on Query { news me { name } }", Some("max-age=30, private")),
        // The type of the pet and the value of the condition are not known.
        ("{ pet { ... on Cat { name } } }", Some("max-age=90")),
        ("{ pet { ... on Cat { name } ... on Dog { name } } }", Some("max-age=80")),
        ("query ($no: Boolean = false) { plain news @include(if: $no) }", Some("max-age=30")),
        ("{ plain news @skip(if: true) }", None),
    ] {
        let expected = expected.map(str::to_owned);
        assert_eq!(header(&schema, query), expected, "{query}");
        assert_eq!(header(&schema, query), expected, "{query}, from the cache of plans");
    }
}

#[test]
fn mutations_and_errors_are_not_kept() {
    let schema = builder().finish().expect("a schema");
    assert_eq!(header(&schema, "mutation { news }"), None);
    assert_eq!(header(&schema, "{ news never }"), None);
    assert_eq!(header(&schema, "{ news nothing }"), None);
}

#[test]
fn what_not_everybody_may_see_is_private() {
    let sees = |_: &Context<'_>| true;
    let guarded = builder().guard("Query.news", |_: &Context<'_>| Ok(())).finish().expect("a schema");
    assert_eq!(header(&guarded, "{ news }").as_deref(), Some("max-age=30, private"));
    assert_eq!(header(&guarded, "{ pet { ... on Cat { name } } }").as_deref(), Some("max-age=90"));
    let guarded = builder().guard("Query.plain", |_: &Context<'_>| Ok(())).finish().expect("a schema");
    assert_eq!(header(&guarded, "{ plain }"), None);
    let hiding = builder().visible("Query.plain", sees).finish().expect("a schema");
    assert_eq!(header(&hiding, "{ news }").as_deref(), Some("max-age=30, private"));
    let hiding = builder().visible("Query.plain", false).finish().expect("a schema");
    assert_eq!(header(&hiding, "{ news }").as_deref(), Some("max-age=30"));
}

#[test]
fn coordinates_come_before_directives() {
    let keep = |max_age| CacheControl { public: true, max_age };
    let schema = builder().cache_control("Query.news", keep(10)).cache_control("User", keep(20));
    let schema = schema.finish().expect("a schema");
    assert_eq!(header(&schema, "{ news }").as_deref(), Some("max-age=10"));
    assert_eq!(header(&schema, "{ me { name } }").as_deref(), Some("max-age=20, private"));
    let faults = builder().cache_control("Query.new", keep(1)).cache_control("Usr", keep(1)).finish();
    let faults = faults.expect_err("two faults");
    assert_eq!(faults.len(), 2);
    let text = faults.to_string();
    assert!(text.contains("Did you mean \"news\", ") && text.contains("Did you mean \"User\"?"), "{text}");
}

#[test]
fn types_described_in_values_carry_their_hints() {
    let keep = |public, max_age| CacheControl { public, max_age };
    let number =
        |name| Field::new(name, TypeRef::named(TypeRef::INT), |_| FieldFuture::from_value(Some(Value::from(1))));
    let query = Object::new("Query")
        .cache_control(keep(true, 60))
        .field(number("a").cache_control(keep(true, 30)))
        .field(number("b").cache_control(keep(false, 0)))
        .field(number("c"));
    let schema = Schema::build("Query", None, None).register(query).finish().expect("a schema");
    assert_eq!(header(&schema, "{ a }").as_deref(), Some("max-age=30"));
    assert_eq!(header(&schema, "{ a b }").as_deref(), Some("max-age=30, private"));
    assert_eq!(header(&schema, "{ c }").as_deref(), Some("max-age=60"));
}

#[test]
fn a_batch_may_be_kept_if_all_of_it_may() {
    let schema = builder().finish().expect("a schema");
    for (queries, expected) in [
        (["{ news }", "{ me { name } }"], Some("max-age=30, private")),
        (["{ news }", "{ plain }"], None),
        (["{ news }", "mutation { news }"], None),
        (["{ news }", "{ nothing }"], None),
    ] {
        let batch = BatchRequest::Batch(queries.map(Into::into).into());
        let answer = wait(schema.execute_batch(batch)).cache_control().value();
        assert_eq!(answer.as_deref(), expected, "{queries:?}");
    }
}
