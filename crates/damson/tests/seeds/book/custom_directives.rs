//! Custom directives: those of documents, and those of definitions.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// A directive that appends a text.
mod append {
    use damson::*;

    struct Append {
        text: String,
    }

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl CustomDirective for Append {
        async fn resolve_field(&self, _ctx: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
            resolve.await.map(|value| {
                value.map(|value| match value {
                    Value::String(text) => Value::String(text + &self.text),
                    other => other,
                })
            })
        }
    }

    #[Directive(location = "Field")]
    pub(super) fn append(text: String) -> impl CustomDirective {
        Append { text }
    }
}

/// The same directive, as the crate `async-trait` writes its trait.
#[cfg(feature = "boxed-trait")]
mod boxed_append {
    use damson::*;

    struct Append {
        text: String,
    }

    #[async_trait::async_trait]
    impl CustomDirective for Append {
        async fn resolve_field(&self, _ctx: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
            let value = resolve.await?;
            Ok(value.map(|value| Value::from(format!("{}{}", value.to_string().trim_matches('"'), self.text))))
        }
    }

    #[Directive(location = "Field")]
    pub(super) fn append(text: String) -> impl CustomDirective {
        Append { text }
    }
}

#[cfg(feature = "boxed-trait")]
#[test]
fn a_directive_may_be_written_with_async_trait() {
    use boxed_append::append;

    let schema =
        Schema::build(Greeting { greeting: "Ahoy" }, EmptyMutation, EmptySubscription).directive(append).finish();
    assert_eq!(answer(&schema, r#"{ greeting @append(text: ", sailor") }"#), r#"{"data":{"greeting":"Ahoy, sailor"}}"#);
}

#[derive(SimpleObject)]
#[graphql(name = "Query")]
struct Greeting {
    greeting: &'static str,
}

#[test]
fn a_directive_changes_the_value_of_a_field() {
    use append::append;

    let schema =
        Schema::build(Greeting { greeting: "Ahoy" }, EmptyMutation, EmptySubscription).directive(append).finish();
    assert_schema(
        &schema,
        expect![[r#"
        directive @append(text: String!) on FIELD

        type Query {
          greeting: String!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, r#"{ greeting twice: greeting @append(text: ", sailor") }"#),
        r#"{"data":{"greeting":"Ahoy","twice":"Ahoy, sailor"}}"#,
    );
}

#[test]
fn a_directive_that_is_not_registered_is_unknown() {
    let schema = Schema::build(Greeting { greeting: "Ahoy" }, EmptyMutation, EmptySubscription).finish();
    expect![[r#"{"errors":[{"message":"Unknown directive \"@append\".","locations":[{"line":1,"column":12}],"extensions":{"code":"VALIDATION_FAILED"}}]}"#]].assert_eq(&answer(&schema, r#"{ greeting @append(text: "!") }"#));
}

/// A directive of definitions.
mod owner {
    use damson::*;

    #[TypeDirective(location = "FieldDefinition", location = "Object")]
    pub(super) fn ownedBy(team: String, level: u32, since: Option<u64>) {}
}

#[test]
fn a_directive_of_definitions_stands_in_the_schema() {
    use owner::ownedBy;

    #[derive(SimpleObject)]
    #[graphql(directive = ownedBy::apply("harbour office".to_string(), 1, Some(1998)))]
    struct Query {
        #[graphql(directive = ownedBy::apply("the \"night\" watch".to_string(), 2, Some(2004)))]
        lights: String,
        #[graphql(directive = ownedBy::apply("pilots".to_string(), 3, None))]
        buoys: i32,
    }

    let schema = Schema::new(Query { lights: "green".to_owned(), buoys: 4 }, EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        directive @ownedBy(team: String!, level: Int!, since: Int) on FIELD_DEFINITION | OBJECT

        type Query @ownedBy(team: "harbour office", level: 1, since: 1998) {
          lights: String! @ownedBy(team: "the \"night\" watch", level: 2, since: 2004)
          buoys: Int! @ownedBy(team: "pilots", level: 3)
        }
    "#]],
    );
    assert_eq!(answer(&schema, "{ lights buoys }"), r#"{"data":{"lights":"green","buoys":4}}"#);
}
