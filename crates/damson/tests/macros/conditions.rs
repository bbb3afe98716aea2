//! `cfg` and `cfg_attr`, at every place: the schema has the parts that the compiler compiles.
#![allow(clippy::non_minimal_cfg, reason = "a condition that always holds is the simplest to test with")]

use damson::futures_util::stream::{self, Stream};
use damson::{
    ComplexObject, Context, CustomDirective, Description, Directive, EmptyMutation, Enum, Guard, InputObject,
    InputValueResult, Interface, NewType, Object, OneofObject, ResolveFut, Result, Scalar, ScalarType, Schema,
    ServerResult, SimpleObject, Subscription, TypeDirective, Union, Value,
};

/// Not this.
#[derive(SimpleObject, InputObject)]
#[cfg_attr(all(), graphql(name = "Person", input_name = "PersonInput"))]
#[cfg_attr(any(), graphql(nonsense))]
#[graphql(complex)]
struct User {
    #[cfg(any())]
    gone: NotThere,
    #[cfg_attr(all(), graphql(name = "number", desc = "Its number."))]
    id: i32,
    #[cfg_attr(all(), cfg(any()))]
    gone_too: NotThere,
    #[cfg_attr(any(), graphql(skip))]
    #[cfg(all())]
    name: String,
}

#[cfg_attr(all(), ComplexObject)]
#[cfg(all())]
impl User {
    #[cfg_attr(all(), graphql(name = "renamed"), doc = "Given a name.")]
    fn twice(
        &self,
        #[cfg(any())] gone: NotThere,
        #[cfg(all())] there: i32,
        #[cfg_attr(all(), graphql(name = "times", default = 2))] count: i32,
        #[cfg(not(all()))] _: NotThere,
    ) -> i32 {
        self.id * count + there
    }
}

struct Denied;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl Guard for Denied {
    async fn check(&self, _: &Context<'_>) -> Result<()> {
        Err("denied".into())
    }
}

#[ComplexObject]
#[cfg(any())]
impl NotThere {
    fn nothing(&self) -> i32 {
        1
    }
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Color {
    #[cfg(any())]
    Gone,
    #[cfg_attr(all(), graphql(name = "ROUGE"))]
    Red,
    #[cfg(not(any()))]
    Green,
}

#[derive(OneofObject)]
enum By {
    #[cfg(any())]
    Gone(NotThere),
    #[cfg_attr(all(), graphql(name = "number"))]
    Id(i32),
}

#[derive(Interface)]
#[cfg_attr(all(), graphql(field(name = "number", ty = "i32")))]
#[cfg_attr(any(), graphql(field(name = "gone", ty = "i32")))]
enum Node {
    #[cfg(any())]
    Gone(NotThere),
    User(#[cfg(all())] User),
}

#[derive(Union)]
enum Anything {
    User(User),
    #[cfg(any())]
    Gone(NotThere),
}

#[derive(NewType)]
#[cfg_attr(all(), graphql(name))]
struct Weight(#[cfg(any())] NotThere, f64);

struct Hex(#[expect(dead_code, reason = "nothing writes it")] u64);

#[Scalar]
#[cfg(all())]
#[cfg_attr(all(), doc = "To the base of sixteen.")]
impl ScalarType for Hex {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Hex(u64::from_str_radix(&value.to_string(), 16)?))
    }
    #[cfg(any())]
    fn to_value(&self) -> Value {
        NotThere
    }
    #[cfg(all())]
    fn to_value(&self) -> Value {
        Value::Null
    }
}

/// Changes nothing.
#[cfg_attr(any(), doc = "Or everything.")]
#[Directive(location = "Field")]
#[cfg(all())]
#[cfg_attr(all(), doc = "At all.")]
fn same(
    #[cfg(any())] gone: NotThere,
    #[cfg_attr(all(), graphql(name = "times", default = 2))] count: i32,
) -> impl CustomDirective {
    let _ = count;
    Same
}

#[Directive(location = "Field")]
#[cfg(any())]
fn gone(gone: NotThere) -> impl CustomDirective {
    Same
}

struct Same;

#[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
impl CustomDirective for Same {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await
    }
}

#[TypeDirective(location = "Object")]
fn owner(#[cfg(any())] gone: NotThere, #[cfg_attr(all(), graphql(name = "by"))] team: String) {}

/// The words.
#[derive(Description)]
#[cfg_attr(all(), doc = "All of them.")]
struct Query;

#[Object(use_type_description, directive = owner::apply("search".to_owned()))]
#[cfg(all())]
#[allow(clippy::unused_self, reason = "resolvers take it")]
impl Query {
    #[cfg(any())]
    const GONE: NotThere = 1;

    #[cfg(any())]
    fn same_name(&self) -> NotThere {
        1
    }

    #[cfg(not(any()))]
    #[cfg_attr(all(), graphql(guard = "Denied"))]
    fn same_name(&self) -> i32 {
        1
    }

    #[cfg_attr(all(), cfg(any()))]
    fn same_name(&self) -> NotThere {
        1
    }

    async fn user(&self, #[cfg_attr(any(), graphql(nonsense))] id: i32, #[cfg(any())] _: NotThere) -> Option<User> {
        #[cfg(any())]
        return NotThere;
        #[cfg(all())]
        Some(User { id, name: String::new() })
    }

    #[cfg_attr(all(), graphql(skip))]
    fn helper() {}

    fn inputs(&self, by: By, color: Color, hex: Hex, weight: Weight, user: User) -> Option<Node> {
        let _ = (by, color, hex, weight, user);
        None
    }

    /// Any of them.
    #[cfg_attr(any(), doc = "Or none.")]
    fn anything(&self) -> Option<Anything> {
        Self::helper();
        None
    }
}

struct Events;

#[Subscription]
impl Events {
    #[cfg(any())]
    fn gone(&self) -> impl Stream<Item = NotThere> {}

    #[cfg_attr(all(), graphql(name = "numbers"))]
    fn renamed(&self, #[cfg(any())] gone: NotThere, step: i32) -> impl Stream<Item = i32> {
        stream::iter([step])
    }
}

#[test]
fn the_schema_is_that_of_what_is_compiled() {
    let schema = Schema::build(Query, EmptyMutation, Events).directive(same).finish();
    assert_eq!(schema.sdl(), include_str!("conditions.graphql"));
}

#[test]
fn what_is_compiled_is_run() {
    let schema = Schema::build(Query, EmptyMutation, Events).directive(same).finish();
    let answer = |query: &str| crate::support::answer(&schema, query);
    assert_eq!(answer("{ user(id: 4) { renamed(there: 1) } }"), r#"{"data":{"user":{"renamed":9}}}"#);
    assert!(answer("{ sameName }").contains("denied"));
    let events = crate::support::answers(&schema, "subscription { numbers(step: 3) }");
    assert_eq!(events, [r#"{"data":{"numbers":3}}"#]);
}

#[test]
fn blocks_inside_functions_have_conditions() {
    struct Inner;

    #[Object]
    impl Inner {
        fn one(&self, #[cfg(any())] gone: NotThere) -> i32 {
            1
        }
    }

    macro_rules! object {
        ($ident:ident, $name:literal, $ty:ty, $method:ident) => {
            struct $ident;

            #[Object(name = $name)]
            impl $ident {
                #[cfg_attr(all(), graphql(name = $name))]
                fn $method(&self, #[cfg(any())] gone: NotThere, #[cfg(all())] there: $ty) -> $ty {
                    there
                }
            }
        };
    }
    object!(Outer, "Named", i32, method);

    assert_eq!(crate::ask(Inner, "{ one }"), r#"{"data":{"one":1}}"#);
    assert_eq!(crate::ask(Outer, "{ Named(there: 2) }"), r#"{"data":{"Named":2}}"#);
}
