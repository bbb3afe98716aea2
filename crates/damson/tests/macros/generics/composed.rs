//! Generic types that are made of others: parts, merged objects, derived fields, data and validators.

use std::borrow::Cow;

use damson::{
    EmptyMutation, EmptySubscription, InputObject, InputType, MergedObject, Object, ObjectType, OutputType, Schema,
    SimpleObject, TraitInterface, TypeName,
};
use damson_testing::support;

#[derive(SimpleObject)]
#[graphql(concrete(name = "Number", params(i32)))]
struct Part<T: OutputType> {
    #[graphql(derived(owned, name = "wide", into = "f64"))]
    item: T,
}

#[derive(SimpleObject)]
#[graphql(concrete(name = "NumberBox", params(i32, &'static str)))]
struct Boxed<T: OutputType, L: OutputType> {
    #[graphql(flatten)]
    part: Part<T>,
    label: L,
}

#[derive(MergedObject)]
#[graphql(concrete(name = "Query", params(Boxed<i32, &'static str>, Holder<u8>)))]
struct Both<A: ObjectType, B: ObjectType>(A, B);

struct Holder<T>(T);

#[Object(name_type, serial)]
impl<T> Holder<T>
where
    T: OutputType + Copy + PartialEq + 'static,
{
    fn is_held(&self, #[graphql(ctx)] data: &T) -> bool {
        self.0 == *data
    }

    fn count(&self, given: Given<i32>) -> usize {
        given.items.len()
    }

    fn named(&self) -> NamedValue<'_> {
        Name("Ada").into()
    }
}

impl<T: OutputType> TypeName for Holder<T> {
    fn type_name() -> Cow<'static, str> {
        format!("Holder{}", <T as OutputType>::type_name()).into()
    }
}

#[derive(InputObject)]
#[graphql(concrete(name = "Given", params(i32)))]
struct Given<T: InputType> {
    #[graphql(validator(max_items = 2))]
    items: Vec<T>,
}

#[TraitInterface(for(Name<'a>))]
trait Named<'a> {
    fn name(&self) -> &'a str;
}

struct Name<'a>(&'a str);

#[Object(impl(NamedValue<'_>))]
impl Name<'_> {
    fn name(&self) -> &str {
        self.0
    }
}

#[test]
fn generic_types_are_parts_and_have_parts() {
    let root = Both(Boxed { part: Part { item: 1 }, label: "a" }, Holder(5_u8));
    let schema = Schema::build(root, EmptyMutation, EmptySubscription).data(5_u8).finish();
    assert_eq!(
        support::answer(&schema, "{ item wide label isHeld count(given: { items: [1, 2] }) named { name } }"),
        r#"{"data":{"item":1,"wide":1.0,"label":"a","isHeld":true,"count":2,"named":{"name":"Ada"}}}"#
    );
    let refused = support::answer(&schema, "{ count(given: { items: [1, 2, 3] }) }");
    assert!(refused.contains("BAD_USER_INPUT"), "{refused}");
}
