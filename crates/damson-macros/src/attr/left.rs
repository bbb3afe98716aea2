//! Attributes that this macro does not heed: left to another macro on the same type, or refused.
//!
//! What is accepted is heeded. Whether the other macro is there only the compiler can tell, so what is left to it comes with
//! a bound that the type has to meet.

use proc_macro2::Ident;

use super::Attributes;
use crate::mistakes::Mistakes;

/// Whose attributes they are: a macro that may stand above the same type.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// The macros of objects.
    Object,
    /// The macros of inputs.
    Input,
    /// The macros of inputs, beside a `derive(Description)`.
    DescribedInput,
    /// `derive(OneofObject)`.
    Oneof,
    /// `derive(Interface)`.
    Interface,
    /// `derive(Union)`.
    Union,
    /// Any that gives an output type.
    Output,
}

/// An attribute that only another macro reads.
pub(crate) struct Left {
    /// Its name, at its place.
    pub(crate) attribute: Ident,
    /// Whose it is.
    pub(crate) to: Reader,
}

impl Attributes {
    /// Leaves these names to another macro that reads the same attributes.
    pub(crate) fn leave_to(&mut self, to: Reader, names: &[&'static str]) -> Vec<Left> {
        let given = names.iter().flat_map(|name| self.all(name)).collect::<Vec<_>>();
        given.into_iter().map(|entry| Left { attribute: entry.name, to }).collect()
    }

    /// Leaves all that is left to another macro.
    pub(crate) fn leave_rest_to(mut self, to: Reader) -> Vec<Left> {
        self.entries.drain(..).map(|entry| Left { attribute: entry.name, to }).collect()
    }

    /// Refuses these names beside an attribute that leaves them nothing to say.
    pub(crate) fn refuse_beside(&mut self, other: &str, names: &[&'static str], mistakes: &mut Mistakes) {
        self.refuse(names, &format!("has no effect beside `{other}`; remove one of them"), mistakes);
    }

    /// Refuses these names, without listing them among those that are known.
    pub(crate) fn refuse(&mut self, names: &[&'static str], message: &str, mistakes: &mut Mistakes) {
        for entry in self.entries.extract_if(.., |entry| names.iter().any(|name| entry.name == name)) {
            mistakes.at(&entry.name, format_args!("`{}` {message}", entry.name));
        }
    }

    /// Refuses all that is left.
    pub(crate) fn refuse_rest(&mut self, message: &str, mistakes: &mut Mistakes) {
        for entry in self.entries.drain(..) {
            mistakes.at(&entry.name, format_args!("`{}` {message}", entry.name));
        }
    }
}
