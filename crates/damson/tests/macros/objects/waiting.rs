//! Methods are asynchronous only if they can wait.

use damson::macros::ResolverKind;
use damson::{Context, Object};

use super::tables;
use crate::assert_data;

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
