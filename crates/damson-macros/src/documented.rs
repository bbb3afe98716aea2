//! The documentation of each macro lists the attributes that the macro knows, place by place, and no others.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;
use syn::parse::Parse;

use crate::mistakes::Mistakes;
use crate::parse;

/// What a front end says of `#[graphql(nonsense)]`: it lists what is known there.
struct Said(Mistakes);

impl Said {
    fn derive<M>(parse: fn(&DeriveInput, &mut Mistakes) -> M, item: TokenStream) -> Self {
        let mut mistakes = Mistakes::default();
        parse(&syn::parse2(item).expect("a type"), &mut mistakes);
        Said(mistakes)
    }

    /// Of a macro that takes arguments and stands above `item`.
    fn attribute<I: Parse, M>(
        parse: fn(TokenStream, &mut I, &mut Mistakes) -> M,
        arguments: TokenStream,
        item: TokenStream,
    ) -> Self {
        let mut mistakes = Mistakes::default();
        parse(arguments, &mut syn::parse2(item).expect("an item"), &mut mistakes);
        Said(mistakes)
    }

    /// The names, sorted.
    fn known(self) -> Vec<String> {
        known_names(&self.0.messages())
    }
}

/// The names that the one message about an unknown attribute lists.
pub(crate) fn known_names(messages: &[String]) -> Vec<String> {
    let [message] = messages else { panic!("one mistake: {messages:?}") };
    let list = message.split_once("nown here are ").map_or("", |(_, list)| list);
    list.split(", ").filter(|name| !name.is_empty()).map(|name| name.trim_matches('`').to_owned()).collect()
}

/// The names behind `* place: ` in the documentation of the macro that this function is, sorted.
fn documented(function: &str, place: &str) -> Vec<String> {
    let (before, _) = include_str!("lib.rs").split_once(&format!("pub fn {function}(")).expect("the macro");
    let (_, documentation) = before.rsplit_once("\n\n").expect("a line between items");
    let documentation = documentation.replace("///   ", "").replace('\n', " ");
    let (_, list) = documentation.split_once(&format!("/// * {place}: ")).expect("a list");
    let (list, _) = list.split_once("///").or_else(|| list.split_once("#[")).expect("an end");
    let mut names = Vec::new();
    let mut in_brackets = false;
    for (index, part) in list.split('`').enumerate() {
        match index % 2 {
            0 => in_brackets = part.rfind(['(', ')']).map_or(in_brackets, |at| part[at..].starts_with('(')),
            _ if in_brackets => {}
            _ => names.push(part.split('(').next().unwrap_or_default().to_owned()),
        }
    }
    names.sort_unstable();
    names
}

/// What is known is what is documented and what is left to `others`: macros that read the same attributes.
#[track_caller]
fn assert_documented(function: &str, place: &str, said: Said, others: &[&str]) {
    let known: Vec<String> = said.known().into_iter().filter(|name| !others.contains(&name.as_str())).collect();
    assert_eq!(known, documented(function, place), "{function}, {place}");
}

#[test]
fn attributes_of_objects_are_documented() {
    let simple = |item| Said::derive(parse::simple_object, item);
    let on_type = simple(quote!(
        #[graphql(nonsense)]
        struct A {
            a: i32,
        }
    ));
    assert_documented("simple_object", "On the type", on_type, &["input_name"]);
    let on_field = simple(quote!(
        struct A {
            #[graphql(nonsense)]
            a: i32,
        }
    ));
    assert_documented("simple_object", "On a field", on_field, &["default", "default_with", "flatten", "skip_input"]);
    let object = |arguments, item| Said::attribute(parse::object, arguments, item);
    assert_documented("Object", "On the block", object(quote!(nonsense), quote!(impl A {})), &[]);
    let on_method = object(quote!(), quote!(impl A { #[graphql(nonsense)] fn a(&self) -> i32 { 1 } }));
    assert_documented("Object", "On a method", on_method, &[]);
    let on_argument = object(quote!(), quote!(impl A { fn a(&self, #[graphql(nonsense)] a: i32) -> i32 { 1 } }));
    assert_documented("Object", "On an argument", on_argument, &[]);
    let on_block = Said::attribute(parse::complex_object, quote!(nonsense), quote!(impl A {}));
    assert_documented("ComplexObject", "On the block", on_block, &[]);
}

#[test]
fn attributes_of_subscriptions_are_documented() {
    let root = |arguments, item| Said::attribute(parse::subscription, arguments, item);
    assert_documented("Subscription", "On the block", root(quote!(nonsense), quote!(impl A {})), &[]);
    let on_method = quote!(impl A { #[graphql(nonsense)] fn a(&self) -> impl Stream<Item = i32> { b() } });
    assert_documented("Subscription", "On a method", root(quote!(), on_method), &[]);
    let on_argument = quote!(impl A { fn a(&self, #[graphql(nonsense)] a: i32) -> impl Stream<Item = i32> { b() } });
    assert_documented("Subscription", "On an argument", root(quote!(), on_argument), &[]);
    let merged = Said::derive(
        parse::merged_subscription,
        quote!(
            #[graphql(nonsense)]
            struct A(B);
        ),
    );
    assert_documented("merged_subscription", "On the type", merged, &[]);
}

#[test]
fn attributes_of_inputs_are_documented() {
    let input = |item| Said::derive(parse::input_object, item);
    let on_type = input(quote!(
        #[graphql(nonsense)]
        struct A {
            a: i32,
        }
    ));
    let others = ["cache_control", "complex", "guard"];
    assert_documented("input_object", "On the type", on_type, &others);
    let on_field = input(quote!(
        struct A {
            #[graphql(nonsense)]
            a: i32,
        }
    ));
    let others = ["cache_control", "complexity", "guard", "owned", "skip_output"];
    assert_documented("input_object", "On a field", on_field, &others);
    let oneof = |item| Said::derive(parse::oneof_object, item);
    let on_type = oneof(quote!(
        #[graphql(nonsense)]
        enum A {
            A(i32),
        }
    ));
    assert_documented("oneof_object", "On the type", on_type, &["field", "guard", "rename_args"]);
    let on_variant = oneof(quote!(
        enum A {
            #[graphql(nonsense)]
            A(i32),
        }
    ));
    assert_documented("oneof_object", "On a variant", on_variant, &["flatten"]);
}

#[test]
fn attributes_of_interfaces_and_unions_are_documented() {
    let of_inputs = ["name", "desc", "deprecation", "visible", "directive"];
    let interface = |item| Said::derive(parse::interface, item);
    let on_type = interface(quote!(
        #[graphql(nonsense)]
        enum A {
            A(B),
        }
    ));
    assert_documented("interface", "On the type", on_type, &["input_name"]);
    let in_field = interface(quote!(
        #[graphql(field(name = "a", ty = "i32", nonsense))]
        enum A {
            A(B),
        }
    ));
    assert_documented("interface", "In a field", in_field, &[]);
    let in_argument = quote! {
        #[graphql(field(name = "a", ty = "i32", arg(name = "a", ty = "i32", nonsense)))]
        enum A { A(B) }
    };
    assert_documented("interface", "In an argument", interface(in_argument), &[]);
    let on_variant = interface(quote!(
        enum A {
            #[graphql(nonsense)]
            A(B),
        }
    ));
    assert_documented("interface", "On a variant", on_variant, &of_inputs);
    let union = |item| Said::derive(parse::union, item);
    let on_type = union(quote!(
        #[graphql(nonsense)]
        enum A {
            A(B),
        }
    ));
    assert_documented("union", "On the type", on_type, &["input_name", "rename_fields"]);
    let on_variant = union(quote!(
        enum A {
            #[graphql(nonsense)]
            A(B),
        }
    ));
    assert_documented("union", "On a variant", on_variant, &of_inputs);
}

#[test]
fn attributes_of_leaves_are_documented() {
    let enumeration = |item| Said::derive(parse::enumeration, item);
    // Nothing in an enum without values can be generic.
    let on_type = enumeration(quote!(
        #[graphql(nonsense)]
        enum A {
            A,
        }
    ));
    assert_documented("enumeration", "On the type", on_type, &["concrete"]);
    let on_variant = enumeration(quote!(
        enum A {
            #[graphql(nonsense)]
            A,
        }
    ));
    assert_documented("enumeration", "On a variant", on_variant, &[]);
    let scalar = Said::attribute(parse::scalar, quote!(nonsense), quote!(impl ScalarType for A {}));
    assert_documented("Scalar", "On the block", scalar, &[]);
    let new_type = Said::derive(
        parse::new_type,
        quote!(
            #[graphql(nonsense)]
            struct A(i32);
        ),
    );
    assert_documented("new_type", "On the type", new_type, &[]);
}

#[test]
fn attributes_of_directives_are_documented() {
    let directive = |arguments, item| Said::attribute(parse::directive, arguments, item);
    let on_function = directive(
        quote!(location = "Field", nonsense),
        quote!(
            fn a() -> A {
                A
            }
        ),
    );
    assert_documented("Directive", "On the function", on_function, &[]);
    let on_argument = directive(
        quote!(location = "Field"),
        quote!(
            fn a(#[graphql(nonsense)] a: i32) -> A {
                A
            }
        ),
    );
    assert_documented("Directive", "On an argument", on_argument, &[]);
    let directive = |arguments, item| Said::attribute(parse::type_directive, arguments, item);
    let on_function = directive(
        quote!(location = "Object", nonsense),
        quote!(
            fn a() {}
        ),
    );
    assert_documented("TypeDirective", "On the function", on_function, &[]);
    let on_argument = directive(
        quote!(location = "Object"),
        quote!(
            fn a(#[graphql(nonsense)] a: i32) {}
        ),
    );
    assert_documented("TypeDirective", "On an argument", on_argument, &[]);
}
