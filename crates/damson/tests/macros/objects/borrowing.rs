//! Objects that borrow, and the forms of their methods.

use damson::{Context, Object, Result};

use super::tables;
use crate::assert_data;

struct Library<'a> {
    title: &'a str,
}

/// Holds the texts that the library's objects borrow.
struct Shelf {
    titles: Vec<String>,
}

#[Object]
impl Shelf {
    async fn libraries(&self) -> Vec<Library<'_>> {
        self.titles.iter().map(|title| Library { title }).collect()
    }
}

#[Object(name = "Collection", rename_fields = "snake_case")]
impl<'a> Library<'a> {
    fn full_title(&self) -> &'a str {
        self.title
    }

    fn first_letter(&self) -> Option<&str> {
        self.title.get(..1)
    }

    async fn later<'ctx>(&'ctx self, ctx: &Context<'ctx>) -> Result<&'ctx str> {
        std::future::ready(()).await;
        let _ = ctx;
        Ok(self.title)
    }

    async fn failing(&self) -> Result<Option<i32>> {
        Err("no".into())
    }

    fn parsed(&self, text: String) -> Result<i32, std::num::ParseIntError> {
        text.parse()
    }

    #[allow(clippy::manual_async_fn)] // the test is about this spelling
    fn eventually(&self) -> impl Future<Output = Result<i32>> + Send {
        async { Ok(1) }
    }

    #[cfg(any())]
    fn never(&self) -> i32 {
        0
    }

    #[cfg(not(any()))]
    fn always(&self) -> i32 {
        1
    }

    #[deprecated]
    fn old(&self) -> bool {
        true
    }
}

#[test]
fn objects_may_borrow() {
    let shelf = Shelf { titles: vec!["Emma".to_owned(), String::new()] };
    assert_data(
        shelf,
        "{ libraries { __typename full_title first_letter later parsed(text: \"3\") eventually always old } }",
        concat!(
            r#"{"libraries":[{"__typename":"Collection","full_title":"Emma","first_letter":"E","later":"Emma","#,
            r#""parsed":3,"eventually":1,"always":1,"old":true},"#,
            r#"{"__typename":"Collection","full_title":"","first_letter":null,"later":"","parsed":3,"eventually":1,"#,
            r#""always":1,"old":true}]}"#,
        ),
    );
}

#[test]
fn results_give_their_errors() {
    let shelf = Shelf { titles: vec!["Emma".to_owned()] };
    let answer = crate::ask(shelf, "{ libraries { failing } }");
    assert!(answer.starts_with(r#"{"errors":[{"message":"no""#), "{answer}");
    assert!(answer.ends_with(r#""data":{"libraries":[{"failing":null}]}}"#), "{answer}");
}

#[test]
fn a_field_whose_condition_does_not_hold_is_not_there() {
    let names: Vec<&str> = tables::<Library<'_>>().iter().map(|field| field.name).collect();
    assert_eq!(names, ["full_title", "first_letter", "later", "failing", "parsed", "eventually", "always", "old"]);
}
