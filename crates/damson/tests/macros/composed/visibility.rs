//! The visibility and the directives of parts.

use damson::{Context, EmptyMutation, EmptySubscription, MergedObject, Request, Schema, SimpleObject, TypeDirective};
use damson_testing::support;

/// Marks a field.
#[TypeDirective(location = "FieldDefinition")]
fn marked() {}

fn is_admin(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<bool>().copied().unwrap_or_default()
}

#[derive(SimpleObject)]
#[graphql(visible = "is_admin")]
struct Admin {
    #[graphql(directive = marked::apply())]
    users: i32,
}

#[derive(SimpleObject)]
struct Public {
    #[graphql(visible = false)]
    hidden: i32,
    #[graphql(directive = marked::apply())]
    shown: i32,
}

#[derive(MergedObject)]
#[graphql(name = "Query")]
struct Views(Admin, Public);

#[test]
fn the_visibility_and_the_directives_of_a_part_hold() {
    let root = Views(Admin { users: 1 }, Public { hidden: 2, shown: 3 });
    let schema = Schema::new(root, EmptyMutation, EmptySubscription);
    expect_test::expect![[r#"
        """Marks a field."""
        directive @marked on FIELD_DEFINITION

        type Query {
          users: Int! @marked
          shown: Int! @marked
        }
    "#]]
    .assert_eq(&schema.sdl());
    let ask = |query, admin: bool| support::answer(&schema, Request::new(query).data(admin));
    assert_eq!(ask("{ users shown }", true), r#"{"data":{"users":1,"shown":3}}"#);
    assert!(ask("{ users }", false).contains("Cannot query field"));
    assert!(ask("{ hidden }", true).contains("Cannot query field"));
}
