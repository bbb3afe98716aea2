//! The schema on which `documents.txt` was measured.

use super::async_graphql::*;

#[derive(SimpleObject, Clone, Default)]
#[graphql(complex)]
struct Post {
    title: String,
    #[graphql(complexity = 0)]
    slug: String,
    #[graphql(complexity = 7)]
    text: String,
    tags: Vec<String>,
}

#[ComplexObject]
impl Post {
    async fn author(&self) -> Author {
        Author { name: "A".to_owned(), posts: Vec::new() }
    }

    async fn matrix(&self) -> Vec<Vec<Post>> {
        Vec::new()
    }

    #[graphql(complexity = 3)]
    async fn cover(&self) -> Option<Author> {
        None
    }

    #[graphql(complexity = "count * child_complexity + 2")]
    async fn related(&self, #[graphql(default = 3)] count: usize) -> Vec<Post> {
        let _ = count;
        Vec::new()
    }
}

#[derive(SimpleObject, Clone, Default)]
struct Author {
    name: String,
    posts: Vec<Post>,
}

#[derive(Union)]
enum Found {
    Post(Post),
    Author(Author),
}

#[derive(InputObject)]
struct Filter {
    all: Option<Vec<Filter>>,
    years: Option<Vec<Vec<i32>>>,
}

pub(crate) struct Query;

#[Object]
impl Query {
    async fn post(&self) -> Post {
        Post::default()
    }

    async fn posts(&self, filter: Option<Filter>) -> Vec<Post> {
        let _ = filter;
        Vec::new()
    }

    async fn found(&self) -> Vec<Found> {
        [].map(Found::Post).into_iter().chain([].map(Found::Author)).collect()
    }

    #[graphql(complexity = "first * child_complexity")]
    async fn top(&self, first: usize) -> Vec<Author> {
        let _ = first;
        Vec::new()
    }
}
