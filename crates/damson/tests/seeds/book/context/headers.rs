//! Headers of the response, set by resolvers.

use ::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use damson::*;

#[tokio::test]
async fn a_resolver_sets_headers_of_the_response() {
    struct Query;

    #[Object]
    impl Query {
        async fn greeting(&self, ctx: &Context<'_>) -> String {
            assert!(!ctx.insert_http_header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), "there was none");
            ctx.insert_http_header("X-Page", "1");
            assert!(ctx.insert_http_header("X-Page", "2"), "there was one");
            ctx.append_http_header("X-Page", "3");
            "Good morning".to_owned()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = schema.execute("{ greeting }").await;
    assert_eq!(response.data, value!({ "greeting": "Good morning" }));
    assert_eq!(response.http_headers[ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert_eq!(Vec::from_iter(response.http_headers.get_all("x-page")), ["2", "3"]);
}
