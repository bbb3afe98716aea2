//! The places of attributes, for tests of all macros: a macro, an item below it, and a place in that item.

use proc_macro2::TokenStream;
use syn::DeriveInput;
use syn::parse::Parse;

use crate::check::Check;
use crate::mistakes::Mistakes;
use crate::{expand, parse};

mod documented;
mod effects;

/// The result of a macro: its code, or its messages.
type Outcome = Result<String, Vec<String>>;

/// A macro above an item in which `@` stands for the attributes of one place.
struct Place {
    /// The name in a failure.
    name: &'static str,
    /// Runs the macro above the item.
    run: fn(&str) -> Outcome,
    item: &'static str,
    /// The text before and after the attributes, if there are any.
    around: (&'static str, &'static str),
}

fn derive<M: Check>(
    item: &str,
    parse: impl Fn(&DeriveInput, &mut Mistakes) -> Option<M>,
    expand: impl Fn(&M) -> TokenStream,
) -> Outcome {
    let mut mistakes = Mistakes::default();
    let model = parse(&syn::parse_str(item).unwrap_or_else(|error| panic!("{item}: {error}")), &mut mistakes);
    outcome(model, mistakes, expand)
}

/// Runs an attribute macro. Its arguments stand in the first line of the item.
fn attribute<I: Parse + quote::ToTokens, M: Check>(
    item: &str,
    parse: impl Fn(TokenStream, &mut I, &mut Mistakes) -> Option<M>,
    expand: impl Fn(&M) -> TokenStream,
) -> Outcome {
    let (arguments, item) = item.split_once('\n').expect("a line of arguments");
    let mut mistakes = Mistakes::default();
    let mut block = syn::parse_str(item).unwrap_or_else(|error| panic!("{item}: {error}"));
    let model = parse(arguments.parse().expect("arguments"), &mut block, &mut mistakes);
    outcome(model, mistakes, expand)
}

fn outcome<M: Check>(model: Option<M>, mut mistakes: Mistakes, expand: impl Fn(&M) -> TokenStream) -> Outcome {
    if let Some(model) = &model {
        model.check(&mut mistakes);
    }
    match (mistakes.count(), model) {
        (0, Some(model)) => Ok(expand(&model).to_string()),
        _ => Err(mistakes.messages()),
    }
}

fn simple_object(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::simple_object(item, mistakes)), expand::object_family)
}

fn input_object(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::input_object(item, mistakes)), expand::input_object)
}

fn oneof_object(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::oneof_object(item, mistakes)), expand::oneof_object)
}

fn enumeration(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::enumeration(item, mistakes)), expand::enumeration)
}

fn interface(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::interface(item, mistakes)), expand::abstract_type)
}

fn union(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::union(item, mistakes)), expand::abstract_type)
}

fn trait_interface(item: &str) -> Outcome {
    attribute(item, parse::trait_interface, expand::abstract_type)
}

fn new_type(item: &str) -> Outcome {
    derive(item, parse::new_type, expand::new_type)
}

fn merged_object(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::merged_object(item, mistakes)), expand::object_family)
}

fn merged_subscription(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::merged_subscription(item, mistakes)), expand::merged_subscription)
}

fn description(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::description(item, mistakes)), expand::description)
}

fn object(item: &str) -> Outcome {
    attribute(item, parse::object, expand::object_family)
}

fn complex_object(item: &str) -> Outcome {
    attribute(item, parse::complex_object, expand::complex_object)
}

fn subscription(item: &str) -> Outcome {
    attribute(item, parse::subscription, expand::subscription)
}

fn scalar(item: &str) -> Outcome {
    attribute(item, parse::scalar, expand::scalar)
}

fn directive(item: &str) -> Outcome {
    attribute(item, parse::directive, expand::directive)
}

fn type_directive(item: &str) -> Outcome {
    attribute(item, parse::type_directive, expand::type_directive)
}

const OWN: (&str, &str) = ("#[graphql(", ")]");
const INSIDE: (&str, &str) = (", ", "");
const ALONE: (&str, &str) = ("", "");

const PLACES: &[Place] = &[
    Place { name: "SimpleObject", run: simple_object, item: "@ struct A { a_b: i32 }", around: OWN },
    Place { name: "SimpleObject, field", run: simple_object, item: "struct A { @ a_b: i32, b: i32 }", around: OWN },
    Place { name: "InputObject", run: input_object, item: "@ struct A { a_b: i32 }", around: OWN },
    Place { name: "InputObject, field", run: input_object, item: "struct A { @ a_b: i32, b: i32 }", around: OWN },
    Place { name: "OneofObject", run: oneof_object, item: "@ enum A { Ab(i32) }", around: OWN },
    Place { name: "OneofObject, variant", run: oneof_object, item: "enum A { @ Ab(i32), B(i32) }", around: OWN },
    Place { name: "Enum", run: enumeration, item: "@ enum A { Ab }", around: OWN },
    Place { name: "Enum, variant", run: enumeration, item: "enum A { @ Ab, B }", around: OWN },
    Place { name: "Union", run: union, item: "@ enum A { Ab(B) }", around: OWN },
    Place { name: "Union, variant", run: union, item: "enum A { @ Ab(B), C(C) }", around: OWN },
    Place {
        name: "Interface",
        run: interface,
        item: r#"#[graphql(field(name = "a_b", ty = "i32", arg(name = "a_b", ty = "i32")))] @ enum A { Ab(B) }"#,
        around: OWN,
    },
    Place {
        name: "Interface, field",
        run: interface,
        item: r#"#[graphql(field(name = "a_b", ty = "i32" @))] enum A { Ab(B) }"#,
        around: INSIDE,
    },
    Place {
        name: "Interface, argument",
        run: interface,
        item: r#"#[graphql(field(name = "a", ty = "i32", arg(name = "a_b", ty = "i32" @)))] enum A { Ab(B) }"#,
        around: INSIDE,
    },
    Place { name: "Interface, variant", run: interface, item: "enum A { @ Ab(B), C(C) }", around: OWN },
    Place {
        name: "Interface, struct",
        run: interface,
        item: r#"#[graphql(for(B), field(name = "a_b", ty = "i32", arg(name = "a_b", ty = "i32")))] @ struct A { c_d: i32 }"#,
        around: OWN,
    },
    Place {
        name: "Interface, member",
        run: interface,
        item: "#[graphql(for(B))] struct A { @ a_b: i32, b: i32 }",
        around: OWN,
    },
    Place {
        name: "TraitInterface",
        run: trait_interface,
        item: "for(B) @\ntrait A { fn a_b(&self, c_d: i32) -> i32; }",
        around: INSIDE,
    },
    Place {
        name: "TraitInterface, method",
        run: trait_interface,
        item: "for(B)\ntrait A { @ fn a_b(&self) -> i32; fn b(&self) -> i32; }",
        around: OWN,
    },
    Place {
        name: "TraitInterface, downcast",
        run: trait_interface,
        item: "\ntrait A { fn a(&self) -> i32; #[graphql(downcast)] @ fn a_b(&self) -> Option<&B>; }",
        around: OWN,
    },
    Place {
        name: "TraitInterface, argument",
        run: trait_interface,
        item: "for(B)\ntrait A { fn a(&self, @ a_b: i32) -> i32; }",
        around: OWN,
    },
    Place { name: "NewType", run: new_type, item: "@ struct A(i32);", around: OWN },
    Place { name: "NewType, named", run: new_type, item: "#[graphql(name)] @ struct A(i32);", around: OWN },
    Place { name: "NewType, value", run: new_type, item: "struct A(@ i32);", around: OWN },
    Place { name: "MergedObject", run: merged_object, item: "@ struct A(B);", around: OWN },
    Place { name: "MergedObject, member", run: merged_object, item: "struct A(@ B, C);", around: OWN },
    Place { name: "MergedSubscription", run: merged_subscription, item: "@ struct A(B);", around: OWN },
    Place { name: "MergedSubscription, part", run: merged_subscription, item: "struct A(@ B);", around: OWN },
    Place { name: "Description", run: description, item: "/// A.\n @ struct A { a: i32 }", around: OWN },
    Place { name: "Description, field", run: description, item: "/// A.\n struct A { @ a: i32 }", around: OWN },
    Place { name: "Union, value", run: union, item: "enum A { Ab(@ B) }", around: OWN },
    Place { name: "SimpleObject, parameter", run: simple_object, item: "struct A<@ T> { a: T }", around: OWN },
    Place { name: "Object", run: object, item: "@\nimpl A { fn a_b(&self, c_d: i32) -> i32 { 1 } }", around: ALONE },
    Place {
        name: "Object, method",
        run: object,
        item: "\nimpl A { @ fn a_b(&self) -> i32 { 1 } fn b(&self) -> i32 { 1 } }",
        around: OWN,
    },
    Place {
        name: "Object, argument",
        run: object,
        item: "\nimpl A { fn a(&self, @ a_b: i32) -> i32 { 1 } }",
        around: OWN,
    },
    Place { name: "Object, data", run: object, item: "\nimpl A { fn a(&self, @ b: &B) -> i32 { 1 } }", around: OWN },
    Place {
        name: "Object, context",
        run: object,
        item: "\nimpl A { fn a(&self, @ ctx: &Context<'_>) -> i32 { 1 } }",
        around: OWN,
    },
    Place { name: "Object, self", run: object, item: "\nimpl A { fn a(@ &self) -> i32 { 1 } }", around: OWN },
    Place { name: "Object, above", run: object, item: "\n@ impl A { fn a(&self) -> i32 { 1 } }", around: OWN },
    Place {
        name: "Object, argument of what is skipped",
        run: object,
        item: "\nimpl A { #[graphql(skip)] fn a(@ a_b: i32) -> i32 { 1 } }",
        around: OWN,
    },
    Place {
        name: "ComplexObject",
        run: complex_object,
        item: "@\nimpl A { fn a_b(&self, c_d: i32) -> i32 { 1 } }",
        around: ALONE,
    },
    Place {
        name: "Subscription",
        run: subscription,
        item: "@\nimpl A { fn a_b(&self, c_d: i32) -> impl Stream<Item = i32> { b() } }",
        around: ALONE,
    },
    Place {
        name: "Subscription, method",
        run: subscription,
        item: "\nimpl A { @ fn a_b(&self) -> impl Stream<Item = i32> { b() } }",
        around: OWN,
    },
    Place {
        name: "Subscription, argument",
        run: subscription,
        item: "\nimpl A { fn a_b(&self, @ c_d: i32) -> impl Stream<Item = i32> { b() } }",
        around: OWN,
    },
    Place { name: "Scalar", run: scalar, item: "@\nimpl ScalarType for A {}", around: ALONE },
    Place { name: "Scalar, above", run: scalar, item: "\n@ impl ScalarType for A {}", around: OWN },
    Place {
        name: "Directive",
        run: directive,
        item: "location = \"Field\" @\nfn a(a_b: i32) -> A { A }",
        around: INSIDE,
    },
    Place {
        name: "Directive, argument",
        run: directive,
        item: "location = \"Field\"\nfn a(@ a_b: i32) -> A { A }",
        around: OWN,
    },
    Place {
        name: "TypeDirective",
        run: type_directive,
        item: "location = \"Object\" @\nfn a(a_b: i32) {}",
        around: INSIDE,
    },
    Place {
        name: "TypeDirective, argument",
        run: type_directive,
        item: "location = \"Object\"\nfn a(@ a_b: i32) {}",
        around: OWN,
    },
];

impl Place {
    fn with(&self, attributes: &str) -> Outcome {
        let (before, after) = self.around;
        let attributes = if attributes.is_empty() { String::new() } else { format!("{before}{attributes}{after}") };
        (self.run)(&self.item.replace('@', &attributes))
    }

    /// The known names in this place; `None` if the macro leaves all attributes to another.
    fn known(&self) -> Option<Vec<String>> {
        self.with("nonsense").err().map(|messages| known_names(&messages))
    }
}

/// The names in the one message about an unknown attribute.
fn known_names(messages: &[String]) -> Vec<String> {
    let [message] = messages else { panic!("one mistake: {messages:?}") };
    let list = message.split_once("nown here are ").map_or("", |(_, list)| list);
    list.split(", ").filter(|name| !name.is_empty()).map(|name| name.trim_matches('`').to_owned()).collect()
}
