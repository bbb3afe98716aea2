//! Validators of fields whose objects are parts of another object.

use damson::{MergedObject, Object, SimpleObject};

use super::refusals;

#[derive(Default)]
struct Names;

#[Object]
impl Names {
    fn before(&self) -> i32 {
        1
    }

    fn name(&self, #[graphql(validator(min_length = 3))] text: String) -> String {
        text
    }
}

#[derive(SimpleObject, Default)]
struct Plain {
    first: i32,
    second: i32,
}

#[derive(MergedObject, Default)]
struct Held(Plain, Names);

struct Given;

#[Object]
impl Given {
    fn own(&self) -> i32 {
        0
    }

    #[graphql(flatten)]
    async fn names(&self) -> Names {
        Names
    }
}

const REFUSED: &str = r#"Argument "TYPE.name(text:)" has invalid value: "#;

#[test]
fn validators_check_arguments_of_fields_in_parts() {
    for (refused, ty) in [
        (refusals(Held::default(), r#"{ first before name(text: "a") }"#), "Held"),
        (refusals(Given, r#"{ own before name(text: "a") }"#), "Given"),
    ] {
        assert_eq!(refused.lines().count(), 1, "{refused}");
        assert!(refused.contains(&REFUSED.replace("TYPE", ty)), "{refused}");
    }
    assert_eq!(refusals(Held::default(), r#"{ second before name(text: "abc") }"#), "");
    assert_eq!(refusals(Given, r#"{ own before name(text: "abc") }"#), "");
}
