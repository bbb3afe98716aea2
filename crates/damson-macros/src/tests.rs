//! The places of attributes, for tests of all macros: a macro, an item below it, and a place in that item.

use proc_macro2::TokenStream;
use syn::DeriveInput;
use syn::parse::Parse;

use crate::check::Check;
use crate::mistakes::Mistakes;
use crate::{expand, parse};

mod documented;
mod effects;
mod places;

use places::PLACES;

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

fn trait_union(item: &str) -> Outcome {
    attribute(item, parse::trait_union, expand::abstract_type)
}

fn new_type(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::new_type(item, mistakes)), expand::new_type)
}

fn merged_object(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::merged_object(item, mistakes)), expand::object_family)
}

fn merged_subscription(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::merged_subscription(item, mistakes)), expand::merged_subscription)
}

fn columns(item: &str) -> Outcome {
    derive(item, |item, mistakes| Some(parse::columns(item, mistakes)), expand::columns)
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
