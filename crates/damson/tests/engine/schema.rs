//! A schema with every combination that the engine must handle.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use damson::{
    Context, Error, InputValueResult, Interface, Object, Result, Scalar, ScalarType, SimpleObject, Union, Value,
};

#[derive(Default)]
pub(crate) struct Query {
    pub(crate) calls: AtomicUsize,
}

/// A node that may fail, wait, or both, at every depth.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    level: i32,
}

#[derive(SimpleObject, Clone)]
pub(crate) struct Dog {
    name: String,
    barks: bool,
}

#[derive(SimpleObject, Clone)]
pub(crate) struct Cat {
    name: String,
    lives: i32,
}

#[derive(Interface)]
#[graphql(field(name = "name", ty = "&String"))]
pub(crate) enum Pet {
    Dog(Dog),
    Cat(Cat),
}

#[derive(Union)]
pub(crate) enum Found {
    Dog(Dog),
    Node(Node),
}

fn dog() -> Dog {
    Dog { name: "Rex".to_owned(), barks: true }
}

fn cat() -> Cat {
    Cat { name: "Tom".to_owned(), lives: 7 }
}

/// A scalar that cannot show odd numbers.
pub(crate) struct Frail(i32);

#[Scalar]
impl ScalarType for Frail {
    fn parse(_: Value) -> InputValueResult<Self> {
        Ok(Frail(0))
    }

    fn to_value(&self) -> Value {
        assert!(self.0 % 2 == 0, "odd");
        self.0.into()
    }
}

/// Waits until another thread has run.
async fn elsewhere() {
    let (done, wait) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || done.send(()));
    wait.await.expect("the thread says that it has run");
}

/// Waits once, without a timer.
async fn once() {
    tokio::task::yield_now().await;
}

#[Object]
impl Query {
    /// Counts how often it is called.
    fn counted(&self) -> usize {
        self.calls.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn node(&self) -> Node {
        Node { level: 0 }
    }

    async fn node_later(&self) -> Node {
        once().await;
        Node { level: 0 }
    }

    fn nodes(&self, #[graphql(default = 3)] count: i32) -> Vec<Node> {
        (0..count).map(|level| Node { level }).collect()
    }

    fn maybe_nodes(&self) -> Vec<Option<Node>> {
        vec![Some(Node { level: 0 }), None, Some(Node { level: 2 })]
    }

    async fn ready(&self) -> &str {
        "ready"
    }

    async fn echo(&self, text: String, #[graphql(default = 1)] after: u64) -> String {
        tokio::time::sleep(Duration::from_millis(after)).await;
        text
    }

    async fn never(&self) -> Option<i32> {
        std::future::pending().await
    }

    fn text(&self) -> &str {
        "a \"quoted\" \\ line\n"
    }

    fn big(&self) -> i64 {
        1 << 40
    }

    fn not_a_number(&self) -> Option<f64> {
        Some(f64::NAN)
    }

    fn panics(&self) -> Option<i32> {
        panic!("the resolver's own affair")
    }

    async fn panics_later(&self) -> Option<i32> {
        once().await;
        panic!("the resolver's own affair")
    }

    fn pets(&self) -> Vec<Pet> {
        vec![dog().into(), cat().into()]
    }

    fn found(&self) -> Vec<Found> {
        vec![dog().into(), Node { level: 1 }.into()]
    }

    fn data_of_request(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(ctx.data::<String>()?.clone())
    }

    fn borrowed_data<'ctx>(&self, ctx: &Context<'ctx>) -> Result<&'ctx String> {
        ctx.data::<String>()
    }

    async fn lent_by_context<'ctx>(&self, ctx: &'ctx Context<'_>) -> Result<&'ctx String> {
        once().await;
        ctx.data::<String>()
    }

    fn matrix(&self) -> Vec<Vec<Option<i32>>> {
        vec![vec![Some(1), None], vec![], vec![Some(2)]]
    }

    fn frail(&self, levels: Vec<i32>) -> Vec<Option<Frail>> {
        levels.into_iter().map(|level| Some(Frail(level))).collect()
    }

    /// Waits for another thread, which is done before anybody asks.
    async fn node_from_elsewhere(&self) -> Node {
        elsewhere().await;
        Node { level: 0 }
    }

    fn sum(&self, numbers: Vec<i32>) -> i32 {
        numbers.iter().sum()
    }
}

#[Object]
impl Node {
    async fn level_from_elsewhere(&self) -> i32 {
        elsewhere().await;
        self.level
    }

    fn level(&self) -> i32 {
        self.level
    }

    async fn level_later(&self) -> i32 {
        once().await;
        self.level
    }

    fn child(&self) -> Node {
        Node { level: self.level + 1 }
    }

    fn maybe_child(&self) -> Option<Node> {
        Some(Node { level: self.level + 1 })
    }

    async fn children_later(&self) -> Vec<Option<Node>> {
        once().await;
        self.maybe_children()
    }

    fn maybe_children(&self) -> Vec<Option<Node>> {
        vec![Some(Node { level: self.level + 1 }), None, Some(Node { level: self.level + 2 })]
    }

    async fn child_later(&self) -> Node {
        once().await;
        Node { level: self.level + 1 }
    }

    async fn maybe_child_later(&self) -> Option<Node> {
        once().await;
        Some(Node { level: self.level + 1 })
    }

    fn children(&self) -> Vec<Node> {
        vec![Node { level: self.level + 1 }, Node { level: self.level + 2 }]
    }

    fn fails(&self) -> Result<Option<i32>> {
        Err(Error::new("fails"))
    }

    fn must_fail(&self) -> Result<i32> {
        Err(Error::new("must fail"))
    }

    async fn must_fail_later(&self) -> Result<i32> {
        once().await;
        Err(Error::new("must fail later"))
    }

    /// Fails on odd levels.
    fn odd_fails(&self) -> Result<i32> {
        if self.level % 2 == 1 { Err(Error::new(format!("{} is odd", self.level))) } else { Ok(self.level) }
    }

    /// Fails on odd levels, after waiting.
    async fn odd_fails_later(&self) -> Result<i32> {
        once().await;
        self.odd_fails()
    }
}

#[derive(Default)]
pub(crate) struct Mutation {
    log: Mutex<Vec<i32>>,
}

#[Object]
impl Mutation {
    /// Notes a number after waiting, longer for smaller ones, and gives all numbers so far.
    async fn note(&self, number: i32) -> Vec<i32> {
        tokio::time::sleep(Duration::from_millis((10 - number).max(0) as u64)).await;
        let mut log = self.log.lock().expect("no test panics with the log");
        log.push(number);
        log.clone()
    }

    async fn must_fail(&self) -> Result<i32> {
        once().await;
        Err(Error::new("must fail"))
    }

    fn node(&self) -> Node {
        Node { level: 0 }
    }
}
