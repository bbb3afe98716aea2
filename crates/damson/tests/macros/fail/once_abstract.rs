//! A mistake in an interface, a union or a root is one error, wherever the type is used.

use damson::*;
use futures_util::Stream;

#[derive(SimpleObject)]
#[graphql(impl(Node))]
struct Cat {
    id: i32,
}

#[derive(SimpleObject)]
struct Dog {
    id: i32,
}

#[derive(Union)]
enum Pet {
    #[graphql(nome = "cat")]
    Cat(Cat),
    Dog(Dog),
}

#[derive(Union)]
enum Same {
    One(Cat),
    Two(Cat),
}

#[derive(Union)]
enum Any {
    Number(i32, i32),
    Dog(Dog),
    #[graphql(flatten)]
    Same(Same),
}

#[derive(Interface)]
#[graphql(field(name = "id"))]
enum Node {
    Cat(Cat),
    Dog(Dog),
}

#[derive(Interface)]
#[graphql(for(Cat, Dog), gard = "true")]
struct Animal {
    id: i32,
}

#[derive(Interface)]
struct Being {
    id: i32,
}

#[TraitInterface(for("Cat", 5))]
trait Named {
    fn id(&self) -> i32;
}

#[TraitInterface]
trait Aged {
    async fn age(&self) -> i32;
}

#[TraitInterface]
trait Shaped: Send + Sync {
    #[graphql(downcast)]
    fn as_cat(&self) -> Option<Cat>;
}

#[TraitUnion(nome = "Voiced")]
trait Voiced: Send + Sync {
    #[graphql(downcast)]
    fn as_cat(&self) -> Option<&Cat>;
}

#[TraitUnion]
trait Silent: Send + Sync {}

struct Furniture;

#[Object]
impl Clone for Furniture {
    #[graphql(name = "copy")]
    fn clone(&self) -> Self {
        Furniture
    }
}

#[Object]
struct Chair {
    legs: i32,
}

#[derive(MergedObject)]
struct Both(#[graphql(skip)] Cat);

#[derive(MergedObject)]
struct Neither;

struct Query;

#[Object]
impl Query {
    fn pets(&self) -> Vec<Pet> {
        vec![Cat { id: 1 }.into(), Pet::from(Dog { id: 2 })]
    }

    fn any(&self, ctx: &Context<'_>) -> Option<Any> {
        let _ = ctx;
        let _ = Node::from(Cat { id: 1 });
        Some(Dog { id: 3 }.into())
    }

    fn animal(&self) -> AnimalValue {
        Cat { id: 1 }.into()
    }

    fn being(&self) -> Option<BeingValue> {
        None
    }

    fn named(&self) -> Option<NamedValue> {
        None
    }

    fn aged(&self) -> Option<AgedValue> {
        None
    }

    fn shaped(&self) -> Option<Box<dyn Shaped>> {
        None
    }

    fn voiced(&self) -> Option<Box<dyn Voiced>> {
        None
    }

    fn silent(&self) -> Option<Box<dyn Silent>> {
        None
    }

    fn furniture(&self) -> Furniture {
        Furniture
    }

    fn chair(&self) -> Chair {
        Chair { legs: 4 }
    }

    fn both(&self) -> Option<Both> {
        None
    }

    fn neither(&self) -> Neither {
        Neither
    }
}

struct Ticks;

#[Subscription]
impl Ticks {
    #[graphql(nome = "count")]
    async fn ticks(&self) -> impl Stream<Item = i32> + use<> {
        futures_util::stream::iter([1])
    }
}

#[derive(MergedSubscription)]
#[graphql(nome = "Subscription")]
struct Subscription(Ticks);

fn main() {
    Schema::new(Query, EmptyMutation, Subscription(Ticks));
    Schema::new(Query, EmptyMutation, Ticks);
}
