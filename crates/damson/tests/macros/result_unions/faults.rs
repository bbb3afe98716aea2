//! Names of unions that other types have, and unions of one name with different members.

use damson::*;

use super::{CreateUserError, NameTaken, User, create, user};

#[test]
fn a_union_cannot_have_the_name_of_another_type() {
    #[derive(SimpleObject)]
    struct MakeResult {
        name: String,
    }

    struct Root;

    #[Object]
    impl Root {
        #[graphql(result_union)]
        fn make(&self) -> Result<User, MakeResult> {
            Ok(user("Bo"))
        }
    }

    let faults = faults(Root);
    assert_eq!(faults.matches("\"MakeResult\"").count(), 1, "{faults}");
    assert!(faults.contains("Root::make` has the name \"MakeResult\", which is that of `"), "{faults}");
}

/// The faults of a schema.
fn faults<Query: ObjectType + 'static>(root: Query) -> String {
    let built = Schema::build(root, EmptyMutation, EmptySubscription).try_finish();
    built.map(drop).expect_err("a fault").to_string()
}

#[test]
fn unions_of_one_name_must_have_the_same_members() {
    struct Root;

    #[Object]
    impl Root {
        #[graphql(result_union = "Made")]
        fn first(&self) -> Result<User, NameTaken> {
            Ok(user("Bo"))
        }

        #[graphql(result_union = "Made")]
        fn same(&self) -> Result<NameTaken, User> {
            Err(user("Bo"))
        }

        #[graphql(result_union = "Made")]
        fn other(&self) -> Result<User, CreateUserError> {
            create("Bo".to_owned())
        }
    }

    let errors = faults(Root);
    assert_eq!(errors.matches("Root::").count(), 2, "{errors}");
    assert!(
        errors.contains("Root::first` and `") && errors.contains("Root::other` give the union \"Made\""),
        "{errors}"
    );
    assert!(errors.contains(": User | NameTaken, and User | NameTaken | NameTooLong. "), "{errors}");
}

#[test]
fn a_scalar_cannot_have_the_name_of_a_union() {
    #[derive(NewType)]
    #[graphql(name = "Made")]
    struct Date(String);

    struct Root;

    #[Object]
    impl Root {
        #[graphql(result_union = "Made")]
        fn first(&self) -> Result<User, NameTaken> {
            Ok(user("Bo"))
        }

        #[graphql(result_union = "Made")]
        fn second(&self) -> Result<User, NameTaken> {
            Ok(user("Bo"))
        }

        fn date(&self) -> Date {
            Date("2026-11-28".to_owned())
        }
    }

    let faults = faults(Root);
    assert_eq!(faults.matches("Root::first` has the name \"Made\", which is that of `").count(), 1, "{faults}");
    assert!(!faults.contains("Root::second"), "{faults}");
}
