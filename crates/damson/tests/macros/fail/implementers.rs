//! Objects that do not implement the interface that they name: one error at each, while the program is compiled.
use damson::{Interface, Object, SimpleObject, TraitInterface};

#[TraitInterface(for(Missing, Wrong, Extra, Lacks, WrongArgument, Added, Fine))]
trait Character {
    fn id(&self, first: Option<i32>) -> Option<&str>;
}

#[derive(SimpleObject)]
#[graphql(impl(CharacterValue))]
struct Missing {
    name: String,
}

#[derive(SimpleObject)]
#[graphql(impl(NodeValue))]
struct Wrong {
    id: Vec<String>,
}

#[Object]
impl Added {
    fn id(&self, first: Option<i32>) -> Option<String> {
        first.map(|_| String::new())
    }
}

struct Added;

struct Extra;

#[Object(impl(CharacterValue))]
impl Extra {
    fn id(&self, first: Option<i32>, is_present: bool) -> &str {
        let _ = (first, is_present);
        ""
    }
}

struct Lacks;

#[Object(impl(CharacterValue))]
impl Lacks {
    fn id(&self) -> &str {
        ""
    }
}

struct WrongArgument;

#[Object(impl(CharacterValue))]
impl WrongArgument {
    fn id(&self, first: i32) -> &str {
        let _ = first;
        ""
    }
}

struct Fine;

#[Object(impl(CharacterValue))]
impl Fine {
    fn id(&self, first: Option<i32>, second: Option<bool>, #[graphql(default = 1)] third: i32) -> String {
        let _ = (first, second, third);
        String::new()
    }
}

#[derive(SimpleObject)]
#[graphql(impl(NodeValue))]
struct Unlisted {
    id: String,
}

#[derive(Interface)]
#[graphql(for(Wrong))]
struct Node {
    id: Option<String>,
}

fn main() {}
