//! Tests of the front ends: from tokens to names, calls and parameters, without a compiler.

use quote::ToTokens;
use syn::parse_quote;

use super::{enumeration, input_object, interface, object, simple_object, subscription};
use crate::attr::Description;
use crate::mistakes::Mistakes;
use crate::model::{Call, Field, InputRole, Object, Parameter, Resolver, TypeName};

fn read_object(block: syn::ItemImpl) -> Object {
    let (mut block, mut mistakes) = (block, Mistakes::default());
    let object = object(Default::default(), &mut block, &mut mistakes);
    assert_eq!(mistakes.messages(), [""; 0]);
    let rest = block.to_token_stream().to_string();
    assert!(!rest.contains("graphql"), "the block is left as ordinary Rust: {rest}");
    object.expect("an object")
}

fn names(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.name.value.as_str()).collect()
}

#[test]
fn methods_become_fields() {
    let object = read_object(parse_quote! {
        /// All users.
        impl<'a> Query<'a> {
            const LIMIT: usize = 1;
            fn r#type(&self) -> i32 { 1 }
            #[graphql(skip)]
            fn helper() {}
            /// One of them.
            #[graphql(name = "user", deprecation)]
            async fn user_by_id(&self, id: i32) -> Result<&'a User> { self.load(id).await }
        }
    });
    assert_eq!(names(&object.fields), ["type", "user"]);
    assert_eq!(object.fields[1].deprecation.as_deref(), Some("No longer supported"));
    assert_eq!(object.fields[1].ty.to_token_stream().to_string(), "& 'a User");
    assert!(matches!(&object.fields[1].description, Some(Description::Text(text)) if text == "One of them."));
    let [target] = &object.definition.targets[..] else { panic!("one target") };
    assert!(matches!(&target.name, TypeName::Text(name) if name.value == "Query"));
}

#[test]
fn the_signature_and_the_body_decide_how_a_method_is_called() {
    let object = read_object(parse_quote! {
        impl Query {
            fn plain(&self) -> i32 { 1 }
            async fn ready(&self) -> i32 { 1 }
            async fn waiting(&self) -> Result<i32> { self.load().await }
            #[instrument]
            async fn rewritten(&self) -> i32 { 1 }
            fn future(&self) -> impl Future<Output = FieldResult<i32>> + Send { self.load() }
        }
    });
    let calls = object.fields.iter().map(|field| match &field.resolver {
        Resolver::Method(method) => (method.call, method.fallible),
        _ => panic!("a method"),
    });
    let expected = [
        (Call::Plain, false),
        (Call::Ready, false),
        (Call::Waiting, true),
        (Call::Waiting, false),
        (Call::Waiting, true),
    ];
    assert_eq!(calls.collect::<Vec<_>>(), expected);
}

#[test]
fn below_an_attribute_that_may_rewrite_the_block_every_async_method_may_wait() {
    let object = read_object(parse_quote! {
        #[allow(unused)]
        #[locked]
        impl Query {
            fn plain(&self) -> i32 { 1 }
            async fn ready(&self) -> i32 { 1 }
        }
    });
    let calls = object.fields.iter().map(|field| match &field.resolver {
        Resolver::Method(method) => method.call,
        _ => panic!("a method"),
    });
    assert_eq!(calls.collect::<Vec<_>>(), [Call::Plain, Call::Waiting]);
}

#[test]
fn streams_tell_the_type_of_their_items() {
    let mut mistakes = Mistakes::default();
    let mut block = parse_quote! {
        impl Events {
            fn plain(&self) -> impl Stream<Item = i32> + Send { self.numbers() }
            async fn named(&self) -> Numbers<'_> { self.numbers() }
            async fn fallible(&self) -> Result<impl futures::Stream<Item = Result<User>>> { self.load().await }
            fn later(&self) -> impl Future<Output = Result<impl Stream<Item = User>, MyError>> + Send { self.load() }
        }
    };
    let fields = subscription(Default::default(), &mut block, &mut mistakes).expect("a root").fields;
    assert_eq!(mistakes.messages(), [""; 0]);
    let read = fields.iter().map(|field| match &field.resolver {
        Resolver::Stream(method, named) => {
            (field.ty.to_token_stream().to_string(), method.call, method.fallible, named.is_some())
        }
        _ => panic!("a stream"),
    });
    let expected = [
        ("i32", Call::Plain, false, false),
        ("< Numbers < '_ > as __damson :: futures_util :: Stream > :: Item", Call::Ready, false, true),
        ("Result < User >", Call::Waiting, true, false),
        ("User", Call::Waiting, true, false),
    ];
    assert!(read.eq(expected.map(|(ty, call, fallible, named)| (ty.to_owned(), call, fallible, named))));
}

#[test]
fn parameters_are_the_context_and_arguments() {
    let object = read_object(parse_quote! {
        impl Query {
            fn find(&self, mut first_name: String, ctx: &damson::Context<'_>, #[graphql(ctx)] db: &Db, #[graphql(name = "n", desc = "How many.")] _: i32) -> i32 { 1 }
        }
    });
    let Resolver::Method(method) = &object.fields[0].resolver else { panic!("a method") };
    let parameters = method.parameters.iter().map(|parameter| match parameter {
        Parameter::Context => "the context",
        Parameter::Data(_) => "data",
        Parameter::Argument(_, value) => &value.name.value,
    });
    assert_eq!(parameters.collect::<Vec<_>>(), ["firstName", "the context", "data", "n"]);
}

#[test]
fn fields_of_structs_become_fields() {
    let mut mistakes = Mistakes::default();
    let input = parse_quote! {
        #[graphql(name = "Person", rename_fields = "UPPERCASE", complex)]
        struct User {
            id: i32,
            #[graphql(skip)]
            hidden: i32,
            #[graphql(name = "a", default = 1)]
            given: i32,
            #[graphql(skip_output, flatten)]
            rest: Rest,
        }
    };
    let object = simple_object(&input, &mut mistakes);
    let given = input_object(&input, &mut mistakes);
    assert_eq!(mistakes.messages(), [""; 0], "each macro leaves the other's attributes alone");
    assert_eq!(names(&object.fields), ["ID", "a"]);
    assert!(object.complex);
    let roles: Vec<_> = given.fields.iter().map(|field| &field.role).collect();
    assert!(matches!(
        roles[..],
        [InputRole::Value(_), InputRole::Skip(..), InputRole::Value(_), InputRole::Flatten(_)]
    ));
}

#[test]
fn variants_become_values() {
    let mut mistakes = Mistakes::default();
    let input = parse_quote! {
        enum Color { DarkRed, #[graphql(name = "blue")] Blue, #[graphql(skip)] Other(u32) }
    };
    let model = enumeration(&input, &mut mistakes);
    assert_eq!(mistakes.messages(), [""; 0]);
    let names: Vec<_> = model.items.iter().map(|item| item.name.value.as_str()).collect();
    assert_eq!(names, ["DARK_RED", "blue"]);
    assert_eq!(model.skipped.len(), 1);
}

#[test]
fn fields_of_an_interface_are_named_by_rule_unless_their_method_is_given() {
    let mut mistakes = Mistakes::default();
    let input = parse_quote! {
        #[graphql(
            field(name = "full_name", ty = "Vec<String>", arg(name = "first_n", ty = "i32")),
            field(name = "as_is", method = "get", ty = HashMap<String, i32>),
        )]
        enum Node { User(User) }
    };
    let model = interface(&input, &mut mistakes);
    assert_eq!(mistakes.messages(), [""; 0]);
    let fields = model.fields.expect("an interface has fields");
    assert_eq!(names(&fields), ["fullName", "as_is"]);
    let Resolver::Implementer(arguments) = &fields[0].resolver else { panic!("the implementers resolve it") };
    assert_eq!((arguments[0].0.to_string().as_str(), arguments[0].1.name.value.as_str()), ("first_n", "firstN"));
}

#[test]
fn all_mistakes_are_reported_together() {
    let mut mistakes = Mistakes::default();
    let input = parse_quote! {
        #[graphql(nome = "x")]
        struct User {
            #[graphql(skip = 1)]
            a: i32,
            #[graphql(shareable)]
            b: i32,
        }
    };
    simple_object(&input, &mut mistakes);
    assert_eq!(mistakes.count(), 3);
}
