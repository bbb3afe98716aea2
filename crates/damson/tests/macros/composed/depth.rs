//! The stack that a deep operation through parts takes.

use damson::{EmptyMutation, EmptySubscription, Object, Schema};
use damson_testing::support;

use super::later;

/// An object that can be entered in every way that takes stack.
struct Deep;

#[Object(serial)]
impl Deep {
    fn below(&self) -> &Deep {
        self
    }
    fn owned(&self) -> Option<Deep> {
        Some(Deep)
    }
    async fn leaf(&self) -> i32 {
        later(1).await
    }
    #[graphql(flatten)]
    fn part(&self) -> Outer {
        Outer
    }
}

struct Outer;

#[Object]
impl Outer {
    #[graphql(flatten)]
    async fn part(&self) -> DeepPart {
        later(DeepPart).await
    }
}

struct DeepPart;

#[Object]
impl DeepPart {
    fn apart(&self) -> Option<Deep> {
        Some(Deep)
    }
    async fn list(&self) -> Vec<Deep> {
        later(vec![Deep]).await
    }
}

#[test]
fn the_deepest_operation_fits_a_small_stack() {
    let schema = Schema::build(Deep, EmptyMutation, EmptySubscription).limits(damson::Limits::none()).finish();
    for way in ["below", "owned", "apart", "list"] {
        let is_answered = |levels: &usize| {
            let query = format!("{}{{ leaf }}{}", format!("{{ {way} ").repeat(*levels), " }".repeat(*levels));
            let answer = support::answer(&schema, query);
            assert!(answer.contains(r#""leaf":1"#) || answer.contains("LIMIT_DEPTH"), "{answer:.300}");
            answer.contains(r#""leaf":1"#)
        };
        let answered = damson_testing::on_a_small_stack(|| (0..=112).filter(is_answered).count());
        assert!((10..30).contains(&answered), "{way}: {answered}");
    }
}
