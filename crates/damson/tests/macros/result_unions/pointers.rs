//! Values and errors that are unions or trait objects, behind pointers.

use std::sync::Arc;

use damson::*;
use damson_testing::support::answer;

use super::{CreateUserError, Found, NameTaken, NameTooLong, User, create, user};

/// Something that a search may find; it is looked up with the context.
#[TraitUnion]
trait Hit: Send + Sync {
    #[graphql(downcast)]
    fn user<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a User> {
        ctx.data_opt()
    }

    #[graphql(downcast)]
    fn too_long(&self) -> Option<&NameTooLong> {
        None
    }
}

impl Hit for NameTooLong {
    fn user<'a>(&'a self, _: &'a Context<'_>) -> Option<&'a User> {
        None
    }

    fn too_long(&self) -> Option<&NameTooLong> {
        Some(self)
    }
}

struct Anyone;

impl Hit for Anyone {}

#[TraitUnion]
trait Refusal: Send + Sync {
    #[graphql(downcast)]
    fn taken(&self) -> Option<&NameTaken>;
}

impl Refusal for NameTaken {
    fn taken(&self) -> Option<&NameTaken> {
        Some(self)
    }
}

trait Shape: Send + Sync {
    fn corners(&self) -> i32;
}

/// A shape with so many corners.
struct Polygon(i32);

impl Shape for Polygon {
    fn corners(&self) -> i32 {
        self.0
    }
}

#[Object]
impl dyn Shape + '_ {
    #[graphql(name = "corners")]
    fn number_of_corners(&self) -> i32 {
        self.corners()
    }
}

struct Root {
    square: Polygon,
}

#[Object]
impl Root {
    #[graphql(result_union)]
    fn hit(&self, long: bool) -> Result<Box<dyn Hit>, NameTaken> {
        Ok(if long { Box::new(NameTooLong { limit: 8 }) } else { Box::new(Anyone) })
    }

    #[graphql(result_union)]
    async fn refused(&self, name: String) -> Result<Box<User>, Box<dyn Refusal>> {
        std::future::ready(()).await;
        create(name).map(Box::new).map_err(|_| Box::new(NameTaken { by: user("Ada") }) as Box<dyn Refusal>)
    }

    #[graphql(result_union)]
    fn made(&self, name: String) -> Result<Arc<Found>, Box<CreateUserError>> {
        create(name).map(|user| Arc::new(user.into())).map_err(Box::new)
    }

    #[graphql(result_union)]
    fn shape(&self, corners: i32) -> Result<Box<dyn Shape>, NameTooLong> {
        if corners > 2 { Ok(Box::new(Polygon(corners))) } else { Err(NameTooLong { limit: 2 }) }
    }

    #[graphql(result_union = "ShapeResult")]
    fn kept(&self) -> Result<&(dyn Shape + '_), &NameTooLong> {
        Ok(&self.square)
    }
}

fn schema() -> Schema<Root, EmptyMutation, EmptySubscription> {
    Schema::build(Root { square: Polygon(4) }, EmptyMutation, EmptySubscription).data(user("Cy")).finish()
}

#[test]
fn unions_and_trait_objects_behind_pointers_stand_in_the_union() {
    let sdl = schema().sdl();
    for line in [
        "union HitResult = User | NameTooLong | NameTaken\n",
        "union RefusedResult = User | NameTaken\n",
        "union MadeResult = User | NameTooLong | NameTaken\n",
        "union ShapeResult = Shape | NameTooLong\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
}

#[test]
fn their_values_and_errors_are_data() {
    let members = "... on User { name } ... on NameTooLong { limit } ... on NameTaken { by { name } }";
    for (field, selection, data) in [
        ("hit(long: true)", members, r#"{"limit":8}"#),
        ("hit(long: false)", members, r#"{"name":"Cy"}"#),
        ("refused(name: \"Bo\")", "... on User { name }", r#"{"name":"Bo"}"#),
        ("refused(name: \"Ada\")", "... on NameTaken { by { name } }", r#"{"by":{"name":"Ada"}}"#),
        ("made(name: \"Bo\")", members, r#"{"name":"Bo"}"#),
        ("made(name: \"Ada\")", members, r#"{"by":{"name":"Ada"}}"#),
        ("made(name: \"Bartholomew\")", members, r#"{"limit":8}"#),
        ("shape(corners: 3)", "... on Shape { corners }", r#"{"corners":3}"#),
        ("shape(corners: 2)", "__typename", r#"{"__typename":"NameTooLong"}"#),
        ("kept", "__typename ... on Shape { corners }", r#"{"__typename":"Shape","corners":4}"#),
    ] {
        let expected = format!("{{\"data\":{{\"r\":{data}}}}}");
        assert_eq!(answer(&schema(), format!("{{ r: {field} {{ {selection} }} }}")), expected, "{field}");
    }
}
