//! Generic types: an instance with a name for each set of parameters, or names by a trait.

mod composed;

use std::borrow::Cow;

use damson::{Enum, InputObject, InputType, Object, OutputType, SimpleObject, TypeName, Union};

use crate::assert_data;

#[derive(SimpleObject, InputObject)]
#[graphql(
    concrete(name = "IntPair", input_name = "IntPairInput", params(i32)),
    concrete(name = "TextPair", input_name = "TextPairInput", params(String))
)]
struct Pair<T: OutputType + InputType> {
    first: T,
    second: Option<Vec<T>>,
}

#[derive(Union)]
#[graphql(concrete(name = "IntsOrTexts", params(Pair<i32>, Pair<String>)))]
enum Either<L: OutputType, R: OutputType> {
    Left(L),
    Right(R),
}

struct Wrapper<T>(T);

#[Object(name_type)]
impl<T> Wrapper<T>
where
    T: OutputType + Clone,
{
    fn value(&self) -> &T {
        &self.0
    }

    async fn later(&self) -> T {
        std::future::ready(()).await;
        self.0.clone()
    }
}

impl<T: OutputType> TypeName for Wrapper<T> {
    fn type_name() -> Cow<'static, str> {
        format!("Wrapped{}", T::type_name()).into()
    }
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name_type)]
enum Named {
    A,
}

impl TypeName for Named {
    fn type_name() -> Cow<'static, str> {
        "ByTrait".into()
    }
}

struct Query;

#[Object]
impl Query {
    fn ints(&self, pair: Pair<i32>) -> Pair<i32> {
        pair
    }

    fn texts(&self) -> Pair<String> {
        Pair { first: "a".to_owned(), second: Some(vec!["b".to_owned()]) }
    }

    fn either(&self, left: bool) -> Either<Pair<i32>, Pair<String>> {
        if left { Either::Left(Pair { first: 1, second: None }) } else { Either::Right(self.texts()) }
    }

    fn number(&self) -> Wrapper<i32> {
        Wrapper(1)
    }

    fn text(&self) -> Vec<Wrapper<&'static str>> {
        vec![Wrapper("a")]
    }

    fn named(&self) -> Named {
        Named::A
    }
}

#[test]
fn every_instance_is_a_type() {
    assert_data(
        Query,
        r#"{ ints(pair: { first: 1, second: [2] }) { __typename first second } texts { __typename first second } }"#,
        concat!(
            r#"{"ints":{"__typename":"IntPair","first":1,"second":[2]},"#,
            r#""texts":{"__typename":"TextPair","first":"a","second":["b"]}}"#,
        ),
    );
}

#[test]
fn instances_are_members_of_unions() {
    assert_data(
        Query,
        "{ either(left: true) { __typename ... on IntPair { first } } }",
        r#"{"either":{"__typename":"IntPair","first":1}}"#,
    );
    assert_data(Query, "{ either(left: false) { __typename } }", r#"{"either":{"__typename":"TextPair"}}"#);
}

#[test]
fn names_can_be_made_of_the_parameters_names() {
    assert_data(
        Query,
        r#"{ number { __typename value later } text { __typename value later } named __type(name: "ByTrait") { kind } }"#,
        concat!(
            r#"{"number":{"__typename":"WrappedInt","value":1,"later":1},"#,
            r#""text":[{"__typename":"WrappedString","value":"a","later":"a"}],"named":"A","__type":{"kind":"ENUM"}}"#,
        ),
    );
}
