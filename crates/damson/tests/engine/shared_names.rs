//! Objects of several Rust types that share a name: one plan must resolve all of them, and write their values.

use damson::{EmptyMutation, EmptySubscription, Object, Schema, SchemaBuilder, SimpleObject};
use damson_testing::support::answer;

/// An object with the name `Page`; inside it, `First` is the first one.
macro_rules! page {
    ($module:ident: $($fields:tt)*) => {
        mod $module {
            #[allow(unused_imports, reason = "not every page has an author")]
            use super::{Author, Page as First};

            pub(super) struct Page;

            #[damson::Object]
            impl Page {
                $($fields)*
            }
        }
    };
}

#[derive(SimpleObject)]
struct Author {
    name: String,
}

struct Page;

#[Object]
impl Page {
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 {
        factor
    }

    fn above(&self) -> Option<Page> {
        None
    }
}

page!(alike:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { 10 * factor }
    fn above(&self) -> Option<First> { Some(First) }
);
page!(of_another_leaf:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> String { factor.to_string() }
    fn above(&self) -> Option<First> { None }
);
page!(nullable:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> Option<i32> { Some(factor) }
    fn above(&self) -> Option<First> { None }
);
page!(of_another_object:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { factor }
    fn above(&self) -> Option<Author> { None }
);
page!(with_another_argument:
    fn number(&self, #[graphql(default = 1)] factor: f64) -> i32 { factor as i32 }
    fn above(&self) -> Option<First> { None }
);
page!(with_another_default:
    fn number(&self, #[graphql(default = 2)] factor: i32) -> i32 { factor }
    fn above(&self) -> Option<First> { None }
);
page!(kept_otherwise:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { factor }
    #[graphql(cache_control(private))]
    fn above(&self) -> Option<First> { None }
);
page!(costlier:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { factor }
    #[graphql(complexity = 7)]
    fn above(&self) -> Option<First> { None }
);
page!(hidden:
    fn number(&self, #[graphql(default = 1, visible = false)] factor: i32) -> i32 { factor }
    fn above(&self) -> Option<First> { None }
);
page!(validated:
    fn number(&self, #[graphql(default = 1, validator(maximum = 9))] factor: i32) -> i32 { factor }
    fn above(&self) -> Option<First> { None }
);
page!(validated_alike:
    fn number(&self, #[graphql(default = 1, validator(maximum = 9))] factor: i32) -> i32 { factor }
    fn above(&self) -> Option<First> { None }
);

page!(guarded:
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { factor }
    #[graphql(guard = "|_: &damson::Context<'_>| Err(\"Guarded\".into())")]
    fn above(&self) -> Option<First> { None }
);
page!(in_another_order:
    fn above(&self) -> Option<First> { None }
    fn number(&self, #[graphql(default = 1)] factor: i32) -> i32 { factor }
);

struct Query;

#[Object]
impl Query {
    fn page(&self) -> Page {
        Page
    }

    fn other(&self) -> alike::Page {
        alike::Page
    }
}

fn schema() -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build_with_ignore_name_conflicts(Query, EmptyMutation, EmptySubscription, ["Page", "Author"])
}

#[test]
fn objects_that_are_alike_share_a_name_and_their_types_do_too() {
    let query = "{ page { number above { number } } other { number(factor: 2) above { number } } }";
    let data = r#"{"page":{"number":1,"above":null},"other":{"number":20,"above":{"number":1}}}"#;
    assert_eq!(answer(&schema().finish(), query), format!(r#"{{"data":{data}}}"#));
}

#[test]
fn objects_with_other_types_or_rules_are_faults() {
    for (unlike, builder) in [
        ("of_another_leaf", schema().register_output_type::<of_another_leaf::Page>()),
        ("nullable", schema().register_output_type::<nullable::Page>()),
        ("of_another_object", schema().register_output_type::<of_another_object::Page>()),
        ("with_another_argument", schema().register_output_type::<with_another_argument::Page>()),
        ("with_another_default", schema().register_output_type::<with_another_default::Page>()),
        ("validated", schema().register_output_type::<validated::Page>()),
        ("kept_otherwise", schema().register_output_type::<kept_otherwise::Page>()),
        ("costlier", schema().register_output_type::<costlier::Page>()),
        ("guarded", schema().register_output_type::<guarded::Page>()),
        ("in_another_order", schema().register_output_type::<in_another_order::Page>()),
        ("hidden", schema().register_output_type::<hidden::Page>()),
    ] {
        let faults = builder.try_finish().expect_err(unlike).to_string();
        assert!(
            faults.contains("share the name \"Page\", but their fields differ or cannot be compared."),
            "{unlike}: {faults}"
        );
    }
}

#[test]
fn validators_cannot_be_compared() {
    struct Plain;

    #[Object]
    impl Plain {
        fn one(&self) -> i32 {
            1
        }
    }

    let schema = Schema::build_with_ignore_name_conflicts(Plain, EmptyMutation, EmptySubscription, ["Page"]);
    let schema = schema.register_output_type::<validated::Page>().register_output_type::<validated_alike::Page>();
    let faults = schema.try_finish().expect_err("a fault").to_string();
    let expected = "`engine::shared_names::validated::Page` and `engine::shared_names::validated_alike::Page` \
                    share the name \"Page\", but their fields differ or cannot be compared.";
    assert!(faults.contains(expected), "{faults}");
}

#[test]
fn structs_whose_fields_have_other_types_in_rust_share_a_name() {
    mod borrowed {
        #[derive(damson::SimpleObject)]
        pub(super) struct Author {
            pub(super) name: &'static str,
        }
    }

    struct Authors;

    #[Object]
    impl Authors {
        fn owned(&self) -> Author {
            Author { name: "Ada".to_owned() }
        }

        fn borrowed(&self) -> borrowed::Author {
            borrowed::Author { name: "Bo" }
        }
    }

    let schema = Schema::build_with_ignore_name_conflicts(Authors, EmptyMutation, EmptySubscription, ["Author"]);
    let data = r#"{"data":{"owned":{"name":"Ada"},"borrowed":{"name":"Bo"}}}"#;
    assert_eq!(answer(&schema.finish(), "{ owned { name } borrowed { name } }"), data);
}

mod written {
    use damson::SimpleObject;

    #[derive(SimpleObject)]
    pub(super) struct Book {
        pub(super) author: Author,
    }

    /// Unlike the other author, though the books look alike.
    #[derive(SimpleObject)]
    pub(super) struct Author {
        pub(super) name: i32,
    }
}

#[derive(SimpleObject)]
struct Book {
    author: Author,
}

struct Library;

#[Object]
impl Library {
    fn book(&self) -> Book {
        Book { author: Author { name: "Ada".to_owned() } }
    }

    fn written(&self) -> written::Book {
        written::Book { author: written::Author { name: 7 } }
    }
}

#[test]
fn objects_below_objects_that_share_a_name_are_compared_too() {
    let build = |names: [&'static str; 2]| {
        Schema::build_with_ignore_name_conflicts(Library, EmptyMutation, EmptySubscription, names)
            .try_finish()
            .expect_err("a fault")
            .to_string()
    };
    let faults = build(["Book", "Author"]);
    assert!(faults.contains("share the name \"Author\", but their fields differ or cannot be compared."), "{faults}");
    let faults = build(["Book", "Other"]);
    assert!(faults.contains("Two Rust types have the GraphQL name \"Author\""), "{faults}");
}

mod choice {
    #[derive(damson::Enum, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Page {
        One,
    }
}

#[test]
fn only_objects_share_a_name() {
    let faults = schema().register_output_type::<choice::Page>().try_finish().expect_err("a fault").to_string();
    assert!(faults.contains("Two Rust types have the GraphQL name \"Page\""), "{faults}");
}
