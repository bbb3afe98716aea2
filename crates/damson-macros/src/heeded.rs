//! What a macro accepts, it heeds: every attribute that is known in some place changes what the macro writes there, or is
//! refused. Attributes that are left to another macro change it by the demand that this macro be there.

use proc_macro2::TokenStream;
use syn::DeriveInput;
use syn::parse::Parse;

use crate::check::Check;
use crate::documented::known_names;
use crate::mistakes::Mistakes;
use crate::{expand, parse};

/// What a macro makes of an item: its code, or its messages.
type Outcome = Result<String, Vec<String>>;

/// A macro above an item in which `@` stands for the attributes of one place.
struct Place {
    /// What it is called in a failure.
    name: &'static str,
    /// From the item to the outcome.
    run: fn(&str) -> Outcome,
    /// The item.
    item: &'static str,
    /// What stands around the attributes, if there are any.
    around: (&'static str, &'static str),
}

/// The attributes that may change nothing, with the reason.
const WITHOUT_EFFECT: &[(&str, &str)] = &[
    ("owned", "a peer clones the value; here it is borrowed, which no client can tell"),
    ("rename_fields", "where every field is named"),
];

fn derive<M: Check>(
    item: &str,
    parse: impl Fn(&DeriveInput, &mut Mistakes) -> Option<M>,
    expand: impl Fn(&M) -> TokenStream,
) -> Outcome {
    let mut mistakes = Mistakes::default();
    let model = parse(&syn::parse_str(item).unwrap_or_else(|error| panic!("{item}: {error}")), &mut mistakes);
    outcome(model, mistakes, expand)
}

/// An attribute macro: its arguments stand in the first line of the item.
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

fn new_type(item: &str) -> Outcome {
    derive(item, parse::new_type, expand::new_type)
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
    Place { name: "NewType", run: new_type, item: "@ struct A(i32);", around: OWN },
    Place { name: "NewType, named", run: new_type, item: "#[graphql(name)] @ struct A(i32);", around: OWN },
    Place { name: "NewType, value", run: new_type, item: "struct A(@ i32);", around: OWN },
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

    /// The names that are known in this place; all there are where a macro leaves everything to another.
    fn known(&self) -> Vec<String> {
        match self.with("nonsense") {
            Err(messages) => known_names(&messages),
            Ok(_) => EXAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect(),
        }
    }
}

/// A use of each attribute that differs from what is without it.
const EXAMPLES: &[(&str, &str)] = &[
    ("arg", r#"arg(name = "more", ty = "i32")"#),
    ("cache_control", "cache_control(max_age = 5)"),
    ("complex", "complex"),
    ("complexity", "complexity = 5"),
    ("concrete", r#"concrete(name = "B", params())"#),
    ("crate", "crate = other"),
    ("default", "default = 5"),
    ("default_with", r#"default_with = "5""#),
    ("deprecation", "deprecation"),
    ("desc", r#"desc = "Five.""#),
    ("directive", "directive = b::apply(5)"),
    ("display", "display"),
    ("field", r#"field(name = "more", ty = "i32")"#),
    ("flatten", "flatten"),
    ("guard", r#"guard = "five""#),
    ("input_name", r#"input_name = "Five""#),
    ("location", ""),
    ("method", r#"method = "five""#),
    ("name", r#"name = "Five""#),
    ("name_type", "name_type"),
    ("owned", "owned"),
    ("remote", "remote = five"),
    ("rename_args", r#"rename_args = "UPPERCASE""#),
    ("rename_fields", r#"rename_fields = "UPPERCASE""#),
    ("rename_items", r#"rename_items = "lowercase""#),
    ("repeatable", "repeatable"),
    ("skip", "skip"),
    ("skip_input", "skip_input"),
    ("skip_output", "skip_output"),
    ("specified_by_url", r#"specified_by_url = "https://five.example""#),
    ("ty", ""),
    ("use_type_description", "use_type_description"),
    ("visible", "visible = false"),
];

fn example(name: &str) -> &'static str {
    let found = EXAMPLES.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("`{name}` needs an example here")).1
}

fn may_be_idle(name: &str) -> bool {
    WITHOUT_EFFECT.iter().any(|(idle, _)| *idle == name)
}

#[test]
fn every_known_attribute_changes_something_or_is_refused() {
    for place in PLACES {
        let without = place.with("");
        for name in place.known() {
            let given = example(&name);
            let heeded = given.is_empty() || place.with(given) != without;
            assert!(heeded || may_be_idle(&name), "{}: nothing heeds `{given}`", place.name);
        }
    }
}

#[test]
fn every_attribute_beside_one_that_could_silence_it_changes_something_or_is_refused() {
    for place in PLACES {
        for silencer in ["skip", "skip_input", "skip_output", "flatten", "input_name = \"Other\"", "name = \"Other\""] {
            let without = place.with(silencer);
            if without.is_err() {
                continue;
            }
            for name in place.known() {
                let given = example(&name);
                if given.is_empty() || silencer.starts_with(&name) || given == silencer {
                    continue;
                }
                let with = place.with(&format!("{silencer}, {given}"));
                let redundant = name.starts_with("skip") && silencer.starts_with("skip");
                let heeded = redundant || may_be_idle(&name) || with != without;
                assert!(heeded, "{}: nothing heeds `{given}` beside `{silencer}`", place.name);
            }
        }
    }
}

#[test]
fn what_is_known_nowhere_is_refused_everywhere() {
    let leaves_all = ["Description", "Description, field"];
    for place in PLACES {
        match place.with("nonsense") {
            Ok(code) => assert!(leaves_all.contains(&place.name) && code.contains("demand"), "{}", place.name),
            Err(messages) => assert_eq!(messages.len(), 1, "{}: {messages:?}", place.name),
        }
    }
}
