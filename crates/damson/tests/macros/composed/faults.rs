//! Parts with the same fields, and parts of themselves.

use damson::{EmptyMutation, EmptySubscription, MergedObject, Object, Schema, SimpleObject};

use super::Place;

#[derive(SimpleObject)]
struct Circle {
    #[graphql(flatten)]
    inner: Box<Circle>,
    radius: f64,
}

#[derive(MergedObject)]
struct Doubled(Public, Place, Place, Again);

#[derive(SimpleObject)]
struct Public {
    #[graphql(visible = false)]
    hidden: i32,
    shown: i32,
}

#[derive(SimpleObject)]
struct Again {
    shown: i32,
}

struct Round;

#[Object]
impl Round {
    fn circle(&self) -> Option<Circle> {
        None
    }
}

#[test]
fn fields_with_one_name_and_circles_are_faults_of_the_schema() {
    let place = || Place { x: 1.0 };
    let doubled = Doubled(Public { hidden: 1, shown: 1 }, place(), place(), Again { shown: 1 });
    let faults = Schema::build(doubled, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    expect_test::expect![[r#"
        the schema has 2 faults
        - Doubled.x: `macros::composed::Place` defines the field "x" twice. Rename or skip one.
        - Doubled.shown: `macros::composed::faults::Public` and `macros::composed::faults::Again` both define the field "shown". Rename or skip one."#]].assert_eq(&faults.to_string());
    let faults = Schema::build(Round, EmptyMutation, EmptySubscription).try_finish().expect_err("faults");
    expect_test::expect![[r#"
        the schema has 1 fault
        - Circle: `alloc::boxed::Box<macros::composed::faults::Circle>` is a part of itself, so its fields have no end. Remove one `flatten`."#]].assert_eq(&faults.to_string());
}
