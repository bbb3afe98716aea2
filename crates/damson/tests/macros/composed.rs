//! Objects that are made of others: `MergedObject`, and `flatten` on fields and methods.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Error, InputObject, MergedObject, Object, OutputType,
    Request, Result, Schema, SimpleObject, TypeDirective,
};
use damson_testing::support;

use crate::{ask, assert_data};

/// Waits once.
async fn later<T>(value: T) -> T {
    let mut is_ready = false;
    std::future::poll_fn(|task| {
        if std::mem::replace(&mut is_ready, true) {
            return std::task::Poll::Ready(());
        }
        task.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
    value
}

#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Address {
    street: String,
    /// The town.
    #[graphql(deprecation = "use `place`")]
    town: String,
}

#[ComplexObject]
impl Address {
    fn place(&self, #[graphql(default = ", ")] between: String) -> String {
        format!("{}{between}{}", self.street, self.town)
    }
    async fn far(&self) -> bool {
        later(true).await
    }
}

fn address() -> Address {
    Address { street: "High St".to_owned(), town: "Bath".to_owned() }
}

#[derive(SimpleObject)]
struct Page<T: OutputType> {
    number: i32,
    content: T,
}

struct Values;

#[Object]
impl Values {
    fn echo(&self, value: i32) -> i32 {
        value
    }
    fn failing(&self) -> Result<Option<i32>> {
        Err("no value".into())
    }
}

#[derive(MergedObject)]
struct Inner(Values, Box<Address>);

#[derive(MergedObject)]
struct Whole {
    #[graphql(flatten)]
    inner: Inner,
    page: Page<Vec<i32>>,
    shared: std::sync::Arc<Place>,
}

#[derive(SimpleObject)]
struct Place {
    x: f64,
}

fn whole() -> Whole {
    let page = Page { number: 7, content: vec![1, 2] };
    Whole { inner: Inner(Values, Box::new(address())), page, shared: Place { x: 0.5 }.into() }
}

#[test]
fn a_merged_object_has_the_fields_of_its_members_and_of_theirs() {
    let schema = Schema::new(whole(), EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        schema {
          query: Whole
        }

        type Whole {
          echo(value: Int!): Int!
          failing: Int
          street: String!

          """The town."""
          town: String! @deprecated(reason: "use `place`")
          place(between: String! = ", "): String!
          far: Boolean!
          number: Int!
          content: [Int!]!
          x: Float!
        }
    "#]]
    .assert_eq(&schema.sdl());
    assert_data(
        whole(),
        r#"{ x place(between: "/") echo(value: 3) far street number other: town content __typename }"#,
        r#"{"x":0.5,"place":"High St/Bath","echo":3,"far":true,"street":"High St","number":7,"other":"Bath","content":[1,2],"__typename":"Whole"}"#,
    );
}

#[test]
fn an_error_of_a_part_has_the_path_of_the_whole() {
    let answer = ask(whole(), "{ number bad: failing street }");
    expect_test::expect![[r#"{"errors":[{"message":"no value","locations":[{"line":1,"column":10}],"path":["bad"]}],"data":{"number":7,"bad":null,"street":"High St"}}"#]].assert_eq(&answer);
}

macro_rules! many {
    ($($name:ident $field:ident)*) => {
        $(
            #[derive(SimpleObject, Default)]
            struct $name {
                $field: i32,
            }
        )*
        #[derive(MergedObject, Default)]
        struct Many($($name),*);
    };
}
many! {
    A0 a0 A1 a1 A2 a2 A3 a3 A4 a4 A5 a5 A6 a6 A7 a7 A8 a8 A9 a9 B0 b0 B1 b1 B2 b2 B3 b3 B4 b4 B5 b5 B6 b6 B7 b7 B8 b8 B9 b9
    C0 c0 C1 c1 C2 c2 C3 c3 C4 c4 C5 c5 C6 c6 C7 c7 C8 c8 C9 c9 D0 d0 D1 d1 D2 d2 D3 d3 D4 d4 D5 d5 D6 d6 D7 d7 D8 d8 D9 d9
    E0 e0 E1 e1 E2 e2 E3 e3 E4 e4 E5 e5 E6 e6 E7 e7 E8 e8 E9 e9 F0 f0 F1 f1 F2 f2 F3 f3 F4 f4 F5 f5 F6 f6 F7 f7 F8 f8 F9 f9
    G0 g0 G1 g1 G2 g2 G3 g3 G4 g4 G5 g5 G6 g6 G7 g7 G8 g8 G9 g9 H0 h0 H1 h1 H2 h2 H3 h3 H4 h4 H5 h5 H6 h6 H7 h7 H8 h8 H9 h9
    I0 i0 I1 i1 I2 i2 I3 i3 I4 i4 I5 i5 I6 i6 I7 i7 I8 i8 I9 i9 J0 j0 J1 j1 J2 j2 J3 j3 J4 j4 J5 j5 J6 j6 J7 j7 J8 j8 J9 j9
    K0 k0 K1 k1 K2 k2 K3 k3 K4 k4 K5 k5 K6 k6 K7 k7 K8 k8 K9 k9 L0 l0 L1 l1 L2 l2 L3 l3 L4 l4 L5 l5 L6 l6 L7 l7 L8 l8 L9 l9
    M0 m0 M1 m1 M2 m2 M3 m3 M4 m4 M5 m5 M6 m6 M7 m7 M8 m8 M9 m9
}

#[test]
fn a_merged_object_may_have_many_members() {
    assert_data(Many { 129: M9 { m9: 5 }, ..Many::default() }, "{ a0 m9 g4 }", r#"{"a0":0,"m9":5,"g4":0}"#);
}

struct Calls(AtomicUsize);

/// An object with parts of every kind, among fields of its own.
#[derive(SimpleObject)]
#[graphql(complex)]
struct User<'a> {
    id: i32,
    #[graphql(flatten)]
    address: &'a Address,
    name: String,
    #[graphql(skip)]
    calls: &'a Calls,
}

#[ComplexObject]
impl User<'_> {
    fn greeting(&self) -> String {
        format!("Hello, {}", self.name)
    }

    #[graphql(flatten)]
    fn borrowed(&self) -> &Place {
        const PLACE: &Place = &Place { x: 1.5 };
        PLACE
    }

    #[graphql(flatten)]
    async fn owned(&self, ctx: &Context<'_>) -> Result<Page<Address>> {
        self.calls.0.fetch_add(1, Ordering::Relaxed);
        let number = later(*ctx.data::<i32>()?).await;
        Ok(Page { number, content: self.address.clone() })
    }

    fn last(&self) -> i32 {
        9
    }
}

struct Query {
    address: Address,
    calls: Calls,
}

impl Query {
    fn new() -> Self {
        Query { address: address(), calls: Calls(AtomicUsize::new(0)) }
    }
}

#[Object]
impl Query {
    fn users(&self) -> Vec<User<'_>> {
        let user = |id| User { id, address: &self.address, name: "Ada".to_owned(), calls: &self.calls };
        vec![user(1), user(2)]
    }

    fn calls(&self) -> usize {
        self.calls.0.load(Ordering::Relaxed)
    }
}

#[test]
fn fields_of_parts_stand_in_the_place_of_the_part() {
    let schema = Schema::new(Query::new(), EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        type Query {
          users: [User!]!
          calls: Int!
        }

        """An object with parts of every kind, among fields of its own."""
        type User {
          id: Int!
          street: String!

          """The town."""
          town: String! @deprecated(reason: "use `place`")
          place(between: String! = ", "): String!
          far: Boolean!
          name: String!
          greeting: String!
          x: Float!
          number: Int!
          content: Address!
          last: Int!
        }

        type Address {
          street: String!

          """The town."""
          town: String! @deprecated(reason: "use `place`")
          place(between: String! = ", "): String!
          far: Boolean!
        }
    "#]]
    .assert_eq(&schema.sdl());
    let user = |id| {
        format!(
            r#"{{"last":9,"x":1.5,"far":true,"content":{{"far":true}},"number":3,"town":"Bath","id":{id},"greeting":"Hello, Ada","street":"High St","name":"Ada"}}"#
        )
    };
    let query = "{ users { last x far content { far } number town id greeting street name } }";
    let answer = support::answer(&schema, Request::new(query).data(3_i32));
    assert_eq!(answer, format!(r#"{{"data":{{"users":[{},{}]}}}}"#, user(1), user(2)));
}

#[test]
fn the_method_of_a_part_runs_for_the_fields_that_are_selected_and_for_no_others() {
    let schema = Schema::new(Query::new(), EmptyMutation, EmptySubscription);
    let ask = |query| support::answer(&schema, Request::new(query).data(3_i32));
    ask("{ users { id x street last @skip(if: true) number @skip(if: true) } }");
    assert_eq!(ask("{ calls }"), r#"{"data":{"calls":0}}"#);
    ask("{ users { number } }");
    assert_eq!(ask("{ calls }"), r#"{"data":{"calls":2}}"#);
}

#[test]
fn an_error_of_the_method_of_a_part_is_the_error_of_each_of_its_fields() {
    let answer = ask(Query::new(), "{ users { number } }");
    expect_test::expect![[r#"{"errors":[{"message":"There is no data of type `i32`. Add it with `Request::data` or `SchemaBuilder::data`.","locations":[{"line":1,"column":11}],"path":["users",0,"number"],"extensions":{"code":"MISSING_DATA"}}],"data":null}"#]].assert_eq(&answer);
}

/// Parts that are guarded, on the way and at the end.
struct Guarded;

static ASKED: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn asked(name: &'static str) -> impl Fn(&Context<'_>) -> Result<()> {
    move |ctx| {
        ASKED.lock().expect("no panic").push(name);
        match ctx.data_opt::<&str>() {
            Some(refused) if *refused == name => Err(Error::new(format!("{name} refuses"))),
            _ => Ok(()),
        }
    }
}

#[derive(SimpleObject)]
#[graphql(guard = "asked(\"type\")", cache_control(max_age = 60))]
struct Secret {
    #[graphql(guard = "asked(\"field\")", complexity = 4)]
    deep: i32,
    plain: i32,
}

#[derive(SimpleObject)]
#[graphql(guard = "asked(\"middle\")")]
struct Middle {
    #[graphql(flatten, guard = "asked(\"part\")")]
    secret: Secret,
    open: i32,
}

#[Object]
impl Guarded {
    #[graphql(flatten, guard = "asked(\"method\")")]
    fn middle(&self) -> Middle {
        ASKED.lock().expect("no panic").push("called");
        Middle { secret: Secret { deep: 1, plain: 2 }, open: 3 }
    }

    fn free(&self) -> i32 {
        0
    }
}

#[test]
fn the_guards_of_parts_hold_and_come_from_the_outside_to_the_inside() {
    let schema = Schema::new(Guarded, EmptyMutation, EmptySubscription);
    let ask = |query, refused: &'static str| {
        ASKED.lock().expect("no panic").clear();
        let answer = support::answer(&schema, Request::new(query).data(refused));
        (answer, ASKED.lock().expect("no panic").join(" "))
    };
    let asked = "method called middle part type field";
    assert_eq!(ask("{ free deep }", ""), (r#"{"data":{"free":0,"deep":1}}"#.to_owned(), asked.to_owned()));
    assert_eq!(ask("{ open }", "type"), (r#"{"data":{"open":3}}"#.to_owned(), "method called middle".to_owned()));
    for (refused, until) in [("method", 1), ("middle", 3), ("part", 4), ("type", 5), ("field", 6)] {
        let (answer, order) = ask("{ deep }", refused);
        assert!(answer.contains(&format!("{refused} refuses")), "{answer}");
        assert!(answer.contains(r#""path":["deep"]"#), "{answer}");
        assert_eq!(order, asked.split(' ').take(until).collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn the_complexity_and_the_cache_hint_of_a_part_hold() {
    let schema = Schema::build(Guarded, EmptyMutation, EmptySubscription).limit_complexity(3).finish();
    assert!(support::answer(&schema, "{ deep }").contains("LIMIT_COMPLEXITY"));
    assert_eq!(support::answer(&schema, "{ plain }"), r#"{"data":{"plain":2}}"#);
    let response = support::execute_on(&schema, "{ plain }");
    assert!(!response.cache_control.public, "guards may answer another client otherwise");
    assert_eq!(response.cache_control.max_age, 60);
    assert_eq!(support::execute_on(&schema, "{ open }").cache_control.max_age, 0);
}

/// Marks a field.
#[TypeDirective(location = "FieldDefinition")]
fn marked() {}

fn is_admin(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<bool>().copied().unwrap_or_default()
}

#[derive(SimpleObject)]
#[graphql(visible = "is_admin")]
struct Admin {
    #[graphql(directive = marked::apply())]
    users: i32,
}

#[derive(SimpleObject)]
struct Public {
    #[graphql(visible = false)]
    hidden: i32,
    #[graphql(directive = marked::apply())]
    shown: i32,
}

#[derive(MergedObject)]
#[graphql(name = "Query")]
struct Views(Admin, Public);

#[test]
fn the_visibility_and_the_directives_of_a_part_hold() {
    let root = Views(Admin { users: 1 }, Public { hidden: 2, shown: 3 });
    let schema = Schema::new(root, EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        """Marks a field."""
        directive @marked on FIELD_DEFINITION

        type Query {
          users: Int! @marked
          shown: Int! @marked
        }
    "#]]
    .assert_eq(&schema.sdl());
    let ask = |query, admin: bool| support::answer(&schema, Request::new(query).data(admin));
    assert_eq!(ask("{ users shown }", true), r#"{"data":{"users":1,"shown":3}}"#);
    assert!(ask("{ users }", false).contains("Cannot query field"));
    assert!(ask("{ hidden }", true).contains("Cannot query field"));
}

#[derive(SimpleObject)]
struct Circle {
    #[graphql(flatten)]
    inner: Box<Circle>,
    radius: f64,
}

#[derive(MergedObject)]
#[graphql(name = "Doubled")]
struct Doubled(Public, Place, Place, Again);

#[derive(SimpleObject)]
struct Again {
    shown: i32,
}

#[test]
fn fields_with_one_name_and_circles_are_faults_of_the_schema() {
    let place = || Place { x: 1.0 };
    let doubled = Doubled(Public { hidden: 1, shown: 1 }, place(), place(), Again { shown: 1 });
    let faults = Schema::build(doubled, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    expect_test::expect![[r#"
        the schema has 2 faults
        - Doubled.x: `macros::composed::Place` defines the field "x" twice. Rename or skip one.
        - Doubled.shown: `macros::composed::Public` and `macros::composed::Again` both define the field "shown". Rename or skip one."#]].assert_eq(&faults.to_string());
    let faults = Schema::build(Round, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    expect_test::expect![[r#"
        the schema has 1 fault
        - Circle: `alloc::boxed::Box<macros::composed::Circle>` is a part of itself, so its fields have no end. Remove one `flatten`."#]].assert_eq(&faults.to_string());
}

struct Round;

#[Object]
impl Round {
    fn circle(&self) -> Option<Circle> {
        None
    }
}

/// A struct on both sides, with a part on both sides.
#[derive(SimpleObject, InputObject, Clone)]
#[graphql(input_name = "RangeInput")]
struct Range {
    #[graphql(default = 10)]
    first: i32,
    after: Option<String>,
}

#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "FilterInput")]
struct Filter {
    text: String,
    #[graphql(flatten)]
    range: Range,
    #[graphql(flatten, skip_input)]
    place: Place2,
}

#[derive(SimpleObject, Default)]
struct Place2 {
    y: i32,
}

struct Search;

#[Object]
impl Search {
    fn search(&self, filter: Filter) -> Filter {
        filter
    }
}

#[test]
fn a_struct_on_both_sides_may_be_flattened_on_both() {
    let schema = Schema::new(Search, EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        schema {
          query: Search
        }

        type Search {
          search(filter: FilterInput!): Filter!
        }

        type Filter {
          text: String!
          first: Int!
          after: String
          y: Int!
        }

        input FilterInput {
          text: String!
          first: Int! = 10
          after: String
        }
    "#]]
    .assert_eq(&schema.sdl());
    assert_data(
        Search,
        r#"{ search(filter: { text: "a", after: "b" }) { text first after y } }"#,
        r#"{"search":{"text":"a","first":10,"after":"b","y":0}}"#,
    );
    let missing = ask(Search, r#"{ search(filter: { after: "b" }) { text } }"#);
    assert!(missing.contains(r#"to include required field \"text\""#), "{missing}");
}

/// An object that can be entered in every way that takes stack.
struct Deep;

#[Object(serial)]
impl Deep {
    fn below(&self) -> &Deep {
        self
    }
    fn owned(&self) -> Option<Deep> {
        Some(Deep)
    }
    async fn leaf(&self) -> i32 {
        later(1).await
    }
    #[graphql(flatten)]
    fn part(&self) -> Outer {
        Outer
    }
}

struct Outer;

#[Object]
impl Outer {
    #[graphql(flatten)]
    async fn part(&self) -> DeepPart {
        later(DeepPart).await
    }
}

struct DeepPart;

#[Object]
impl DeepPart {
    fn apart(&self) -> Option<Deep> {
        Some(Deep)
    }
    async fn list(&self) -> Vec<Deep> {
        later(vec![Deep]).await
    }
}

#[test]
fn the_deepest_operation_fits_a_small_stack() {
    let schema = Schema::build(Deep, EmptyMutation, EmptySubscription).limits(damson::Limits::none()).finish();
    for way in ["below", "owned", "apart", "list"] {
        let is_answered = |levels: &usize| {
            let query = format!("{}{{ leaf }}{}", format!("{{ {way} ").repeat(*levels), " }".repeat(*levels));
            let answer = support::answer(&schema, query);
            assert!(answer.contains(r#""leaf":1"#) || answer.contains("LIMIT_DEPTH"), "{answer:.300}");
            answer.contains(r#""leaf":1"#)
        };
        let answered = damson_testing::on_a_small_stack(|| (0..=112).filter(is_answered).count());
        assert!((10..30).contains(&answered), "{way}: {answered}");
    }
}
