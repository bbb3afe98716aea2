//! Optimizing N+1 queries: loaders that ask once for a whole list.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use damson::dataloader::*;
use damson::*;
use damson_testing::support::answer;

/// A database that notes the questions.
#[derive(Clone, Default)]
struct Library {
    questions: Arc<Mutex<Vec<String>>>,
}

impl Library {
    async fn ask(&self, question: String) {
        self.questions.lock().expect("a log").push(question);
        tokio::task::yield_now().await;
    }

    /// The questions since the last call.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.questions.lock().expect("a log"))
    }
}

const QUERY: &str = "{ notes { author { name } } }";
const NAMES: &str = r#"{"data":{"notes":[{"author":{"name":"Writer 1"}},{"author":{"name":"Writer 2"}},{"author":{"name":"Writer 1"}}]}}"#;

#[derive(SimpleObject)]
struct Note {
    author: Author,
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Author {
    id: u64,
}

/// The notes of the authors 1, 2 and 1.
struct Query;

#[Object]
impl Query {
    async fn notes(&self, #[graphql(ctx)] library: &Library) -> Vec<Note> {
        library.ask("notes".to_owned()).await;
        [1, 2, 1].map(|id| Note { author: Author { id } }).into()
    }
}

struct AuthorNames {
    library: Library,
}

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Loader<u64> for AuthorNames {
    type Value = String;
    type Error = Arc<std::io::Error>;

    async fn load(&self, ids: &[u64]) -> Result<HashMap<u64, String>, Self::Error> {
        self.library.ask(format!("names of authors {ids:?}")).await;
        Ok(ids.iter().map(|id| (*id, format!("Writer {id}"))).collect())
    }
}

#[ComplexObject]
impl Author {
    async fn name(&self, ctx: &Context<'_>) -> Result<String> {
        let names = ctx.data_unchecked::<DataLoader<AuthorNames>>();
        names.load_one(self.id).await?.ok_or_else(|| "Not found".into())
    }
}

#[test]
fn a_loader_in_the_data_of_the_schema_asks_once() {
    let library = Library::default();
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
        .data(library.clone())
        .data(DataLoader::new(AuthorNames { library: library.clone() }, tokio::spawn))
        .finish();
    assert_eq!(answer(&schema, QUERY), NAMES);
    assert_eq!(library.asked(), ["notes", "names of authors [1, 2]"]);
}

mod without {
    use super::*;

    struct Query;

    #[Object]
    impl Query {
        async fn notes(&self, #[graphql(ctx)] library: &Library) -> Vec<Note> {
            library.ask("notes".to_owned()).await;
            [1, 2, 1].map(|id| Note { author: Author { id } }).into()
        }
    }

    #[derive(SimpleObject)]
    struct Note {
        author: Author,
    }

    struct Author {
        id: u64,
    }

    #[Object]
    impl Author {
        async fn name(&self, ctx: &Context<'_>) -> Result<String> {
            ctx.data_unchecked::<Library>().ask(format!("name of author {}", self.id)).await;
            Ok(format!("Writer {}", self.id))
        }
    }

    #[test]
    fn a_resolver_asks_once_for_each_object() {
        let library = Library::default();
        let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(library.clone()).finish();
        assert_eq!(answer(&schema, QUERY), NAMES);
        assert_eq!(library.asked(), ["notes", "name of author 1", "name of author 2", "name of author 1"]);
    }
}

mod several_types {
    use super::*;

    #[derive(Clone, PartialEq, Eq, Hash)]
    struct WriterId(u64);

    #[derive(Clone, PartialEq, Eq, Hash)]
    struct NoteId(u64);

    #[derive(Clone, SimpleObject)]
    struct Writer {
        name: String,
    }

    #[derive(Clone, SimpleObject)]
    struct Paper {
        title: String,
    }

    struct LibraryLoader(Library);

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl Loader<WriterId> for LibraryLoader {
        type Value = Writer;
        type Error = Arc<std::io::Error>;

        async fn load(&self, ids: &[WriterId]) -> Result<HashMap<WriterId, Writer>, Self::Error> {
            self.0.ask("writers".to_owned()).await;
            Ok(ids.iter().map(|id| (id.clone(), Writer { name: format!("Writer {}", id.0) })).collect())
        }
    }

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
    impl Loader<NoteId> for LibraryLoader {
        type Value = Paper;
        type Error = std::convert::Infallible;

        async fn load(&self, ids: &[NoteId]) -> Result<HashMap<NoteId, Paper>, Self::Error> {
            self.0.ask("papers".to_owned()).await;
            Ok(ids.iter().map(|id| (id.clone(), Paper { title: format!("Paper {}", id.0) })).collect())
        }
    }

    struct Query;

    #[Object]
    impl Query {
        async fn writer(&self, ctx: &Context<'_>, id: u64) -> Result<Option<Writer>> {
            Ok(ctx.data::<DataLoader<LibraryLoader>>()?.load_one(WriterId(id)).await?)
        }

        async fn paper(&self, ctx: &Context<'_>, id: u64) -> Result<Option<Paper>> {
            Ok(ctx.data::<DataLoader<LibraryLoader>>()?.load_one(NoteId(id)).await?)
        }
    }

    #[test]
    fn a_loader_loads_several_types() {
        let library = Library::default();
        let loader = DataLoader::new(LibraryLoader(library.clone()), tokio::spawn);
        let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(loader).finish();
        assert_eq!(
            answer(&schema, "{ writer(id: 1) { name } paper(id: 1) { title } other: writer(id: 2) { name } }"),
            r#"{"data":{"writer":{"name":"Writer 1"},"paper":{"title":"Paper 1"},"other":{"name":"Writer 2"}}}"#
        );
        assert_eq!(library.asked(), ["writers", "papers"]);
    }
}
