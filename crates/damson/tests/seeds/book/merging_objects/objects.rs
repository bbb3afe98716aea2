//! Objects merged into one.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[test]
fn a_query_is_merged_of_several_objects() {
    #[derive(SimpleObject)]
    struct Reader {
        name: &'static str,
    }

    #[derive(SimpleObject)]
    struct Volume {
        pages: i32,
    }

    #[derive(Default)]
    struct Readers;

    #[Object]
    impl Readers {
        async fn readers(&self) -> Vec<Reader> {
            vec![Reader { name: "Inga" }]
        }
    }

    #[derive(Default)]
    struct Volumes;

    #[Object]
    impl Volumes {
        async fn volumes(&self) -> Vec<Volume> {
            vec![Volume { pages: 320 }, Volume { pages: 96 }]
        }
    }

    #[derive(MergedObject, Default)]
    struct Query(Readers, Volumes);

    let schema = Schema::new(Query::default(), EmptyMutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          readers: [Reader!]!
          volumes: [Volume!]!
        }

        type Reader {
          name: String!
        }

        type Volume {
          pages: Int!
        }
    "#]],
    );
    assert_eq!(
        answer(&schema, "{ volumes { pages } readers { name } }"),
        r#"{"data":{"volumes":[{"pages":320},{"pages":96}],"readers":[{"name":"Inga"}]}}"#,
    );
}
