//! Merged objects: the fields of their members, and of theirs.

use damson::{EmptyMutation, EmptySubscription, MergedObject, Object, Result, Schema, SimpleObject};

use super::{Address, Page, Place, address};
use crate::{ask, assert_data};

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
