//! `derive(Interface)` and `derive(Union)`.

use damson::{EmptyMutation, EmptySubscription, Interface, Object, Schema, SimpleObject, Union};

use crate::{ask, assert_data};

#[derive(SimpleObject)]
struct Cat {
    name: String,
    lives: i32,
}

struct Dog<'a> {
    name: &'a str,
}

#[Object]
impl Dog<'_> {
    fn name(&self) -> &str {
        self.name
    }

    #[graphql(name = "sameName")]
    async fn same(&self, #[graphql(default = 1)] times: i32) -> String {
        std::future::ready(()).await;
        self.name.repeat(usize::try_from(times).unwrap_or_default())
    }
}

#[derive(SimpleObject)]
struct Stone {
    weight: f64,
}

/// Has a name.
#[derive(Interface)]
#[graphql(field(name = "name", ty = "&str", desc = "The name."))]
enum Animal<'a> {
    Cat(Cat),
    Dog(Box<Dog<'a>>),
    #[graphql(skip)]
    #[allow(dead_code)]
    Unknown {
        reason: String,
    },
}

#[derive(Interface)]
#[graphql(
    name = "Doubling",
    field(name = "same_name", ty = String, deprecation = "Why?", arg(name = "times", ty = "i32", default = 1)),
)]
enum Repeats<'a> {
    Dog(Dog<'a>),
}

/// Anything.
#[derive(Union)]
enum Thing<'a> {
    Stone(Stone),
    #[graphql(flatten)]
    Pet(Pet<'a>),
}

/// Flattens twice, behind pointers; its cat counts once.
#[derive(Union)]
enum Anything<'a> {
    Cat(Box<Cat>),
    #[graphql(flatten)]
    Thing(Box<Thing<'a>>),
    #[graphql(flatten)]
    Toy(std::sync::Arc<Toy>),
    #[graphql(skip)]
    #[allow(dead_code)]
    Nothing,
}

#[derive(Union)]
enum Toy {
    Ball(Ball),
    Stone(Box<Stone>),
}

#[derive(SimpleObject)]
struct Ball {
    size: i32,
}

#[derive(Union)]
enum Pet<'a> {
    Cat(Cat),
    Dog(Dog<'a>),
}

struct Query(String);

#[Object]
impl Query {
    fn animals(&self) -> Vec<Animal<'_>> {
        vec![cat().into(), Box::new(Dog { name: &self.0 }).into()]
    }

    fn repeats(&self) -> Repeats<'_> {
        Dog { name: &self.0 }.into()
    }

    async fn things(&self) -> Vec<Thing<'_>> {
        std::future::ready(()).await;
        vec![Stone { weight: 2.5 }.into(), Pet::from(cat()).into(), Thing::Pet(Dog { name: &self.0 }.into())]
    }

    fn anything(&self) -> Vec<Anything<'_>> {
        let toy = std::sync::Arc::new(Toy::Ball(Ball { size: 3 }));
        let pet = Box::new(Thing::Pet(Dog { name: &self.0 }.into()));
        vec![Box::new(cat()).into(), pet.into(), toy.into(), std::sync::Arc::new(Toy::from(Box::new(stone()))).into()]
    }

    fn unknown(&self) -> Option<Animal<'_>> {
        Some(Animal::Unknown { reason: String::new() })
    }
}

fn stone() -> Stone {
    Stone { weight: 2.5 }
}

fn cat() -> Cat {
    Cat { name: "Tom".to_owned(), lives: 9 }
}

fn query() -> Query {
    Query("Rex".to_owned())
}

#[test]
fn fields_of_an_interface_are_those_of_the_object_behind_it() {
    assert_data(
        query(),
        "{ animals { __typename name ... on Cat { lives } } repeats { sameName twice: sameName(times: 2) } }",
        concat!(
            r#"{"animals":[{"__typename":"Cat","name":"Tom","lives":9},{"__typename":"Dog","name":"Rex"}],"#,
            r#""repeats":{"sameName":"Rex","twice":"RexRex"}}"#,
        ),
    );
}

#[test]
fn an_interface_knows_its_implementers() {
    assert_data(
        query(),
        r#"{ __type(name: "Animal") { kind description possibleTypes { name } fields { name description } } }"#,
        concat!(
            r#"{"__type":{"kind":"INTERFACE","description":"Has a name.","possibleTypes":[{"name":"Cat"},{"name":"Dog"}],"#,
            r#""fields":[{"name":"name","description":"The name."}]}}"#,
        ),
    );
    assert_data(
        query(),
        r#"{ __type(name: "Doubling") { fields(includeDeprecated: true) { name deprecationReason args { name defaultValue } } } }"#,
        r#"{"__type":{"fields":[{"name":"sameName","deprecationReason":"Why?","args":[{"name":"times","defaultValue":"1"}]}]}}"#,
    );
}

#[test]
fn members_of_a_flattened_union_are_members() {
    assert_data(
        query(),
        "{ things { __typename ... on Stone { weight } ... on Cat { lives } ... on Dog { name } } }",
        r#"{"things":[{"__typename":"Stone","weight":2.5},{"__typename":"Cat","lives":9},{"__typename":"Dog","name":"Rex"}]}"#,
    );
    assert_data(
        query(),
        r#"{ __type(name: "Thing") { description possibleTypes { name } } }"#,
        r#"{"__type":{"description":"Anything.","possibleTypes":[{"name":"Stone"},{"name":"Cat"},{"name":"Dog"}]}}"#,
    );
}

#[test]
fn unions_are_flattened_to_any_depth_and_each_member_counts_once() {
    assert_data(
        query(),
        "{ anything { __typename ... on Cat { lives } ... on Dog { name } ... on Ball { size } ... on Stone { weight } } }",
        concat!(
            r#"{"anything":[{"__typename":"Cat","lives":9},{"__typename":"Dog","name":"Rex"},"#,
            r#"{"__typename":"Ball","size":3},{"__typename":"Stone","weight":2.5}]}"#,
        ),
    );
    let sdl = Schema::new(query(), EmptyMutation, EmptySubscription).sdl();
    assert!(sdl.contains("union Anything = Cat | Stone | Dog | Ball\n"), "{sdl}");
}

#[test]
fn a_skipped_variant_is_an_error_where_it_appears() {
    let answer = ask(query(), "{ unknown { name } }");
    assert!(answer.contains("this value of `Animal` is not part of the schema"), "{answer}");
    assert!(answer.ends_with(r#""data":{"unknown":null}}"#), "{answer}");
}
