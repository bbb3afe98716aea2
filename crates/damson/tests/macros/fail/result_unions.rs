//! Methods whose value and errors cannot be one union.
use damson::{Error, Object, SimpleObject, Subscription, TraitInterface, Union};

#[derive(SimpleObject)]
#[graphql(impl(NodeValue))]
struct User {
    id: i32,
}

impl Node for User {
    fn id(&self) -> i32 {
        self.id
    }
}

#[derive(SimpleObject)]
struct Taken {
    id: i32,
}

#[derive(Union)]
enum Trouble {
    Taken(Taken),
}

#[TraitInterface(for(User))]
trait Node: Send + Sync {
    fn id(&self) -> i32;
}

struct Query;

#[Object]
impl Query {
    #[graphql(result_union)]
    fn plain(&self) -> User {
        User { id: 1 }
    }

    #[graphql(result_union)]
    fn aliased(&self) -> damson::Result<User> {
        Ok(User { id: 1 })
    }

    #[graphql(result_union)]
    fn optional(&self) -> Result<Option<User>, Trouble> {
        Ok(None)
    }

    #[graphql(result_union)]
    fn many(&self) -> Result<Vec<User>, Trouble> {
        Ok(Vec::new())
    }

    #[graphql(result_union = "Not a name")]
    fn named(&self) -> Result<User, Trouble> {
        Ok(User { id: 1 })
    }

    #[graphql(result_union, flatten)]
    fn flat(&self) -> Result<User, Trouble> {
        Ok(User { id: 1 })
    }

    #[graphql(result_union, derived(name = "more", into = "i32"))]
    fn changed(&self) -> Result<User, Trouble> {
        Ok(User { id: 1 })
    }

    #[graphql(result_union = 5)]
    fn five(&self) -> Result<User, Trouble> {
        Ok(User { id: 1 })
    }
}

struct Mutation;

#[Object]
impl Mutation {
    #[graphql(result_union)]
    fn scalar(&self) -> Result<i32, Trouble> {
        Ok(1)
    }

    #[graphql(result_union)]
    fn error(&self) -> Result<User, Error> {
        Ok(User { id: 1 })
    }

    #[graphql(result_union)]
    fn boxed(&self) -> Result<Box<i32>, Trouble> {
        Ok(Box::new(1))
    }

    #[graphql(result_union)]
    fn interface(&self) -> Result<NodeValue, Trouble> {
        Ok(User { id: 1 }.into())
    }

    #[graphql(result_union)]
    fn trait_object(&self) -> Result<Box<dyn Node>, Trouble> {
        Ok(Box::new(User { id: 1 }))
    }
}

struct Events;

#[Subscription]
impl Events {
    #[graphql(result_union)]
    fn ticks(&self) -> impl damson::futures_util::Stream<Item = i32> {
        damson::futures_util::stream::empty()
    }
}

fn main() {}
