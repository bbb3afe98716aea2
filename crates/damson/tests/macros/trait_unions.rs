//! `#[TraitUnion]`: unions of trait objects.

use std::collections::HashMap;
use std::sync::Arc;

use damson::*;
use damson_testing::support::answer;

use crate::assert_data;

#[derive(SimpleObject)]
struct Photo {
    width: i32,
}

#[derive(SimpleObject)]
struct Song {
    title: String,
}

/// Something to look at or to listen to.
#[TraitUnion(name = "Medium", desc = "A medium.")]
trait Media: Send + Sync {
    #[graphql(downcast)]
    fn photo(&self) -> Option<&Photo> {
        None
    }

    #[graphql(downcast)]
    fn song(&self) -> Option<&Song> {
        None
    }

    #[allow(dead_code)]
    fn size(&self) -> usize {
        0
    }
}

impl Media for Photo {
    fn photo(&self) -> Option<&Photo> {
        Some(self)
    }
}

impl Media for Song {
    fn song(&self) -> Option<&Song> {
        Some(self)
    }
}

/// It is neither.
impl Media for i32 {}

#[TraitUnion]
trait Named: Send + Sync {
    fn name(&self) -> &str;

    #[graphql(downcast)]
    fn photo<'a>(&'a self, ctx: &'a Context<'_>) -> Option<&'a Photo> {
        ctx.data_unchecked::<HashMap<String, Photo>>().get(self.name())
    }

    #[graphql(downcast)]
    fn song(&self) -> Option<&Song> {
        None
    }
}

impl Named for String {
    fn name(&self) -> &str {
        self
    }
}

#[derive(Union)]
enum Found {
    #[graphql(flatten)]
    Named(Box<dyn Named>),
    Shelf(Shelf),
}

#[derive(SimpleObject)]
struct Shelf {
    length: i32,
}

struct Query(Arc<dyn Media>);

#[Object]
impl Query {
    fn media(&self) -> Vec<Box<dyn Media>> {
        vec![Box::new(Photo { width: 8 }), Box::new(Song { title: "Ode".to_owned() })]
    }

    fn borrowed(&self) -> &dyn Media {
        &*self.0
    }

    fn neither(&self) -> Option<Arc<dyn Media>> {
        Some(Arc::new(1))
    }

    fn named(&self, name: String) -> Option<Box<dyn Named>> {
        Some(Box::new(name))
    }

    fn found(&self) -> Vec<Found> {
        vec![Found::Named(Box::new("wide".to_owned())), Shelf { length: 3 }.into()]
    }
}

fn query() -> Query {
    Query(Arc::new(Photo { width: 9 }))
}

fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    let photos = HashMap::from([("wide".to_owned(), Photo { width: 100 })]);
    Schema::build(query(), EmptyMutation, EmptySubscription).data(photos).finish()
}

#[test]
fn trait_objects_are_values_of_the_union() {
    let sdl = schema().sdl();
    for line in [
        "\"\"\"A medium.\"\"\"\nunion Medium = Photo | Song\n",
        "union Named = Photo | Song\n",
        "union Found = Photo | Song | Shelf\n",
        "  media: [Medium!]!\n",
        "  neither: Medium\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
    assert_data(
        query(),
        "{ media { __typename ... on Photo { width } ... on Song { title } } borrowed { ... on Photo { width } } }",
        concat!(
            r#"{"media":[{"__typename":"Photo","width":8},{"__typename":"Song","title":"Ode"}],"#,
            r#""borrowed":{"width":9}}"#,
        ),
    );
}

#[test]
fn a_trait_object_that_is_no_member_is_an_error() {
    let refused = answer(&schema(), "{ neither { __typename } }");
    assert!(refused.contains("Medium") && refused.ends_with(r#""data":{"neither":null}}"#), "{refused}");
}

#[test]
fn members_are_looked_up_with_the_context_also_in_a_union_of_unions() {
    let query = "{ named(name: \"wide\") { ... on Photo { width } } \
                 found { __typename ... on Photo { width } ... on Shelf { length } } }";
    assert_eq!(
        answer(&schema(), query),
        concat!(
            r#"{"data":{"named":{"width":100},"#,
            r#""found":[{"__typename":"Photo","width":100},{"__typename":"Shelf","length":3}]}}"#,
        ),
    );
}
