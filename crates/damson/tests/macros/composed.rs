//! Objects that are made of others: `MergedObject`, and `flatten` on fields and methods.

mod both_sides;
mod depth;
mod faults;
mod flattened;
mod guards;
mod merged;
mod visibility;

use damson::{ComplexObject, OutputType, SimpleObject};

/// Waits once.
async fn later<T>(value: T) -> T {
    let mut is_ready = false;
    std::future::poll_fn(|task| {
        if std::mem::replace(&mut is_ready, true) {
            return std::task::Poll::Ready(());
        }
        task.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
    value
}

#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Address {
    street: String,
    /// The town.
    #[graphql(deprecation = "use `place`")]
    town: String,
}

#[ComplexObject]
impl Address {
    fn place(&self, #[graphql(default = ", ")] between: String) -> String {
        format!("{}{between}{}", self.street, self.town)
    }
    async fn far(&self) -> bool {
        later(true).await
    }
}

fn address() -> Address {
    Address { street: "High St".to_owned(), town: "Bath".to_owned() }
}

#[derive(SimpleObject)]
struct Page<T: OutputType> {
    number: i32,
    content: T,
}

#[derive(SimpleObject)]
struct Place {
    x: f64,
}
