//! A mistake in a directive is one error, wherever the directive is used.

use damson::*;

struct Shouted;

impl CustomDirective for Shouted {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await
    }
}

#[Directive(location = "Nowhere")]
fn shout(loud: bool) -> impl CustomDirective {
    let _ = loud;
    Shouted
}

#[Directive(location = "Field")]
async fn whisper() -> impl CustomDirective {
    Shouted
}

#[TypeDirective(location = "Object", nome = "owner")]
fn owner(name: String, #[graphql(default = 5)] level: i32) {}

#[TypeDirective(location = "FieldDefinition")]
fn of_self(&self, name: String) {}

#[derive(Description)]
struct Undescribed;

#[Object(use_type_description)]
impl Undescribed {
    fn id(&self) -> i32 {
        1
    }
}

#[derive(SimpleObject)]
#[graphql(directive = owner::apply("a".to_owned(), 5))]
struct Query {
    #[graphql(directive = of_self::apply("a".to_owned()))]
    undescribed: Undescribed,
}

fn main() {
    Schema::build(Query { undescribed: Undescribed }, EmptyMutation, EmptySubscription)
        .directive(shout)
        .directive(whisper)
        .finish();
}
