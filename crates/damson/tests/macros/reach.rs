//! Guards and complexity hold however a field is reached: through its object, an interface, or an interface above that.

use damson::{
    ComplexObject, Context, EmptyMutation, EmptySubscription, Interface, Object, Result, Schema, SimpleObject,
};

use crate::support::{execute_on, told, verdict};

fn refuse(_: &Context<'_>) -> Result<()> {
    Err("Refused".into())
}

#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Leaf {
    open: i32,
    #[graphql(guard = refuse, complexity = 7)]
    own: Option<i32>,
    by_interface: Option<i32>,
    by_root: Option<i32>,
    #[graphql(complexity = 2)]
    both: i32,
}

#[ComplexObject]
impl Leaf {
    #[graphql(guard = refuse)]
    fn added(&self) -> Option<i32> {
        Some(1)
    }

    #[graphql(complexity = "times + 1")]
    fn times(&self, times: usize) -> usize {
        times
    }

    fn counted(&self, count: usize, unit: Option<i32>) -> usize {
        count + usize::from(unit.is_some())
    }
}

#[derive(SimpleObject, Clone)]
struct Locked {
    by_root: Option<i32>,
}

#[Object(guard = refuse)]
impl Vault {
    fn by_root(&self) -> Option<i32> {
        Some(1)
    }
}

#[derive(Clone)]
struct Vault;

/// Above `Twig`, so it has only its fields.
#[derive(Interface, Clone)]
#[graphql(field(name = "by_root", ty = "Option<i32>", guard = refuse, complexity = 11))]
enum Root {
    Twig(Twig),
    Vault(Vault),
    Locked(Box<Locked>),
}

#[derive(Interface, Clone)]
#[graphql(
    field(name = "open", ty = "i32"),
    field(name = "own", ty = "Option<i32>"),
    field(name = "added", ty = "Option<i32>"),
    field(name = "by_interface", ty = "Option<i32>", guard = refuse, complexity = 5),
    field(name = "by_root", ty = "Option<i32>"),
    field(name = "both", ty = "i32", complexity = 3),
    field(name = "times", ty = "usize", arg(name = "times", ty = "usize")),
    field(name = "counted", ty = "usize", complexity = "2 * count", arg(name = "count", ty = "usize")),
)]
enum Twig {
    Leaf(std::sync::Arc<Leaf>),
}

fn leaf() -> Leaf {
    Leaf { open: 1, own: Some(1), by_interface: Some(1), by_root: Some(1), both: 1 }
}

fn twig() -> Twig {
    std::sync::Arc::new(leaf()).into()
}

struct Query;

#[Object]
impl Query {
    fn leaf(&self) -> Leaf {
        leaf()
    }

    fn twig(&self) -> Twig {
        twig()
    }

    fn root(&self) -> Root {
        twig().into()
    }

    fn vault(&self) -> Root {
        Vault.into()
    }

    fn locked(&self) -> Root {
        Box::new(Locked { by_root: Some(1) }).into()
    }
}

fn schema(limit: usize) -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query, EmptyMutation, EmptySubscription).limit_complexity(limit).finish()
}

#[test]
fn a_guard_is_asked_on_every_way_to_its_field() {
    for field in ["own", "added", "byInterface", "byRoot"] {
        for way in [
            "leaf { F }",
            "leaf { ... on Twig { F } }",
            "twig { F }",
            "twig { ... on Leaf { F } }",
            "root { ... on Twig { F } }",
            "root { ... on Leaf { F } }",
        ] {
            let query = format!("{{ {} }}", way.replace('F', field));
            let response = execute_on(&schema(usize::MAX), &*query);
            let root = way.split(' ').next().expect("a field");
            assert_eq!(told(&response.errors), [format!("Refused [\"{root}\",\"{field}\"]")], "{query}");
        }
    }
    for query in [
        "{ root { byRoot } }",
        "{ vault { byRoot } }",
        "{ locked { byRoot } }",
        "{ locked { ... on Locked { byRoot } } }",
    ] {
        assert_eq!(execute_on(&schema(usize::MAX), query).errors.len(), 1, "{query}");
    }
    assert!(
        execute_on(&schema(usize::MAX), "{ twig { open } leaf { open } root { ... on Twig { open } } }")
            .errors
            .is_empty()
    );
}

#[test]
fn a_field_costs_as_much_on_every_way() {
    for (query, complexity) in [
        ("{ leaf { own } }", 1 + 7),
        ("{ twig { own } }", 1 + 7),
        ("{ twig { ... on Leaf { own } } }", 1 + 7),
        ("{ root { ... on Twig { own } } }", 1 + 7),
        // An implementer without a complexity has that of its interface.
        ("{ leaf { byInterface } }", 1 + 5),
        ("{ twig { byInterface } }", 1 + 5),
        ("{ root { ... on Leaf { byInterface } } }", 1 + 5),
        ("{ leaf { byRoot } }", 1 + 11),
        ("{ twig { byRoot } }", 1 + 11),
        ("{ root { byRoot } }", 1 + 11),
        ("{ locked { ... on Locked { byRoot } } }", 1 + 11),
        // Through the interface, the greatest of both.
        ("{ leaf { both } }", 1 + 2),
        ("{ twig { both } }", 1 + 3),
        ("{ twig { times(times: 8) } }", 1 + 9),
        ("{ twig { counted(count: 8) } }", 1 + 16),
        ("{ leaf { counted(count: 8, unit: 1) } }", 1 + 16),
    ] {
        assert_ne!(verdict(&schema(complexity), query), "LIMIT_COMPLEXITY", "{query}");
        assert_eq!(verdict(&schema(complexity - 1), query), "LIMIT_COMPLEXITY", "{query}");
    }
}
