//! `complexity`: numbers, and expressions over the arguments and the complexity of the selections below.

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, InputObject, Interface, Object, Request, Schema,
    SimpleObject, Variables, value,
};

#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Post {
    title: String,
    #[graphql(complexity = 20)]
    text: String,
}

#[ComplexObject]
impl Post {
    #[graphql(complexity = "count * child_complexity")]
    async fn related(&self, #[graphql(default = 10)] count: usize) -> Vec<Post> {
        vec![self.clone(); count]
    }
}

#[derive(SimpleObject)]
struct Comment {
    text: String,
}

#[derive(Interface)]
#[graphql(field(name = "text", ty = "&String"))]
enum Node {
    Post(Post),
    Comment(Comment),
}

/// A type for both output and input.
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "PageInput")]
struct Page {
    #[graphql(complexity = 3)]
    first: usize,
}

struct Query;

#[Object]
impl Query {
    #[graphql(complexity = 5)]
    fn value(&self) -> i32 {
        1
    }

    #[graphql(complexity = "count as usize * child_complexity + extra_cost.unwrap_or(1)")]
    fn posts(
        &self,
        _ctx: &Context<'_>,
        _offset: Option<i32>,
        count: u8,
        #[graphql(name = "extra")] extra_cost: Option<usize>,
    ) -> Vec<Post> {
        vec![post(); usize::from(count) + extra_cost.unwrap_or(0)]
    }

    #[graphql(complexity = { let half = child_complexity / 2; half + page.first })]
    fn page(&self, page: Page) -> Page {
        page
    }

    fn node(&self) -> Node {
        Comment { text: String::new() }.into()
    }

    #[graphql(complexity = "10 / divisor")]
    fn divided(&self, divisor: usize) -> usize {
        divisor
    }
}

fn post() -> Post {
    Post { title: "On Cost".to_owned(), text: String::new() }
}

/// The code of the only error, or `ok`.
fn verdict(request: impl Into<Request>, limit: u64) -> String {
    let builder = Schema::build(Query, EmptyMutation, EmptySubscription);
    crate::support::verdict(&builder.limit_cost(limit).finish(), request)
}

#[test]
fn operations_cost_what_the_attributes_say() {
    let count = |count: i32| value!({ "n": count });
    for (query, variables, cost) in [
        ("{ value }", value!({}), 5),
        ("{ posts(count: 3) { title } }", value!({}), 3 + 1),
        ("{ posts(count: 3, extra: 7) { text } }", value!({}), 3 * 20 + 7),
        ("{ posts(count: 2) { related { title } } }", value!({}), 2 * 10 + 1),
        ("{ posts(count: 2) { related(count: 4) { related(count: 0) { title } } } }", value!({}), 1),
        ("query ($n: Int!) { posts(count: 2) { related(count: $n) { title } } }", count(30), 2 * 30 + 1),
        ("{ page(page: { first: 8 }) { first } }", value!({}), 1 + 8),
        ("{ node { text } }", value!({}), 1 + 20),
        ("{ node { ... on Comment { text } } }", value!({}), 2),
    ] {
        let request = || Request::new(query).variables(Variables::from_value(variables.clone()));
        assert_eq!(verdict(request(), cost), "ok", "{query}");
        assert_eq!(verdict(request(), cost - 1), "LIMIT_COST", "{query}");
    }
}

#[test]
fn an_argument_of_another_type_fails_its_field_alone() {
    let request = Request::new("{ value posts(count: 300) { title } }");
    assert_eq!(verdict(request, 6), "no code");
}

#[test]
fn a_panic_in_an_expression_is_an_error_of_the_request() {
    assert_eq!(verdict("{ divided(divisor: 2) }", 5), "ok");
    assert_eq!(verdict("{ divided(divisor: 0) }", 5), "INTERNAL");
    let request = Request::new("query ($n: Int!) { divided(divisor: $n) }");
    assert_eq!(verdict(request.variables(Variables::from_value(value!({ "n": 0 }))), 5), "INTERNAL");
}
