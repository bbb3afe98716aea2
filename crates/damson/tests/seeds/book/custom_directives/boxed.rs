//! Directives whose trait is implemented as the book does, by `#[async_trait]`.

use damson::*;

use crate::answer;

#[test]
fn a_directive_is_implemented_by_async_trait() {
    struct Append {
        text: String,
    }

    #[async_trait::async_trait]
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
    fn append(text: String) -> impl CustomDirective {
        Append { text }
    }

    #[derive(SimpleObject)]
    struct Query {
        greeting: &'static str,
    }

    let schema = Schema::build(Query { greeting: "Ahoy" }, EmptyMutation, EmptySubscription).directive(append).finish();
    assert_eq!(answer(&schema, r#"{ greeting @append(text: ", sailor") }"#), r#"{"data":{"greeting":"Ahoy, sailor"}}"#,);
}
