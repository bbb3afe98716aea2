//! `#[Object]`, `derive(SimpleObject)` and `#[ComplexObject]`.

use damson::macros::{FieldTable, ObjectType, ResolverKind};
use damson::{ComplexObject, Context, Description, ID, Object, Result, SimpleObject};

use crate::assert_data;

/// A person
/// with a name.
#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Person {
    /// Their name.
    name: String,
    #[graphql(name = "ID")]
    id: ID,
    /// Never seen.
    #[graphql(skip)]
    #[allow(dead_code)]
    password: String,
    #[graphql(deprecation = "Use birthday.")]
    birth_year: Option<i32>,
    #[graphql(owned)]
    r#type: &'static str,
}

#[ComplexObject]
impl Person {
    /// The name in capitals.
    async fn loud_name(&self, #[graphql(default = "!")] mark: String) -> String {
        format!("{}{mark}", self.name.to_uppercase())
    }

    fn itself(&self) -> &Self {
        self
    }

    #[graphql(skip)]
    fn helper(&self) -> usize {
        self.name.len()
    }

    async fn length(&self) -> usize {
        std::future::ready(self.helper()).await
    }
}

fn ada() -> Person {
    let (name, id, password) = ("Ada".to_owned(), ID::from("7"), "secret".to_owned());
    Person { name, id, password, birth_year: Some(1815), r#type: "human" }
}

struct Query;

#[Object]
impl Query {
    fn person(&self) -> Person {
        ada()
    }
}

#[test]
fn fields_of_a_struct_and_methods_are_fields_of_one_object() {
    assert_data(
        Query,
        "{ person { name ID birthYear type loudName bye: loudName(mark: \"?\") length itself { name } } }",
        r#"{"person":{"name":"Ada","ID":"7","birthYear":1815,"type":"human","loudName":"ADA!","bye":"ADA?","length":3,"itself":{"name":"Ada"}}}"#,
    );
}

#[test]
fn comments_and_deprecations_reach_the_schema() {
    assert_data(
        Query,
        r#"{ __type(name: "Person") { description fields(includeDeprecated: true) { name description deprecationReason } } }"#,
        concat!(
            r#"{"__type":{"description":"A person\nwith a name.","fields":["#,
            r#"{"name":"name","description":"Their name.","deprecationReason":null},"#,
            r#"{"name":"ID","description":null,"deprecationReason":null},"#,
            r#"{"name":"birthYear","description":null,"deprecationReason":"Use birthday."},"#,
            r#"{"name":"type","description":null,"deprecationReason":null},"#,
            r#"{"name":"loudName","description":"The name in capitals.","deprecationReason":null},"#,
            r#"{"name":"itself","description":null,"deprecationReason":null},"#,
            r#"{"name":"length","description":null,"deprecationReason":null}]}}"#,
        ),
    );
}

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

fn tables<T: ObjectType>() -> Vec<&'static FieldTable> {
    let mut fields = Vec::new();
    T::fields(&mut fields);
    fields
}

struct Kinds;

#[Object]
impl Kinds {
    fn plain(&self) -> i32 {
        1
    }
    async fn ready(&self, ctx: &Context<'_>) -> String {
        let _ = ctx;
        "[1]".to_owned()
    }
    async fn formats(&self) -> String {
        format!("{:?}", vec![1]) // the macros could be others, which wait
    }
    async fn waiting(&self) -> i32 {
        std::future::ready(1).await
    }
    async fn hidden(&self) -> i32 {
        macro_rules! wait {
            () => {
                std::future::ready(1).await
            };
        }
        wait!()
    }
}

#[test]
fn only_methods_that_can_wait_are_asynchronous() {
    let kinds: Vec<_> =
        tables::<Kinds>().iter().map(|field| (field.name, field.resolver, field.uses_context)).collect();
    assert_eq!(
        kinds,
        [
            ("plain", ResolverKind::Sync, false),
            ("ready", ResolverKind::Sync, true),
            ("formats", ResolverKind::Async, false),
            ("waiting", ResolverKind::Async, false),
            ("hidden", ResolverKind::Async, false),
        ]
    );
    assert_data(
        Kinds,
        "{ plain ready formats waiting hidden }",
        r#"{"plain":1,"ready":"[1]","formats":"[1]","waiting":1,"hidden":1}"#,
    );
}

/// Said where the type is.
#[derive(Description)]
struct Described;

/// Said where the methods are.
#[Object(use_type_description)]
impl Described {
    #[doc = concat!("Two ", "words.")]
    fn value(&self) -> i32 {
        1
    }
}

#[test]
fn descriptions_come_from_the_type_and_from_macros() {
    assert_data(
        Described,
        r#"{ __type(name: "Described") { description fields { description } } }"#,
        r#"{"__type":{"description":"Said where the type is.","fields":[{"description":"Two words."}]}}"#,
    );
}

mod without_imports {
    //! The macros' code needs no imports, and works beside items that have common names.

    #![allow(dead_code)]

    struct Option;
    struct Result;
    struct String;
    struct Vec;
    struct Box;
    struct Some;
    struct None;
    struct Ok;
    struct Err;

    #[derive(damson::SimpleObject)]
    pub(crate) struct Alone {
        pub(crate) value: i32,
    }

    #[derive(damson::InputObject)]
    struct Given {
        #[graphql(default = "x")]
        text: std::string::String,
    }

    #[derive(damson::Enum, Clone, Copy, PartialEq, Eq)]
    enum One {
        A,
    }
}

#[test]
fn the_generated_code_is_hygienic() {
    assert_data(without_imports::Alone { value: 1 }, "{ value }", r#"{"value":1}"#);
}

/// Macros that wait, under names of macros in the standard library that never wait.
mod shadowed {
    macro_rules! write {
        ($value:expr) => {{
            tokio::task::yield_now().await;
            $value
        }};
    }

    macro_rules! by_name {
        ($name:ident, $value:expr) => {
            $name!($value)
        };
    }

    pub(super) struct Query;

    #[damson::Object]
    impl Query {
        async fn waits(&self) -> i32 {
            write!(1)
        }

        async fn waits_inside(&self) -> Vec<Query> {
            let queries = [(); 2].map(|()| Query);
            if write!(true) { queries.into() } else { Vec::new() }
        }

        async fn waits_by_name(&self) -> Option<i32> {
            Some(by_name!(write, 3))
        }

        async fn formats(&self) -> String {
            ::std::format!("{}", 4)
        }
    }
}

#[test]
fn what_turns_out_to_wait_waits() {
    assert_data(
        shadowed::Query,
        "{ waits waitsInside { waits waitsByName formats } waitsByName formats }",
        r#"{"waits":1,"waitsInside":[{"waits":1,"waitsByName":3,"formats":"4"},{"waits":1,"waitsByName":3,"formats":"4"}],"waitsByName":3,"formats":"4"}"#,
    );
}
