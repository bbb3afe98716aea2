//! `derived(..)`: further fields with the value of a field, converted to another type.

use damson::{ComplexObject, Context, EmptyMutation, EmptySubscription, NewType, Object, Result, Schema, SimpleObject};
use expect_test::expect;

use crate::support::{answer, verdict};

/// The text of a number.
#[derive(NewType, Clone)]
#[graphql(name)]
struct Label(String);

impl From<i32> for Label {
    fn from(number: i32) -> Self {
        Label(format!("no. {number}"))
    }
}

impl<'a> From<&'a i32> for Label {
    fn from(number: &'a i32) -> Self {
        Label(format!("lent {number}"))
    }
}

fn each<T, U: From<T>>(values: Option<T>) -> Option<U> {
    values.map(U::from)
}

fn nobody(_: &Context<'_>) -> Result<()> {
    Err("Nobody".into())
}

#[derive(SimpleObject)]
#[graphql(complex, rename_fields = "snake_case")]
struct Item {
    /// The number.
    #[graphql(deprecation = "Count.", derived(name = "lentLabel", into = "Label"))]
    number: i32,
    #[graphql(owned, derived(name = "by_flag", into = "Label"), derived(name = "type", into = "f64"))]
    count: i32,
    #[graphql(skip, derived(owned, name = "shown", into = "Option<Label>", with = "each"))]
    hidden: Option<i32>,
    #[graphql(guard = "nobody", derived(name = "secret_label", into = "Option<Label>", with = "each_lent"))]
    secret: Option<i32>,
}

fn each_lent(value: &Option<i32>) -> Option<Label> {
    each(*value)
}

#[ComplexObject]
impl Item {
    #[graphql(derived(name = "sum_label", into = "Label"))]
    async fn sum(&self, more: i32) -> i32 {
        self.number + more
    }
}

struct Query;

#[Object]
impl Query {
    fn item(&self) -> Item {
        Item { number: 1, count: 2, hidden: Some(3), secret: Some(4) }
    }

    #[graphql(
        name = "given",
        complexity = "by.max(0) as usize",
        derived(name = "value2", into = "Label"),
        derived(name = "value3", into = "Option<Label>", with = Some)
    )]
    async fn value(&self, #[graphql(default = 100)] by: i32) -> Result<Label> {
        tokio::task::yield_now().await;
        if by < 0 { Err("negative".into()) } else { Ok(by.into()) }
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(150).finish()
}

#[test]
fn derived_fields_stand_after_the_field_and_have_its_arguments_and_attributes() {
    expect![[r#"
        type Query {
          item: Item!
          given(by: Int! = 100): Label!
          value2(by: Int! = 100): Label!
          value3(by: Int! = 100): Label
        }

        type Item {
          """The number."""
          number: Int! @deprecated(reason: "Count.")

          """The number."""
          lent_label: Label! @deprecated(reason: "Count.")
          count: Int!
          by_flag: Label!
          type: Float!
          shown: Label
          secret: Int
          secret_label: Label
          sum(more: Int!): Int!
          sumLabel(more: Int!): Label!
        }

        """The text of a number."""
        scalar Label
    "#]]
    .assert_eq(&schema().sdl());
}

#[test]
fn the_value_of_the_field_is_converted() {
    let query = "{ item { number lent_label by_flag type shown sum(more: 1) sumLabel(more: 2) } value2(by: 1) value3 }";
    expect![[r#"{"data":{"item":{"number":1,"lent_label":"lent 1","by_flag":"no. 2","type":2.0,"shown":"no. 3","sum":2,"sumLabel":"no. 3"},"value2":"no. 1","value3":"no. 100"}}"#]].assert_eq(&answer(&schema(), query));
}

#[test]
fn an_error_of_the_method_is_the_error_of_the_derived_field() {
    expect![[r#"{"errors":[{"message":"negative","locations":[{"line":1,"column":3}],"path":["value3"]}],"data":{"value3":null}}"#]].assert_eq(&answer(&schema(), "{ value3(by: -1) }"));
}

#[test]
fn the_guards_and_the_complexity_of_the_field_hold_for_the_derived_fields() {
    expect![[r#"{"errors":[{"message":"Nobody","locations":[{"line":1,"column":10}],"path":["item","secret_label"]}],"data":{"item":{"secret_label":null}}}"#]].assert_eq(&answer(&schema(), "{ item { secret_label } }"));
    assert_eq!(verdict(&schema(), "{ value2(by: 151) }"), "LIMIT_COMPLEXITY");
}
