//! `result_union`: the errors of a method as data.

mod faults;
mod pointers;

use damson::*;
use damson_testing::support::answer;

#[derive(SimpleObject)]
struct User {
    name: String,
}

#[derive(SimpleObject)]
struct NameTaken {
    by: User,
}

#[derive(SimpleObject)]
struct NameTooLong {
    limit: i32,
}

#[derive(Union)]
enum CreateUserError {
    NameTaken(NameTaken),
    NameTooLong(NameTooLong),
}

fn user(name: impl Into<String>) -> User {
    User { name: name.into() }
}

fn create(name: String) -> Result<User, CreateUserError> {
    match name.as_str() {
        "Ada" => Err(NameTaken { by: user("Ada") }.into()),
        name if name.len() > 8 => Err(NameTooLong { limit: 8 }.into()),
        _ => Ok(user(name)),
    }
}

#[derive(SimpleObject, Default)]
struct Query {
    users: i32,
}

fn denied(_: &Context<'_>) -> Result<()> {
    Err("denied".into())
}

struct Mutation;

#[Object]
impl Mutation {
    #[graphql(result_union)]
    fn create_user(&self, name: String) -> Result<User, CreateUserError> {
        create(name)
    }

    #[graphql(result_union = "CreateUserResult")]
    async fn create_later(&self, name: String) -> Result<Box<User>, CreateUserError> {
        std::future::ready(()).await;
        create(name).map(Box::new)
    }

    #[graphql(result_union = "CreateUserResult")]
    async fn create_or_fail(&self, name: String) -> Result<Result<User, CreateUserError>> {
        std::future::ready(()).await;
        if name.is_empty() { Err("The database does not answer".into()) } else { Ok(create(name)) }
    }

    /// Nobody may.
    #[graphql(name = "createTwo", result_union, guard = "denied")]
    fn create_guarded(&self) -> Result<Found, NameTaken> {
        Ok(user("Bo").into())
    }

    #[graphql(result_union)]
    fn find(&self, name: String) -> Result<Found, NameTaken> {
        match create(name) {
            Ok(user) => Ok(user.into()),
            Err(CreateUserError::NameTaken(taken)) => Err(taken),
            Err(CreateUserError::NameTooLong(long)) => Ok(long.into()),
        }
    }
}

#[derive(Union)]
enum Found {
    User(User),
    NameTooLong(NameTooLong),
}

fn schema() -> Schema<Query, Mutation, EmptySubscription> {
    Schema::new(Query::default(), Mutation, EmptySubscription)
}

#[test]
fn the_union_has_the_value_and_the_errors_and_no_type_of_its_own_in_rust() {
    let sdl = schema().sdl();
    for line in [
        "  createUser(name: String!): CreateUserResult!\n",
        "  createLater(name: String!): CreateUserResult!\n",
        "  createOrFail(name: String!): CreateUserResult!\n",
        "  createTwo: CreateTwoResult!\n",
        "  find(name: String!): FindResult!\n",
        "union CreateUserResult = User | NameTaken | NameTooLong\n",
        "union FindResult = User | NameTooLong | NameTaken\n",
    ] {
        assert!(sdl.contains(line), "{line}{sdl}");
    }
    for name in ["CreateUserError", "Found ", "Found\n"] {
        assert!(!sdl.contains(name), "{name}{sdl}");
    }
}

#[test]
fn errors_are_data() {
    let ask = |field: &str| {
        let selection = "... on User { name } ... on NameTaken { by { name } } ... on NameTooLong { limit }";
        answer(&schema(), format!("mutation {{ r: {field} {{ {selection} }} }}"))
    };
    for method in ["createUser", "createLater", "createOrFail", "find"] {
        let ask = |name: &str| ask(&format!("{method}(name: \"{name}\")"));
        assert_eq!(ask("Bo"), r#"{"data":{"r":{"name":"Bo"}}}"#, "{method}");
        assert_eq!(ask("Ada"), r#"{"data":{"r":{"by":{"name":"Ada"}}}}"#, "{method}");
        assert_eq!(ask("Bartholomew"), r#"{"data":{"r":{"limit":8}}}"#, "{method}");
    }
}

#[test]
fn outer_errors_and_guards_are_errors() {
    let outer = answer(&schema(), "mutation { createOrFail(name: \"\") { __typename } }");
    assert!(outer.contains("The database does not answer") && outer.ends_with("\"data\":null}"), "{outer}");
    let guarded = answer(&schema(), "mutation { createTwo { __typename } }");
    assert!(guarded.contains("\"denied\"") && guarded.ends_with("\"data\":null}"), "{guarded}");
}

#[test]
fn methods_beside_a_struct_and_instances_of_generic_types_have_result_unions() {
    #[derive(SimpleObject)]
    #[graphql(complex)]
    struct Shelf {
        size: i32,
    }

    #[ComplexObject]
    impl Shelf {
        #[graphql(result_union)]
        async fn owner<'a>(&self, #[graphql(ctx)] owner: &'a User) -> Result<&'a User, NameTaken> {
            Ok(owner)
        }

        #[graphql(result_union)]
        fn first(&self) -> Result<First<User>, NameTaken> {
            Ok(First { item: user("Bo") })
        }
    }

    #[derive(SimpleObject)]
    #[graphql(concrete(name = "FirstUser", params(User)))]
    struct First<T: OutputType> {
        item: T,
    }

    let schema = Schema::build(Shelf { size: 1 }, EmptyMutation, EmptySubscription).data(user("Cy")).finish();
    assert!(schema.sdl().contains("union FirstResult = FirstUser | NameTaken"), "{}", schema.sdl());
    assert_eq!(
        answer(
            &schema,
            "{ size owner { __typename ... on User { name } } first { ... on FirstUser { item { name } } } }"
        ),
        r#"{"data":{"size":1,"owner":{"__typename":"User","name":"Cy"},"first":{"item":{"name":"Bo"}}}}"#,
    );
}

#[test]
fn an_interface_declares_the_union_of_its_implementers() {
    #[TraitInterface(for(Maker))]
    trait Makes {
        #[graphql(result_union)]
        fn make(&self) -> Result<User, NameTaken>;
    }

    struct Maker;

    #[Object(impl(MakesValue))]
    impl Maker {
        #[graphql(result_union)]
        fn make(&self) -> Result<User, NameTaken> {
            Err(NameTaken { by: user("Bo") })
        }
    }

    struct Root;

    #[Object]
    impl Root {
        fn maker(&self) -> MakesValue {
            Maker.into()
        }
    }

    let schema = Schema::new(Root, EmptyMutation, EmptySubscription);
    assert!(schema.sdl().contains("interface Makes {\n  make: MakeResult!\n}"), "{}", schema.sdl());
    assert_eq!(
        answer(&schema, "{ maker { make { __typename ... on NameTaken { by { name } } } } }"),
        r#"{"data":{"maker":{"make":{"__typename":"NameTaken","by":{"name":"Bo"}}}}}"#,
    );
}

#[test]
fn types_and_attributes_may_be_fragments_of_macro_rules() {
    macro_rules! root {
        ($ident:ident, $method:ident, $name:literal, $user:ty, $taken:path, $description:expr, $value:ident, $argument:ident) => {
            struct $ident;

            #[Object(desc = $description)]
            impl $ident {
                #[graphql(result_union = $name)]
                #[deprecated(note = $name)]
                fn $method($argument: i32, #[graphql(ctx)] $value: &i32) -> Result<$user, $taken> {
                    if $argument > *$value { Ok(user("Bo")) } else { Err(NameTaken { by: user("Ada") }) }
                }
            }
        };
    }
    root!(Root, __result, "Made", User, NameTaken, "The root.", __value, __registry);

    let schema = Schema::build(Root, EmptyMutation, EmptySubscription).data(2_i32).finish();
    let sdl = schema.sdl();
    let expected =
        "\"\"\"The root.\"\"\"\ntype Root {\n  result(registry: Int!): Made! @deprecated(reason: \"Made\")\n}";
    assert!(sdl.contains(expected), "{sdl}");
    assert_eq!(
        answer(&schema, "{ a: result(registry: 3) { ... on User { name } } b: result(registry: 1) { __typename } }"),
        r#"{"data":{"a":{"name":"Bo"},"b":{"__typename":"NameTaken"}}}"#,
    );
}
