//! `#[Object] impl dyn Trait`: trait objects as objects.

use std::sync::Arc;

use damson::*;
use damson_testing::support::answer;

trait Shape: Send + Sync {
    fn corners(&self) -> i32;

    fn area(&self) -> f64;
}

struct Square(f64);

impl Shape for Square {
    fn corners(&self) -> i32 {
        4
    }

    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

struct Circle<'a>(&'a f64);

impl Shape for Circle<'_> {
    fn corners(&self) -> i32 {
        0
    }

    fn area(&self) -> f64 {
        3.0 * self.0 * self.0
    }
}

/// Something with corners.
#[Object(impl(CorneredValue))]
impl dyn Shape + '_ {
    #[graphql(name = "corners")]
    fn number_of_corners(&self) -> i32 {
        self.corners()
    }

    #[graphql(guard = "HasCorners(self.corners())")]
    async fn scaled(&self, by: f64, ctx: &Context<'_>) -> Result<String> {
        std::future::ready(()).await;
        Ok(format!("{} {}", ctx.field_name(), self.area() * by))
    }

    fn same(&self) -> &(dyn Shape + '_) {
        self
    }

    fn kind() -> &'static str {
        "shape"
    }
}

struct HasCorners(i32);

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for HasCorners {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        if self.0 > 0 { Ok(()) } else { Err("no corners".into()) }
    }
}

#[derive(Interface)]
#[graphql(for(Box<dyn Shape>))]
#[allow(dead_code)] // it only describes
struct Cornered {
    corners: i32,
}

#[derive(Union)]
enum Drawn {
    Shape(Box<dyn Shape>),
    Text(Text),
}

#[derive(SimpleObject)]
struct Text {
    text: String,
}

struct Query {
    kept: Arc<dyn Shape>,
    radius: f64,
}

#[Object]
impl Query {
    fn shapes(&self) -> Vec<Box<dyn Shape + '_>> {
        vec![Box::new(Square(2.0)), Box::new(Circle(&self.radius))]
    }

    fn kept(&self) -> &Arc<dyn Shape> {
        &self.kept
    }

    fn cornered(&self) -> CorneredValue {
        let square: Box<dyn Shape> = Box::new(Square(1.0));
        square.into()
    }

    fn drawn(&self) -> Vec<Drawn> {
        vec![Drawn::Shape(Box::new(Square(1.0))), Text { text: "a".to_owned() }.into()]
    }
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query { kept: Arc::new(Square(3.0)), radius: 1.0 }, EmptyMutation, EmptySubscription)
}

#[test]
fn the_methods_of_a_trait_object_are_the_fields_of_an_object() {
    let sdl = schema().sdl();
    for line in [
        "\"\"\"Something with corners.\"\"\"\ntype Shape implements Cornered {\n  corners: Int!\n",
        "  scaled(by: Float!): String!\n",
        "  same: Shape!\n",
        "  shapes: [Shape!]!\n",
        "union Drawn = Shape | Text\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
}

#[test]
fn trait_objects_answer_wherever_they_stand() {
    let query = "{ shapes { corners same { same { corners } } kind } kept { scaled(by: 2) } cornered { corners } \
                 drawn { ... on Shape { corners } ... on Text { text } } }";
    assert_eq!(
        answer(&schema(), query),
        concat!(
            r#"{"data":{"shapes":[{"corners":4,"same":{"same":{"corners":4}},"kind":"shape"},"#,
            r#"{"corners":0,"same":{"same":{"corners":0}},"kind":"shape"}],"#,
            r#""kept":{"scaled":"scaled 18"},"cornered":{"corners":4},"drawn":[{"corners":4},{"text":"a"}]}}"#,
        ),
    );
}

#[test]
fn guards_see_the_trait_object() {
    let refused = answer(&schema(), "{ shapes { scaled(by: 1) } }");
    assert!(refused.contains("\"no corners\""), "{refused}");
}

#[test]
fn the_deepest_operation_through_trait_objects_fits_a_small_stack() {
    let schema = Schema::build(Query { kept: Arc::new(Square(3.0)), radius: 1.0 }, EmptyMutation, EmptySubscription);
    let schema = schema.limits(Limits::none()).finish();
    let is_answered = |levels: &usize| {
        let query = format!("{{ kept {}{{ corners }}{} }}", "{ same ".repeat(*levels), " }".repeat(*levels));
        let answer = answer(&schema, query);
        assert!(answer.contains(r#""corners":4"#) || answer.contains("LIMIT_DEPTH"), "{answer:.300}");
        answer.contains(r#""corners":4"#)
    };
    let answered = damson_testing::on_a_small_stack(|| (0..=112).filter(is_answered).count());
    assert!(answered > 100, "{answered} levels");
}
