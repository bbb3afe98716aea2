//! Attributes of objects and fields: names, deprecations, members that are not fields.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn fields_have_names_in_camel_case() {
    #[derive(SimpleObject)]
    struct Pilot {
        call_sign: String,
        years_at_sea: i32,
    }

    let schema = Schema::new(Pilot { call_sign: "Tern".to_owned(), years_at_sea: 9 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          callSign: String!
          yearsAtSea: Int!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ callSign yearsAtSea }"), r#"{"data":{"callSign":"Tern","yearsAtSea":9}}"#);
}

#[test]
fn types_and_fields_are_named_by_hand() {
    #[derive(SimpleObject)]
    #[graphql(name = "HarbourPilot")]
    struct Pilot {
        name: String,
        #[graphql(name = "homepageURL")]
        homepage_url: Option<String>,
    }

    let schema = Schema::new(Pilot { name: "Ebba".to_owned(), homepage_url: None }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: HarbourPilot
        }

        type HarbourPilot {
          name: String!
          homepageURL: String
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ __typename name homepageURL }"),
        r#"{"data":{"__typename":"HarbourPilot","name":"Ebba","homepageURL":null}}"#,
    );
}

#[test]
fn fields_keep_the_names_of_the_members() {
    #[derive(SimpleObject)]
    #[graphql(rename_fields = "none")]
    struct Pilot {
        call_sign: String,
        homepage_url: Option<String>,
    }

    let schema =
        Schema::new(Pilot { call_sign: "Tern".to_owned(), homepage_url: None }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          call_sign: String!
          homepage_url: String
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ call_sign homepage_url }"), r#"{"data":{"call_sign":"Tern","homepage_url":null}}"#);
}

#[test]
fn a_field_is_deprecated_with_a_reason() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        #[graphql(deprecation = "Take `name`.")]
        first_name: String,
    }

    let pilot = Pilot { name: "Ebba Lind".to_owned(), first_name: "Ebba".to_owned() };
    let schema = Schema::new(pilot, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
          firstName: String! @deprecated(reason: "Take `name`.")
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name firstName }"), r#"{"data":{"name":"Ebba Lind","firstName":"Ebba"}}"#);
    assert_eq!(
        answer(&schema, r#"{ __type(name: "Pilot") { fields { name } } }"#),
        r#"{"data":{"__type":{"fields":[{"name":"name"}]}}}"#,
    );
}

#[test]
fn a_field_is_deprecated_by_the_attribute_of_rust() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        #[deprecated(note = "Take `name`.")]
        first_name: String,
    }

    #[allow(deprecated)]
    let pilot = Pilot { name: "Ebba Lind".to_owned(), first_name: "Ebba".to_owned() };
    let schema = Schema::new(pilot, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
          firstName: String! @deprecated(reason: "Take `name`.")
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name firstName }"), r#"{"data":{"name":"Ebba Lind","firstName":"Ebba"}}"#);
}

#[test]
fn a_skipped_member_is_not_a_field() {
    #[derive(SimpleObject)]
    struct Pilot {
        name: String,
        #[graphql(skip)]
        #[allow(dead_code)] // that clients do not see it is the point
        code: String,
    }

    let schema =
        Schema::new(Pilot { name: "Ebba".to_owned(), code: "secret".to_owned() }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        schema {
          query: Pilot
        }

        type Pilot {
          name: String!
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ name }"), r#"{"data":{"name":"Ebba"}}"#);
    expect![[r#"{"errors":[{"message":"Cannot query field \"code\" on type \"Pilot\".","locations":[{"line":1,"column":3}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, "{ code }"));
}
