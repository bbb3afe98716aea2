//! The accepted differences: each heading of `conformance/DIFFERENCES.md` with the predicate that recognises it.

mod alike;
mod cut;
mod errors;
mod response;

use super::compare::Difference;
use super::line::Question;
use alike::{alike, alike_but_messages, alike_in_any_order};
use errors::{
    is_applied_value, is_beyond_a_double, is_nullable_in_one_of, is_redefinition, is_too_much,
    is_type_system_in_request,
};
use response::{is_about_delivery, is_null_for_skip, is_order_of_types};

pub(super) struct Accepted {
    /// Its heading in `DIFFERENCES.md`.
    name: &'static str,
    /// Whether a difference is of this kind and of no other.
    is: fn(&Question, &Difference) -> bool,
}

const ALL: &[Accepted] = &[
    Accepted { name: "Quoted text is cut", is: is_cut },
    Accepted { name: "Half a character", is: is_half_character },
    Accepted { name: "Definitions of the type system in a request", is: is_type_system_in_request },
    Accepted { name: "Nullable variables in a non-null OneOf object", is: is_nullable_in_one_of },
    Accepted { name: "Definitions of what is built in", is: is_redefinition },
    Accepted { name: "Values of directives on definitions", is: is_applied_value },
    Accepted { name: "Numbers beyond a double", is: is_beyond_a_double },
    Accepted { name: "Null for @skip and @include", is: is_null_for_skip },
    Accepted { name: "Arguments of @defer and @stream", is: is_about_delivery },
    Accepted { name: "Many errors", is: is_too_much },
    Accepted { name: "Order of types in introspection", is: is_order_of_types },
];

impl Accepted {
    /// The name of the accepted difference, if this difference is accepted.
    pub(super) fn of(question: &Question, difference: &Difference) -> Option<&'static str> {
        ALL.iter().find(|accepted| (accepted.is)(question, difference)).map(|accepted| accepted.name)
    }
}

/// Only messages differ, and Damson's messages have ellipses in place of text.
fn is_cut(_: &Question, difference: &Difference) -> bool {
    match (difference.aspect, difference.theirs.as_array(), difference.ours.as_array()) {
        ("faults", Some(theirs), Some(ours)) => {
            alike_in_any_order(difference, theirs, &ours.iter().collect::<Vec<_>>())
        }
        _ => alike(&difference.theirs, &difference.ours),
    }
}

/// graphql-js counts UTF-16 units, and quotes the first half of a character.
fn is_half_character(_: &Question, difference: &Difference) -> bool {
    difference.aspect == "syntax"
        && alike_but_messages(&difference.theirs, &difference.ours, &|theirs, ours| {
            let halved: String = ours.chars().map(|c| if c.len_utf16() > 1 { '\u{FFFD}' } else { c }).collect();
            theirs == halved
        })
}

#[cfg(test)]
mod tests;
