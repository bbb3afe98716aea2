//! Headers of the response, set by resolvers.

use ::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use damson::*;

#[tokio::test]
async fn a_resolver_sets_headers_of_the_response() {
    struct Query;

    #[Object]
    impl Query {
        async fn greeting(&self, ctx: &Context<'_>) -> String {
            assert_eq!(ctx.insert_http_header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), None);
            ctx.insert_http_header("X-Page", "1");
            assert_eq!(ctx.insert_http_header("X-Page", "2"), Some(b"1".to_vec()));
            assert!(ctx.append_http_header("X-Page", "3"), "there was one");
            "Good morning".to_owned()
        }
    }

    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = schema.execute("{ greeting }").await;
    assert_eq!(response.data, value!({ "greeting": "Good morning" }));
    assert_eq!(response.http_headers.get(ACCESS_CONTROL_ALLOW_ORIGIN), Some(&b"*"[..]));
    let pages = response.http_headers.iter().filter(|(name, _)| *name == "x-page").map(|(_, value)| value);
    assert_eq!(Vec::from_iter(pages), [b"2", b"3"]);
}
